internal import Quantities

extension Timestamp {
  /// Reads RFC 3339: `2023-03-02T08:30:00Z`, with a fraction and an offset such as `+08:00`. What is less than a
  /// nanosecond is dropped.
  ///
  /// `nil` where the text has another form, where there is no such day or time of day, leap seconds included, or where
  /// the moment lies outside the years 1 to 9999 of UTC.
  public init?(_ text: String) {
    var cursor = ByteCursor(text)
    guard let date = cursor.date(), cursor.skip("T") || cursor.skip("t"), let time = cursor.timeOfDay(),
      let nanoseconds = cursor.fraction(), let offset = cursor.zone(), cursor.isAtEnd
    else { return nil }
    self.init(seconds: Timestamp(date).seconds + Int64(time - offset), nanoseconds: Int32(nanoseconds))
  }

  /// RFC 3339 in UTC, with as many digits of the fraction as are not zero at its end.
  public var text: String {
    let time = civilTime()
    var text = Self.padded(time.year, to: 4)
    for (separator, part) in [
      ("-", time.month), ("-", time.day), ("T", time.hour), (":", time.minute), (":", time.second),
    ] {
      text += separator + Self.padded(part, to: 2)
    }
    return text + Self.fractionText(nanoseconds: Int(nanoseconds)) + "Z"
  }

  /// A point and the digits of a fraction of a second up to the last that is not zero; empty for none.
  static func fractionText(nanoseconds: Int) -> String {
    guard nanoseconds != 0 else { return "" }
    var digits = padded(nanoseconds, to: 9)
    while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
    return "." + digits
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

extension ByteCursor {
  /// `YYYY-MM-DD`, where there is such a day.
  fileprivate mutating func date() -> CalendarDate? {
    guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
      let day = number(digits: 2)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// `hh:mm:ss` as seconds.
  fileprivate mutating func timeOfDay() -> Int? {
    guard let hour = number(digits: 2), hour < 24, skip(":"), let minute = number(digits: 2), minute < 60, skip(":"),
      let second = number(digits: 2), second < 60
    else { return nil }
    return hour * 3_600 + minute * 60 + second
  }

  /// The nanoseconds after a point; 0 where there is none.
  fileprivate mutating func fraction() -> Int? {
    guard skip(".") else { return 0 }
    guard var nanoseconds = digit() else { return nil }
    for _ in 1..<9 { nanoseconds = nanoseconds * 10 + (digit() ?? 0) }
    while digit() != nil {}
    return nanoseconds
  }

  /// The seconds by which the clock is ahead of UTC.
  fileprivate mutating func zone() -> Int? {
    if skip("Z") || skip("z") { return 0 }
    return offset(signRequired: true)
  }
}
