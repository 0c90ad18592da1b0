extension Decimal: CustomStringConvertible {
  /// Reads a decimal: an optional sign, digits, optionally a point and digits, optionally `e` and a whole exponent.
  ///
  /// `nil` for anything else (spaces, separators, `.5`, `5.`, NaN), for more than 1000 digits, and for an exponent
  /// beyond 1000 either way. `5.30` keeps its two digits after the point; `1.50e1` is `15.0`.
  @inlinable
  public init?(_ text: some StringProtocol) {
    let utf8 = Substring(text).utf8
    self.init(utf8: utf8.span)
  }

  /// Reads a decimal from UTF-8 text, like ``init(_:)``.
  public init?(utf8 text: Span<UInt8>) {
    if let (coefficient, scale) = Self.short(text) {
      self.init(coefficient: .small(coefficient), scale: scale)
      return
    }
    var reader = DecimalReader()
    for i in text.indices {
      guard reader.read(text[i]) else { return nil }
    }
    guard let value = reader.value else { return nil }
    self = value
  }

  /// The figures of every day: up to 18 digits, a sign and a point; `nil` for all that needs the reader.
  private static func short(_ text: Span<UInt8>) -> (coefficient: Int, scale: Int)? {
    guard text.count > 0, text.count <= 18 else { return nil }
    let isSigned = text[0] == 0x2D
    let start = isSigned ? 1 : 0
    var coefficient = 0
    var point: Int?
    for i in start..<text.count {
      let byte = text[i]
      if byte &- 0x30 <= 9 {
        coefficient = coefficient &* 10 &+ Int(byte &- 0x30)
      } else {
        guard byte == 0x2E, point == nil, i > start else { return nil }
        point = i
      }
    }
    let scale = point.map { text.count - 1 - $0 } ?? 0
    // Neither a sign alone nor a point at the end.
    guard text.count > start, point == nil || scale > 0 else { return nil }
    return (isSigned ? -coefficient : coefficient, scale)
  }

  /// The plain digits, never an exponent: "-0.050".
  public var description: String {
    let sign = isNegative ? "-" : ""
    let digits = coefficient.digits
    guard scale > 0 else { return sign + digits }
    let missing = scale + 1 - digits.utf8.count
    let padded = missing > 0 ? String(repeating: "0", count: missing) + digits : digits
    return "\(sign)\(padded.dropLast(scale)).\(padded.suffix(scale))"
  }
}

/// Reads a decimal byte by byte.
private struct DecimalReader {
  private enum State { case start, sign, whole, point, fraction, exponentMark, exponentSign, exponent }

  private static let greatestDigitCount = 1000
  private static let greatestExponent = 1000

  private var state = State.start
  private var isNegative = false
  private var digitCount = 0
  private var scale = 0
  /// The digits not yet in `head`: at most 18 of them.
  private var tail: UInt = 0
  private var tailCount = 0
  private var head: Magnitude?
  private var isExponentNegative = false
  private var exponent = 0

  /// Takes the next byte; false where no decimal goes on so.
  mutating func read(_ byte: UInt8) -> Bool {
    switch (byte, state) {
    case (0x30...0x39, _): return readDigit(UInt(byte - 0x30))
    case (0x2B, .start), (0x2D, .start): (state, isNegative) = (.sign, byte == 0x2D)
    case (0x2E, .whole): state = .point
    case (0x65, .whole), (0x65, .fraction), (0x45, .whole), (0x45, .fraction): state = .exponentMark
    case (0x2B, .exponentMark), (0x2D, .exponentMark): (state, isExponentNegative) = (.exponentSign, byte == 0x2D)
    default: return false
    }
    return true
  }

  private mutating func readDigit(_ digit: UInt) -> Bool {
    switch state {
    case .start, .sign, .whole: state = .whole
    case .point, .fraction:
      state = .fraction
      scale += 1
    case .exponentMark, .exponentSign, .exponent:
      state = .exponent
      exponent = exponent * 10 + Int(digit)
      return exponent <= Self.greatestExponent
    }
    digitCount += 1
    if tailCount == 18 { spill() }
    tail = tail * 10 + digit
    tailCount += 1
    return digitCount <= Self.greatestDigitCount
  }

  private mutating func spill() {
    var digits = head ?? Magnitude(0)
    let factor = (0..<tailCount).reduce(UInt(1)) { power, _ in power * 10 }
    if digits.isZero { digits = Magnitude(tail) } else { digits.multiply(by: factor, adding: tail) }
    (head, tail, tailCount) = (digits, 0, 0)
  }

  /// The number, where the bytes so far make one.
  var value: Decimal? {
    mutating get {
      guard state == .whole || state == .fraction || state == .exponent else { return nil }
      var coefficient = Integer.small(isNegative ? -Int(tail) : Int(tail))
      if head != nil {
        spill()
        coefficient = Integer(head ?? Magnitude(0), isNegative: isNegative)
      }
      return Decimal(coefficient: coefficient, scale: scale - (isExponentNegative ? -exponent : exponent))
    }
  }
}
