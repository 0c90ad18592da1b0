internal import Quantities

/// Conversions between the types, each also from a type to itself. Those of moments and spans of time are elsewhere.
enum ConversionLibrary: Library {
  static var functionNames: [String] {
    ["bool", "bytes", "double", "int", "uint", "string", "decimal", "dyn", "type"]
  }

  // In every list a rule's number comes first: no standard type meets it, but in a rule it would meet `int` as well.
  static func overloads(of name: String) -> [Overload] {
    switch name {
    case "bool": bools
    case "bytes": bytes
    case "double": doubles
    case "int": ints
    case "uint": uints
    case "string": strings
    case "decimal": decimals
    case "dyn": [Overload("to_dyn", [.parameter("A")], .dyn, .one { $0 })]
    case "type": [Overload("type", [.parameter("A")], .type(.parameter("A")), .one { .type($0.dynamicType) })]
    default: []
    }
  }

  private static var bools: [Overload] {
    [
      Overload("bool_to_bool", of: "bool") { (truth: Bool) in truth },
      Overload("string_to_bool", of: "bool") { (text: String) throws(EvaluationFault) in
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": true
        case "0", "f", "F", "false", "FALSE", "False": false
        default: throw .conversion(of: text.shortQuote, to: "bool")
        }
      },
    ]
  }

  private static var bytes: [Overload] {
    [
      Overload("bytes_to_bytes", of: "bytes") { (bytes: [UInt8]) in bytes },
      Overload("string_to_bytes", of: "bytes", cost: .sum) { (text: String) in Array(text.utf8) },
    ]
  }

  private static var doubles: [Overload] {
    [
      Overload("double_to_double", of: "double") { (double: Double) in double },
      Overload("int64_to_double", of: "double") { (integer: Int64) in Double(integer) },
      Overload("string_to_double", of: "double", cost: .sum) { (text: String) throws(EvaluationFault) in
        guard let double = DoubleText.read(text) else { throw .conversion(of: text.shortQuote, to: "double") }
        return double
      },
      Overload("uint64_to_double", of: "double") { (integer: UInt64) in Double(integer) },
    ]
  }

  private static var ints: [Overload] {
    [
      Overload("decimal_to_int64", of: "int") { (number: Number) in number.truncated },
      Overload("int64_to_int64", of: "int") { (integer: Int64) in integer },
      Overload("double_to_int64", of: "int") { (double: Double) throws(EvaluationFault) in
        // Neither end: what rounds to it may lie beyond it.
        guard double > -0x1p63, double < 0x1p63 else { throw .conversion(of: DoubleText.general(double), to: "int") }
        return Int64(double)
      },
      Overload("string_to_int64", of: "int", cost: .sum) { (text: String) throws(EvaluationFault) in
        guard let integer = Int64(text) else { throw .conversion(of: text.shortQuote, to: "int") }
        return integer
      },
      Overload("uint64_to_int64", of: "int") { (integer: UInt64) throws(EvaluationFault) in
        guard let converted = Int64(exactly: integer) else { throw .conversion(of: "\(integer)", to: "int") }
        return converted
      },
    ]
  }

  private static var uints: [Overload] {
    [
      Overload("uint64_to_uint64", of: "uint") { (integer: UInt64) in integer },
      Overload("double_to_uint64", of: "uint") { (double: Double) throws(EvaluationFault) in
        guard double >= 0, double < 0x1p64 else { throw .conversion(of: DoubleText.general(double), to: "uint") }
        return UInt64(double)
      },
      Overload("int64_to_uint64", of: "uint") { (integer: Int64) throws(EvaluationFault) in
        guard let converted = UInt64(exactly: integer) else { throw .conversion(of: "\(integer)", to: "uint") }
        return converted
      },
      Overload("string_to_uint64", of: "uint", cost: .sum) { (text: String) throws(EvaluationFault) in
        // No sign, which Swift would take.
        guard text.utf8.first != 0x2B, text.utf8.first != 0x2D, let integer = UInt64(text) else {
          throw .conversion(of: text.shortQuote, to: "uint")
        }
        return integer
      },
    ]
  }

  private static var strings: [Overload] {
    [
      Overload("decimal_to_string", of: "string", cost: .sum) { (number: Number) throws(EvaluationFault) in
        try NumberText.plain(number, in: "string")
      },
      Overload("string_to_string", of: "string") { (text: String) in text },
      Overload("bool_to_string", of: "string") { (truth: Bool) in truth ? "true" : "false" },
      Overload("bytes_to_string", of: "string", cost: .sum) { (bytes: [UInt8]) throws(EvaluationFault) in
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .conversion(of: "bytes", to: "string") }
        return text
      },
      Overload("double_to_string", of: "string") { (double: Double) in DoubleText.general(double) },
      Overload("int64_to_string", of: "string") { (integer: Int64) in String(integer) },
      Overload("uint64_to_string", of: "string") { (integer: UInt64) in String(integer) },
      // A day is written as one, not as the moment at which it begins.
      Overload(
        "date_to_string", [.date], .string,
        .one { value in
          guard case .date(let date) = value else { return .noOverload(of: "string", [value]) }
          return .string(date.description)
        }),
    ]
  }

  private static var decimals: [Overload] {
    [
      Overload("decimal_to_decimal", of: "decimal") { (number: Number) in number },
      Overload("string_to_decimal", of: "decimal", cost: .sum) { (text: String) throws(EvaluationFault) in
        guard let decimal = Decimal(text) else { throw .conversion(of: text.shortQuote, to: "decimal") }
        return Number(decimal)
      },
    ]
  }
}
