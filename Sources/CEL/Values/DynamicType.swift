internal import Quantities

extension Value {
  /// The type's name in the language, for messages.
  var typeName: String { dynamicType.kind }

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
    case .object(let object): .object(ObjectType(id: object.type, name: "row"))
    case .unknown, .error: .dyn
    }
  }
}
