import Quantities
import Testing

@Suite("Days are read as people and spreadsheets write them")
struct WrittenDateTests {
  @Test(
    "Every form of 2 March 2023",
    arguments: [
      "2023-03-02", "2023-3-2", "2023/3/2", "2023/03/02", "2023.3.2", "2023年3月2日", "2023年03月02日", "2023年3月2号",
      "２０２３年３月２日",
      "２０２３－０３－０２", "２０２３．３．２", "２０２３／３／２", "20230302", " 2023-3-2 ", "\u{200B}2023/3/2", "'2023/3/2",
      "2023-03-02 00:00:00",
      "2023/3/2 0:00", "2023-03-02T13:45:00", "2023-03-02 13:45:00.000",
    ])
  func days(text: String) {
    #expect(CalendarDate(written: text)?.description == "2023-03-02")
  }

  @Test(
    "Months, years, numbers of days and days that do not exist are none",
    arguments: [
      "2021年9月", "2021.9", "2021-09", "2021年", "2021", "45000", "2023-2-29", "2023/13/1", "23/3/2", "3/2/2023",
      "2023-3.2",
      "2023//3/2", "2023年3月2", "年3月2日", "-2023-3-2", "2023-3-2-", "2023 3 2", "202303021", "20230230", "2023-003-2",
      "2023-03-02 25:00", "2023-03-02 x", "2023-03-02 1:2:3:4", "2023-03-02 12", "2023-03-02 12:30.5", "约2023-03-02",
      "",
      String(repeating: "２", count: 100),
    ])
  func none(text: String) {
    #expect(CalendarDate(written: text) == nil)
  }
}
