/// The extension "encoders": base64.
///
/// Own code, since Foundation would have to be loaded for it at every start.
enum EncodersLibrary: Library {
  static var functionNames: [String] { ["base64.encode", "base64.decode"] }

  static func overloads(of name: String) -> [Overload] {
    switch name {
    case "base64.encode":
      [
        Overload("base64_encode_bytes", of: name, cost: .sum) { (bytes: [UInt8]) throws(EvaluationFault) in
          try encoded(bytes)
        }
      ]
    case "base64.decode":
      [
        Overload("base64_decode_string", of: name, cost: .sum) { (text: String) throws(EvaluationFault) in
          guard let bytes = decoded(text) else { throw .conversion(of: text.shortQuote, to: "bytes") }
          return bytes
        }
      ]
    default: []
    }
  }

  private static func encoded(_ bytes: [UInt8]) throws(EvaluationFault) -> String {
    let groups = bytes.count / 3 + (bytes.count % 3 == 0 ? 0 : 1)
    // Compared before it is multiplied.
    try OutputLimit.check(bytes: min(groups, OutputLimit.bytes) * 4, of: "base64.encode")
    var text: [UInt8] = []
    text.reserveCapacity(groups * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for index in 0..<4 {
        let isPadding = index > group.count
        text.append(isPadding ? UInt8(ascii: "=") : letter(of: UInt8(bits >> (18 - 6 * UInt32(index)) & 0x3F)))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func letter(of digit: UInt8) -> UInt8 {
    switch digit {
    case 0..<26: UInt8(ascii: "A") + digit
    case 26..<52: UInt8(ascii: "a") + (digit - 26)
    case 52..<62: UInt8(ascii: "0") + (digit - 52)
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }

  /// Line breaks are passed over; the padding may be left out, but not half of it.
  private static func decoded(_ text: String) -> [UInt8]? {
    var digits = text.utf8.filter { $0 != 0x0A && $0 != 0x0D }
    if digits.count % 4 == 0 {
      if digits.last == UInt8(ascii: "=") { digits.removeLast() }
      if digits.count % 4 == 3, digits.last == UInt8(ascii: "=") { digits.removeLast() }
    }
    guard digits.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 4 * 3 + 2)
    var (bits, count) = (UInt32(0), 0)
    for digit in digits {
      guard let value = value(of: digit) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
    return bytes
  }

  private static func value(of letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): letter - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
