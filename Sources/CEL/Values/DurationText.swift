/// Durations as text: `1h30m` is read, `5400s` written.
enum DurationText {
  /// One more than the largest duration: the least one, without its sign.
  private static let largest = Int128(Int64.max) + 1

  /// Reads decimals with a unit each, `h`, `m`, `s`, `ms`, `us`, `µs` or `ns`, or a plain `0`; a sign may stand before
  /// the first. What is less than a nanosecond of each decimal is dropped.
  ///
  /// `nil` for another form and beyond what 64 bits hold.
  static func nanoseconds(_ text: String) -> Int64? {
    var cursor = ByteCursor(text)
    let isNegative = cursor.skipSign() ?? false
    if cursor.isLoneZero { return 0 }
    var total: Int128 = 0
    repeat {
      guard let part = cursor.durationPart(largest: largest) else { return nil }
      total += part
      guard total <= largest else { return nil }
    } while !cursor.isAtEnd
    return Int64(exactly: isNegative ? -total : total)
  }

  /// Seconds with as many digits after the point as are not zero at their end: `6347s`, `1.5s`, `-0.000000001s`.
  static func text(_ nanoseconds: Int64) -> String {
    let (seconds, rest) = nanoseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
    return (nanoseconds < 0 ? "-" : "") + String(seconds) + Timestamp.fractionText(nanoseconds: Int(rest)) + "s"
  }
}

extension ByteCursor {
  /// Whether all that is left to be read is `0`.
  fileprivate var isLoneZero: Bool {
    var rest = self
    return rest.skip("0") && rest.isAtEnd
  }

  /// A decimal and its unit, as nanoseconds rounded down.
  fileprivate mutating func durationPart(largest: Int128) -> Int128? {
    let whole = skip(while: ByteCursor.isDigit)
    let fraction = skip(".") ? skip(while: ByteCursor.isDigit) : []
    guard !whole.isEmpty || !fraction.isEmpty, let unit = durationUnit() else { return nil }
    var number: Int128 = 0
    for digit in whole {
      number = number * 10 + Int128(digit - UInt8(ascii: "0"))
      if number > largest { return nil }
    }
    // An hour has 3.6e12 nanoseconds: digits beyond the eighteenth are none of them.
    var numerator: Int128 = 0
    var denominator: Int128 = 1
    for digit in fraction.prefix(18) {
      numerator = numerator * 10 + Int128(digit - UInt8(ascii: "0"))
      denominator *= 10
    }
    return number * unit + numerator * unit / denominator
  }

  /// A unit's nanoseconds. The micro sign and the Greek letter are both in use.
  private mutating func durationUnit() -> Int128? {
    let name = skip { !ByteCursor.isDigit($0) && $0 != UInt8(ascii: ".") }
    return switch String(decoding: name, as: UTF8.self) {
    case "h": 3_600_000_000_000
    case "m": 60_000_000_000
    case "s": 1_000_000_000
    case "ms": 1_000_000
    case "us", "\u{B5}s", "\u{3BC}s": 1_000
    case "ns": 1
    default: nil
    }
  }
}
