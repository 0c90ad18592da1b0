public import Quantities

/// A checked expression: names resolved, types and units known.
///
/// `rd_expenditure / gdp` is an arithmetic operation on two members of the subject, of the type share. It is what the
/// evaluator runs and what other engines' languages are written from.
public final class Expression: Sendable {
  public indirect enum Operation: Sendable {
    case constant(Value)
    /// A variable, counted from the outermost.
    case variable(Int)
    /// The object whose members stand as plain names.
    case subject
    case member(Expression, slot: Int, name: String)
    case method(Expression, slot: Int, arguments: [Expression])
    case scoped(to: Expression, Expression)
    case not(Expression)
    case negate(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case conditional(Expression, Expression, Expression)
    case arithmetic(Arithmetic, Expression, Expression)
    case comparison(BinaryOperator, Expression, Expression)
    case isIn(Expression, Expression)
    case comprehension(Comprehension, range: Expression, variable: Int?, body: Expression?)
    case list([Expression])
    case map([(key: Expression, value: Expression)])
    case index(Expression, Expression)
    case size(Expression)
    case text(TextTest, Expression, Expression)
    case absolute(Expression)
    /// Rounded, half to even, to so many decimals of the unit.
    case rounded(Expression, decimals: Expression, Unit)
    case reported(Expression)
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

  public enum TextTest: String, Sendable, Hashable {
    case contains
    case startsWith
    case endsWith
  }

  public let operation: Operation
  public let type: ValueType
  /// The bytes of the whole expression's text that it covers.
  public let range: Range<Int>
  private let source: String

  init(_ operation: Operation, _ type: ValueType, range: Range<Int>, of source: String) {
    self.operation = operation
    self.type = type
    self.range = range
    self.source = source
  }

  /// The text that it was written as, for messages to quote.
  public var text: String {
    let bytes = source.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    let end = bytes.index(start, offsetBy: range.count)
    return String(source[start..<end])
  }

  /// The expressions that it is made of.
  public var operands: [Expression] {
    switch operation {
    case .constant, .variable, .subject: []
    case .member(let object, _, _): [object]
    case .method(let object, _, let arguments): [object] + arguments
    case .scoped(let object, let body): [object, body]
    case .not(let a), .negate(let a), .size(let a), .absolute(let a), .reported(let a): [a]
    case .and(let a, let b), .or(let a, let b), .arithmetic(_, let a, let b), .comparison(_, let a, let b),
      .isIn(let a, let b), .index(let a, let b), .text(_, let a, let b), .rounded(let a, let b, _):
      [a, b]
    case .conditional(let a, let b, let c): [a, b, c]
    case .comprehension(_, let range, _, let body): [range] + (body.map { [$0] } ?? [])
    case .list(let elements): elements
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .function(_, let arguments): arguments
    }
  }

  /// Whether the predicate holds for it or for anything within it.
  public func contains(where predicate: (Expression) -> Bool) -> Bool {
    predicate(self) || operands.contains { $0.contains(where: predicate) }
  }
}

extension Expression {
  /// A value that a host gives where an expression is expected.
  public static func constant(_ value: Value, _ type: ValueType, text: String) -> Expression {
    Expression(.constant(value), type, range: 0..<text.utf8.count, of: text)
  }
}
