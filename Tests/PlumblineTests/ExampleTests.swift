import Diagnostics
import Evaluation
import Findings
import Plumbline
import Quantities
import Testing

@Suite("The example of fourteen reports")
struct ExampleTests {
  /// As the example's README lists them: the mistakes that stand in the reports on purpose.
  static let planned = [
    "error HLJ-215 230400 undetermined",
    "error HLJ-215 230500 fail",
    "error HLJ-275 230900 undetermined",
    "error derived-mismatch 230200 rd_intensity fail",
    "error duplicate-key 230100 fail",
    "error duplicate-key 230100 fail",
    "error total-mismatch 230000 technology_contract_turnover fail",
    "error total-mismatch 230000 technology_enterprises undetermined",
    "error value-invalid 230900 technology_enterprises fail",
    "error value-missing 230300 fail",
    "note HLJ-013 230000 fail",
    "note HLJ-047 230000 专栏13 fail",
    "note HLJ-129 230700 undetermined",
    "note HLJ-131 231000 fail",
    "note HLJ-201-single 231200 fail",
    "note HLJ-293 230200 fail",
    "note HLJ-293 232700 fail",
    "warning HLJ-008 230000 fail",
    "warning HLJ-016 232700 fail",
    "warning HLJ-016-province 230000 fail",
    "warning HLJ-018 230000 fail",
    "warning HLJ-109 230000 fail",
    "warning HLJ-112 230000 动物细胞与遗传工程 fail",
    "warning HLJ-140 230000 fail",
    "warning HLJ-146 230000 undetermined",
    "warning HLJ-179 230000 fail",
    "warning HLJ-201 230500 fail",
    "warning HLJ-277 230400 undetermined",
    "warning explanation-void 230000 HLJ-109 fail",
    "warning history-revised 230000 technology_contract_turnover fail",
    "warning mixed-series 231100 fiscal_sci_tech_expenditure fail",
    "warning mixed-series 231200 rd_intensity fail",
    "warning waiver-expired 230900 HLJ-275 fail",
  ]

  static func result() throws -> CheckResult { try run([Repository.example], waivers: Repository.waivers) }

  @Test("Each mistake that stands in the reports is found, and nothing else")
  func findings() throws {
    let result = try Self.result()
    #expect(result.faults.map { $0.rendered(in: .en) } == [])
    let assessment = try #require(result.assessment)
    #expect(assessment.findingLines.sorted() == Self.planned)
    #expect(assessment.inputs.count == 14)
    #expect(assessment.inputs.allSatisfy { $0.isJudged && $0.year == 2025 })
  }

  @Test("One waiver runs and covers its verdict")
  func waived() throws {
    let assessment = try #require(try Self.result().assessment)
    let lines = assessment.verdicts.filter { $0.outcome == .waived }.map { assessment.line($0) }
    #expect(lines == ["error HLJ-275 230700 waived"])
  }

  @Test("Of the mistakes in figures, what is probably wrong is named")
  func suggested() throws {
    let suggestions = try #require(try Self.result().assessment).suggestions
    let changes = suggestions.all.flatMap(\.changes).map {
      "\($0.location.name) \($0.location.text) -> \($0.text ?? "?") \($0.slip)"
    }
    #expect(
      changes == [
        "rd_intensity 2.13 % -> 1.90 % other",
        "technology_contract_turnover 421000 -> 42.1 亿元 unit(meant: \"万元\", written: \"亿元\")",
      ])
    #expect(!suggestions.isGivenUp)
  }

  @Test("An explanation for this very value makes the warning a note; one for another value does not")
  func explained() throws {
    let result = try Self.result()
    #expect(try result.verdict("HLJ-013", "230000").explanation?.text.hasPrefix("全年认定登记额恰为500亿元") == true)
    #expect(try result.verdict("HLJ-109", "230000").explanation == nil)
  }

  /// The province's figure as a fraction, in the limit's unit: a percentage is a hundred times the quotient.
  struct Headline: CustomTestStringConvertible {
    let rule: String
    let numerator: Int
    let denominator: Int
    let limit: Decimal
    let outcome: Outcome

    init(_ rule: String, _ numerator: Int, over denominator: Int = 1, _ limit: Decimal, _ outcome: Outcome) {
      (self.rule, self.numerator, self.denominator) = (rule, numerator, denominator)
      (self.limit, self.outcome) = (limit, outcome)
    }

    var testDescription: String { rule }
  }

  static let headline = [
    Headline("HLJ-018", 41_980, over: 17_065, Decimal(coefficient: 25, scale: 1), .fail),  // 419.80 / 17065.0
    Headline("HLJ-019", 147_800, over: 135_491, Decimal(1), .pass),  // 147.80 / 13549.1
    Headline("HLJ-020", 788_700, over: 14_049, Decimal(50), .pass),  // 78870 / 1404.9
    Headline("HLJ-021", 206_850, over: 30_339, Decimal(coefficient: 453, scale: 2), .pass),  // 20685 / 3033.9
    Headline("HLJ-022", 5003, Decimal(5000), .pass),
    Headline("HLJ-023", 500, Decimal(500), .pass),
    Headline("HLJ-024", 329_760, over: 17_065, Decimal(19), .pass),  // 3297.6 / 17065.0
    Headline("HLJ-025", 152, over: 10, Decimal(15), .pass),
    Headline("HLJ-010", 145_200, over: 4561, Decimal(30), .pass),  // 1452 / 4561
    Headline("HLJ-013", 500, Decimal(500), .fail),
    Headline("HLJ-014", 5003, Decimal(5000), .pass),
    Headline("HLJ-099", 50_000, over: 17_065, Decimal(coefficient: 28, scale: 1), .pass),  // 500.0 / 17065.0
    Headline("HLJ-016-province", 1200, over: 13, Decimal(100), .fail),  // all but Daxinganling
  ]

  @Test("The province's figures are the fractions that its report states", arguments: headline)
  func figures(expected: Headline) throws {
    let verdict = try Self.result().verdict(expected.rule, "230000")
    #expect(verdict.outcome == expected.outcome)
    let actual = try #require(verdict.actual).number
    #expect(actual * Number(expected.denominator) == Number(expected.numerator))
    guard case .limit(let limit) = verdict.required else {
      Issue.record("no limit")
      return
    }
    #expect(limit.value?.number == Number(expected.limit))
    #expect(verdict.margin?.number == actual - Number(expected.limit))
  }

  @Test("Growth of R&D expenditure is the fifth root of 419.80 over 173.1, less one")
  func growth() throws {
    let verdict = try Self.result().verdict("HLJ-008", "230000")
    #expect(verdict.outcome == .fail)
    // (419.80 / 173.1) ^ (1/5) - 1 = 0.193848101903026533...
    #expect(verdict.actual?.number.description.hasPrefix("19.3848101903026") == true)
    // Between two neighbours whose fifth powers stand on either side of 4198/1731.
    let growth = try #require(verdict.actual).number
    #expect(Number(Decimal(coefficient: 193_848_101, scale: 7)) < growth)
    #expect(growth < Number(Decimal(coefficient: 193_848_102, scale: 7)))
  }

  @Test("The cities' turnover, one of them in the wrong unit, is added up and held against the province's")
  func total() throws {
    let assessment = try #require(try Self.result().assessment)
    let verdict = try #require(
      assessment.verdicts.first {
        $0.rule == "total-mismatch" && $0.subject.indicator == "technology_contract_turnover"
      })
    #expect(verdict.actual?.number == Number(500))
    guard case .limit(let limit) = verdict.required else {
      Issue.record("no limit")
      return
    }
    // 331.6 + 26.3 + 9.4 + 6.7 + ... + 421000 (Daqing's 万元, read as 亿元) of thirteen cities
    #expect(limit.value?.number == Number(Decimal(coefficient: 4_214_579, scale: 1)))
  }
}
