internal import Quantities

/// Texts of doubles: the fewest digits that read back as the same double, and what `double(text)` reads.
enum DoubleText {
  /// Without an exponent: 0.000000002, 1000000.
  static func plain(_ double: Double) -> String {
    guard double.isFinite else { return double.isNaN ? "NaN" : double < 0 ? "-Infinity" : "Infinity" }
    let (digits, point) = shortest(double.magnitude)
    let sign = double.sign == .minus ? "-" : ""
    if digits.isEmpty { return sign + "0" }
    if point <= 0 { return sign + "0." + zeros(-point) + digits }
    if point >= digits.utf8.count { return sign + digits + zeros(point - digits.utf8.count) }
    return "\(sign)\(digits.prefix(point)).\(digits.dropFirst(point))"
  }

  /// As `string(double)` has it in the Go implementation: with an exponent from a million on and below 0.0001.
  static func general(_ double: Double) -> String {
    guard double.isFinite else { return double.isNaN ? "NaN" : double < 0 ? "-Inf" : "+Inf" }
    let (digits, point) = shortest(double.magnitude)
    guard !digits.isEmpty, !(-3...6).contains(point) else { return plain(double) }
    let fraction = digits.dropFirst()
    let sign = double.sign == .minus ? "-" : ""
    return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + exponent(point - 1)
  }

  /// `e+03`: a sign and at least two digits.
  static func exponent(_ exponent: Int) -> String {
    (exponent < 0 ? "e-" : "e+") + (exponent.magnitude < 10 ? "0" : "") + String(exponent.magnitude)
  }

  static func zeros(_ count: Int) -> String { String(repeating: "0", count: max(count, 0)) }

  /// The digits without zeros at either end, and where the point stands before or behind the first of them; none for 0.
  private static func shortest(_ magnitude: Double) -> (digits: String, point: Int) {
    // Swift writes 123.0, 1e+16 or 1.5e-07.
    let written = magnitude.description.utf8.split(separator: UInt8(ascii: "e"))
    let exponent = written.count == 2 ? Int(Substring(written[1])) ?? 0 : 0
    var digits: [UInt8] = []
    digits.reserveCapacity(17)
    var point: Int?
    var leadingZeros = 0
    for byte in written[0] {
      switch byte {
      case UInt8(ascii: "."): point = digits.count + leadingZeros
      case UInt8(ascii: "0") where digits.isEmpty: leadingZeros += 1
      default: digits.append(byte)
      }
    }
    let whole = point ?? digits.count + leadingZeros
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (String(decoding: digits, as: UTF8.self), whole - leadingZeros + exponent)
  }

  // MARK: - Reading

  /// Reads digits with an optional point, sign and exponent, `Infinity` and `NaN`; `nil` for all else, and for a number
  /// beyond the greatest double.
  static func read(_ text: String) -> Double? {
    if let special = special(text) { return special }
    let utf8 = text.utf8
    guard isNumber(utf8.span), let double = Double(text), double.isFinite else { return nil }
    return double
  }

  private static func special(_ text: String) -> Double? {
    guard text.utf8.count <= 9 else { return nil }
    switch StringEdits.lowered(text) {
    case "infinity", "+infinity", "inf", "+inf": return .infinity
    case "-infinity", "-inf": return -.infinity
    case "nan": return .nan
    default: return nil
    }
  }

  /// What Swift's own reader takes is more: hexadecimal digits, `nan(0x1)`.
  private static func isNumber(_ text: Span<UInt8>) -> Bool {
    var position = 0
    skip(text, &position, 0x2B, 0x2D)
    let whole = skipDigits(text, &position)
    let fraction = skip(text, &position, 0x2E, 0x2E) ? skipDigits(text, &position) : 0
    guard whole + fraction > 0 else { return false }
    if skip(text, &position, 0x65, 0x45) {
      skip(text, &position, 0x2B, 0x2D)
      guard skipDigits(text, &position) > 0 else { return false }
    }
    return position == text.count
  }

  @discardableResult
  private static func skip(_ text: Span<UInt8>, _ position: inout Int, _ a: UInt8, _ b: UInt8) -> Bool {
    guard position < text.count, text[position] == a || text[position] == b else { return false }
    position += 1
    return true
  }

  private static func skipDigits(_ text: Span<UInt8>, _ position: inout Int) -> Int {
    let start = position
    while position < text.count, text[position] &- 0x30 <= 9 { position += 1 }
    return position - start
  }
}
