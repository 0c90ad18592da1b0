public import Quantities

/// The host's tables: what the members of an object are.
public protocol Rows: AnyObject {
  func value(ofMember slot: Int, named name: String, in object: Object) -> Value
  func value(ofMethod slot: Int, arguments: [Value], of object: Object) -> Value
}

/// Evaluates checked expressions for one subject.
///
/// In the rule dialect both sides of `&&` and `||` are evaluated and macros visit every member, so that a verdict lists
/// every missing value that the expression reads, whatever the order of its parts.
public struct Evaluator {
  /// A bound no rule comes near; it ends what nested macros over long lists would make of an evening.
  public static let defaultBudget = 100_000_000

  private let rows: any Rows
  private var subject: Object
  private var variables: [Value]
  private var remainingSteps: Int
  /// Missing values that the result did not need.
  public internal(set) var absorbed = MissingSet()
  var nonresponse: Nonresponse?

  /// - Parameter variables: The values of the variables that the expression was checked with, in their order.
  public init(
    _ rows: any Rows, subject: Object, variables: [Value] = [], budget: Int = Self.defaultBudget
  ) {
    self.rows = rows
    self.subject = subject
    self.variables = variables
    remainingSteps = budget
  }

  /// The expression's value; with a response rate, members that lack what one aggregate reads are left out of all.
  public mutating func evaluate(_ expression: Expression, responseRate: Number? = nil) -> Value {
    guard let responseRate else { return value(of: expression) }
    nonresponse = Nonresponse(rate: responseRate)
    _ = value(of: expression)
    nonresponse?.isDecided = true
    absorbed = MissingSet()
    let result = value(of: expression)
    nonresponse = nil
    return result
  }

  // MARK: - Dispatch

  mutating func value(of expression: Expression) -> Value {
    remainingSteps -= 1
    guard remainingSteps > 0 else { return .missing(expression.text, in: subject, .tooManySteps) }
    switch expression.operation {
    case .constant(let value): return value
    case .variable(let slot): return variables[slot]
    case .subject: return .object(subject)
    case .member(let object, let slot, let name): return member(of: object, slot, name)
    case .method(let object, let slot, let arguments): return method(of: object, slot, arguments)
    case .scoped(let object, let body): return scoped(to: object, body)
    case .not(let operand): return negation(of: operand)
    case .negate(let operand): return mapNumber(operand) { .number(-$0) }
    case .and(let left, let right): return decide(left, right, deciding: false)
    case .or(let left, let right): return decide(left, right, deciding: true)
    case .conditional(let test, let first, let second): return choose(test, first, second)
    case .arithmetic(let operation, let left, let right): return reckon(operation, left, right)
    case .comparison(let sign, let left, let right): return compare(sign, left, right)
    case .isIn(let element, let list): return membership(element, list)
    case .comprehension(let macro, let range, let variable, let body):
      return comprehend(macro, range, variable, body, expression)
    case .list(let elements): return collect(elements) { .list($0) }
    case .map(let entries): return map(entries)
    case .index(let list, let key): return element(of: list, at: key, expression)
    case .size(let operand): return size(operand)
    case .text(let test, let text, let part): return textTest(test, text, part)
    case .absolute(let operand): return mapNumber(operand) { .number($0.magnitude) }
    case .rounded(let operand, let decimals, let unit): return rounded(operand, decimals, unit)
    case .reported(let operand): return isReported(operand)
    case .function(let function, let arguments):
      return collect(arguments) { function.apply($0, arguments.map(\.text)) }
    }
  }
}

// MARK: - Names

extension Evaluator {
  private mutating func member(of object: Expression, _ slot: Int, _ name: String) -> Value {
    if case .subject = object.operation { return rows.value(ofMember: slot, named: name, in: subject) }
    switch value(of: object) {
    case .object(let object): return rows.value(ofMember: slot, named: name, in: object)
    case let other: return other
    }
  }

  private mutating func method(of object: Expression, _ slot: Int, _ arguments: [Expression]) -> Value {
    guard case .object(let object) = value(of: object) else { return value(of: object) }
    return collect(arguments) { [rows] in rows.value(ofMethod: slot, arguments: $0, of: object) }
  }

  /// The body for other rows: the subject, and every variable that is a row, give way to what `object` is for them.
  private mutating func scoped(to object: Expression, _ body: Expression) -> Value {
    let outer = subject
    let outerVariables = variables
    defer {
      subject = outer
      variables = outerVariables
    }
    guard case .object(let counterpart) = value(of: object) else { return value(of: object) }
    for (slot, variable) in outerVariables.enumerated() {
      guard case .object(let row) = variable else { continue }
      subject = row
      variables[slot] = value(of: object)
    }
    subject = counterpart
    return value(of: body)
  }

  var currentSubject: Object { subject }

  mutating func absorb(_ missing: MissingSet) {
    if !missing.isEmpty { absorbed.formUnion(missing) }
  }

  /// Evaluates all and goes on with their values, or is unknown for all that any of them lacks.
  mutating func collect(_ expressions: [Expression], _ body: ([Value]) -> Value) -> Value {
    var values: [Value] = []
    values.reserveCapacity(expressions.count)
    var missing = MissingSet()
    var isUnknown = false
    for expression in expressions {
      let value = value(of: expression)
      if case .unknown(let lacking) = value {
        missing.formUnion(lacking)
        isUnknown = true
      }
      values.append(value)
    }
    return isUnknown ? .unknown(missing) : body(values)
  }

  /// Visits a member with the macro's variable bound to it.
  mutating func value(of body: Expression, binding slot: Int, to element: Value) -> Value {
    if slot < variables.count {
      variables[slot] = element
    } else {
      variables.append(element)
    }
    return value(of: body)
  }
}
