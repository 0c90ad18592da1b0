internal import Quantities

/// A moment as calendar and clock show it somewhere.
///
/// Not a `CalendarDate`: west of Greenwich the first hours of the year 1 belong to the year 0, and east of it the last
/// of 9999 to the year 10000.
struct CivilTime {
  let year: Int
  /// From 1 to 12.
  let month: Int
  /// From 1.
  let day: Int
  /// From 1 to 366.
  let dayOfYear: Int
  /// From 0 for Sunday.
  let weekday: Int
  let hour: Int
  let minute: Int
  let second: Int

  /// - Parameter seconds: Since 1970-01-01T00:00:00 on the same clock.
  init(seconds: Int) {
    let days = seconds.flooredQuotient(by: CivilDay.seconds)
    let rest = seconds - days * CivilDay.seconds
    (year, month, day) = CivilDay.date(ofDay: days)
    dayOfYear = days - CivilDay.number(year: year, month: 1, day: 1) + 1
    weekday = CivilDay.weekday(ofDay: days)
    hour = rest / 3_600
    minute = rest / 60 % 60
    second = rest % 60
  }
}

extension Timestamp {
  /// Midnight in UTC at which the day begins.
  init(_ date: CalendarDate) {
    let day = CivilDay.number(year: date.year, month: date.month, day: date.day)
    seconds = Int64(day * CivilDay.seconds)
    nanoseconds = 0
  }

  /// What calendar and clock show so many seconds east of Greenwich.
  func civilTime(offset: Int = 0) -> CivilTime { CivilTime(seconds: Int(seconds) + offset) }
}
