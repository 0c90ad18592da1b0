#if Workbooks
internal import Quantities

/// A day and the seconds of it that passed.
struct SerialDate {
  let year: Int
  let month: Int
  let day: Int
  let seconds: Int

  /// The day of a number in one of the two systems by which workbooks count them; `nil` where the number is no day.
  init?(_ number: StoredNumber, is1904: Bool) {
    guard let (days, seconds) = number.daysAndSeconds else { return nil }
    let first: Int
    switch (is1904, days) {
    case (true, 0...2_957_003): first = CivilDay.number(year: 1904, month: 1, day: 1)
    case (false, 1...59): first = CivilDay.number(year: 1899, month: 12, day: 31)
    // Day 60 is 29 February 1900, a day that never was.
    case (false, 61...2_958_465): first = CivilDay.number(year: 1899, month: 12, day: 30)
    default: return nil
    }
    (year, month, day) = CivilDay.date(ofDay: first + days)
    self.seconds = seconds
  }

  /// Reads `2024-02-20`, `2024-02-20T13:45:00` or `2024-02-20T13:45:00.000Z`.
  init?(iso text: String) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let date = CalendarDate(String(parts[0])) else { return nil }
    (year, month, day) = (date.year, date.month, date.day)
    guard parts.count == 2 else {
      seconds = 0
      return
    }
    let time = parts[1].split(separator: ".", maxSplits: 1)[...].first ?? ""
    let numbers = time.filter { $0 != "Z" }.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3 || numbers.count == 2, let hours = numbers[0], let minutes = numbers[1],
      let rest = numbers.count == 3 ? numbers[2] : 0, (0..<24).contains(hours), (0..<60).contains(minutes),
      (0..<60).contains(rest)
    else { return nil }
    seconds = (hours * 60 + minutes) * 60 + rest
  }

  /// What of it a format shows, in the one form in which dates are read.
  func text(_ parts: NumberFormat.DateParts) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(20)
    func append(_ number: Int, _ count: Int, after mark: Unicode.Scalar? = nil) {
      if let mark { text.append(UInt8(ascii: mark)) }
      var power = count == 4 ? 1000 : 10
      while power > 0 {
        text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / power % 10))
        power /= 10
      }
    }
    append(year, 4)
    if parts != .year { append(month, 2, after: "-") }
    if parts == .day || parts == .dayAndTime { append(day, 2, after: "-") }
    if parts == .dayAndTime, seconds > 0 {
      append(seconds / 3600, 2, after: " ")
      append(seconds / 60 % 60, 2, after: ":")
      append(seconds % 60, 2, after: ":")
    }
    return String(decoding: text, as: UTF8.self)
  }
}
#endif
