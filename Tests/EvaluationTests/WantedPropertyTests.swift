import CEL
import Quantities
import Random
import Testing

@testable import Evaluation
@testable import Packs

@Suite("The wanted value, by chance")
struct WantedPropertyTests {
  @Test("It meets what was asked, and a little less would not", arguments: [UInt64(1), 2, 3])
  func nearest(seed: UInt64) throws {
    var random = PseudoRandom(seed: seed)
    var plan = Plan((0..<80).map { Self.rule($0, &random) }.joined(separator: "\n"))
    plan.registers = "registers: {}"
    var found = 0
    for rule in try plan.pack().rules {
      guard case .limit(_, let requirement) = rule.forms[0].requirement else { continue }
      let limit = LimitJudge(requirement, low: requirement.low?.constant, high: requirement.high?.constant)
      for _ in 0..<25 where try isNearest(limit, Self.number(&random), step: random.oneIn(3) ? 1 : nil) { found += 1 }
    }
    #expect(found > 500)
  }

  /// Whether something was wanted; that it is what it should be is tested here.
  private func isNearest(_ limit: LimitJudge, _ value: Number, step: Number?) throws -> Bool {
    let value = step == nil ? value : Number(value.rounded(to: 0))
    let limits = limit.limits(in: 2025, due: nil)
    let isMet = { (value: Number) in limits.contains { $0.isSatisfied(by: limit.judging.judged(value)) } }
    guard !isMet(value), let wanted = limit.wanted(for: value, limits, step: step) else { return false }
    let tiny = Number(try #require(Decimal("0.000000001")))
    let isRise = wanted.number > value || (wanted.number == value && isMet(value + tiny))
    let little = isRise ? step ?? tiny : -(step ?? tiny)
    let told = "\(value) → \(wanted)"
    #expect(isMet(wanted.isBeyond ? wanted.number + little : wanted.number), "\(told)")
    #expect(!isMet(wanted.isBeyond ? wanted.number : wanted.number - little), "\(told)")
    return true
  }

  private static func number(_ random: inout PseudoRandom) -> Number {
    Number(Decimal(coefficient: random.below(60_000) - 30_000, scale: random.below(4)))
  }

  private static func rule(_ number: Int, _ random: inout PseudoRandom) -> String {
    let comparison = random.pick(["at_least", "more_than", "at_most", "less_than", "between", "equals"])
    let (a, b) = (self.number(&random), self.number(&random))
    var keys = ["\(comparison): \(a) 亿元"]
    if comparison == "between" { keys = ["between: [\(min(a, b)) 亿元, \(max(a, b)) 亿元]"] }
    if random.oneIn(3) { keys.append(random.oneIn(2) ? "within: 10 %" : "within: 0.5 亿元") }
    if random.oneIn(2) { keys.append("judge: rounded(\(random.below(5) - 2))") }
    return "  - {id: R\(number), for: province, value: money, " + keys.joined(separator: ", ") + "}"
  }
}

extension Expression {
  fileprivate var constant: Number? {
    if case .constant(.number(let number)) = operation { number } else { nil }
  }
}
