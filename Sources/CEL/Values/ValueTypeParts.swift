internal import Quantities

extension ValueType {
  /// The types that it is made of: a list's members, a map's keys and values.
  public var parts: [ValueType] {
    switch self {
    case .list(let part), .optional(let part), .type(let part): [part]
    case .map(let key, let value): [key, value]
    case .abstract(_, let parts): parts
    default: []
    }
  }

  func mapParts(_ transform: (ValueType) -> ValueType) -> ValueType {
    switch self {
    case .list(let part): .list(transform(part))
    case .optional(let part): .optional(transform(part))
    case .type(let part): .type(transform(part))
    case .map(let key, let value): .map(transform(key), transform(value))
    case .abstract(let name, let parts): .abstract(name, parts.map(transform))
    default: self
    }
  }

  /// Whether its values have no parts.
  var isScalar: Bool {
    switch self {
    case .list, .map, .optional, .abstract, .dyn, .parameter: false
    default: true
    }
  }

  var hasParameter: Bool {
    switch self {
    case .parameter: true
    case .list(let part), .optional(let part), .type(let part): part.hasParameter
    case .map(let key, let value): key.hasParameter || value.hasParameter
    case .abstract(_, let parts): parts.contains(where: \.hasParameter)
    default: false
    }
  }

  /// The type without what it is made of, by its name in the language: what `type(x)` tells at run time.
  var kind: String {
    switch self {
    case .boolean: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .number: "decimal"
    case .string: "string"
    case .bytes: "bytes"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .date: "date"
    case .null: "null_type"
    case .list: "list"
    case .map: "map"
    case .type: "type"
    case .optional: "optional_type"
    case .object(let type): type.name
    case .abstract(let name, _): name
    case .dyn, .parameter: "dyn"
    }
  }

  /// Whether a part of it is not known before the value is there.
  var mentionsDyn: Bool {
    switch self {
    case .dyn: true
    default: parts.contains(where: \.mentionsDyn)
    }
  }

  /// The units of the numbers that it is or is made of.
  var units: [Unit] {
    if case .number(let unit) = self { [unit] } else { parts.flatMap(\.units) }
  }

  var isNumber: Bool {
    if case .number = self { true } else { false }
  }

  var isOptional: Bool {
    if case .optional = self { true } else { false }
  }

  /// The name for messages.
  public var name: TypeName {
    switch self {
    case .number(let unit): .number(unit: unit.symbol)
    case .object(let type): .object(type.name)
    case .boolean: .boolean
    case .string: .string
    case .date: .date
    case .null: .null
    case .list: .list
    case .map: .map
    case .dyn, .parameter: .any
    default: .standard(kind)
    }
  }

  /// The type of a list's members, `dyn` where it is no list.
  public var element: ValueType {
    if case .list(let element) = self { element } else { .dyn }
  }

  /// The units that stand against one another where values of the two, which meet, are compared.
  func unitPairs(with other: ValueType) -> [(Unit, Unit)] {
    switch (self, other) {
    case (.number(let unit), .number(let otherUnit)): [(unit, otherUnit)]
    // `type(gdp) == decimal` speaks of no figure.
    case (.type, .type): []
    default: zip(parts, other.parts).flatMap { $0.unitPairs(with: $1) }
    }
  }
}
