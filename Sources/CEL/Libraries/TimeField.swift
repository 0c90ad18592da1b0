/// A part of a moment's date and time, under the name of the function that reads it.
enum TimeField: String, CaseIterable {
  case fullYear = "getFullYear"
  case month = "getMonth"
  case date = "getDate"
  case dayOfMonth = "getDayOfMonth"
  case dayOfYear = "getDayOfYear"
  case dayOfWeek = "getDayOfWeek"
  case hours = "getHours"
  case minutes = "getMinutes"
  case seconds = "getSeconds"
  case milliseconds = "getMilliseconds"

  /// What the field is of a moment, so many seconds east of Greenwich. All but the year and the date count from 0.
  func value(of timestamp: Timestamp, offset: Int = 0) -> Int64 {
    let time = timestamp.civilTime(offset: offset)
    return switch self {
    case .fullYear: Int64(time.year)
    case .month: Int64(time.month - 1)
    case .date: Int64(time.day)
    case .dayOfMonth: Int64(time.day - 1)
    case .dayOfYear: Int64(time.dayOfYear - 1)
    case .dayOfWeek: Int64(time.weekday)
    case .hours: Int64(time.hour)
    case .minutes: Int64(time.minute)
    case .seconds: Int64(time.second)
    case .milliseconds: Int64(timestamp.nanoseconds / 1_000_000)
    }
  }

  /// What it is of a duration: all whole hours, minutes or seconds of it, but only the last second's milliseconds.
  ///
  /// `nil` for parts that only dates have.
  func value(of duration: Int64) -> Int64? {
    switch self {
    case .hours: duration / 3_600_000_000_000
    case .minutes: duration / 60_000_000_000
    case .seconds: duration / 1_000_000_000
    case .milliseconds: duration / 1_000_000 % 1_000
    case .fullYear, .month, .date, .dayOfMonth, .dayOfYear, .dayOfWeek: nil
    }
  }

  /// Its name within the ids of overloads.
  var id: String {
    switch self {
    case .fullYear: "year"
    case .month: "month"
    case .date: "day_of_month_1_based"
    case .dayOfMonth: "day_of_month"
    case .dayOfYear: "day_of_year"
    case .dayOfWeek: "day_of_week"
    case .hours: "hours"
    case .minutes: "minutes"
    case .seconds: "seconds"
    case .milliseconds: "milliseconds"
    }
  }
}
