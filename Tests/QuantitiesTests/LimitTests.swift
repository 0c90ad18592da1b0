import Testing

@testable import Quantities

@Suite("Limits")
struct LimitTests {
  @Test(
    "The margin says how far inside the limit a value lies",
    arguments: [
      (.atLeast, "2.5", "2.5", "0", "0", true), (.atLeast, "2.5", "2.4", "0", "-0.1", false),
      (.atLeast, "2.5", "2.4", "0.1", "0", true),
      (.moreThan, "2.5", "2.5", "0", "0", false), (.moreThan, "2.5", "2.6", "0", "0.1", true),
      (.moreThan, "2.5", "2.4", "0.1", "0", false),
      (.atMost, "10", "10", "0", "0", true), (.atMost, "10", "11", "0", "-1", false),
      (.atMost, "10", "11", "1", "0", true),
      (.lessThan, "10", "10", "0", "0", false), (.lessThan, "10", "9", "0", "1", true),
      (.equals, "3", "3.0", "0", "0", true),
      (.equals, "3", "3.1", "0", "-0.1", false), (.equals, "3", "2.8", "0.3", "0.1", true),
    ] as [(Comparison, String, String, String, String, Bool)])
  func margins(
    comparison: Comparison, bound: String, value: String, tolerance: String, margin: String, isSatisfied: Bool
  ) throws {
    let limit = Limit(comparison, try number(bound), tolerance: try number(tolerance))
    #expect(limit.margin(of: try number(value)) == (try number(margin)))
    #expect(limit.isSatisfied(by: try number(value)) == isSatisfied)
  }

  @Test(
    "Between counts both bounds in",
    arguments: [
      ("1", "0", true), ("2", "1", true), ("5", "0", true), ("0.9", "-0.1", false), ("5.5", "-0.5", false),
    ])
  func between(value: String, margin: String, isSatisfied: Bool) throws {
    let limit = Limit(between: 1, and: 5)
    #expect(limit.margin(of: try number(value)) == (try number(margin)))
    #expect(limit.isSatisfied(by: try number(value)) == isSatisfied)
  }

  @Test("A limit has the bounds of its comparison, and none is made without them")
  func bounds() {
    #expect(Limit(.atLeast, 1).low == 1)
    #expect(Limit(.atLeast, 1).high == nil)
    #expect(Limit(.lessThan, 1).low == nil)
    #expect(Limit(.equals, 1).low == Limit(.equals, 1).high)
    #expect(Limit(comparison: .atMost, low: 1, high: nil) == nil)
    #expect(Limit(comparison: .between, low: 1, high: nil) == nil)
    #expect(Limit(comparison: .equals, low: 1, high: 2) == nil)
    #expect(Limit(comparison: .moreThan, low: 1, high: nil)?.low == 1)
    #expect(
      Comparison.allCases.map(\.rawValue) == ["at_least", "more_than", "at_most", "less_than", "between", "equals"])
  }

  @Test(
    "A value is judged in full or rounded once",
    arguments: [
      (.fullValue, "97.46", false), (.rounded(decimals: 1), "97.46", true), (.rounded(decimals: 1), "97.45", false),
      (.rounded(decimals: 1), "97.4499", false), (.rounded(decimals: 0), "97.46", false),
    ] as [(Judging, String, Bool)])
  func judging(judging: Judging, value: String, isSatisfied: Bool) throws {
    let limit = Limit(.atLeast, try number("97.5"))
    #expect(limit.isSatisfied(by: judging.judged(try number(value))) == isSatisfied)
  }

  @Test("A root on the limit satisfies it")
  func roots() throws {
    let growth = try #require(try number("2.48832").raised(to: 1, over: 5)) - 1
    #expect(Limit(.atLeast, try number("0.2")).isSatisfied(by: growth))
    #expect(!Limit(.moreThan, try number("0.2")).isSatisfied(by: growth))
  }

  private func number(_ text: String) throws -> Number { Number(try #require(Decimal(text))) }
}
