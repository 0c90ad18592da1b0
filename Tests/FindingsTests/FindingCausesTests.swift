import Diagnostics
import Testing

@testable import Evaluation
@testable import Findings
@testable import Packs

@Suite("Findings by cause")
struct FindingCausesTests {
  /// What each group is about, and the rules of its findings and consequences.
  private static func groups(_ verdicts: [Verdict], pack: Pack = Sample.pack) -> [String] {
    Presentation(Sample.assessment(verdicts, pack: pack)).groups.map { group in
      let cause =
        switch group.cause {
        case .rule(let id): id
        case .missing(let name, _): "no \(name)"
        }
      func rules(_ findings: [Finding]) -> String {
        findings.map { "\($0.verdict.rule)@\($0.verdict.subject.region ?? -1)" }.joined(separator: " ")
      }
      return "\(cause): \(rules(group.findings)) -> \(rules(group.consequences))"
    }
  }

  private static func undetermined(
    _ rule: String, _ region: Int, lacks names: [String], why: MissingValue.Why = .notReported
  ) -> Verdict {
    var verdict = Sample.verdict(rule: rule, outcome: .undetermined, title: LocalizedText(rule))
    verdict.subject.region = region
    verdict.severity = .warning
    verdict.missing = names.map { MissingValue(name: $0, region: region, year: 2023, why: why) }
    return verdict
  }

  private static func invalid(_ name: String, _ region: Int) -> Verdict {
    var verdict = Sample.verdict(rule: "value-invalid", outcome: .fail, title: LocalizedText("数值无法识别"))
    verdict.subject.region = region
    verdict.subject.indicator = name
    return verdict
  }

  @Test("What cannot be judged for an invalid value follows from the finding that says so")
  func invalidValue() {
    let verdicts = [
      Self.undetermined("A", 1, lacks: ["gdp"], why: .invalid), Self.undetermined("A", 2, lacks: ["gdp"]),
      Self.invalid("gdp", 1),
    ]
    #expect(Self.groups(verdicts) == ["value-invalid: value-invalid@1 -> A@1", "A: A@2 -> "])
  }

  @Test("A finding that lacks something else as well would not go away, and stands for itself")
  func partlyExplained() {
    let verdicts = [
      Self.undetermined("A", 1, lacks: ["gdp", "rd_expenditure"]), Self.invalid("gdp", 1),
    ]
    #expect(Self.groups(verdicts) == ["value-invalid: value-invalid@1 -> ", "A: A@1 -> "])
  }

  @Test("What a region that sent nothing lacks follows from that")
  func noReport() {
    var missing = Sample.verdict(rule: "report-missing", outcome: .fail, title: LocalizedText("未提交报告"))
    missing.subject.region = 2
    var province = Self.undetermined("P", 0, lacks: [])
    province.missing = ["gdp", "zones"].map { MissingValue(name: $0, region: 2, year: 2023, why: .notReported) }
    #expect(Self.groups([province, missing]) == ["report-missing: report-missing@2 -> P@0"])
  }

  @Test(
    "Data that two rules lack are told once, with the data that most of them lack; one rule's findings stay its own")
  func sharedGap() {
    let verdicts = [
      Self.undetermined("A", 1, lacks: ["gdp", "rd_expenditure"]), Self.undetermined("A", 2, lacks: ["gdp"]),
      Self.undetermined("B", 1, lacks: ["rd_expenditure"]), Self.undetermined("C", 1, lacks: ["gdp"]),
      Self.undetermined("D", 1, lacks: ["area"]), Self.undetermined("D", 2, lacks: ["area"]),
    ]
    #expect(
      Self.groups(verdicts) == ["no gdp: A@1 A@2 C@1 -> ", "B: B@1 -> ", "D: D@1 D@2 -> "])
  }

  @Test("A rule that asks whether another one holds below follows from the findings of that one, in its own year")
  func askedRule() {
    var city = Sample.verdict(rule: "R-8", outcome: .fail, title: LocalizedText("国家级高新区"))
    city.subject.region = 1
    var province = Sample.verdict(rule: "R-8-province", outcome: .fail, title: LocalizedText("高新区全覆盖"))
    province.subject.region = 0
    var later = province
    later.subject.year = 2024
    #expect(
      Self.groups([city, province, later], pack: Sample.asking) == [
        "R-8: R-8@1 -> R-8-province@0", "R-8-province: R-8-province@0 -> ",
      ])
  }

  @Test("What a record lacks follows from a finding on that record, never on another one")
  func ownRecord() {
    func record(_ name: String, _ verdict: Verdict) -> Verdict {
      var verdict = verdict
      verdict.subject.register = "zones"
      verdict.subject.key = [NamedText(name: "name", text: name)]
      return verdict
    }
    var invalid = Self.invalid("", 1)
    (invalid.subject.indicator, invalid.subject.field) = (nil, "area")
    let verdicts = [
      Self.undetermined("Sum", 1, lacks: ["area"], why: .invalid), Self.undetermined("Sum", 2, lacks: ["area"]),
      record("a", Self.undetermined("A", 1, lacks: ["area"], why: .invalid)),
      record("b", Self.undetermined("A", 1, lacks: ["area"])), record("a", invalid),
    ]
    #expect(
      Self.groups(verdicts) == ["value-invalid: value-invalid@1 -> Sum@1 A@1", "Sum: Sum@2 -> ", "A: A@1 -> "])
  }

  @Test("A rule on records that asks about another one follows from the findings on the same record, or on its region")
  func askedOfRecords() {
    func finding(_ rule: String, _ region: Int, _ name: String?) -> Verdict {
      var verdict = Sample.verdict(rule: rule, outcome: .fail, region: region, title: LocalizedText(name ?? rule))
      verdict.subject.register = name.map { _ in "zones" }
      verdict.subject.key = name.map { [NamedText(name: "name", text: $0)] } ?? []
      return verdict
    }
    let verdicts = [
      finding("Z-1", 1, "a"), finding("Z-1", 1, "b"), finding("R-8", 2, nil), finding("Z-2", 1, "b"),
      finding("Z-2", 1, "c"), finding("Z-2", 2, "d"),
    ]
    #expect(
      Self.groups(verdicts, pack: Sample.askingOfRecords) == [
        "Z-1: Z-1@1 -> ", "Z-1: Z-1@1 -> Z-2@1", "R-8: R-8@2 -> Z-2@2", "Z-2: Z-2@1 -> ",
      ])
  }

  @Test("Findings of one rule that each bear a title of their own are grouped in time that grows with their number")
  func manyTitles() {
    let verdicts = (0..<50_000).map { number in
      Sample.verdict(rule: "A", outcome: .fail, title: LocalizedText("A \(number)"))
    }
    #expect(Presentation(Sample.assessment(verdicts)).groups.count == 50_000)
  }

  @Test("A cause is as serious as the findings that it brings about itself, and its consequences stand after it")
  func order() {
    var note = Self.undetermined("N", 1, lacks: ["gdp"], why: .invalid)
    note.severity = .note
    var warning = Self.undetermined("W", 1, lacks: ["gdp"], why: .invalid)
    warning.severity = .warning
    var other = Sample.verdict(rule: "Z", outcome: .fail, title: LocalizedText("Z"))
    other.severity = .warning
    let presentation = Presentation(Sample.assessment([note, warning, other, Self.invalid("gdp", 1)]))
    #expect(presentation.findings.map(\.verdict.rule) == ["value-invalid", "W", "N", "Z"])
  }
}

@Suite("Selection")
struct SelectionTests {
  private static var assessment: Assessment {
    let regions = [Sample.province, Sample.harbin, Sample.qiqihar]
    return Sample.assessment(
      ["A", "B"].flatMap { rule in
        regions.map { region in
          var verdict = Sample.verdict(rule: rule, outcome: .fail, title: LocalizedText(rule))
          verdict.subject.region = region
          return verdict
        }
      })
  }

  @Test(
    "Rules and regions choose which findings are shown, and the counts stay those of the run",
    arguments: [
      ([], [], ["A0", "A1", "A2", "B0", "B1", "B2"]), (["B"], [], ["B0", "B1", "B2"]), ([], ["Harbin"], ["A1", "B1"]),
      (["A"], ["230200", "黑龙江省"], ["A0", "A2"]),
    ])
  func selects(rules: [String], regions: [String], expected: [String]) throws {
    let selection = try Selection(rules: rules, regions: regions, in: Self.assessment)
    let presentation = Presentation(Self.assessment, selection: selection)
    let shown = presentation.findings.map { $0.verdict.rule + String($0.verdict.subject.region ?? -1) }
    #expect(shown == expected)
    #expect(presentation.leftOut == 6 - expected.count)
    #expect(presentation.assessment.count(.fail) == 6)
    #expect(presentation.unlisted("A") == 0)
  }

  @Test("What became of earlier findings is told of what was chosen, in every output, and counted of all")
  func former() throws {
    let passing = Self.assessment.verdicts.map { verdict in
      var verdict = verdict
      verdict.outcome = .pass
      return verdict
    }
    let earlier = try Earlier.assessment(Self.assessment)
    let selection = try Selection(rules: ["A"], regions: ["Harbin"], in: Self.assessment)
    let presentation = Presentation(Sample.assessment(passing), selection: selection, since: earlier)
    #expect(presentation.comparison?.count(.fixed) == 6)
    #expect(presentation.former.map { $0.rule + String($0.subject.region ?? -1) } == ["A1"])
    let others = earlier.verdicts.map(\.fingerprint).filter { $0 != presentation.former.first?.fingerprint }
    for format in OutputFormat.allCases where format != .json {
      let output = try format.rendered(presentation, TextOptions()).text
      #expect(!others.contains(where: output.contains), "\(format)")
    }
    let json = JSONRendering.render(presentation, language: .zh)
    #expect(json.split(separator: #""now": "fixed""#).count == 2)
  }

  /// The same with four errors more of each rule that are counted and not listed.
  private static var cut: Assessment {
    let whole = Self.assessment
    let rules = whole.rules.map { rule in
      var rule = rule
      rule.counts.add(4, of: .fail)
      rule.findings.add(4, of: .error)
      return rule
    }
    return Assessment(
      pack: whole.pack, packFiles: whole.packFiles, asOf: whole.asOf, inputs: [], faults: [],
      result: Judge.Result(rules: rules, verdicts: whole.verdicts))
  }

  @Test("Of a rule that was not chosen nothing is said to be unlisted")
  func unlisted() throws {
    let selection = try Selection(rules: ["B", "B"], regions: [], in: Self.cut)
    #expect(selection.rules == ["B"])
    #expect(Presentation(Self.cut, selection: selection).unlisted == ["B": 4])
  }

  @Test("Whether a rule's verdicts are all listed does not depend on what is chosen")
  func whole() throws {
    let selection = try Selection(rules: [], regions: ["Harbin"], in: Self.assessment)
    let rule = try #require(Self.assessment.rules.first)
    #expect(Presentation(Self.assessment, selection: selection).isWhole(rule))
    #expect(!Presentation(Self.cut).isWhole(try #require(Self.cut.rules.first)))
  }

  @Test("Where no cause of what is to be mended is shown, none is counted")
  func nextStep() throws {
    var note = Sample.verdict(rule: "B", outcome: .fail)
    note.severity = .note
    let assessment = Sample.assessment([Sample.verdict(rule: "A", outcome: .fail), note])
    let selection = try Selection(rules: ["B"], regions: [], in: assessment)
    let presentation = Presentation(assessment, selection: selection)
    #expect(TextRendering.render(presentation, TextOptions()).hasSuffix("\n下一步：改正错误\n"))
    #expect(TextRendering.render(presentation, TextOptions(language: .en)).hasSuffix("\nNext: mend the errors\n"))
  }

  @Test("A name that nothing bears is refused, with the nearest one")
  func unknown() {
    #expect(throws: SelectionFault.noSuchRule("C", nearest: nil)) {
      try Selection(rules: ["A", "C"], regions: [], in: Self.assessment)
    }
    #expect(throws: SelectionFault.noSuchRegion("哈尔宾市", nearest: "哈尔滨市")) {
      try Selection(rules: [], regions: ["哈尔宾市"], in: Self.assessment)
    }
    let fault = SelectionFault.noSuchRegion("哈尔宾市", nearest: "哈尔滨市")
    #expect(fault.chinese == "规则包中没有地区“哈尔宾市”，是否指“哈尔滨市”")
    #expect(fault.english == "the pack has no region '哈尔宾市'; did you mean '哈尔滨市'?")
  }

  @Test("Text says what is not shown")
  func text() throws {
    let selection = try Selection(rules: ["A"], regions: ["哈尔滨市"], in: Self.assessment)
    let text = TextRendering.render(Presentation(Self.assessment, selection: selection), TextOptions())
    #expect(text.contains("\n只显示 A；哈尔滨市，另有 5 项问题未显示\n"))
    #expect(text.contains("共判定 6 项：6 项未达标；错误 6，警告 0，提示 0\n"))
  }
}
