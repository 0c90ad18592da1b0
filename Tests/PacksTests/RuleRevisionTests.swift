import Packs
import Quantities
import Testing

@Suite("Revisions of rules")
struct RuleRevisionTests {
  private static let date = CalendarDate(year: 2026, month: 1, day: 1)!

  /// The digests are those of `printf '16:plumbline/rule/1,8:severity,…' | sha256sum | cut -c1-16`.
  @Test(
    "A revision is the digest of the netstrings that its comment describes",
    arguments: [
      ("R-1", "a34cd949cc95e24f"), ("R-2", "15d97e8e64b639aa"), ("R-3", "7288427e12c369b6"),
      ("R-4", "32ca68b509d0f005"), ("history-revised", "bbb811844c799ef0"), ("R-9", nil),
    ])
  func independent(rule: String, expected: String?) throws {
    let pack = try #require(SmallPack.read(SmallPack.files).pack)
    #expect(pack.revision(ofRule: rule, asOf: Self.date) == expected)
    #expect(pack.revisions(asOf: Self.date)[rule] == expected)
  }

  private static func revision(_ keys: String) throws -> String {
    let pack = try SmallPack.pack(rules: "  - {id: X, \(keys)}\n")
    return try #require(pack.revision(ofRule: "X", asOf: date))
  }

  private static let limit = "for: city, value: firms, at_least: 5, by: 2025, severity: warning"

  @Test(
    "What decides the rule's verdicts changes it",
    arguments: [
      "for: province, value: firms, at_least: 5, by: 2025, severity: warning",
      "for: 哈尔滨市, value: firms, at_least: 5, by: 2025, severity: warning",
      "for: city, value: quota, at_least: 5, by: 2025, severity: warning",
      "for: city, value: firms, at_least: 6, by: 2025, severity: warning",
      "for: city, value: firms, more_than: 5, by: 2025, severity: warning",
      "for: city, value: firms, at_least: 5, by: 2024, severity: warning",
      "for: city, value: firms, at_least: 5, severity: warning",
      "for: city, value: firms, at_least: 5, by: 2025, severity: error", limit + ", within: 1 家",
      limit + ", within: 1 %", limit + ", judge: rounded(0)", limit + ", when: gdp > 0", limit + ", needs: [gdp]",
      limit + ", path: flat", limit + ", path: {2024: 4}", limit + ", from: 2022", limit + ", until: 2024",
      limit + ", behind: warning", limit + ", response_rate: 90 %", limit + ", each: {x: [a]}",
    ])
  func matters(keys: String) throws {
    #expect(try Self.revision(keys) != Self.revision(Self.limit))
  }

  @Test(
    "What is said of it, since when, and in which order its keys stand do not",
    arguments: [
      limit + ", title: 题, message: 信, note: 注, tags: [a], also: [Y], source: {clause: 一}",
      limit + ", wording: binding", limit + ", effective: {from: 2021-01-01}",
      "severity: warning, by: 2025, at_least: 5, value: firms, for: city",
    ])
  func mattersNot(keys: String) throws {
    #expect(try Self.revision(keys) == Self.revision(Self.limit))
  }

  @Test("A rule for many indicators is the same when there is one more of them")
  func eachIndicator() throws {
    let rule = "for: city, each: {x: indicators}, assert: x >= 0"
    var files = SmallPack.files
    files["rules/b.yaml"] = "rules:\n  - {id: X, \(rule)}\n"
    files["indicators.yaml", default: ""] += "  more: {title: 更多, unit: 人}\n"
    let more = try #require(SmallPack.read(files).pack)
    #expect(try Self.revision(rule) == more.revision(ofRule: "X", asOf: Self.date))
  }

  @Test("Of two rules with one id the one speaks that is in effect")
  func effective() throws {
    let pack = try SmallPack.pack(
      rules: """
          - {id: X, for: city, assert: firms > 1, effective: {until: 2025-12-31}}
          - {id: X, for: city, assert: firms > 2, effective: {from: 2026-01-01}}
          - {id: Y, for: city, assert: firms > 1}
          - {id: Z, for: city, assert: firms > 2}
        """)
    let before = try #require(CalendarDate("2025-12-31"))
    for (date, same) in [(before, "Y"), (Self.date, "Z")] {
      #expect(pack.revision(ofRule: "X", asOf: date) == pack.revision(ofRule: same, asOf: date))
      #expect(pack.revisions(asOf: date)["X"] == pack.revision(ofRule: same, asOf: date))
    }
  }
}
