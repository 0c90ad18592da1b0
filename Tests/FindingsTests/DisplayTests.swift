import Diagnostics
import Quantities
import Testing

@testable import Evaluation
@testable import Findings

@Suite("How text and numbers are displayed")
struct DisplayTests {
  @Test(
    "A text's width is what a terminal gives it",
    arguments: [
      ("", 0), ("R&D", 3), ("研发强度", 8), ("１％", 4), ("，。", 4), ("“”", 2), ("e\u{301}", 1), ("한국", 4),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("a\u{200D}b", 2), ("𠮷", 2), ("✅", 2), ("é", 1), ("\u{1B}", 0), ("ｶ", 1),
    ])
  func width(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test(
    "What a terminal would obey is shown instead",
    arguments: [
      ("研发强度", "研发强度"), ("a\nb", "a b"), ("a\r\n\tb", "a b"), ("\u{1B}[31mred", "\\u{1B}[31mred"),
      ("\u{9B}2J", "\\u{9B}2J"), ("\u{202E}abc", "\\u{202E}abc"), ("\u{7}", "\\u{7}"), ("a\u{200B}b", "a\\u{200B}b"),
      ("a\u{2028}b", "a b"), ("\u{FEFF}a", "\\u{FEFF}a"),
    ])
  func visible(text: String, shown: String) {
    #expect(PlainText.visible(text) == shown)
  }

  struct Case: CustomTestStringConvertible {
    let comparison: Comparison
    let actual: Figure
    let limit: Figure
    let shown: String
    let outcome: Outcome

    init(_ comparison: Comparison, _ actual: Figure, _ limit: Figure, _ shown: String, _ outcome: Outcome = .fail) {
      (self.comparison, self.actual, self.limit) = (comparison, actual, limit)
      (self.shown, self.outcome) = (shown, outcome)
    }

    var testDescription: String { shown }
  }

  private static func figure(_ text: String, _ decimals: Int? = nil, unit: String = "%") -> Figure {
    Sample.figure(text, unit, decimals: decimals)
  }

  private static let cases: [Case] = [
    Case(.atLeast, figure("1.5", 2), figure("2.5", 2), "实际 1.50%，应达到 2.5%，低 1.00 个百分点"),
    Case(.atLeast, figure("2.499", 2), figure("2.5", 2), "实际 2.499%，应达到 2.5%，低 0.001 个百分点"),
    Case(.atLeast, figure("2.4996", 2), figure("2.5", 2), "实际 2.4996%，应达到 2.5%，低 0.0004 个百分点"),
    Case(.atLeast, figure("2.37", 1), figure("2.38", 1), "实际 2.37%，应达到 2.38%，低 0.01 个百分点"),
    Case(.atLeast, figure("2.504", 2), figure("2.5", 2), "实际 2.50%，应达到 2.5%，高 0.004 个百分点", .pass),
    Case(.atMost, figure("10.004", 2), figure("10", 2), "实际 10.004%，应不超过 10%，高 0.004 个百分点"),
    Case(.moreThan, figure("2.5", 2), figure("2.5", 2), "实际 2.50%，应高于 2.5%，恰为限值"),
    Case(.lessThan, figure("3", 0), figure("3", 0), "实际 3%，应低于 3%，恰为限值"),
    Case(.equals, figure("4", 0), figure("5", 0), "实际 4%，应等于 5%，低 1 个百分点"),
    Case(.atLeast, figure("49.4996", 0), figure("49.5", 0), "实际 49%，应达到 49.5%，低 0.0004 个百分点"),
    Case(
      .atLeast, Sample.figure(1, over: 3, "%", decimals: 2), figure("0.5", 2), "实际 0.33%，应达到 0.5%，低 0.17 个百分点"),
    Case(.atLeast, Sample.figure(1, over: 3, "%"), figure("0.5"), "实际 0.33%，应达到 0.5%，低 0.17 个百分点"),
    Case(.moreThan, figure("-3.271"), figure("0"), "实际 -3.27%，应高于 0%，低 3.27 个百分点"),
    Case(.moreThan, figure("-0.0004"), figure("0"), "实际 -0.0004%，应高于 0%，低 0.0004 个百分点"),
    Case(.atLeast, figure("12"), figure("20"), "实际 12%，应达到 20%，低 8 个百分点"),
    Case(
      .atLeast, Sample.figure(10_000, over: 3, "亿元"), figure("5000", unit: "亿元"),
      "实际 3333.33 亿元，应达到 5000 亿元，少 1666.67 亿元"),
    Case(
      .atLeast, figure("0.1234567891", unit: "亿元"), figure("1", unit: "亿元"),
      "实际 0.1234567891 亿元，应达到 1 亿元，少 0.8765432109 亿元"),
    Case(
      .atLeast, figure("0.12345678912", unit: "亿元"), figure("1", unit: "亿元"),
      "实际 0.1235 亿元，应达到 1 亿元，少 0.8765 亿元"),
    Case(.atLeast, figure("3", unit: "家"), figure("5", unit: "家"), "实际 3 家，应达到 5 家，少 2 家"),
    Case(.atMost, figure("7", unit: ""), figure("5", unit: ""), "实际 7，应不超过 5，多 2"),
    Case(
      .atLeast, figure("2", unit: "件/万人"), figure("4.53", unit: "件/万人"),
      "实际 2 件/万人，应达到 4.53 件/万人，低 2.53 件/万人"),
  ]

  @Test(
    "A figure has its decimals, and more where a value that fails would look equal to its limit",
    arguments: cases)
  func figures(example: Case) {
    let verdict = Sample.limited(
      example.comparison, actual: example.actual, limit: example.limit, outcome: example.outcome)
    #expect(Wording(language: .zh, names: PlanNames(Sample.pack)).finding(verdict) == example.shown)
  }

  @Test("A value that misses its limit by less than a hundred digits show still looks different")
  func tiny() throws {
    let small = try #require(Number(10).raised(to: -60))
    var verdict = Sample.limited(
      actual: Figure(number: Number(2) - small, unit: .number, decimals: 2), limit: Self.figure("2", unit: ""))
    verdict.outcome = .behind
    let figures = ShownFigures(verdict)
    #expect(try #require(figures.actual) < 2)
    #expect(figures.margin == Number(10).raised(to: -60)?.decimal)
  }
}
