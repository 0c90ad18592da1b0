import Authoring
import Diagnostics
import Packs
import Testing

#if Workbooks
import Workbooks
#endif

@Suite("Tests on tables, and the cells that they pin")
struct CellTests {
  private static let files = [
    "fixtures/甲/report.csv": "report,region,year\nsmall,某省,2025\n",
    "fixtures/甲/indicators.csv": "指标,单位,2025年\n研发经费,亿元,30\n生产总值,亿元,1000\n实验室,家,3\n",
  ]

  private func tested(_ base: String, _ expect: String) -> Tested {
    Tested("  - test: 例\n    base: \(base)\n    expect: \(expect)\n", fixtures: Self.files)
  }

  @Test("A folder of CSV files is a base, and a cell goes by its file, line and column")
  func folder() throws {
    let pinned = "{R-LIMIT: {outcome: pass, cells: [indicators.csv:2:9, indicators.csv:3:9]}, R-ASSERT: pass}"
    #expect(try tested("fixtures/甲", pinned).failures() == [])
  }

  @Test("A cell in which no value of the verdict stands is told, with those that do")
  func otherCell() throws {
    #expect(
      try tested("fixtures/甲", "{R-LIMIT: {cells: [indicators.csv:4:8]}, R-ASSERT: pass}").failures() == [
        "R-LIMIT (某省 2025): cells has to be [indicators.csv:4:8], found [indicators.csv:2:9, indicators.csv:3:9]"
      ])
  }

  @Test("No cell at all expects nothing")
  func none() {
    #expect(
      tested("fixtures/甲", "{R-LIMIT: {cells: []}}").faults.map { $0.split(separator: ": error: ").last } == [
        "nothing is expected here; write it as in {RULE: pass}"
      ])
  }

  #if Workbooks
  @Test("A workbook is a base, and a cell goes by its sheet and address")
  func workbook() throws {
    var head = SheetDraft(name: "封面")
    head.rows = [RowDraft(["规则包", "small"].map { CellDraft($0) }), RowDraft(["地区", "某省"].map { CellDraft($0) })]
    head.rows.append(RowDraft(["年份", "2025"].map { CellDraft($0) }))
    var table = SheetDraft(name: "指标")
    let texts = [["指标", "2025年"], ["研发经费", "30"], ["生产总值", "1000"], ["实验室", "3"]]
    table.rows = texts.map { RowDraft($0.map { CellDraft($0) }) }
    let bytes = WorkbookDraft(sheets: [head, table]).bytes()
    let expect = "{R-LIMIT: {outcome: pass, cells: [指标!B2, 指标!B3]}, R-ASSERT: pass}"
    let tested = Tested("  - test: 例\n    base: fixtures/a.xlsx\n    expect: \(expect)\n")
    let files =
      tested.fixture.packFiles + [
        PackFile(name: "tests/fixtures/a.xlsx", path: "small/tests/fixtures/a.xlsx", bytes: bytes)
      ]
    let (tests, faults) = PackTests.read(folder: "small", files: files)
    #expect(faults.map { $0.rendered(in: .en) } == [])
    let read = try #require(tests)
    #expect(TestRun.run(read.cases, of: read.pack.pack).results.map { "\($0.outcome)" } == ["passed"])
  }
  #endif
}
