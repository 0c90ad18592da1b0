import Diagnostics
import Tables
import Testing

@Suite("Ranges of cells")
struct CellRangeTests {
  @Test("A range holds the cells between its ends, both included")
  func contains() throws {
    let range = try #require(CellRange("B2:C4"))
    #expect(["B2", "C4", "B3"].compactMap { CellAddress($0) }.allSatisfy(range.contains))
    #expect(!["A2", "D4", "B5"].compactMap { CellAddress($0) }.contains(where: range.contains))
  }

  @Test("A range is written as it is read, a cell alone without a colon", arguments: ["B2:C4", "A1"])
  func description(text: String) {
    #expect(CellRange(text).map(\.description) == text)
  }

  @Test("What ends before it begins is no range", arguments: ["C4:B2", "A1:B2:C3", ":", ""])
  func refused(text: String) {
    #expect(CellRange(text) == nil)
  }
}
