internal import Quantities

/// The text of a figure taken apart: `-1,542.00 万元` is a sign, digits, where the point stands, and what follows.
struct FigureText {
  let prefix: String
  let isNegative: Bool
  /// From 0 to 9, without the point.
  let digits: [UInt8]
  /// How many of them stand before the point.
  let whole: Int
  let suffix: String
  /// The unit that it is written in, or that of its cell.
  let unit: Unit
  let isUnitWritten: Bool

  /// A figure of more digits is no matter of a slip.
  private static let mostDigits = 18

  /// `nil` for what is no plain figure: one with an exponent, or with marks within it.
  init?(_ text: String, in unit: Unit) {
    guard let (_, written) = try? Quantity.parse(text, likely: unit) else { return nil }
    self.unit = written ?? unit
    isUnitWritten = written != nil
    let scalars = Array(text.unicodeScalars)
    var next = 0
    while next < scalars.count, Self.digit(scalars[next]) == nil, !Self.isSign(scalars[next]) { next += 1 }
    prefix = Self.text(scalars[..<next])
    var isNegative = false
    if next < scalars.count, Self.isSign(scalars[next]) {
      isNegative = !["+", "＋"].contains(scalars[next])
      next += 1
    }
    self.isNegative = isNegative
    var digits: [UInt8] = []
    var whole: Int?
    while next < scalars.count {
      if let digit = Self.digit(scalars[next]) {
        digits.append(digit)
      } else if [".", "．"].contains(scalars[next]), whole == nil {
        whole = digits.count
      } else if ![",", "，"].contains(scalars[next]) {
        break
      }
      next += 1
    }
    guard !digits.isEmpty, digits.count <= Self.mostDigits,
      next == scalars.count || !["e", "E"].contains(scalars[next])
    else { return nil }
    self.digits = digits
    self.whole = whole ?? digits.count
    suffix = Self.text(scalars[next...])
  }

  var decimals: Int { digits.count - whole }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x30...0x39: UInt8(scalar.value - 0x30)
    case 0xFF10...0xFF19: UInt8(scalar.value - 0xFF10)
    default: nil
    }
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool { ["+", "-", "＋", "－", "−"].contains(scalar) }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  // MARK: - Other figures in its place

  /// Digits with a point, in the place of these.
  struct Digits: Hashable {
    let isNegative: Bool
    let digits: [UInt8]
    let whole: Int

    init(_ digits: [UInt8], whole: Int, isNegative: Bool) {
      // 004.31 is 4.31, and .5 is 0.5.
      let padding = [UInt8](repeating: 0, count: max(0, 1 - whole))
      let padded = padding + digits
      let zeros = padded.prefix(max(0, whole + padding.count - 1)).prefix { $0 == 0 }.count
      self.digits = Array(padded.dropFirst(zeros))
      self.whole = whole + padding.count - zeros
      self.isNegative = isNegative && self.digits.contains { $0 != 0 }
    }

    /// Without zeros at the end of what stands after the point.
    var trimmed: Digits { trimmed(to: 0) }

    /// The same with so many digits at least, as far as there are any.
    func trimmed(to least: Int) -> Digits {
      let most = max(0, digits.count - least)
      let zeros = digits.dropFirst(whole).reversed().prefix(most).prefix { $0 == 0 }.count
      return Digits(Array(digits.dropLast(zeros)), whole: whole, isNegative: isNegative)
    }

    var decimals: Int { digits.count - whole }

    /// Without zeros at the end, down to so many decimals.
    func trimmed(toDecimals least: Int) -> Digits {
      let zeros = digits.reversed().prefix(max(0, decimals - least)).prefix { $0 == 0 }.count
      return Digits(Array(digits.dropLast(zeros)), whole: whole, isNegative: isNegative)
    }

    var text: String {
      var text = isNegative ? "-" : ""
      for (place, digit) in digits.enumerated() {
        if place == whole { text += "." }
        text += String(digit)
      }
      return text
    }
  }

  /// The text with other digits.
  func text(_ digits: Digits) -> String { prefix + digits.text + suffix }

  /// The same with the cell's unit, where the text bears none: for people to read.
  func shown(_ digits: Digits) -> String {
    let text = text(digits)
    return isUnitWritten || unit.symbol.isEmpty ? text : text + " " + unit.symbol
  }

  /// The figure times 10 to a power.
  func shifted(by exponent: Int) -> Digits {
    let missing = max(0, whole + exponent - digits.count)
    let before = max(0, -(whole + exponent))
    return Digits(
      [UInt8](repeating: 0, count: before) + digits + [UInt8](repeating: 0, count: missing),
      whole: max(0, whole + exponent), isNegative: isNegative)
  }

  /// A number in the unit of the text, with as many decimals as the text has.
  func digits(of number: Number) -> Digits? {
    let rounded = number.magnitude.rounded(to: decimals).padded(to: decimals)
    let bytes = rounded.description.utf8.filter { $0 != 0x2E }
    guard bytes.allSatisfy({ 0x30...0x39 ~= $0 }), bytes.count <= Self.mostDigits, bytes.count > rounded.scale else {
      return nil
    }
    return Digits(bytes.map { $0 - 0x30 }, whole: bytes.count - rounded.scale, isNegative: number.sign < 0)
  }

  /// How many digits it has from the first that is not 0 to the last that is not.
  var significantDigits: Int {
    guard let first = digits.firstIndex(where: { $0 != 0 }), let last = digits.lastIndex(where: { $0 != 0 }) else {
      return 0
    }
    return last - first + 1
  }
}
