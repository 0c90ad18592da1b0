internal import Quantities

/// The vertical scale of a chart: round ticks around the numbers to be shown, and where on it a number lies.
///
/// All of it is reckoned exactly; only a place in the drawing is rounded, to a tenth of a unit.
struct ChartScale {
  /// From below, at least two, the same step apart; multiples of 1, 2 or 5 times a power of ten.
  let ticks: [Number]
  /// The power of ten that the ticks' labels leave out, where they would be long.
  let exponent: Int
  /// Digits after the point of the labels.
  private let decimals: Int

  /// The most steps that a scale has.
  private static let greatestCount = 5
  /// The most digits that a label has before or after the point.
  private static let greatestDigits = 5

  /// - Parameters:
  ///   - numbers: At least one.
  ///   - isCount: Whether only whole numbers have a meaning.
  init(covering numbers: [Number], isCount: Bool) {
    let numbers = numbers.map(Self.finite)
    var (low, high) = (numbers.first ?? 0, numbers.first ?? 0)
    for number in numbers {
      if number < low { low = number }
      if high < number { high = number }
    }
    // Zero is shown where that does not press what is to be seen into a corner.
    if low.sign > 0, !(high < low * 3) { low = 0 }
    if high.sign < 0, !(high * 3 < low) { high = 0 }
    if low == high {
      if low.isZero { high = 1 } else if low.sign > 0 { low = 0 } else { high = 0 }
    }
    let (step, size) = Self.step(from: low, to: high, isCount: isCount)
    var tick = Self.floor(low, step)
    var ticks = [tick]
    while ticks.count < 2 || tick < high {
      tick = tick + step
      ticks.append(tick)
    }
    self.ticks = ticks
    let greatest = Self.magnitude(of: low.magnitude < high.magnitude ? high : low)
    let isLong = greatest > Self.greatestDigits || size < -Self.greatestDigits
    exponent = isLong ? Self.multipleOfFour(below: greatest) : 0
    decimals = max(0, exponent - size)
  }

  /// The smallest of the steps 1, 2, 5, 10 … that does with few of them, and its power of ten.
  private static func step(from low: Number, to high: Number, isCount: Bool) -> (Number, Int) {
    var exponent = magnitude(of: high - low) - 1
    if isCount { exponent = max(exponent, 0) }
    while true {
      for factor in [1, 2, 5] {
        let step = Number(Decimal(coefficient: factor, scale: -exponent))
        let end = floor(low, step) + step * Number(greatestCount)
        if !(end < high) { return (step, exponent) }
      }
      exponent += 1
    }
  }

  /// The greatest multiple of a step that is not above a number.
  private static func floor(_ number: Number, _ step: Number) -> Number {
    (number.divided(by: step)?.floor ?? 0) * step
  }

  /// The power of ten of its first digit: 2 for 340, -3 for 0.0012; 0 for zero.
  static func magnitude(of number: Number) -> Int {
    let digits = number.magnitude.rounded(significant: 34).normalized.description
    let whole = digits.prefix { $0 != "." }
    if whole != "0" { return whole.utf8.count - 1 }
    let zeros = digits.dropFirst(2).prefix { $0 == "0" }
    return digits == "0" ? 0 : -1 - zeros.utf8.count
  }

  /// As a chart's data have it: a root with the digits that it is written with.
  private static func finite(_ number: Number) -> Number {
    number.isDecimal ? number : Number(number.rounded(significant: 34))
  }

  /// Chinese counts in powers of ten thousand.
  private static func multipleOfFour(below exponent: Int) -> Int {
    exponent - ((exponent % 4) + 4) % 4
  }

  /// What stands beside a tick, without the power of ten.
  func label(of tick: Number) -> String {
    let shown = tick * Number(Decimal(coefficient: 1, scale: exponent))
    return shown.rounded(to: decimals).padded(to: decimals).description
  }

  /// How far above the lowest tick a number lies, in tenths of a unit, where the scale is so many of them long.
  func height(of number: Number, along length: Int) -> Int {
    guard let low = ticks.first, let high = ticks.last else { return 0 }
    let share = (Self.finite(number) - low).divided(by: high - low) ?? 0
    return (share * Number(length)).rounded(to: 0).integer ?? 0
  }
}

extension Decimal {
  /// With no more than so many characters, else four digits and a power of ten: `1.235×10⁸`.
  func brief(atMost count: Int) -> String {
    let plain = description
    guard plain.utf8.count > count else { return plain }
    let first = Number(Number(self).rounded(significant: 4))
    let exponent = ChartScale.magnitude(of: first)
    let mantissa = first * Number(Decimal(coefficient: 1, scale: exponent))
    return mantissa.description + Self.powerOfTen(exponent)
  }

  /// `×10⁸`.
  static func powerOfTen(_ exponent: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let raised = String(exponent.magnitude).utf8.map { digits[Int($0) - 0x30] }
    return "×10" + (exponent < 0 ? "⁻" : "") + String(raised)
  }
}
