import Authoring
import Diagnostics
import Testing

@Suite("The figures of a rule and of what it quotes")
struct TraceFigureTests {
  struct Case: CustomTestStringConvertible {
    let keys: String
    let quote: String
    let differences: [String]
    var testDescription: String { "\(keys) · \(quote)" }

    init(_ keys: String, _ quote: String, _ differences: String...) {
      (self.keys, self.quote, self.differences) = (keys, quote, differences)
    }
  }

  private static func differences(_ keys: String, _ quote: String, plan: String) throws -> [String] {
    let trace = try TraceFixture.trace(rules: TraceFixture.rule("R-1", quote: quote, keys), plan: plan)
    #expect(trace.missing.isEmpty)
    return trace.figures.map { "\($0.key): \($0.figure) ≠ \($0.quoted.joined(separator: ", "))" }
  }

  @Test(
    "They agree where they are one quantity, whatever its unit",
    arguments: [
      Case("value: gdp, at_least: 500 亿元", "突破500亿元"),
      Case("value: gdp, at_least: 500 亿元", "突破５００ 亿元"),
      Case("value: gdp, at_least: 0.5 亿元", "5000万元"),
      Case("value: rd_intensity, at_least: 2.5 %", "达到2.5%以上"),
      Case("value: rd_intensity, at_least: 2.50 %", "达到25‰"),
      Case("value: labs, at_least: 5000 家", "高新技术企业5000家"),
      Case("value: labs, at_least: 5000", "突破5,000个"),
      Case("value: 'labs', at_least: 30 家", "建设30个、50项"),
      Case("value: labs / gdp, at_least: 3 家/亿元", "每亿元3家"),
      Case("value: labs, between: [2 家, 3 家]", "2—3家"),
      Case("value: gdp, at_least: 500 亿元, by: 2025", "到2025年，突破500亿元"),
      Case("value: gdp, at_least: 500 亿元, by: 2025, path: {2023: 400 亿元}", "2023年400亿元，2025年500亿元"),
    ])
  func agree(_ example: Case) throws {
    #expect(try Self.differences(example.keys, example.quote, plan: example.quote) == [])
  }

  @Test(
    "They differ where the quotes bear figures of the kind and none is the rule's",
    arguments: [
      Case("value: gdp, at_least: 500 亿元", "突破600亿元", "at_least: 500 亿元 ≠ 600亿元"),
      Case("value: gdp, at_least: 500 亿元", "突破500万元", "at_least: 500 亿元 ≠ 500万元"),
      Case("value: rd_intensity, more_than: 2.5 %", "达到2.6%、2.7%", "more_than: 2.5 % ≠ 2.6%, 2.7%"),
      Case("value: labs, at_least: 500 家", "达到5000家", "at_least: 500 家 ≠ 5000家"),
      Case("value: labs, at_most: 500", "达到5000个", "at_most: 500 ≠ 5000个"),
      Case("value: labs / gdp, at_least: 3 家/亿元", "每亿元5家", "at_least: 3 家/亿元 ≠ 5家"),
      Case("value: labs, between: [2 家, 4 家]", "2—3家", "between: 4 家 ≠ 2—3家"),
      Case("value: gdp, at_least: 500 亿元, by: 2024", "到2025年，突破500亿元", "by: 2024 ≠ 2025年"),
      Case(
        "value: gdp, at_least: 500 亿元, by: 2025, path: {2023: 450 亿元}", "2023年400亿元，2025年500亿元",
        "path: 450 亿元 ≠ 400亿元, 500亿元"),
    ])
  func differ(_ example: Case) throws {
    #expect(try Self.differences(example.keys, example.quote, plan: example.quote) == example.differences)
  }

  @Test(
    "Nothing is compared with figures of another kind, with 0, or with an expression",
    arguments: [
      Case("value: gdp, at_least: 500 亿元", "占比达到30%"), Case("value: rd_intensity, at_least: 100 %", "13个市（地）全覆盖"),
      Case("value: gdp, more_than: 0", "增加5亿元"), Case("value: gdp, at_least: rd_expenditure", "5亿元"),
      Case("assert: \"gdp > quantity('3 亿元')\"", "5亿元"), Case("value: labs, at_least: 2 家", "为期3年"),
      Case("value: labs, at_least: 2 家, by: 2025", "年均增长"),
    ])
  func incomparable(_ example: Case) throws {
    let trace = try TraceFixture.trace(
      rules: TraceFixture.rule("R-1", quote: example.quote, example.keys), plan: example.quote)
    #expect(trace.figures.isEmpty)
    #expect(trace.figureCount == 0)
  }

  @Test("One of several quotes suffices")
  func severalQuotes() throws {
    let trace = try TraceFixture.trace(
      rules: """
        - {id: R-1, for: province, value: gdp, at_least: 500 亿元,
           source: [{clause: 一, quote: 突破400亿元}, {clause: 二, quote: 达到500亿元}]}

        """, plan: "突破400亿元。达到500亿元。")
    #expect(trace.figures.isEmpty)
    #expect(trace.figureCount == 1)
  }

  @Test(
    "The year by which the sentence wants it belongs to the quote",
    arguments: [
      Case("value: gdp, at_least: 5 亿元, by: 2024", "突破5亿元", "by: 2024 ≠ 2025年"),
      Case("value: gdp, at_least: 2 亿元, by: 2023", "达到2亿元", "by: 2023 ≠ 2024年"),
      Case("value: gdp, at_least: 1 亿元, by: 2024", "高于2020年的1亿元", "by: 2024 ≠ 2020年"),
      Case("value: gdp, at_least: 3 亿元, by: 2024", "为3亿元"),
    ])
  func dueYears(_ example: Case) throws {
    let plan = "为3亿元，到2025年，突破5亿元。2024年底达到2亿元，高于2020年的1亿元。"
    #expect(try Self.differences(example.keys, example.quote, plan: plan) == example.differences)
  }

  @Test("The head of a table's row stands for its figures; a part of a cell does not")
  func rows() throws {
    let plan = "\t指标\n\t2020年\n\t2025年\n\n\t技术合同成交额（亿元）\n\t267.8\n\t500\n\n\t高新技术企业\n\t5000家\n"
    let cases = [
      Case("value: gdp, at_least: 500 亿元", "技术合同成交额（亿元）"),
      Case("value: gdp, at_least: 400 亿元", "技术合同成交额（亿元）", "at_least: 400 亿元 ≠ 267.8, 500"),
      Case("value: gdp, at_least: 400 亿元", "合同成交额（亿元）"),
      Case("value: labs, at_least: 50 家", "高新技术企业", "at_least: 50 家 ≠ 5000家"),
    ]
    for example in cases {
      let differences = try Self.differences(example.keys, example.quote, plan: plan)
      #expect(differences == example.differences)
    }
  }

  @Test("A difference stands at the rule's place and is a failure")
  func place() throws {
    let trace = try TraceFixture.trace(
      rules: TraceFixture.rule("R-1", quote: "突破6亿元", "value: gdp, at_least: 5 亿元"), plan: "突破6亿元")
    #expect(trace.figures.first?.place.description == "small/rules/01-goals.yaml:2:8")
    #expect(!trace.isSound)
  }
}
