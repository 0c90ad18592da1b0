/// Days of the proleptic Gregorian calendar, counted from 1970-01-01, in any year.
public enum CivilDay {
  /// The seconds of a day.
  public static let seconds = 86_400

  // Years are taken to begin on 1 March: the leap day then ends them, and the months before it follow one formula. A
  // cycle of 400 years has 146,097 days; 719,468 of them lie between 0000-03-01 and 1970-01-01.
  private static let daysInCycle = 146_097
  private static let daysBefore1970 = 719_468

  /// The number of a day; 0 for 1970-01-01.
  public static func number(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month > 2 ? year : year - 1
    let cycle = shiftedYear.flooredQuotient(by: 400)
    let yearOfCycle = shiftedYear - cycle * 400
    let dayOfYear = daysBefore(month: (month + 9) % 12) + day - 1
    return cycle * daysInCycle + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - daysBefore1970
  }

  /// The day of a number, in any year.
  public static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
    let days = number + daysBefore1970
    let cycle = days.flooredQuotient(by: daysInCycle)
    let dayOfCycle = days - cycle * daysInCycle
    // Days without the leap days before them, of which there is one in 4, 100 and 400 years.
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - daysBefore(month: shiftedMonth) + 1
    )
  }

  /// From 0 for Sunday; 1970-01-01 was a Thursday.
  public static func weekday(ofDay number: Int) -> Int {
    let shifted = number + 4
    return shifted - shifted.flooredQuotient(by: 7) * 7
  }

  /// Whether a year has a leap day.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The days of a year that begins in March before its month, of which March is 0: 31, 30, 31, 30, 31 in turn.
  private static func daysBefore(month: Int) -> Int { (153 * month + 2) / 5 }
}

extension Int {
  /// The quotient rounded towards negative infinity, for a positive divisor.
  public func flooredQuotient(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self - quotient * divisor < 0 ? quotient - 1 : quotient
  }
}
