public import Quantities

/// A checked expression: names resolved, types and units known.
///
/// `rd_expenditure / gdp` is an arithmetic operation on two members of the subject, of the type share. It is what other
/// engines' languages are written from; the evaluator runs the step that was made of it.
public final class Expression: Sendable {
  public indirect enum Operation: Sendable {
    case constant(Value)
    /// A variable of the host's, in the order in which they were declared.
    case variable(Int)
    /// A variable of a macro, counted from the outermost.
    case macroVariable(Int)
    /// A name that nothing declares, in an expression whose types are not checked.
    case unknownName(String)
    /// The object whose members stand as plain names.
    case subject
    case member(Expression, slot: Int, name: String)
    case method(Expression, slot: Int, arguments: [Expression])
    case scoped(to: Expression, Expression)
    /// A field of a map, or as an optional value.
    case select(Expression, field: String, isOptional: Bool)
    /// Whether a map has a field.
    case has(Expression, field: String)
    case index(Expression, Expression, isOptional: Bool)
    case not(Expression)
    case negate(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case conditional(Expression, Expression, Expression)
    case arithmetic(Arithmetic, Expression, Expression)
    case comparison(BinaryOperator, Expression, Expression)
    case isIn(Expression, Expression)
    /// The variables stand in the slots from `slot` on.
    case comprehension(
      Comprehension, range: Expression, slot: Int, variables: Int, condition: Expression?, body: Expression?)
    case bind(slot: Int, Expression, Expression)
    case optionalMap(Expression, slot: Int, body: Expression, isFlat: Bool)
    case list([Element])
    case map([Entry])
    /// A function of the language or of one of its libraries.
    case call(FunctionCall, [Expression])
    case absolute(Expression)
    /// Rounded to so many decimals of the unit.
    case rounded(Expression, Rounding, Unit)
    case reported(Expression)
    /// A member as an optional value: empty where it was not reported.
    case optionalMember(Expression)
    case function(HostFunction, [Expression])
  }

  public enum Arithmetic: Sendable, Hashable {
    case add
    case subtract
    case multiply
    case divide
    case modulo
    /// Two texts or two lists, one after the other.
    case join
  }

  /// How a number is rounded, in the unit that it is written in.
  public enum Rounding: Sendable, Hashable {
    /// Half to even, to so many digits after the point (GB/T 8170).
    case halfEven(decimals: Int)
    case up
    case down
    case towardsZero
    /// Half away from zero, as CEL's `math.round` does.
    case halfAway
  }

  public struct Element: Sendable {
    public let value: Expression
    public let isOptional: Bool
  }

  public struct Entry: Sendable {
    public let key: Expression
    public let value: Expression
    public let isOptional: Bool
  }

  public let operation: Operation
  public let type: ValueType
  let source: ExpressionText
  /// What evaluates it.
  let step: any Step
  /// How many operations it is made of, itself included.
  let size: Int
  /// How many levels of lists, maps and optional values its value has at most; values are gone through level by level.
  let depth: Int

  /// The bytes of the whole expression's text that it covers.
  public var range: Range<Int> { source.range }

  /// The text of the whole expression that it is a part of.
  public var sourceText: String { source.source }

  /// The text that it was written as, for messages to quote.
  public var text: String { source.text }

  init(
    _ operation: Operation, _ type: ValueType, _ source: ExpressionText, _ dialect: Dialect, variableDepth: Int = 0
  ) {
    self.operation = operation
    self.type = type
    self.source = source
    step = Planner(dialect, source).step(for: operation)
    size = operation.operands.reduce(1) { $0 + $1.size }
    depth = type.isScalar ? 0 : max(variableDepth, operation.depth)
  }

  /// Another step and other parts for what is the same expression.
  init(_ operation: Operation, copying other: Expression, step: any Step) {
    self.operation = operation
    type = other.type
    source = other.source
    self.step = step
    size = other.size
    depth = other.depth
  }

  /// A value that a host gives where an expression is expected.
  public static func constant(_ value: Value, _ type: ValueType, text: String) -> Expression {
    Expression(.constant(value), type, ExpressionText(source: text, range: 0..<text.utf8.count), .rules)
  }

  /// The expressions that it is made of.
  public var operands: [Expression] { operation.operands }

  /// Whether the predicate holds for it or for anything within it.
  public func contains(where predicate: (Expression) -> Bool) -> Bool {
    predicate(self) || operands.contains { $0.contains(where: predicate) }
  }
}

extension Expression.Operation {
  /// The expressions that it is made of.
  fileprivate var operands: [Expression] {
    switch self {
    case .constant, .variable, .macroVariable, .unknownName, .subject: []
    case .member(let a, _, _), .select(let a, _, _), .has(let a, _), .not(let a), .negate(let a), .absolute(let a),
      .rounded(let a, _, _), .reported(let a), .optionalMember(let a):
      [a]
    case .and(let a, let b), .or(let a, let b), .arithmetic(_, let a, let b), .comparison(_, let a, let b),
      .isIn(let a, let b), .index(let a, let b, _), .scoped(let a, let b), .bind(_, let a, let b),
      .optionalMap(let a, _, let b, _):
      [a, b]
    case .conditional(let a, let b, let c): [a, b, c]
    case .comprehension(_, let range, _, _, let condition, let body): [range] + [condition, body].compactMap { $0 }
    case .method(let object, _, let arguments): [object] + arguments
    case .list(let elements): elements.map(\.value)
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .call(_, let arguments), .function(_, let arguments): arguments
    }
  }
}

extension Expression.Operation {
  fileprivate var depth: Int {
    let parts = operands.map(\.depth).max() ?? 0
    switch self {
    case .list, .map, .optionalMap, .optionalMember, .select(_, _, true), .index(_, _, true), .call, .function:
      return parts + 1
    case .comprehension(let macro, _, _, _, _, _): return macro.takesCondition ? parts : parts + 1
    case .bind(_, _, let body): return body.depth
    default: return parts
    }
  }
}

/// A part of an expression's text.
struct ExpressionText: Sendable {
  let source: String
  let range: Range<Int>

  var text: String {
    let bytes = source.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    let end = bytes.index(start, offsetBy: range.count)
    return String(source[start..<end])
  }
}

/// A call of a function, by the forms that its arguments' types leave.
public struct FunctionCall: Sendable {
  public let name: String
  /// The ids of the forms that may be meant: one, where all types are known.
  public var overloadIds: [String] { overloads.map(\.id) }
  let overloads: [Overload]
}
