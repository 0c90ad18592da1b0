internal import Diagnostics
internal import Quantities

/// Resolves an expression's names and checks its types and, in rules, its units.
public struct Checker {
  /// A name with a value of its own: declared by the host, or of a rule's `each`.
  public struct Variable: Sendable {
    public let name: String
    public let type: ValueType

    public init(name: String, type: ValueType) {
      self.name = name
      self.type = type
    }
  }

  let dialect: Dialect
  let environment: Environment
  /// What a host's rows are called; rules alone have one.
  let vocabulary: (any Vocabulary)?
  private let source: String
  private let sourceBytes: [UInt8]
  /// Names that stand for members of other names: `x` for `gdp` in a rule stated once for each indicator.
  let substitutions: [String: String]
  /// The variables of the macros around, from the outermost.
  var macroVariables: [Variable] = []
  /// How deep their values are nested at most.
  var macroVariableDepths: [Int] = []
  var subjects: [ObjectType]
  /// How many of the macros' variables stand outside the innermost expression that is evaluated for other rows.
  var variablesOutsideScope = 0
  var bindings = TypeBindings()
  private var faults: [ExpressionFault] = []
  /// A host's macros may repeat their arguments, so that the text alone bounds neither.
  private static let mostParts = 100_000
  /// How deep values may be nested in one another.
  private static let deepestValue = 100
  private var parts = 0
  private var depth = 0

  private init(
    _ source: String, _ dialect: Dialect, _ environment: Environment, _ vocabulary: (any Vocabulary)?,
    _ substitutions: [String: String]
  ) {
    self.source = source
    sourceBytes = Array(source.utf8)
    self.dialect = dialect
    self.environment = environment
    self.vocabulary = vocabulary
    self.substitutions = substitutions
    subjects = vocabulary.map { [$0.subject] } ?? []
  }

  /// Parses and checks an expression of a rule.
  ///
  /// - Parameters:
  ///   - variables: Names with values of their own, in the order in which the evaluator is given them.
  ///   - substitutions: Names that stand for other names of members.
  /// - Throws: Every fault found.
  public static func check(
    _ text: String, against vocabulary: any Vocabulary, variables: [Variable] = [],
    substitutions: [String: String] = [:]
  ) throws(ExpressionFaults) -> Expression {
    let syntax = try Parser.parse(text, in: .rules)
    var checker = Checker(text, .rules, Environment(variables: variables), vocabulary, substitutions)
    return try checker.checked(syntax)
  }

  /// Parses and checks an expression of standard CEL.
  ///
  /// - Throws: Every fault found.
  public static func check(_ text: String, in environment: Environment) throws(ExpressionFaults) -> Expression {
    let syntax = try Parser.parse(text, in: .standard)
    var checker = Checker(text, .standard, environment, nil, [:])
    return try checker.checked(syntax)
  }

  private mutating func checked(_ syntax: Syntax) throws(ExpressionFaults) -> Expression {
    let expression = expression(syntax)
    guard faults.isEmpty, let expression else { throw ExpressionFaults(faults.sorted { $0.offset < $1.offset }) }
    return expression
  }

  // MARK: - Dispatch

  /// `nil` where a fault in it leaves it without a type; the fault has been noted.
  mutating func expression(_ syntax: Syntax) -> Expression? {
    guard parts <= Self.mostParts else { return nil }
    parts += 1
    depth += 1
    defer { depth -= 1 }
    if parts > Self.mostParts { fault(.tooManyParts(limit: Self.mostParts), at: syntax) }
    guard depth <= Parser.deepestNesting else {
      fault(.tooDeep(limit: Parser.deepestNesting), at: syntax)
      parts = Self.mostParts + 1
      return nil
    }
    guard let expression = typed(syntax) else { return nil }
    // By names for values a short text nests deeper than its own brackets.
    guard expression.depth <= Self.deepestValue else {
      fault(.tooDeep(limit: Self.deepestValue), at: syntax)
      parts = Self.mostParts + 1
      return nil
    }
    return expression
  }

  private mutating func typed(_ syntax: Syntax) -> Expression? {
    switch syntax.kind {
    case .boolean, .null, .integer, .unsigned, .decimal, .string, .bytes: return literal(syntax)
    case .identifier(let name): return identifier(name, syntax)
    case .select(let object, let field, let isOptional): return select(object, field, isOptional, syntax)
    case .index(let list, let key, let isOptional): return index(list, key, isOptional, syntax)
    case .call(let name, let receiver, let arguments): return call(name, receiver, arguments, syntax)
    case .comprehension(let macro, let range, let variables, let condition, let body):
      return comprehension(macro, range, variables, condition, body, syntax)
    case .bind(let name, let value, let body): return bind(name, value, body, syntax)
    case .optionalMap(let optional, let variable, let body, let isFlat):
      return optionalMap(optional, variable, body, isFlat, syntax)
    case .has(let field): return has(field, syntax)
    case .list(let elements): return list(elements, syntax)
    case .map(let entries): return map(entries, syntax)
    case .message(let name):
      fault(.noMessages(name), at: syntax)
      return nil
    case .not(let operand):
      return condition(operand, context: "!").flatMap { make(.not($0), .boolean, syntax) }
    case .negate(let operand): return negation(operand, syntax)
    case .binary(let sign, let left, let right): return binary(sign, left, right, syntax)
    case .conditional(let test, let first, let second): return conditional(test, first, second, syntax)
    case .scoped(let object, let body): return scoped(object, body, syntax)
    }
  }

  func make(
    _ operation: Expression.Operation, _ type: ValueType, _ syntax: Syntax, variableDepth: Int = 0
  ) -> Expression {
    Expression(
      operation, environment.isTyped ? bindings.resolved(type) : .dyn,
      ExpressionText(source: source, range: syntax.range), dialect, variableDepth: variableDepth)
  }

  mutating func fault(_ fact: ExpressionFact, at syntax: Syntax) {
    faults.append(ExpressionFault(at: syntax.range.lowerBound, fact))
  }

  func text(_ syntax: Syntax) -> String {
    String(decoding: sourceBytes[syntax.range], as: UTF8.self)
  }

  /// An expression that must be true or false.
  mutating func condition(_ syntax: Syntax, context: String) -> Expression? {
    guard let expression = expression(syntax) else { return nil }
    guard bindings.assign(expression.type, to: .boolean) else {
      fault(.wrongType(context: context, wanted: [.boolean], found: name(of: expression)), at: syntax)
      return nil
    }
    return expression
  }

  /// The type for messages.
  func name(of expression: Expression) -> TypeName { bindings.resolved(expression.type).name }

  // MARK: - Literals

  private mutating func literal(_ syntax: Syntax) -> Expression? {
    switch syntax.kind {
    case .boolean(let value): return make(.constant(.boolean(value)), .boolean, syntax)
    case .string(let text): return make(.constant(.string(text)), .string, syntax)
    case .bytes(let bytes): return make(.constant(.bytes(bytes)), .bytes, syntax)
    case .integer(let text), .unsigned(let text), .decimal(let text):
      let literal = dialect == .rules ? NumberLiteral.number(text) : NumberLiteral.standard(syntax.kind)
      guard let (value, type) = literal else {
        fault(.numberOutOfRange(text), at: syntax)
        return nil
      }
      return make(.constant(value), type, syntax)
    default: return make(.constant(.null), .null, syntax)
    }
  }
}

/// Reads the numbers that expressions write.
private enum NumberLiteral {
  /// The exact number of a rule.
  static func number(_ text: String) -> (Value, ValueType)? {
    let decimal = hexadecimal(text).map { digits in Int(digits, radix: 16).map { Decimal($0) } } ?? Decimal(text)
    return (decimal ?? startingWithPoint(text)).map { (.number(Number($0)), .number(.number)) }
  }

  /// `.5` is a decimal of the language, though of no file.
  private static func startingWithPoint(_ text: String) -> Decimal? {
    text.hasPrefix(".") ? Decimal("0" + text) : text.hasPrefix("-.") ? Decimal("-0" + text.dropFirst()) : nil
  }

  static func standard(_ kind: Syntax.Kind) -> (Value, ValueType)? {
    switch kind {
    case .integer(let text):
      let integer = hexadecimal(text).map { Int64($0, radix: 16) } ?? Int64(text)
      return integer.map { (.int($0), .int) }
    case .unsigned(let text):
      let integer = hexadecimal(text).map { UInt64($0, radix: 16) } ?? UInt64(text)
      return integer.map { (.uint($0), .uint) }
    case .decimal(let text):
      return Double(text).flatMap { $0.isFinite ? (.double($0), .double) : nil }
    default: return nil
    }
  }

  /// The digits behind `0x`, with the sign before it; `nil` where it is not so written.
  private static func hexadecimal(_ text: String) -> String? {
    let isNegative = text.hasPrefix("-")
    let digits = isNegative ? text.dropFirst() : text[...]
    guard digits.hasPrefix("0x") || digits.hasPrefix("0X") else { return nil }
    return (isNegative ? "-" : "") + digits.dropFirst(2)
  }
}

extension Checker {
  func nearest(_ name: String, _ known: [String]) -> String? {
    // `c.growth(x)`: the name is right, its use is not.
    nearestName(to: name, among: known).flatMap { $0 == name ? nil : $0 }
  }
}
