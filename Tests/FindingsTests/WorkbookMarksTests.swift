#if Workbooks
import Diagnostics
@testable import Packs
import Testing
import Workbooks

@testable import Evaluation
@testable import Findings

@Suite("What is put into a marked workbook")
struct WorkbookMarksTests {
  private static let path = "哈尔滨市.xlsx"

  private static func location(
    _ name: String, _ text: String, _ cell: String, sheet: String = "指标", path: String = path, region: Int? = nil,
    year: Int = 2023
  ) -> Location {
    Location(
      name: name, region: region, year: year, text: text,
      place: Place(path: path, position: .cell(sheet: sheet, address: cell)))
  }

  /// 1.8 % of 2.5 %, from two cells.
  private static var low: Verdict {
    var verdict = Sample.limited(
      actual: Sample.figure("1.8", "%", decimals: 2), limit: Sample.figure("2.5", "%", decimals: 2))
    verdict.title = LocalizedText(zh: "研发强度", en: "R&D intensity")
    verdict.sources = [Source(clause: LocalizedText("第一章"), quote: nil)]
    verdict.locations = [location("rd_expenditure", "100 亿元", "B5"), location("gdp", "5576.3 亿元", "B4")]
    return verdict
  }

  private static let inputs = [
    Input(path: path, .report(bytes: [], region: Sample.harbin, year: 2023, revision: 1), isJudged: true)
  ]

  private static func marks(
    _ verdicts: [Verdict], faults: [Diagnostic] = [], inputs: [Input] = inputs, language: Language = .zh
  ) -> WorkbookMarks {
    let assessment = Sample.assessment(verdicts, inputs: inputs, faults: faults)
    return WorkbookMarks(Presentation(assessment), path: path, language: language)
  }

  /// The texts of the sheet's rows, those of cells without a text empty.
  private static func rows(_ marks: WorkbookMarks) -> [[String]] {
    marks.sheet.rows.map { row in
      row.cells.map { cell in if case .text(let text) = cell.content { text } else { "" } }
    }
  }

  private static func cells(_ marks: WorkbookMarks) -> [String] {
    marks.marks.map { "\($0.sheet)!\($0.address) \($0.severity.rawValue)" }
  }

  @Test("The cell of the tested value is marked, the other values of the verdict are told of")
  func tested() {
    let marks = Self.marks([Self.low])
    #expect(Self.cells(marks) == ["指标!B5 error"])
    #expect(
      marks.marks[0].comment == """
        错误：研发强度 [R-2]
        哈尔滨市 2023 年
        实际 1.80%，应达到 2.5%，低 0.70 个百分点
        依据：第一章
        """)
    let row = Self.rows(marks)[6]
    #expect(
      row == [
        "错误", "指标!B5", "R-2", "研发强度", "哈尔滨市 2023 年", "实际 1.80%，应达到 2.5%，低 0.70 个百分点", "", "依据：第一章",
        "指标!B5 研发经费：100 亿元\n指标!B4 地区生产总值：5576.3 亿元",
      ])
    #expect(marks.sheet.rows[6].cells[1].link == CellLink(sheet: "指标", address: CellAddress(row: 5, column: 2)))
  }

  @Test("Of a verdict that lacks a value the cells are marked that hold none to be used")
  func unusable() {
    var verdict = Sample.verdict(outcome: .undetermined)
    verdict.locations = [Self.location("gdp", "5576.3", "B4"), Self.location("rd_expenditure", "约一百", "B5")]
    verdict.missing = [MissingValue(name: "rd_expenditure", region: nil, year: 2023, why: .invalid)]
    #expect(Self.cells(Self.marks([verdict])) == ["指标!B5 error"])
  }

  @Test("Several findings on one cell are one mark, of the most serious one's colour")
  func several() {
    var note = Self.low
    (note.rule, note.severity, note.title) = ("R-3", .note, LocalizedText("别的"))
    let marks = Self.marks([note, Self.low])
    #expect(Self.cells(marks) == ["指标!B5 error"])
    let heads = marks.marks[0].comment.split(separator: "\n\n").map { $0.split(separator: "\n")[0] }
    #expect(heads == ["错误：研发强度 [R-2]", "提示：别的 [R-3]"])
  }

  @Test("Very many findings on one cell are told on the sheet alone")
  func many() {
    let verdicts = (1...20).map { number in
      var verdict = Self.low
      verdict.rule = "R-\(number)"
      return verdict
    }
    let marks = Self.marks(verdicts)
    #expect(marks.marks.count == 1)
    #expect(marks.marks[0].comment.hasSuffix("\n\n另有 8 项，见工作表“问题清单”"))
    #expect(Self.rows(marks).count == 6 + 20)
  }

  @Test("A finding without a cell stands on the sheet without a link")
  func noCell() {
    var verdict = Sample.verdict(outcome: .undetermined)
    verdict.missing = [MissingValue(name: "rd_expenditure", region: Sample.harbin, year: 2023, why: .notReported)]
    let marks = Self.marks([verdict])
    #expect(marks.marks.isEmpty)
    #expect(Self.rows(marks)[6][0...2] == ["错误", "", "R-2"])
    #expect(marks.sheet.rows[6].cells[1].link == nil)
  }

  @Test("Findings of other reports are not told, but where this one's value is the one tested")
  func others() {
    var foreign = Self.low
    foreign.subject.region = Sample.qiqihar
    foreign.locations = foreign.locations.map { location in
      Self.location(location.name, location.text, "B5", path: "齐齐哈尔市.xlsx")
    }
    var used = foreign
    used.locations.append(Self.location("gdp", "5576.3", "B4"))
    var tested = foreign
    tested.locations.insert(Self.location("gdp", "5576.3", "B4"), at: 0)
    #expect(Self.marks([foreign]).marks.isEmpty)
    #expect(Self.rows(Self.marks([foreign])).last == ["没有发现问题。"])
    #expect(Self.rows(Self.marks([used])).last == ["没有发现问题。"])
    #expect(Self.cells(Self.marks([tested])) == ["指标!B4 error"])
  }

  @Test("A report that a revision replaced is not told what the revision fails by")
  func replaced() {
    var verdict = Sample.verdict(outcome: .fail)
    verdict.locations = []
    let revision = Input(
      path: "哈尔滨市修订.xlsx", .report(bytes: [], region: Sample.harbin, year: 2023, revision: 2), isJudged: true)
    #expect(Self.rows(Self.marks([verdict], inputs: Self.inputs + [revision])).last == ["没有发现问题。"])
  }

  private enum Fault: Fact {
    case heading

    var chinese: String { "表头“面\u{1B}积”无法理解" }
    var english: String { "the heading cannot be understood" }
  }

  @Test("Faults of form are told before findings, at their cells")
  func faults() {
    let place = Place(path: Self.path, position: .cell(sheet: "高新区", address: "C2"))
    let faults = [
      Diagnostic(.warning, at: place, Fault.heading), Diagnostic(at: Place(path: "other.xlsx"), Fault.heading),
      Diagnostic(at: Place(path: Self.path), Fault.heading),
    ]
    let marks = Self.marks([Self.low], faults: faults)
    #expect(Self.cells(marks) == ["高新区!C2 warning", "指标!B5 error"])
    #expect(marks.marks[0].comment == "警告：填报格式\n表头“面\\u{1B}积”无法理解")
    #expect(Self.rows(marks)[6...].map { $0[0...1] } == [["警告", "高新区!C2"], ["错误", ""], ["错误", "指标!B5"]])
  }

  @Test("The sheet says which pack it is by, how many findings there are, and what to do")
  func head() {
    #expect(
      Self.rows(Self.marks([Self.low]))[..<6] == [
        ["检查发现的问题"], ["规则包：科技创新规划（plan 1.0.0），判定日期 2026-11-23"], ["错误 1"],
        ["点击“单元格”一列可跳到有问题的单元格，那里有批注。请改正原表后重新提交；此工作表读取时略过，可以删除。"], [],
        ["级别", "单元格", "规则", "要求", "对象", "问题", "建议", "依据", "所用数值"],
      ])
    #expect(Self.marks([Self.low]).sheet.name == "问题清单")
    let english = Self.marks([Self.low], language: .en)
    #expect(english.sheet.name == "Findings")
    #expect(Self.rows(english)[2] == ["1 error"])
  }

  @Test("What is counted and not listed is said")
  func unlisted() {
    var assessment = Sample.assessment([Self.low], inputs: Self.inputs)
    assessment = Assessment(
      pack: assessment.pack, packFiles: [], asOf: assessment.asOf, inputs: Self.inputs, faults: [],
      rules: assessment.rules.map { rule in
        var rule = rule
        rule.findings.add(7, of: .error)
        return rule
      }, verdicts: assessment.verdicts)
    let marks = WorkbookMarks(Presentation(assessment), path: Self.path, language: .zh)
    #expect(Self.rows(marks).last == ["[R-2] 另有 7 项未列出，可调高 --limit"])
  }
}
#endif
