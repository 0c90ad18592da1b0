import CEL
import Diagnostics

/// A file of the conformance suite, in the project's JSON form of it.
struct ConformanceFile: Decodable {
  let file: String
  let tests: [ConformanceCase]
}

/// One case of the suite: an expression, what it is evaluated in, and what it has to give.
struct ConformanceCase: Decodable {
  let id: String
  let `class`: String
  let ext: [String]
  let test: Body

  struct Body: Decodable {
    let expr: String
    let container: String?
    let typeEnv: [Declaration]?
    let bindings: [String: Binding]?
    let disableCheck: Bool?
    let checkOnly: Bool?
    let value: ConformanceValue?
    let evalError: EvaluationError?
    let typedResult: TypedResult?
  }

  struct Declaration: Decodable {
    let name: String
    let ident: Identifier?
    let function: Function?
  }

  struct Identifier: Decodable {
    let type: ConformanceType
  }

  struct Function: Decodable {
    let overloads: [Overload]
  }

  struct Overload: Decodable {
    let params: [ConformanceType]?
    let resultType: ConformanceType
    let isInstanceFunction: Bool?
  }

  struct Binding: Decodable {
    let value: ConformanceValue
  }

  /// Its message is each engine's own and not compared.
  struct EvaluationError: Decodable {}

  struct TypedResult: Decodable {
    let result: ConformanceValue?
    let deducedType: ConformanceType
  }

  enum Outcome {
    case passed
    case failed(wanted: String, got: String)
  }
}

// MARK: - Running

extension ConformanceCase {
  private static let supported: Set = [
    "strings", "math", "encoders", "optionals", "bindings", "two_var_comprehensions",
  ]

  /// Whether it needs no more than the language and the extensions that the engine has.
  var isSupported: Bool {
    (`class` == "core" || `class` == "ext") && ext.allSatisfy(Self.supported.contains)
  }

  /// The expression on one line.
  var shownText: String { Standard.outline(.string(test.expr)) }

  private var environment: Environment {
    let declarations = test.typeEnv ?? []
    return Environment(
      container: test.container ?? "",
      variables: declarations.compactMap { declaration in
        declaration.ident.map { Checker.Variable(name: declaration.name, type: $0.type.type) }
      },
      functions: declarations.compactMap { declaration in
        declaration.function.map { FunctionDeclaration(name: declaration.name, forms: $0.overloads.map(\.form)) }
      },
      isTyped: test.disableCheck != true)
  }

  func run() -> Outcome {
    let environment = environment
    let program: Program
    do throws(ExpressionFaults) {
      program = try Program(test.expr, in: environment)
    } catch {
      return .failed(wanted: wanted, got: Standard.outline(error))
    }
    if let wanted = test.typedResult?.deducedType.type, program.type != wanted {
      return .failed(wanted: "type \(Standard.outline(wanted))", got: "type \(Standard.outline(program.type))")
    }
    if test.checkOnly == true { return .passed }
    let value = program.evaluate(Activation((test.bindings ?? [:]).mapValues(\.value.value), for: environment)).value
    return isWanted(value) ? .passed : .failed(wanted: wanted, got: Standard.outline(value))
  }

  /// `true` is what a case wants that does not say.
  private var wantedValue: Value {
    (test.value ?? test.typedResult?.result)?.value ?? .boolean(true)
  }

  private var wanted: String { test.evalError == nil ? Standard.outline(wantedValue) : "an error" }

  private func isWanted(_ value: Value) -> Bool {
    guard test.evalError != nil else { return value.isExactly(wantedValue) }
    if case .error = value { return true }
    return false
  }
}

extension ConformanceCase.Overload {
  fileprivate var form: FunctionDeclaration.Form {
    FunctionDeclaration.Form(
      parameters: (params ?? []).map(\.type), result: resultType.type, isMember: isInstanceFunction == true)
  }
}

// MARK: - Comparing

extension Value {
  /// Whether both are of the same kind and the same value: an int is no uint, NaN is NaN, maps have no order.
  fileprivate func isExactly(_ other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.uint(let a), .uint(let b)): a == b
    case (.double(let a), .double(let b)): a.isNaN ? b.isNaN : a.bitPattern == b.bitPattern
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.bytes(let a), .bytes(let b)): a == b
    case (.timestamp(let a), .timestamp(let b)): a == b
    case (.duration(let a), .duration(let b)): a == b
    case (.type(let a), .type(let b)): Standard.headName(of: a) == Standard.headName(of: b)
    case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.isExactly($1) }
    case (.map(let a), .map(let b)):
      a.count == b.count
        && a.entries.allSatisfy { entry in
          b.entries.contains { $0.key.isExactly(entry.key) && $0.value.isExactly(entry.value) }
        }
    case (.optional(let a), .optional(let b)):
      switch (a, b) {
      case (let a?, let b?): a.isExactly(b)
      default: a == nil && b == nil
      }
    default: false
    }
  }
}
