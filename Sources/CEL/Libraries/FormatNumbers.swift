internal import Quantities

/// The numeric clauses of `format`; each gives `nil` for a value that it cannot write.
enum FormatNumbers {
  static func decimal(_ value: Value) throws(EvaluationFault) -> String? {
    switch value {
    case .int(let integer): String(integer)
    case .uint(let integer): String(integer)
    case .double(let double): DoubleText.plain(double)
    case .number(let number): try NumberText.plain(number, in: "format")
    default: nil
    }
  }

  static func fixed(_ value: Value, _ decimals: Int) throws(EvaluationFault) -> String? {
    guard let (number, sign) = exact(value) else { return special(value) }
    let text = try NumberText.fixed(number.magnitude, decimals, in: "format")
    // A rule's number has no negative zero, also where it is rounded to it.
    let isZero = !text.utf8.contains { (0x31...0x39).contains($0) }
    if case .number = value, isZero { return text }
    return sign + text
  }

  static func scientific(_ value: Value, _ decimals: Int) throws(EvaluationFault) -> String? {
    guard let (number, sign) = exact(value) else { return special(value) }
    return sign + (try NumberText.scientific(number, decimals, in: "format"))
  }

  /// The exact value of what is a finite number, and its sign.
  private static func exact(_ value: Value) -> (number: Number, sign: String)? {
    switch value {
    case .int(let integer): (Number(integer), integer < 0 ? "-" : "")
    case .uint(let integer): (Number(integer), "")
    case .double(let double): Number(exactly: double).map { ($0, double.sign == .minus ? "-" : "") }
    case .number(let number): (number, number.sign < 0 ? "-" : "")
    default: nil
    }
  }

  private static func special(_ value: Value) -> String? {
    if case .double(let double) = value { DoubleText.plain(double) } else { nil }
  }

  static func binary(_ value: Value) -> String? {
    if case .boolean(let truth) = value { return truth ? "1" : "0" }
    return digits(value, radix: 2, isUpper: false)
  }

  /// The digits of a whole number, with its sign.
  static func digits(_ value: Value, radix: Int, isUpper: Bool) -> String? {
    switch value {
    case .int(let integer): String(integer, radix: radix, uppercase: isUpper)
    case .uint(let integer): String(integer, radix: radix, uppercase: isUpper)
    case .number(let number): number.integer.map { String($0, radix: radix, uppercase: isUpper) }
    default: nil
    }
  }

  static func hexadecimal(_ value: Value, isUpper: Bool) throws(EvaluationFault) -> String? {
    switch value {
    case .string(let text): try hexadecimal(Array(text.utf8), isUpper)
    case .bytes(let bytes): try hexadecimal(bytes, isUpper)
    default: digits(value, radix: 16, isUpper: isUpper)
    }
  }

  private static func hexadecimal(_ bytes: [UInt8], _ isUpper: Bool) throws(EvaluationFault) -> String {
    try OutputLimit.check(bytes: min(bytes.count, OutputLimit.bytes) * 2, of: "format")
    let letters = isUpper ? UInt8(ascii: "A") : UInt8(ascii: "a")
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      for digit in [byte >> 4, byte & 0xF] { text.append(digit < 10 ? 0x30 + digit : letters + (digit - 10)) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
