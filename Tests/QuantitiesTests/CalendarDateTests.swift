import Quantities
import Testing

@Suite("A calendar date is a day that exists")
struct CalendarDateTests {
  @Test(
    "Days that exist", arguments: ["2023-03-02", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2021-04-30"])
  func exist(text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test(
    "Days that do not, and other forms",
    arguments: [
      "2023-02-29", "1900-02-29", "2021-04-31", "2023-00-10", "2023-13-01", "2023-01-00", "0000-01-01", "2023-1-1",
      "2023/01/01", "20230101", "2023-01-01 ", "２０２３-01-01", "+023-01-01", "",
    ])
  func doNotExist(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("Days are ordered as in the calendar")
  func order() {
    let days = ["2024-01-01", "2023-12-31", "2023-02-28", "2023-03-01"].compactMap { CalendarDate($0) }.sorted()
    #expect(days.map(\.description) == ["2023-02-28", "2023-03-01", "2023-12-31", "2024-01-01"])
  }

  @Test("Every day since the year 1 follows the one before, and has the fields that it was made of")
  func fields() {
    var wrong: [String] = []
    var last = CalendarDate(daysSinceEpoch: .min)
    for day in stride(from: -719_161, through: 2_932_896, by: 1) {
      let date = CalendarDate(daysSinceEpoch: day)
      let isNext = last < date && (date.day == 1 || (date.day == last.day + 1 && date.month == last.month))
      if !isNext || CalendarDate(year: date.year, month: date.month, day: date.day) != date { wrong.append("\(date)") }
      last = date
    }
    #expect(wrong == [])
    #expect(last == CalendarDate("9999-12-31"))
  }
}
