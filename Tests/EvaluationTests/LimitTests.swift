import Evaluation
import Testing

/// A value against a limit, and how far inside it lies.
struct LimitCase: Sendable, CustomTestStringConvertible {
  let limit: String
  let values: String
  let outcome: String
  let margin: String?

  init(_ limit: String, _ values: String, _ outcome: String, _ margin: String? = nil) {
    self.limit = limit
    self.values = values
    self.outcome = outcome
    self.margin = margin
  }

  var testDescription: String { "\(limit) with \(values)" }

  func verify() throws {
    let judged = try Plan("  - {id: R, for: province, \(limit)}").judge([
      report(230000, 2025, "indicators: {\(values)}")
    ])
    let verdict = try judged.first("R")
    #expect(verdict.outcome.rawValue == outcome)
    if let margin { #expect(verdict.margin?.text == margin) }
  }
}

@Suite("A value is held against its limit exactly")
struct LimitTests {
  @Test(
    "Exactly at a limit, one digit below it and one above",
    arguments: [
      LimitCase("value: rate, at_least: 2.5 %", "rate: 2.5", "pass", "0 个百分点"),
      LimitCase("value: rate, at_least: 2.5 %", "rate: 2.4999999999", "fail", "-0.0000000001 个百分点"),
      LimitCase("value: rate, at_least: 2.5 %", "rate: 2.5000000001", "pass", "0.0000000001 个百分点"),
      LimitCase("value: rate, more_than: 2.5 %", "rate: 2.5", "fail", "0 个百分点"),
      LimitCase("value: rate, more_than: 2.5 %", "rate: 2.5000000001", "pass", "0.0000000001 个百分点"),
      LimitCase("value: rate, more_than: 2.5 %", "rate: 2.4999999999", "fail"),
      LimitCase("value: rate, at_most: 2.5 %", "rate: 2.5", "pass", "0 个百分点"),
      LimitCase("value: rate, at_most: 2.5 %", "rate: 2.5000000001", "fail", "-0.0000000001 个百分点"),
      LimitCase("value: rate, at_most: 2.5 %", "rate: 2.4999999999", "pass"),
      LimitCase("value: rate, less_than: 2.5 %", "rate: 2.5", "fail", "0 个百分点"),
      LimitCase("value: rate, less_than: 2.5 %", "rate: 2.4999999999", "pass"),
      LimitCase("value: rate, less_than: 2.5 %", "rate: 2.5000000001", "fail"),
      LimitCase("value: rate, between: [1 %, 2.5 %]", "rate: 1", "pass", "0 个百分点"),
      LimitCase("value: rate, between: [1 %, 2.5 %]", "rate: 2.5", "pass", "0 个百分点"),
      LimitCase("value: rate, between: [1 %, 2.5 %]", "rate: 0.9999999999", "fail", "-0.0000000001 个百分点"),
      LimitCase("value: rate, between: [1 %, 2.5 %]", "rate: 2.5000000001", "fail", "-0.0000000001 个百分点"),
      LimitCase("value: rate, between: [1 %, 2.5 %]", "rate: 2", "pass", "0.5 个百分点"),
      LimitCase("value: rate, equals: 2.5 %", "rate: 2.5", "pass", "0 个百分点"),
      LimitCase("value: rate, equals: 2.5 %", "rate: 2.4999999999", "fail", "-0.0000000001 个百分点"),
      LimitCase("value: rate, equals: 2.5 %", "rate: 2.5000000001", "fail", "-0.0000000001 个百分点"),
    ])
  func exact(_ example: LimitCase) throws { try example.verify() }

  @Test(
    "A tolerance widens a limit by a share of it, or by an amount",
    arguments: [
      LimitCase("value: money, at_least: 500 亿元, within: 10 %", "money: 450", "pass", "0 亿元"),
      LimitCase("value: money, at_least: 500 亿元, within: 10 %", "money: 449.99", "fail", "-0.01 亿元"),
      LimitCase("value: money, equals: 500 亿元, within: 10 %", "money: 550", "pass", "0 亿元"),
      LimitCase("value: money, equals: 500 亿元, within: 10 %", "money: 550.01", "fail", "-0.01 亿元"),
      LimitCase("value: money, equals: 500 亿元, within: 10 %", "money: 450", "pass"),
      LimitCase("value: money, equals: 500 亿元, within: 1 万元", "money: 499.9999", "pass", "0 亿元"),
      LimitCase("value: money, equals: 500 亿元, within: 1 万元", "money: 499.9998", "fail", "-0.0001 亿元"),
      LimitCase("value: money, at_most: 500 亿元, within: 1 万元", "money: 500.0001", "pass"),
      LimitCase("value: money, at_most: 500 亿元, within: 1 万元", "money: 500.0002", "fail"),
      LimitCase("value: money, less_than: 500 亿元, within: 1 万元", "money: 500.0001", "fail"),
      LimitCase("value: money, between: [100 亿元, 200 亿元], within: 1 万元", "money: 99.9999", "pass"),
      LimitCase("value: money, between: [100 亿元, 200 亿元], within: 10 %", "money: 90", "pass", "0 亿元"),
      LimitCase("value: money, between: [100 亿元, 200 亿元], within: 10 %", "money: 220", "pass", "0 亿元"),
      LimitCase("value: money, between: [100 亿元, 200 亿元], within: 10 %", "money: 220.01", "fail", "-0.01 亿元"),
      LimitCase("value: rate, equals: 2.5 %, within: 0.05 个百分点", "rate: 2.45", "pass", "0 个百分点"),
      LimitCase("value: rate, equals: 2.5 %, within: 0.05 个百分点", "rate: 2.449", "fail", "-0.001 个百分点"),
      LimitCase("value: rate, at_least: 2.5 %, within: 10 %", "rate: 2.25", "pass"),
      LimitCase("value: rate, at_least: 2.5 %, within: 10 %", "rate: 2.24", "fail"),
      // A share of a limit below zero widens too: −100 within 10 % reaches to −110.
      LimitCase("value: money - quantity('200 亿元'), at_least: -100 亿元, within: 10 %", "money: 90", "pass", "0 亿元"),
    ])
  func tolerance(_ example: LimitCase) throws { try example.verify() }

  @Test(
    "A value is rounded where the rule asks for it: once, half to even, in the limit's unit",
    arguments: [
      LimitCase("value: rate, at_least: 2.5 %, judge: rounded(1)", "rate: 2.45", "fail", "-0.1 个百分点"),
      LimitCase("value: rate, at_least: 2.5 %, judge: rounded(1)", "rate: 2.4500001", "pass", "0 个百分点"),
      LimitCase("value: rate, at_most: 2.5 %, judge: rounded(1)", "rate: 2.55", "fail", "-0.1 个百分点"),
      LimitCase("value: rate, at_most: 2.4 %, judge: rounded(1)", "rate: 2.45", "pass", "0 个百分点"),
      // Twice would make 2.6 of 2.546 through 2.55; once makes 2.5 of it.
      LimitCase("value: rate, at_most: 2.5 %, judge: rounded(1)", "rate: 2.546", "pass", "0 个百分点"),
      LimitCase("value: money, at_least: 5000 万元, judge: rounded(0)", "money: 0.49995", "pass", "0 万元"),
      LimitCase("value: money, at_least: 0.5 亿元, judge: rounded(0)", "money: 0.4999", "fail", "-0.5 亿元"),
      LimitCase("value: rate, at_least: 25 ‰, judge: rounded(0)", "rate: 2.45", "fail", "-0.1 个百分点"),
    ])
  func rounded(_ example: LimitCase) throws { try example.verify() }

  @Test("The value that was found is given with all its digits, rounded or not")
  func foundValue() throws {
    let plan = Plan("  - {id: R, for: province, value: rate, at_least: 2.5 %, judge: rounded(1)}")
    let verdict = try plan.judge([report(230000, 2025, "indicators: {rate: 2.4500001}")]).first("R")
    #expect(verdict.actual?.text == "2.4500001 %")
  }

  @Test(
    "Units of a kind convert",
    arguments: [
      LimitCase("value: money, at_least: 500 亿元", "money: 5000000 万元", "pass", "0 亿元"),
      LimitCase("value: money, at_least: 500 亿元", "money: 4999999.99 万元", "fail", "-0.000001 亿元"),
      LimitCase("value: money, at_least: 5000000 万元", "money: 500", "pass", "0 万元"),
      LimitCase("value: rate, at_least: 25 ‰", "rate: 2.5", "pass", "0 个百分点"),
      LimitCase("value: rate, at_least: 25 ‰", "rate: 24 ‰", "fail", "-0.1 个百分点"),
      LimitCase("value: rate, at_least: 2.5 %", "rate: 25 ‰", "pass", "0 个百分点"),
      LimitCase("value: staff, at_least: 1.2 万人", "staff: 12000", "pass", "0 万人"),
      LimitCase("value: staff, at_least: 12000 人", "staff: 1.1999 万人", "fail", "-1 人"),
      LimitCase("value: firms / population, at_least: 12 家/万人", "firms: 36, population: 3", "pass", "0 家/万人"),
      LimitCase("value: firms / population, at_least: 12 家/万人", "firms: 36, population: 30001 人", "fail"),
      LimitCase("value: leaders / firms, at_least: 50 %", "leaders: 1, firms: 2", "pass", "0 个百分点"),
    ])
  func units(_ example: LimitCase) throws { try example.verify() }

  @Test(
    "A ratio is compared as the fraction that it is",
    arguments: [
      LimitCase("value: intensity, at_least: 2.5 %", "rd: 25, gdp: 1000", "pass", "0 个百分点"),
      LimitCase("value: intensity, at_least: 2.5 %", "rd: 24.9999999999, gdp: 1000", "fail"),
      LimitCase("value: intensity, more_than: 2.5 %", "rd: 25, gdp: 1000", "fail"),
      LimitCase("value: rd / gdp * 3, equals: 100 %", "rd: 1, gdp: 3", "pass", "0 个百分点"),
      LimitCase("value: leaders / firms, at_least: leaders / firms", "leaders: 1, firms: 7", "pass"),
    ])
  func ratios(_ example: LimitCase) throws { try example.verify() }

  @Test(
    "A limit may be an expression, or stand in a table of the pack",
    arguments: [
      LimitCase("value: firms, at_least: quota", "firms: 100", "pass", "0 家"),
      LimitCase("value: firms, at_least: quota", "firms: 99", "fail", "-1 家"),
      LimitCase("value: leaders, at_most: firms * 0.1", "leaders: 10, firms: 100", "pass", "0 家"),
      LimitCase("value: leaders, at_most: firms * 0.1", "leaders: 10, firms: 99", "fail", "-0.1 家"),
      LimitCase("value: rd, between: [gdp * 0.01, gdp * 0.02]", "rd: 2, gdp: 100", "pass", "0 亿元"),
      LimitCase("value: rd, between: [gdp * 0.01, gdp * 0.02]", "rd: 2.01, gdp: 100", "fail"),
    ])
  func expressions(_ example: LimitCase) throws { try example.verify() }

  @Test(
    "Growth and change are exact over one year and over several",
    arguments: [
      // 100 × 1.2⁵ = 248.832.
      ("'average_growth(rd, 2020)', at_least: 20 %", "248.832", "2020: {rd: 100}", "pass"),
      ("'average_growth(rd, 2020)', at_least: 20 %", "248.831", "2020: {rd: 100}", "fail"),
      ("'average_growth(rd, 2020)', at_least: 20 %", "248.833", "2020: {rd: 100}", "pass"),
      ("'average_growth(rd, 2020)', more_than: 20 %", "248.832", "2020: {rd: 100}", "fail"),
      ("'average_growth(rd, 2020)', more_than: 20 %", "248.833", "2020: {rd: 100}", "pass"),
      ("'average_growth(rd, 2020)', equals: 20 %", "248.832", "2020: {rd: 100}", "pass"),
      ("growth(rd), at_least: 10 %", "110", "2024: {rd: 100}", "pass"),
      ("growth(rd), at_least: 10 %", "109.99", "2024: {rd: 100}", "fail"),
      ("growth(rd), at_least: -10 %", "90", "2024: {rd: 100}", "pass"),
      ("change(rd), at_least: 10 亿元", "110", "2024: {rd: 100}", "pass"),
      ("change(rd), at_least: 10 亿元", "109.99", "2024: {rd: 100}", "fail"),
      ("change(intensity), at_least: 0.1 个百分点", "26, gdp: 1000", "2024: {rd: 25, gdp: 1000}", "pass"),
      ("change(intensity), at_least: 0.1 个百分点", "25.9, gdp: 1000", "2024: {rd: 25, gdp: 1000}", "fail"),
      ("growth(rd / gdp), at_least: 4 %", "26, gdp: 1000", "2024: {rd: 25, gdp: 1000}", "pass"),
      ("rd - in_year(2021).rd, at_least: 5 亿元", "15", "2021: {rd: 10}", "pass"),
    ])
  func growth(value: String, rd: String, history: String, outcome: String) throws {
    let plan = Plan("  - {id: R, for: province, value: \(value)}")
    let body = "indicators: {rd: \(rd)}\nhistory: {\(history)}"
    #expect(try plan.judge([report(230000, 2025, body)]).outcomes("R") == ["230000/2025 \(outcome)"])
  }
}
