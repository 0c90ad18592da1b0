internal import Quantities

extension Value {
  /// The type's name in the language, for messages and for `type(x)`.
  var typeName: String {
    switch self {
    case .null: "null_type"
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
    case .type: "type"
    case .list, .objects: "list"
    case .map: "map"
    case .optional: "optional_type"
    case .object: "row"
    case .unknown: "unknown"
    case .error: "error"
    }
  }

  /// A key as messages show it.
  var keyText: String {
    switch self {
    case .boolean(let truth): "\(truth)"
    case .int(let integer): "\(integer)"
    case .uint(let integer): "\(integer)"
    case .double(let double): "\(double)"
    case .number(let number): number.description
    case .string(let text): "'\(text)'"
    default: typeName
    }
  }
}
