#if Workbooks
import Diagnostics
import Quantities
import Tables
import Testing
import Workbooks

@testable import Evaluation
@testable import Findings
@testable import Packs

@Suite("Findings as a workbook")
struct XLSXRenderingTests {
  private static func grids(_ presentation: Presentation, _ language: Language = .zh) throws -> [String: Grid] {
    let bytes = XLSXRendering.render(presentation, language: language)
    let workbook = try Workbook.open(bytes, path: "findings.xlsx")
    let grids = try workbook.sheets.indices.map { (workbook.sheets[$0].name, try workbook.grid(ofSheet: $0)) }
    return Dictionary(uniqueKeysWithValues: grids)
  }

  private static func grids(_ verdicts: [Verdict], _ language: Language = .zh) throws -> [String: Grid] {
    try grids(Presentation(Sample.assessment(verdicts)), language)
  }

  /// A row of a sheet by its headings, empty cells left out.
  private static func row(_ number: Int, of grid: Grid?) throws -> [String: String] {
    let rows = try #require(grid).rows
    let heading = Dictionary(uniqueKeysWithValues: rows[0].cells.map { ($0.column, $0.text) })
    let row = try #require(rows.first { $0.number == number })
    return Dictionary(uniqueKeysWithValues: row.cells.map { (heading[$0.column] ?? "\($0.column)", $0.text) })
  }

  @Test("Its sheets are the summary, the matrix, the findings, the rules and the inputs", arguments: Language.allCases)
  func sheets(language: Language) throws {
    let bytes = XLSXRendering.render(Presentation(Sample.assessment([Sample.behind])), language: language)
    let names = try Workbook.open(bytes, path: "a.xlsx").sheets.map(\.name)
    #expect(
      names
        == (language == .zh
          ? ["汇总", "矩阵", "问题", "规则与条款", "输入"]
          : ["Summary", "Matrix", "Findings", "Rules and clauses", "Inputs"]))
  }

  @Test("A finding has its value as a number with the unit beside it, and everything that the CSV has")
  func finding() throws {
    let grid = try Self.grids([Sample.behind])["问题"]
    let row = try Self.row(2, of: grid)
    let csv = CSVRendering.render(Presentation(Sample.assessment([Sample.behind])), language: .zh)
    #expect(row["实际值"] == "1.44")
    #expect(row["单位"] == "%")
    #expect(row["差距"] == "-0.460694")
    #expect(row["判定"] == "↓ 滞后")
    #expect(row["级别"] == "提示")
    #expect(row["指纹"].map(csv.contains) == true)
    let heading = try #require(csv.split(separator: "\r\n").first).dropFirst().split(separator: ",").map(String.init)
    let found = try #require(grid).rows[0].cells.map(\.text)
    #expect(found.sorted() == heading.sorted())
    let actual = try #require(grid?.rows[1].cells.first { $0.text == "1.44" })
    #expect(actual.kind == .number)
  }

  @Test("A text that begins like a formula is a text")
  func formula() throws {
    var verdict = Sample.behind
    verdict.title = LocalizedText("=HYPERLINK(\"http://e\")")
    let grids = try Self.grids([verdict])
    let cells = grids.values.flatMap(\.rows).flatMap(\.cells).filter { $0.text.hasPrefix("=") }
    #expect(!cells.isEmpty)
    #expect(cells.allSatisfy { $0.kind == .text })
  }

  @Test("What a waiver covers and what is counted and not listed stand below the findings")
  func waivedAndUnlisted() throws {
    var waived = Sample.verdict(rule: "R-5", outcome: .waived)
    waived.waiver = WaiverInForce(
      covers: .fail, reason: "机构改革", approved: "省科技厅", until: CalendarDate(daysSinceEpoch: 20_818),
      place: Place(path: "w.yaml"))
    let whole = Sample.assessment([waived, Sample.behind])
    let rules = whole.rules.map { rule in
      var rule = rule
      if rule.id == "R-1" { rule.findings.add(4, of: .note) }
      return rule
    }
    let assessment = Assessment(
      pack: whole.pack, packFiles: whole.packFiles, asOf: whole.asOf, inputs: [], faults: [],
      result: Judge.Result(rules: rules, verdicts: whole.verdicts))
    let grid = try Self.grids(Presentation(assessment))["问题"]
    #expect(try Self.row(2, of: grid)["规则"] == "R-1")
    let second = try Self.row(3, of: grid)
    #expect(second["豁免"] == "机构改革，省科技厅，至 2026-12-31")
    let last = try Self.row(4, of: grid)
    #expect(last["规则"] == "R-1")
    #expect(last["情况"] == "另有 4 项未列出，可调高 --limit")
    #expect(last["指纹"] == nil)
    let clause = try Self.row(3, of: Self.grids(Presentation(assessment))["规则与条款"])
    #expect(clause["未列出"] == "4")
  }

  @Test("The matrix has a row for each rule and year and tells outcomes by words")
  func matrix() throws {
    let verdicts = [2022, 2023].flatMap { year in
      [Sample.harbin, Sample.qiqihar].map { region in
        Sample.verdict(
          rule: "R-2", outcome: region == Sample.harbin ? .pass : .fail, region: region, year: year)
      }
    }
    let grid = try Self.grids(verdicts)["矩阵"]
    let first = try Self.row(2, of: grid)
    #expect(first["年份"] == "2023")
    #expect(first["哈尔滨市"] == "✓ 达标")
    #expect(first["齐齐哈尔市"] == "✕ 未达标")
    #expect(first["达标／判定"] == "1/2")
    #expect(try Self.row(4, of: grid)["年份"] == "2022")
  }

  @Test("Each fault of form is told with its place, each file with its digest")
  func inputs() throws {
    let input = Input(
      path: "city1.yaml", .report(bytes: Array("abc".utf8), region: Sample.harbin, year: 2023, revision: 1),
      isJudged: true)
    let fault = Diagnostic(at: Place(path: "city2.yaml", line: 3, column: 5), ReportText())
    let assessment = Sample.assessment([Sample.behind], inputs: [input], faults: [fault])
    let grid = try #require(try Self.grids(Presentation(assessment))["输入"])
    let texts = grid.rows.map { $0.cells.map(\.text) }
    #expect(
      texts[1] == [
        "city1.yaml", "哈尔滨市 2023 年", "已判定", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      ])
    #expect(texts.last == ["city2.yaml:3:5", "坏了", "错误"])
  }

  private struct ReportText: Fact {
    var chinese: String { "坏了" }
    var english: String { "broken" }
  }
}
#endif
