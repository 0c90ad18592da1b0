import Diagnostics
import Testing

@testable import Evaluation
@testable import Findings

@Suite("What is said of what is probably wrong")
struct SuggestionWordingTests {
  struct Case: CustomTestStringConvertible {
    let slip: Slip
    var text: String? = "42.1 亿元"
    let zh: String
    let en: String
    var testDescription: String { "\(slip)" }
  }

  private static func change(_ slip: Slip, _ text: String?, name: String = "gdp", line: Int = 7) -> Suggestion.Change {
    Suggestion.Change(
      location: Location(
        name: name, region: Sample.harbin, year: 2023, text: "421000",
        place: Place(path: "a.yaml", line: line, column: 9)),
      register: nil, text: text, slip: slip)
  }

  /// The finding of a sum that disagrees, with a suggestion.
  private static func finding(
    _ changes: [Suggestion.Change], mends count: Int = 1, mendsAll: Bool = true, of alternatives: Int = 1
  )
    -> Verdict
  {
    var verdict = Sample.verdict(rule: "R-1", outcome: .fail, region: Sample.province)
    let own = Suggestion.Mended(rule: verdict.rule, subject: verdict.subject)
    verdict.suggestions = [
      Suggestion(
        changes: changes, mends: [Suggestion.Mended](repeating: own, count: count), mendsAll: mendsAll,
        alternatives: alternatives)
    ]
    return verdict
  }

  private static func said(_ verdict: Verdict, _ language: Language) -> [String] {
    Wording(language: language, names: PlanNames(Sample.pack)).suggestions(verdict)
  }

  private static let cases = [
    Case(
      slip: .unit(meant: "万元", written: "亿元"), zh: "，似以万元计而误作亿元", en: ", as if counted in 万元 and written as 亿元"),
    Case(
      slip: .fraction, zh: "，似把小数与百分数混淆",
      en: ", as if a fraction was taken for a percentage, or a percentage for a fraction"),
    Case(
      slip: .decimalPoint, zh: "，似小数点错位，或多写、少写了零",
      en: ", as if the decimal point stood amiss, or zeros were too many or too few"),
    Case(slip: .exchanged, zh: "，似两数互换", en: ", as if the two were exchanged"),
    Case(
      slip: .asLastYear, text: nil, zh: "，与上年数完全相同，似照抄了上年数", en: ", exactly last year's figure, as if it was copied"),
    Case(slip: .sign, zh: "，似正负号写错", en: ", as if the sign was wrong"),
    Case(slip: .digitsSwapped, zh: "，似相邻两位数字颠倒", en: ", as if two neighbouring digits were swapped"),
    Case(slip: .digitDoubled, zh: "，似一位数字重复", en: ", as if a digit was written twice"),
    Case(slip: .digitDropped, zh: "，似漏写一位数字", en: ", as if a digit was left out"),
  ]

  @Test("A slip is told with its cell and what it may have meant, marked as to be checked", arguments: cases)
  func slip(_ slip: Case) {
    let verdict = Self.finding([Self.change(slip.slip, slip.text)])
    let meant = slip.text.map { " → " + $0 } ?? ""
    #expect(
      Self.said(verdict, .zh) == ["可能的笔误（仅供核对）：哈尔滨市 地区生产总值 421000\(meant)（a.yaml:7:9）\(slip.zh)"])
    #expect(Self.said(verdict, .en) == ["probably (to be checked): Harbin GDP 421000\(meant) (a.yaml:7:9)\(slip.en)"])
  }

  @Test("A value that only agrees with the others is called the smallest change")
  func other() {
    let verdict = Self.finding([Self.change(.other, "42.1 亿元")])
    #expect(Self.said(verdict, .zh) == ["最少的改动（仅供核对）：哈尔滨市 地区生产总值 421000 → 42.1 亿元（a.yaml:7:9）"])
    #expect(Self.said(verdict, .en) == ["smallest change (to be checked): Harbin GDP 421000 → 42.1 亿元 (a.yaml:7:9)"])
  }

  @Test("Of alternatives it is said how many there are, of sets how many findings they mend")
  func several() {
    let changes = [Self.change(.digitsSwapped, "42.1 亿元"), Self.change(.sign, "3 亿元", name: "rd_expenditure", line: 8)]
    let verdict = Self.finding(changes, mends: 3, of: 2)
    #expect(
      Self.said(verdict, .zh) == [
        "可能的笔误之一（2 种同样可能，仅供核对）：哈尔滨市 地区生产总值 421000 → 42.1 亿元（a.yaml:7:9），似相邻两位数字颠倒；"
          + "哈尔滨市 研发经费 421000 → 3 亿元（a.yaml:8:9），似正负号写错；如属实，3 项问题一并消除"
      ])
    #expect(
      Self.said(verdict, .en) == [
        "probably (one of 2 as likely, to be checked): Harbin GDP 421000 → 42.1 亿元 (a.yaml:7:9), as if two neighbouring "
          + "digits were swapped; Harbin R&D expenditure 421000 → 3 亿元 (a.yaml:8:9), as if the sign was wrong; if so, 3 "
          + "findings are mended together"
      ])
    #expect(
      Self.said(Self.finding([Self.change(.sign, "3")], mendsAll: false), .en) == [
        "probably (to be checked): Harbin GDP 421000 → 3 (a.yaml:7:9), as if the sign was wrong; that mends only some of "
          + "the contradictions"
      ])
  }

  // MARK: - Outputs

  private static func presentation() -> Presentation {
    let verdict = finding([change(.unit(meant: "万元", written: "亿元"), "42.1 亿元")])
    var assessment = Sample.assessment([verdict])
    assessment.suggestions.all = verdict.suggestions
    return Presentation(assessment)
  }

  @Test("Every output for people says it")
  func outputs() {
    let presentation = Self.presentation()
    let sentence = "probably (to be checked): Harbin GDP 421000 → 42.1 亿元 (a.yaml:7:9)"
    let texts = [
      TextRendering.render(presentation, TextOptions(language: .en)),
      CSVRendering.render(presentation, language: .en), JUnitRendering.render(presentation, language: .en),
      HTMLRendering.render(presentation, language: .en),
    ]
    for text in texts { #expect(text.contains(sentence)) }
    #expect(MarkdownRendering.render(presentation, language: .en).contains("probably (to be checked): Harbin GDP"))
  }

  @Test("JSON has the cell, the suggested text, the slip and the findings that it would mend")
  func json() {
    let presentation = Self.presentation()
    let fingerprint = presentation.fingerprint(presentation.assessment.verdicts[0])
    let json = JSONRendering.render(presentation, language: .en)
    #expect(
      json.contains(
        #"""
        {"changes": [{"slip": "unit", "meant_unit": "万元", "written_unit": "亿元", "suggested": "42.1 亿元", "location": {"name": "gdp", "region": "230100", "year": 2023, "text": "421000", "path": "a.yaml", "line": 7, "column": 9}}], "mends": ["\#(fingerprint)"], "mends_all": true, "alternatives": 1}
        """#))
    #expect(!json.contains("suggestions_given_up"))
  }

  @Test("JSON and text say that the search was given up")
  func givenUp() {
    var assessment = Sample.assessment([Self.finding([Self.change(.sign, "3")])])
    assessment.suggestions.isGivenUp = true
    let presentation = Presentation(assessment)
    #expect(JSONRendering.render(presentation, language: .en).contains(#""suggestions_given_up": true"#))
    #expect(
      TextRendering.render(presentation, TextOptions(language: .en)).contains(
        "Probable slips: too many combinations to try them all"))
  }

  @Test("SARIF bears it among the properties: no program is offered a fix to apply")
  func sarif() {
    let sarif = SARIFRendering.render(Self.presentation(), language: .en)
    #expect(sarif.contains(#""slips": ["unit"]"#))
    #expect(!sarif.contains(#""fixes""#))
  }
}
