#if Workbooks
/// A number of a cell as people typed it, worked out from the digits in the file.
///
/// Programs store the binary number nearest to what was typed, with up to 17 digits: `1.1000000000000001`,
/// `5.5763000000000002E3`. What was typed is that number at 15 digits, as Excel shows it.
struct StoredNumber {
  private var isNegative = false
  /// From 0 to 9, the first of them not 0 unless it stands alone.
  private var digits: [UInt8] = []
  /// How many digits stand behind the point.
  private var scale = 0

  /// The digits that a binary number keeps of a decimal.
  private static let typedDigits = 15
  /// More than the greatest binary number has, so that nothing that a program stored is refused.
  private static let mostDigits = 400

  /// `nil` for what is no number, or no number that a program could have stored.
  init?(_ text: Span<UInt8>) {
    digits.reserveCapacity(text.count)
    var exponent = 0
    var isExponentNegative = false
    var state = State.sign
    var hasDigits = false
    for index in 0..<text.count {
      let byte = text[index]
      switch (byte, state) {
      case (UInt8(ascii: "+"), .sign), (UInt8(ascii: "-"), .sign):
        isNegative = byte == UInt8(ascii: "-")
        state = .whole
      case (UInt8(ascii: "+"), .exponentSign), (UInt8(ascii: "-"), .exponentSign):
        isExponentNegative = byte == UInt8(ascii: "-")
        state = .exponent
      case (UInt8(ascii: "."), .sign), (UInt8(ascii: "."), .whole): state = .fraction
      case (UInt8(ascii: "E"), .whole), (UInt8(ascii: "e"), .whole), (UInt8(ascii: "E"), .fraction),
        (UInt8(ascii: "e"), .fraction):
        guard hasDigits else { return nil }
        state = .exponentSign
        hasDigits = false
      case (UInt8(ascii: "0")...UInt8(ascii: "9"), _):
        hasDigits = true
        if state == .exponentSign || state == .exponent {
          state = .exponent
          exponent = exponent * 10 + Int(byte - UInt8(ascii: "0"))
          guard exponent <= Self.mostDigits else { return nil }
        } else {
          if state == .sign { state = .whole }
          if state == .fraction { scale += 1 }
          if digits.count == 1, digits[0] == 0 { digits.removeLast() }
          digits.append(byte - UInt8(ascii: "0"))
          guard digits.count <= Self.mostDigits, scale <= Self.mostDigits else { return nil }
        }
      default: return nil
      }
    }
    guard hasDigits else { return nil }
    move(by: isExponentNegative ? -exponent : exponent)
    round()
  }

  private enum State { case sign, whole, fraction, exponentSign, exponent }

  var isZero: Bool { digits.allSatisfy { $0 == 0 } }

  /// 1, 0 or -1.
  var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }

  /// Moves the point to the right, or to the left.
  private mutating func move(by places: Int) {
    scale -= places
    if scale < 0 {
      if !isZero { digits += [UInt8](repeating: 0, count: -scale) }
      scale = 0
    }
  }

  /// The number times 100.
  var hundredfold: StoredNumber {
    var number = self
    number.move(by: 2)
    return number
  }

  /// Rounds to the digits that people could have typed; digits before the point stay.
  private mutating func round() {
    let kept = max(Self.typedDigits, digits.count - scale)
    guard digits.count > kept else { return }
    let goesUp = digits[kept] >= 5
    scale -= digits.count - kept
    digits.removeLast(digits.count - kept)
    if goesUp {
      var index = digits.count - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0) }
    }
    // What rounding left of 1.1000000000000001.
    while scale > 0, digits.count > 1, digits.last == 0 {
      digits.removeLast()
      scale -= 1
    }
  }

  /// Digits without an exponent, with at least so many before and behind the point.
  func text(whole leastWhole: Int = 1, decimals: Int = 0) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(digits.count + scale + decimals + 3)
    if isNegative { text.append(UInt8(ascii: "-")) }
    let whole = digits.count - scale
    for _ in max(whole, 0)..<max(whole, leastWhole, 1) { text.append(UInt8(ascii: "0")) }
    for index in 0..<max(whole, 0) { text.append(UInt8(ascii: "0") + digits[index]) }
    guard max(scale, decimals) > 0 else { return String(decoding: text, as: UTF8.self) }
    text.append(UInt8(ascii: "."))
    for _ in min(whole, 0)..<0 { text.append(UInt8(ascii: "0")) }
    for index in max(whole, 0)..<digits.count { text.append(UInt8(ascii: "0") + digits[index]) }
    for _ in 0..<max(decimals - scale, 0) { text.append(UInt8(ascii: "0")) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whole days and the seconds of the day, the nearest to a number of days; `nil` for what no calendar has.
  var daysAndSeconds: (days: Int, seconds: Int)? {
    guard !isNegative || isZero, digits.count - scale <= 7 else { return nil }
    var days = 0
    for index in 0..<max(digits.count - scale, 0) { days = days * 10 + Int(digits[index]) }
    // Twelve digits behind the point tell more than a millionth of a second.
    var fraction = 0
    for place in 1...12 {
      let index = digits.count - scale + place - 1
      fraction = fraction * 10 + (digits.indices.contains(index) ? Int(digits[index]) : 0)
    }
    let seconds = (fraction * 86_400 + 500_000_000_000) / 1_000_000_000_000
    return seconds == 86_400 ? (days + 1, 0) : (days, seconds)
  }
}
#endif
