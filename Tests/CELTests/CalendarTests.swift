import Quantities
import Testing

@testable import CEL

@Suite("Calendar and clock of a moment")
struct CalendarTests {
  /// Counts the days from 1 January of the year 1 one year after another, as one would by hand.
  @Test("Every year from 1 to 9999 has its days, and every week seven")
  func days() {
    var wrong: [String] = []
    var newYear = -719_162
    for year in 1...9_999 {
      let isLeap = year.isMultiple(of: 400) || year.isMultiple(of: 4) && !year.isMultiple(of: 100)
      let february = isLeap ? 29 : 28
      for (day, month, dayOfMonth) in [
        (1, 1, 1), (31, 1, 31), (32, 2, 1), (31 + february, 2, february), (32 + february, 3, 1),
        (31 + february + 275, 11, 30), (337 + february, 12, 31),
      ] {
        let number = newYear + day - 1
        let time = CivilTime(seconds: number * 86_400 + 86_399)
        // 1 January of the year 1 was a Monday.
        let isRight =
          [time.year, time.month, time.day, time.dayOfYear] == [year, month, dayOfMonth, day]
          && time.weekday == (number + 719_162 + 1) % 7 && [time.hour, time.minute, time.second] == [23, 59, 59]
          && CivilDay.number(year: year, month: month, day: dayOfMonth) == number
        if !isRight { wrong.append("\(year)-\(month)-\(dayOfMonth): \(time)") }
      }
      newYear += 337 + february
    }
    #expect(wrong.isEmpty && newYear == 2_932_897)
  }

  @Test(
    "Fields follow the offset, over the ends of the years 1 and 9999",
    arguments: [
      ("0001-01-01T00:00:00Z", -1, [0, 12, 31, 366, 0, 23, 59, 59]),
      ("9999-12-31T23:59:59Z", 1, [10_000, 1, 1, 1, 6, 0, 0, 0]),
      ("1970-01-01T00:00:00Z", 0, [1970, 1, 1, 1, 4, 0, 0, 0]),
      ("1969-12-31T23:59:59.5Z", 0, [1969, 12, 31, 365, 3, 23, 59, 59]),
      ("2009-02-13T23:31:30Z", 28_800, [2009, 2, 14, 45, 6, 7, 31, 30]),
      ("2009-02-13T02:00:00Z", -12_600, [2009, 2, 12, 43, 4, 22, 30, 0]),
      ("2024-03-01T00:30:00Z", -3_600, [2024, 2, 29, 60, 4, 23, 30, 0]),
    ])
  func fields(_ text: String, _ offset: Int, _ expected: [Int]) throws {
    let time = try #require(Timestamp(text)).civilTime(offset: offset)
    #expect(
      [
        time.year, time.month, time.day, time.dayOfYear, time.weekday, time.hour, time.minute, time.second,
      ] == expected)
  }
}
