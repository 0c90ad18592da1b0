import CEL
import Diagnostics

/// Values and types as texts that tests compare: `5`, `5u`, `5.0`, `'x'`, `b'x'`, `[1, 2]`, `error: division by zero`.
extension Standard {
  /// The entries of a map stand in the order of their outlines.
  static func outline(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .boolean(let truth): "\(truth)"
    case .int(let integer): "\(integer)"
    case .uint(let integer): "\(integer)u"
    case .double(let double): outline(double)
    case .number(let number): "number \(number)"
    case .string(let text): "'" + text.unicodeScalars.map(outline).joined() + "'"
    case .bytes(let bytes): "b'" + bytes.map(outline).joined() + "'"
    case .timestamp(let moment): "timestamp('\(outline(moment))')"
    case .duration(let span): "duration('\(outline(nanoseconds: span))')"
    case .date(let date): "date \(date)"
    case .type(let type): headName(of: type)
    case .list(let elements): "[" + elements.map(outline).joined(separator: ", ") + "]"
    case .map(let map):
      "{" + map.entries.map { outline($0.key) + ": " + outline($0.value) }.sorted().joined(separator: ", ") + "}"
    case .optional(let value): value.map { "optional.of(\(outline($0)))" } ?? "optional.none"
    case .object(let object): "object \(object.type)"
    case .objects(let objects): "\(objects.count) objects"
    case .unknown(let missing): "? " + outline(missing)
    case .error(let fault): "error: " + outline(fault)
    }
  }

  static func outline(_ missing: MissingSet) -> String {
    missing.elements.map { $0.name + ($0.reason == .notReported ? "" : " (\($0.reason.rawValue))") }
      .joined(separator: ", ")
  }

  static func outline(_ value: Double) -> String {
    value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : "\(value)"
  }

  /// Of faults whose details an engine is free to word, the kind alone.
  static func outline(_ fault: EvaluationFault) -> String {
    switch fault {
    case .overflow: "overflow"
    case .conversion: "conversion"
    case .noSuchOverload: "no such overload"
    case .invalidArgument: "invalid argument"
    case .malformedFormat: "malformed format"
    case .invalidPattern: "invalid pattern"
    case .unknownTimeZone: "unknown time zone"
    case .unsupportedKey: "unsupported key"
    default: fault.wording(in: .en)
    }
  }

  static func outline(_ type: ValueType) -> String {
    switch type {
    case .list(let element): "list(\(outline(element)))"
    case .map(let key, let value): "map(\(outline(key)), \(outline(value)))"
    case .type(let type): "type(\(outline(type)))"
    case .optional(let value): "optional(\(outline(value)))"
    case .abstract(let name, let parameters): name + "(" + parameters.map(outline).joined(separator: ", ") + ")"
    default: headName(of: type)
    }
  }

  /// The type's name in the language, without its parameters.
  static func headName(of type: ValueType) -> String {
    switch type {
    case .boolean: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .number: "number"
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
    case .dyn: "dyn"
    case .parameter(let name): name
    }
  }

  private static func outline(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    case "\\": "\\\\"
    case "'": "\\'"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: hexadecimal(UInt8(scalar.value))
    default: String(scalar)
    }
  }

  private static func outline(_ byte: UInt8) -> String {
    byte < 0x80 ? outline(Unicode.Scalar(byte)) : hexadecimal(byte)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// `2009-02-13T23:31:30.5Z`, reckoned apart from the engine's own.
  private static func outline(_ moment: Timestamp) -> String {
    let (days, second) = floored(moment.seconds, by: 86_400)
    // Days since 0000-03-01, in eras of 400 years.
    let (era, dayOfEra) = floored(days + 719_468, by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let date = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    let time = padded(second / 3_600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2)
    return date + "T" + time + fraction(Int64(moment.nanoseconds)) + "Z"
  }

  private static func outline(nanoseconds: Int64) -> String {
    let (seconds, rest) = nanoseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
    return (nanoseconds < 0 ? "-" : "") + "\(seconds)" + fraction(Int64(rest)) + "s"
  }

  private static func fraction(_ nanoseconds: Int64) -> String {
    if nanoseconds == 0 { return "" }
    let digits = padded(nanoseconds, 9)
    return "." + digits.prefix(digits.count - digits.reversed().prefix { $0 == "0" }.count)
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func floored(_ a: Int64, by b: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    return remainder < 0 ? (quotient - 1, remainder + b) : (quotient, remainder)
  }
}
