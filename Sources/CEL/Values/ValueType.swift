public import Quantities

/// The type of an expression, with its unit where it is a number of a rule.
public indirect enum ValueType: Sendable, Hashable {
  case boolean
  case int
  case uint
  case double
  /// A rule's number; its unit is the one in which a person would write it, its dimension decides what it meets.
  case number(Unit)
  case string
  case bytes
  case timestamp
  case duration
  case date
  case null
  case list(ValueType)
  case map(ValueType, ValueType)
  /// The type of a type: that of `int`, and of `type(x)`.
  case type(ValueType)
  case optional(ValueType)
  case object(ObjectType)
  /// A type of the host's own, by its name and parameters.
  case abstract(String, [ValueType])
  /// A type that is not known before the value is there: it meets every other.
  case dyn
  /// Stands for one type throughout a function's signature.
  case parameter(String)
}

/// A kind of thing that the host knows and expressions can name the members of: a region in a year, a record.
public struct ObjectType: Sendable, Hashable {
  /// The host's number for it.
  public let id: Int
  /// What a rule author calls it.
  public let name: String

  public init(id: Int, name: String) {
    self.id = id
    self.name = name
  }
}
