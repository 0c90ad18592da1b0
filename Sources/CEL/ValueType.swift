public import Quantities

/// The type of an expression, with its unit where it is a number.
public indirect enum ValueType: Sendable, Hashable {
  case boolean
  /// A number; its unit is the one in which a person would write it, its dimension decides what it meets.
  case number(Unit)
  case string
  case date
  case null
  case list(ValueType)
  case map(ValueType, ValueType)
  case object(ObjectType)
  /// The element of an empty list: it meets every type.
  case any

  /// The name for messages.
  public var name: TypeName {
    switch self {
    case .boolean: .boolean
    case .number(let unit): .number(unit: unit.symbol)
    case .string: .string
    case .date: .date
    case .null: .null
    case .list: .list
    case .map: .map
    case .object(let type): .object(type.name)
    case .any: .any
    }
  }

  /// Whether values of the two can be equal; numbers by dimension, which is checked apart so that its message can say more.
  func meets(_ other: ValueType) -> Bool {
    switch (self, other) {
    case (.any, _), (_, .any): true
    case (.number, .number): true
    case (.list(let element), .list(let otherElement)): element.meets(otherElement)
    case (.map(let key, let value), .map(let otherKey, let otherValue)): key.meets(otherKey) && value.meets(otherValue)
    default: self == other
    }
  }

  /// The units that stand against one another where values of the two, which meet, are compared.
  func unitPairs(with other: ValueType) -> [(Unit, Unit)] {
    switch (self, other) {
    case (.number(let unit), .number(let otherUnit)): [(unit, otherUnit)]
    case (.list(let element), .list(let otherElement)): element.unitPairs(with: otherElement)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      key.unitPairs(with: otherKey) + value.unitPairs(with: otherValue)
    default: []
    }
  }

  /// The type of what may be a value of either: of a plain number and a count it is the count.
  func joined(with other: ValueType) -> ValueType {
    switch (self, other) {
    case (.any, _): other
    case (.number(let unit), .number(let otherUnit)): unit.dimension == .number ? .number(otherUnit) : self
    case (.list(let element), .list(let otherElement)): .list(element.joined(with: otherElement))
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      .map(key.joined(with: otherKey), value.joined(with: otherValue))
    default: self
    }
  }
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
