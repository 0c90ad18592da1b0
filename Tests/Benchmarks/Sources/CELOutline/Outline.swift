import CEL

/// `"value": V` or `"error": KIND`.
func result(_ value: Value) -> String {
  if case .error(let fault) = value {
    return #""error": \#(quoted(String("\(fault)".prefix { $0 != "(" })))"#
  }
  return #""value": \#(outline(value))"#
}

/// The value as JSON, `[KIND, …]`: integers as texts, for they may be larger than JSON's; the entries of a map as pairs.
func outline(_ value: Value) -> String {
  switch value {
  case .null: #"["null"]"#
  case .boolean(let truth): #"["bool", \#(truth)]"#
  case .int(let integer): #"["int", "\#(integer)"]"#
  case .uint(let integer): #"["uint", "\#(integer)"]"#
  case .double(let double): #"["double", "\#(double)"]"#
  case .string(let text): #"["string", \#(quoted(text))]"#
  case .bytes(let bytes): #"["bytes", [\#(bytes.map { "\($0)" }.joined(separator: ", "))]]"#
  case .timestamp(let moment): #"["timestamp", \#(moment.seconds), \#(moment.nanoseconds)]"#
  case .duration(let nanoseconds): #"["duration", "\#(nanoseconds)"]"#
  case .type(let type): #"["type", \#(quoted(headName(of: type)))]"#
  case .list(let elements): #"["list", [\#(elements.map(outline).joined(separator: ", "))]]"#
  case .map(let map):
    #"["map", [\#(map.entries.map { "[\(outline($0.key)), \(outline($0.value))]" }.joined(separator: ", "))]]"#
  case .optional(let inner): inner.map { #"["optional", \#(outline($0))]"# } ?? #"["optional"]"#
  case .number, .date, .object, .objects, .unknown, .error: #"["other", \#(quoted("\(value)"))]"#
  }
}

/// `map(string, dyn)`.
func name(of type: ValueType) -> String {
  switch type {
  case .list(let element): "list(\(name(of: element)))"
  case .map(let key, let value): "map(\(name(of: key)), \(name(of: value)))"
  case .type(let type): "type(\(name(of: type)))"
  case .optional(let value): "optional_type(\(name(of: value)))"
  default: headName(of: type)
  }
}

/// The type's name in the language, without its parameters.
func headName(of type: ValueType) -> String {
  switch type {
  case .boolean: "bool"
  case .int: "int"
  case .uint: "uint"
  case .double: "double"
  case .string: "string"
  case .bytes: "bytes"
  case .timestamp: "google.protobuf.Timestamp"
  case .duration: "google.protobuf.Duration"
  case .null: "null_type"
  case .list: "list"
  case .map: "map"
  case .type: "type"
  case .optional: "optional_type"
  case .dyn: "dyn"
  case .parameter(let name): name
  case .number, .date, .object, .abstract: "other"
  }
}

func quoted(_ text: String) -> String {
  var json = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": json += "\\\""
    case "\\": json += "\\\\"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      json += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    default: json.unicodeScalars.append(scalar)
    }
  }
  return json + "\""
}
