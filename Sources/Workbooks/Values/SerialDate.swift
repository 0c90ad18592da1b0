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
    let year = Self.padded(year, to: 4)
    if parts == .year { return year }
    let month = "\(year)-\(Self.padded(month, to: 2))"
    if parts == .yearAndMonth { return month }
    let day = "\(month)-\(Self.padded(day, to: 2))"
    guard parts == .dayAndTime, seconds > 0 else { return day }
    let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.padded($0, to: 2) }
    return "\(day) \(time.joined(separator: ":"))"
  }

  private static func padded(_ number: Int, to count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }
}
#endif
