internal import Quantities

/// What the names in an expression mean: declared by the host, which alone knows of regions, years and records.
public protocol Vocabulary {
  /// The object whose members stand in the expression as plain names.
  var subject: ObjectType { get }
  func member(_ name: String, of type: ObjectType) -> Member?
  /// The names that `member` knows, to suggest one for a mistyped name.
  func memberNames(of type: ObjectType) -> [String]
  /// A function of an object, such as `in_year(2020)`; called without a receiver it is the subject's.
  /// - Throws: What is wrong with the arguments.
  func method(_ name: String, of type: ObjectType, arguments: [Argument]) throws(ExpressionFact) -> Method?
  /// A function that stands for other syntax, such as `change(x)`.
  /// - Throws: What is wrong with the arguments.
  func expansion(of name: String, arguments: [Syntax], range: Range<Int>) throws(ExpressionFact) -> Syntax?
  /// A function of values alone, such as the growth between two.
  func function(_ name: String, arguments: [Argument]) throws(ExpressionFact) -> HostFunction?
  /// The names of all methods, expansions and functions, to suggest one.
  var functionNames: [String] { get }
}

/// A member of an object: a column of the table that the object is a row of.
public struct Member: Sendable {
  /// The host's number for it.
  public let slot: Int
  public let type: ValueType
  /// What to read instead where the member is a list that is only summed, if that differs.
  public let slotForSum: Int?

  public init(slot: Int, type: ValueType, slotForSum: Int? = nil) {
    self.slot = slot
    self.type = type
    self.slotForSum = slotForSum
  }
}

/// A function that an object answers.
public struct Method: Sendable {
  public let slot: Int
  public let result: ValueType

  public init(slot: Int, result: ValueType) {
    self.slot = slot
    self.result = result
  }
}

/// An argument as the host sees it when an expression is checked.
public struct Argument: Sendable {
  public let type: ValueType
  /// Its value, where it stands in the expression as a literal.
  public let constant: Value?
  public let text: String
}

/// A function of values that the host adds to the language.
public struct HostFunction: Sendable {
  public let name: String
  public let result: ValueType
  /// Whether it joins values of several years or sources into one figure, as growth does.
  public let joins: Bool
  /// Its value; the texts are those of the arguments, to name the one that makes it undetermined.
  public let apply: @Sendable (_ arguments: [Value], _ texts: [String]) -> Value

  public init(
    name: String, result: ValueType, joins: Bool,
    apply: @escaping @Sendable (_ arguments: [Value], _ texts: [String]) -> Value
  ) {
    self.name = name
    self.result = result
    self.joins = joins
    self.apply = apply
  }
}
