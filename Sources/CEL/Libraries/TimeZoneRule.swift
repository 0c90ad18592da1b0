internal import Quantities

/// How the clocks of a zone are set every year, as POSIX writes it: `NZST-12NZDT,M9.5.0,M4.1.0/3`.
struct TimeZoneRule: Sendable {
  /// A day of each year and a time on it.
  struct Change {
    enum Day {
      /// From 1 to 365, 29 February never counted.
      case withoutLeapDay(Int)
      /// From 0 to 365.
      case withLeapDay(Int)
      /// The first to fourth, or as the fifth the last, such weekday of a month.
      case weekday(month: Int, week: Int, weekday: Int)
    }

    let day: Day
    /// Seconds after midnight, by the clocks as they are before the change.
    let time: Int
  }

  /// Daylight saving time.
  struct Saving {
    let offset: Int
    let start: Change
    let end: Change
  }

  let standardOffset: Int
  let saving: Saving?

  /// The seconds by which the zone's clocks are ahead of UTC.
  func offset(at seconds: Int64) -> Int {
    guard let saving else { return standardOffset }
    let seconds = Int(seconds)
    let year = CivilTime(seconds: seconds + standardOffset).year
    // A change by the rule of one year may fall into the next or the one before.
    var latest = (moment: Int.min, isSaving: false)
    for year in year - 1...year + 1 {
      let start = saving.start.moment(in: year, offset: standardOffset)
      let end = saving.end.moment(in: year, offset: saving.offset)
      if end <= seconds, end > latest.moment { latest = (end, false) }
      // Where one ends as the next begins, daylight saving time lasts all year.
      if start <= seconds, start >= latest.moment { latest = (start, true) }
    }
    return latest.isSaving ? saving.offset : standardOffset
  }
}

extension TimeZoneRule.Change {
  /// When the clocks are changed in a year, as they showed such an offset before.
  fileprivate func moment(in year: Int, offset: Int) -> Int {
    dayNumber(in: year) * CivilDay.seconds + time - offset
  }

  private func dayNumber(in year: Int) -> Int {
    let newYear = CivilDay.number(year: year, month: 1, day: 1)
    switch day {
    case .withLeapDay(let day): return newYear + day
    case .withoutLeapDay(let day): return newYear + day - (CivilDay.isLeap(year) && day >= 60 ? 0 : 1)
    case .weekday(let month, let week, let weekday):
      let first = CivilDay.number(year: year, month: month, day: 1)
      let day = first + (weekday - CivilDay.weekday(ofDay: first) + 7) % 7 + (week - 1) * 7
      // The fifth may lie in the next month; the last of this one is then the fourth.
      return CivilDay.date(ofDay: day).month == month ? day : day - 7
    }
  }
}
