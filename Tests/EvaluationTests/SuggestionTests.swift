import Evaluation
import Packs
import Testing

@Suite("What is probably wrong")
struct SuggestionTests {
  /// One slip of the hand, and what is to be said of it.
  struct Case: CustomTestStringConvertible {
    let name: String
    let indicators: String
    var history = ""
    var rules = Self.anyRule
    let said: [String]

    static let anyRule = "  - {id: R, for: city, value: rd, at_least: 0 亿元}"
    var testDescription: String { name }
    var report: String {
      EvaluationTests.report(
        230100, 2025, "indicators: {\(indicators)}\n" + (history.isEmpty ? "" : "history: {2024: {\(history)}}"))
    }
  }

  // 25 of 1000 are 2.5 %, 32 of 1250 are 2.56 %.
  static let slips = [
    Case(
      name: "万元 in the place of 亿元", indicators: "rd: 250000, gdp: 1000, intensity: 2.5 %", history: "rd: 24",
      said: ["rd 250000 -> 25 亿元 unit(meant: \"万元\", written: \"亿元\"): derived-mismatch"]),
    Case(
      name: "元 in the place of 亿元", indicators: "rd: 2500000000, gdp: 1000, intensity: 2.5 %", history: "rd: 24",
      said: ["rd 2500000000 -> 25 亿元 unit(meant: \"元\", written: \"亿元\"): derived-mismatch"]),
    Case(
      name: "a fraction in the place of a percentage", indicators: "rd: 25, gdp: 1000, intensity: 0.025 %",
      said: ["intensity 0.025 % -> 2.5 % fraction: derived-mismatch"]),
    Case(
      name: "a zero too many", indicators: "rd: 25, gdp: 10000 亿元, intensity: 2.5 %", history: "gdp: 980",
      said: ["gdp 10000 亿元 -> 1000 亿元 decimalPoint: derived-mismatch"]),
    Case(
      name: "the decimal point amiss", indicators: "rd: 320.0, gdp: 1250, intensity: 2.56 %", history: "rd: 30",
      said: ["rd 320.0 -> 32.0 亿元 decimalPoint: derived-mismatch"]),
    Case(
      name: "two digits swapped", indicators: "rd: 23, gdp: 1250, intensity: 2.56 %",
      said: ["rd 23 -> 32 亿元 digitsSwapped: derived-mismatch"]),
    Case(
      name: "a digit doubled", indicators: "rd: 322 亿元, gdp: 1250, intensity: 2.56 %",
      said: ["rd 322 亿元 -> 32 亿元 digitDoubled: derived-mismatch"]),
    Case(
      name: "a digit dropped", indicators: "rd: 32, gdp: 150, intensity: 2.56 %", history: "gdp: 1230",
      said: ["gdp 150 -> 1250 亿元 digitDropped: derived-mismatch"]),
    Case(
      name: "two figures exchanged", indicators: "rd: 1250, gdp: 32, intensity: 2.56 %",
      said: ["gdp 32 -> 1250 亿元 exchanged, rd 1250 -> 32 亿元 exchanged: derived-mismatch"]),
    Case(
      name: "last year's figure", indicators: "rd: 24.50, gdp: 1000, intensity: 2.60 %", history: "rd: 24.50",
      said: ["rd 24.50 -> ? asLastYear: derived-mismatch"]),
    Case(
      name: "a sign", indicators: "gdp: 960, rate: 4 %", history: "gdp: 1000",
      rules: "  - {id: R, for: city, assert: \"abs(rate - growth(gdp)) <= quantity('0.1 个百分点')\"}",
      said: ["rate 4 % -> -4 % sign: R"]),
    Case(
      name: "a part that is more than the whole", indicators: "leaders: 170, firms: 120 家",
      history: "leaders: 16, firms: 118", rules: "  - {id: R, for: city, assert: leaders <= firms}",
      said: ["leaders 170 -> 17 家 decimalPoint: R"]),
    Case(
      name: "a figure out of its range and beside last year's", indicators: "money: 1300000", history: "money: 120",
      rules: "  - {id: R, for: city, value: money, between: [50 亿元, 500 亿元]}",
      said: ["money 1300000 -> 130 亿元 unit(meant: \"万元\", written: \"亿元\"): R"]),
    Case(
      name: "no growth, to the digit", indicators: "money: 118.63", history: "money: 118.63",
      rules: "  - {id: R, for: city, value: growth(money), at_least: 5 %}",
      said: ["money 118.63 -> ? asLastYear: R"]),
    Case(
      name: "three that are as likely", indicators: "rd: 25, gdp: 10000, intensity: 2.5 %",
      said: [
        "1/3 gdp 10000 -> 1000 亿元 decimalPoint: derived-mismatch",
        "1/3 intensity 2.5 % -> 0.25 % decimalPoint: derived-mismatch",
        "1/3 rd 25 -> 250 亿元 decimalPoint: derived-mismatch",
      ]),
  ]

  @Test("A slip is named with the value that would mend it", arguments: slips)
  func slip(_ slip: Case) throws {
    let judged = try Plan(slip.rules).judge([slip.report], suggests: true)
    #expect(judged.suggested == slip.said)
  }

  static let noSlips = [
    Case(name: "a figure that no slip explains", indicators: "rd: 25.7, gdp: 1000, intensity: 2.5 %", said: []),
    Case(
      name: "a target missed by little", indicators: "rd: 20, gdp: 1000", history: "rd: 19, gdp: 980",
      rules: "  - {id: R, for: city, value: intensity, at_least: 2.5 %}", said: []),
    Case(
      name: "a target missed by much, as last year", indicators: "rd: 2, gdp: 1000", history: "rd: 2.1, gdp: 980",
      rules: "  - {id: R, for: city, value: intensity, at_least: 2.5 %}", said: []),
    Case(
      name: "a target missed by much, with nothing to hold it against", indicators: "rd: 2, gdp: 1000",
      rules: "  - {id: R, for: city, value: intensity, at_least: 2.5 %}", said: []),
    Case(
      name: "a part that is a little more than the whole", indicators: "leaders: 31, firms: 30",
      history: "leaders: 28, firms: 29", rules: "  - {id: R, for: city, assert: leaders <= firms}", said: []),
    Case(
      name: "growth that falls short", indicators: "money: 125", history: "money: 118",
      rules: "  - {id: R, for: city, value: growth(money), at_least: 20 %}", said: []),
    Case(
      name: "no growth of a figure of two digits", indicators: "firms: 12", history: "firms: 12",
      rules: "  - {id: R, for: city, value: growth(firms), at_least: 5 %}", said: []),
    Case(
      name: "a value that is missing", indicators: "gdp: 1000",
      rules: "  - {id: R, for: city, value: money, at_least: 5 亿元}", said: []),
    Case(name: "figures that agree", indicators: "rd: 25, gdp: 1000, intensity: 2.5 %", said: []),
  ]

  @Test("Where no slip is likelier than the figure itself, none is named", arguments: noSlips)
  func noSlip(_ slip: Case) throws {
    let judged = try Plan(slip.rules).judge([slip.report], suggests: true)
    #expect(judged.suggested == [])
    #expect(!judged.suggestions.isGivenUp)
  }

  // MARK: - Several reports

  private static let province = "indicators: {rd: 46.00, gdp: 2450.0, intensity: 1.88 %}"

  @Test("Where a sum is wrong, the part is named that has the slip")
  func total() throws {
    let judged = try Plan(Case.anyRule).judge(
      [
        report(230000, 2025, "indicators: {gdp: 3017}"), report(230100, 2025, "indicators: {gdp: 1003}"),
        report(230200, 2025, "indicators: {gdp: 12090}"), report(230300, 2025, "indicators: {gdp: 805}"),
      ], suggests: true)
    #expect(judged.suggested == ["gdp 12090 -> 1209 亿元 decimalPoint: total-mismatch"])
  }

  // 32 of 1250 are 2.56 %, 14 of 700 are 2 %; with 500 they make 46 of 2450, which are 1.88 %.
  @Test("Two slips in two cities are one set of two cells, which mends everything")
  func twoSlips() throws {
    let judged = try Plan(Case.anyRule).judge(
      [
        report(230000, 2025, Self.province),
        report(230100, 2025, "indicators: {rd: 320000, gdp: 1250.0, intensity: 2.56 %}"),
        report(230200, 2025, "indicators: {rd: 41.00, gdp: 700.0, intensity: 2.00 %}"),
        report(230300, 2025, "indicators: {rd: 0.00, gdp: 500.0, intensity: 0.00 %}"),
      ], suggests: true)
    #expect(
      judged.suggested == [
        "rd 320000 -> 32 亿元 unit(meant: \"万元\", written: \"亿元\"), rd 41.00 -> 14.00 亿元 digitsSwapped: "
          + "derived-mismatch, derived-mismatch, total-mismatch"
      ])
    #expect(judged.suggestions.all[0].mendsAll)
  }

  @Test("A reported figure that alone disagrees with all others is the only cell to change")
  func onlyCell() throws {
    let judged = try Plan(Case.anyRule).judge(
      [
        report(230000, 2025, Self.province),
        report(230100, 2025, "indicators: {rd: 32.00, gdp: 1250.0, intensity: 2.71 %}"),
        report(230200, 2025, "indicators: {rd: 14.00, gdp: 700.0, intensity: 2.00 %}"),
        report(230300, 2025, "indicators: {rd: 0.00, gdp: 500.0, intensity: 0.00 %}"),
      ], suggests: true)
    #expect(judged.suggested == ["intensity 2.71 % -> 2.56 % other: derived-mismatch"])
  }

  @Test("A history value is held against the report of its year, whose figures agree with one another")
  func history() throws {
    let judged = try Plan(Case.anyRule).judge(
      [
        report(230100, 2024, "indicators: {rd: 32, gdp: 1250, intensity: 2.56 %}"),
        report(230100, 2025, "indicators: {gdp: 1300}\nhistory: {2024: {gdp: 1520}}"),
      ], suggests: true)
    #expect(judged.suggested == ["gdp 1520 -> 1250 亿元 digitsSwapped: history-revised"])
  }

  @Test("A record's figures are held against one another")
  func record() throws {
    var plan = Plan("  - {id: R, for: zone, assert: area == built + free}")
    plan.registers = """
      registers:
        zones:
          item: zone
          title: 园区
          key: [name]
          fields:
            name: {type: string, title: 名称}
            area: {type: number, unit: 公顷}
            built: {type: number, unit: 公顷}
            free: {type: number, unit: 公顷}
      """
    let judged = try plan.judge(
      [report(230100, 2025, "registers: {zones: [{name: 甲, area: 103, built: 61, free: 420}]}")], suggests: true)
    #expect(judged.suggested == ["free 420 -> 42 公顷 decimalPoint: R"])
  }

  // MARK: - What stays

  @Test("No outcome and no figure changes for it")
  func nothingChanges() throws {
    for slip in Self.slips + Self.noSlips {
      let plan = Plan(slip.rules)
      #expect(try plan.judge([slip.report], suggests: true).facts() == plan.judge([slip.report]).facts())
    }
  }

  @Test("Each finding bears its own suggestion, and no other verdict does")
  func ofFindings() throws {
    let judged = try Plan(Case.anyRule).judge([Self.slips[0].report], suggests: true)
    #expect(judged.verdicts.filter { !$0.suggestions.isEmpty }.map(\.rule) == ["derived-mismatch"])
  }

  @Test("Without being asked for there are none")
  func unasked() throws {
    #expect(try Plan(Case.anyRule).judge([Self.slips[0].report]).suggested == [])
  }
}

extension Judged {
  /// `rd 250000 -> 25 亿元 unit: derived-mismatch`, of several that are as likely with their number.
  fileprivate var suggested: [String] {
    suggestions.all.map { suggestion in
      let changes = suggestion.changes.map { change in
        "\(change.location.name) \(change.location.text) -> \(change.text ?? "?") \(change.slip)"
      }
      return (suggestion.alternatives > 1 ? "1/\(suggestion.alternatives) " : "")
        + changes.sorted().joined(separator: ", ") + ": " + suggestion.mends.map(\.rule).joined(separator: ", ")
    }.sorted()
  }
}
