import Diagnostics
import Testing

@Suite("Addresses of cells")
struct CellAddressTests {
  @Test(
    "Letters count columns and digits rows",
    arguments: [
      ("A1", 1, 1), ("Z1", 1, 26), ("AA10", 10, 27), ("ZZ2", 2, 702), ("AAA3", 3, 703),
      ("XFD1048576", 1_048_576, 16_384),
    ])
  func addresses(text: String, row: Int, column: Int) {
    #expect(CellAddress(text) == CellAddress(row: row, column: column))
    #expect("\(CellAddress(row: row, column: column))" == text)
  }

  @Test("An address may be fixed and in small letters", arguments: ["$D$17", "d17", "D$17"])
  func fixed(text: String) {
    #expect(CellAddress(text) == CellAddress(row: 17, column: 4))
  }

  @Test(
    "What is no cell of a sheet is none",
    arguments: ["", "A", "1", "A0", "XFE1", "A1048577", "A1B", "1A", "A-1", "指标1", "A99999999999999999999"])
  func refused(text: String) {
    #expect(CellAddress(text) == nil)
  }
}
