internal import Quantities

extension Value {
  /// What `type(x)` gives: of lists, maps and optionals the outermost type alone.
  var dynamicType: ValueType {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .number: .number(.number)
    case .string: .string
    case .bytes: .bytes
    case .timestamp: .timestamp
    case .duration: .duration
    case .date: .date
    case .type: .type(.dyn)
    case .list, .objects: .list(.dyn)
    case .map: .map(.dyn, .dyn)
    case .optional: .optional(.dyn)
    case .object(let object): .object(ObjectType(id: object.type, name: typeName))
    case .unknown, .error: .dyn
    }
  }
}

extension ValueType {
  /// The name that the type has as a value: "int", "list", "google.protobuf.Timestamp".
  var valueName: String {
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
    case .abstract(let name, _), .parameter(let name): name
    case .dyn: "dyn"
    }
  }
}
