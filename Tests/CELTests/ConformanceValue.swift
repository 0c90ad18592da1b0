import CEL
import Foundation

/// A value as the conformance suite writes it in JSON: an object with the one key that tells the kind.
struct ConformanceValue: Decodable {
  let value: Value

  private struct Elements: Decodable {
    let values: [ConformanceValue]?
  }

  private struct Entries: Decodable {
    struct Entry: Decodable {
      let key: ConformanceValue
      let value: ConformanceValue
    }

    let entries: [Entry]?
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: ConformanceKey.self)
    let kind = try container.onlyKey()
    func text() throws -> String { try container.decode(String.self, forKey: kind) }
    func read<Result>(_ convert: (String) -> Result?) throws -> Result {
      let text = try text()
      guard let result = convert(text) else { throw container.malformed(kind, text) }
      return result
    }
    switch kind.stringValue {
    case "nullValue": value = .null
    case "boolValue": value = .boolean(try container.decode(Bool.self, forKey: kind))
    case "int64Value": value = .int(try read { Int64($0) })
    case "uint64Value": value = .uint(try read { UInt64($0) })
    case "doubleValue":
      // A number, or a text where JSON has no number.
      if let number = try? container.decode(Double.self, forKey: kind) {
        value = .double(number)
      } else {
        value = .double(try read { ["NaN": Double.nan, "Infinity": .infinity, "-Infinity": -.infinity][$0] })
      }
    case "stringValue": value = .string(try text())
    case "bytesValue": value = .bytes(try read { Data(base64Encoded: $0).map(Array.init) })
    case "listValue":
      value = .list((try container.decode(Elements.self, forKey: kind).values ?? []).map(\.value))
    case "mapValue":
      let entries = try container.decode(Entries.self, forKey: kind).entries ?? []
      value = .map(try MapValue(entries.map { (key: $0.key.value, value: $0.value.value) }))
    case "typeValue": value = .type(Self.type(named: try text()))
    case "objectValue": value = try container.decode(ConformanceMoment.self, forKey: kind).value
    default: throw container.malformed(kind, "kind")
    }
  }

  /// Types of values have no parameters.
  private static func type(named name: String) -> ValueType {
    switch name {
    case "bool": .boolean
    case "int": .int
    case "uint": .uint
    case "double": .double
    case "string": .string
    case "bytes": .bytes
    case "null_type": .null
    case "list": .list(.dyn)
    case "map": .map(.dyn, .dyn)
    case "type": .type(.dyn)
    case "optional_type": .optional(.dyn)
    case "google.protobuf.Timestamp": .timestamp
    case "google.protobuf.Duration": .duration
    default: .abstract(name, [])
    }
  }
}

/// A timestamp or a duration: the messages that CEL has as types of its own.
struct ConformanceMoment: Decodable {
  let value: Value

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: ConformanceKey.self)
    let name = try container.decode(String.self, forKey: ConformanceKey("@type"))
    let text = try container.decode(String.self, forKey: ConformanceKey("value"))
    let value = name.hasSuffix(".Duration") ? Self.duration(text) : Self.timestamp(text)
    guard let value else { throw container.malformed(ConformanceKey("value"), text) }
    self.value = value
  }

  /// `123.321456789s`
  private static func duration(_ text: String) -> Value? {
    guard text.hasSuffix("s") else { return nil }
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).dropLast().split(separator: ".", omittingEmptySubsequences: false)
    guard let seconds = parts.first.flatMap({ Int64($0) }) else { return nil }
    let nanoseconds = parts.count < 2 ? 0 : self.nanoseconds(parts[1])
    return nanoseconds.map { .duration((isNegative ? -1 : 1) * (seconds * 1_000_000_000 + $0)) }
  }

  /// `2009-02-13T23:31:30.5Z`
  private static func timestamp(_ text: String) -> Value? {
    let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
    guard text.hasSuffix("Z"), let whole = parts.first,
      let date = ISO8601DateFormatter().date(from: whole + "Z"),
      let nanoseconds = parts.count < 2 ? 0 : nanoseconds(parts[1])
    else { return nil }
    return Timestamp(seconds: Int64(date.timeIntervalSince1970), nanoseconds: Int32(nanoseconds)).map { .timestamp($0) }
  }

  private static func nanoseconds(_ digits: Substring) -> Int64? {
    digits.count > 9 ? nil : Int64(digits + String(repeating: "0", count: 9 - digits.count))
  }
}

/// A type as the conformance suite writes it in JSON.
struct ConformanceType: Decodable {
  let type: ValueType

  private struct List: Decodable {
    let elemType: ConformanceType
  }

  private struct Map: Decodable {
    let keyType: ConformanceType
    let valueType: ConformanceType
  }

  private struct Abstract: Decodable {
    let name: String
    let parameterTypes: [ConformanceType]?
  }

  private static let primitives: [String: ValueType] = [
    "BOOL": .boolean, "INT64": .int, "UINT64": .uint, "DOUBLE": .double, "STRING": .string, "BYTES": .bytes,
  ]

  private static let messages: [String: ValueType] = [
    "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration, "TIMESTAMP": .timestamp,
    "DURATION": .duration,
  ]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: ConformanceKey.self)
    let kind = try container.onlyKey()
    func named(_ types: [String: ValueType]) throws -> ValueType {
      let name = try container.decode(String.self, forKey: kind)
      guard let type = types[name] else { throw container.malformed(kind, name) }
      return type
    }
    switch kind.stringValue {
    case "primitive": type = try named(Self.primitives)
    case "messageType", "wellKnown": type = try named(Self.messages)
    case "null": type = .null
    case "dyn": type = .dyn
    case "listType": type = .list(try container.decode(List.self, forKey: kind).elemType.type)
    case "mapType":
      let map = try container.decode(Map.self, forKey: kind)
      type = .map(map.keyType.type, map.valueType.type)
    case "typeParam": type = .parameter(try container.decode(String.self, forKey: kind))
    case "abstractType":
      let abstract = try container.decode(Abstract.self, forKey: kind)
      let parameters = (abstract.parameterTypes ?? []).map(\.type)
      type =
        abstract.name == "optional_type"
        ? .optional(parameters.first ?? .dyn) : .abstract(abstract.name, parameters)
    default: throw container.malformed(kind, "kind")
    }
  }
}

/// A key of a JSON object that is known only when it is read.
struct ConformanceKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer<ConformanceKey> {
  func onlyKey() throws -> ConformanceKey {
    guard let key = allKeys.first, allKeys.count == 1 else { throw malformed(ConformanceKey(""), "keys") }
    return key
  }

  func malformed(_ key: ConformanceKey, _ text: String) -> DecodingError {
    .dataCorruptedError(forKey: key, in: self, debugDescription: "'\(key.stringValue)' cannot be '\(text)'")
  }
}
