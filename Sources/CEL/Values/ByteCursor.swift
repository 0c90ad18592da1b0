/// Reads a short text of fixed form, such as a timestamp, from left to right.
struct ByteCursor {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  /// The byte to be read next.
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Goes past the character if it comes next.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    position += 1
    return true
  }

  /// Goes past a sign and says whether it was a minus; `nil` where there is none.
  mutating func skipSign() -> Bool? {
    if skip("-") { return true }
    return skip("+") ? false : nil
  }

  /// Goes past all bytes that the test admits, and returns them.
  mutating func skip(while test: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = position
    while let next, test(next) { position += 1 }
    return bytes[start..<position]
  }

  mutating func digit() -> Int? {
    guard let next, ByteCursor.isDigit(next) else { return nil }
    position += 1
    return Int(next - UInt8(ascii: "0"))
  }

  /// A number of so many digits, neither fewer nor more of them read.
  mutating func number(digits count: Int) -> Int? {
    var number = 0
    for _ in 0..<count {
      guard let digit = digit() else { return nil }
      number = number * 10 + digit
    }
    return number
  }

  /// A number of one digit or more within the range.
  mutating func number(in range: ClosedRange<Int>) -> Int? {
    guard var number = digit() else { return nil }
    while let digit = digit() {
      number = number * 10 + digit
      if number > range.upperBound { return nil }
    }
    return range.contains(number) ? number : nil
  }

  /// `hh:mm` with a sign before it, or perhaps one, as seconds.
  mutating func offset(signRequired: Bool) -> Int? {
    let isNegative = skipSign()
    if isNegative == nil && signRequired { return nil }
    guard let hours = number(digits: 2), hours < 24, skip(":"), let minutes = number(digits: 2), minutes < 60
    else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    return isNegative == true ? -seconds : seconds
  }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
