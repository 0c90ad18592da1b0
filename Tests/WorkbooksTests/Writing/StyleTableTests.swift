#if Workbooks
import Testing

@testable import Workbooks

@Suite("The looks of cells")
struct StyleTableTests {
  private static func style(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = CellStyle()
    change(&style)
    return style
  }

  @Test("Each look has one number, the usual one 0, and shares fonts and fills with others")
  func indices() {
    var table = StyleTable()
    let red = Self.style { $0.fill = CellColour("FFC7CE") }
    let boldRed = Self.style {
      $0.fill = CellColour("FFC7CE")
      $0.isBold = true
    }
    #expect([CellStyle(), red, boldRed, red, CellStyle()].map { table.index(of: $0) } == [0, 1, 2, 1, 0])
    #expect(table.fills.count == 3)
    #expect(table.fonts.count == 2)
  }

  @Test("Looks that are added to another workbook's go on where those end")
  func after() {
    var existing = StyleTable.Existing()
    (existing.fonts, existing.fills, existing.borders, existing.cellFormats) = (4, 5, 6, 7)
    existing.firstNumberFormat = 180
    var table = StyleTable(after: existing)
    let style = Self.style {
      $0.fill = CellColour("FFC7CE")
      $0.numberFormat = "0.000"
    }
    #expect(table.index(of: style) == 7)
    #expect(table.numberFormats == ["<numFmt numFmtId=\"180\" formatCode=\"0.000\"/>"])
    #expect(
      table.cellFormats.first?.hasPrefix("<xf numFmtId=\"180\" fontId=\"4\" fillId=\"5\" borderId=\"6\" xfId=\"0\"")
        == true)
  }

  @Test("What is no colour is black, never markup")
  func colour() {
    var table = StyleTable()
    _ = table.index(of: Self.style { $0.fill = CellColour("\"/><x") })
    #expect(table.fills.last?.contains("rgb=\"FF000000\"") == true)
  }

  @Test(
    "A number format that every program has goes by its number",
    arguments: [("@", 49), ("0.00", 2), ("0%", 9), ("yyyy-mm-dd", 164), ("0\"元\"", 164)])
  func formats(code: String, id: Int) {
    var table = StyleTable()
    _ = table.index(of: Self.style { $0.numberFormat = code })
    #expect(table.cellFormats.last?.hasPrefix("<xf numFmtId=\"\(id)\" ") == true)
    #expect(table.numberFormats.count == (id == 164 ? 1 : 0))
  }
}
#endif
