import Diagnostics
import Packs
import Quantities
import Testing

@Suite("What a region has to report")
struct ReportNeedsTests {
  private static let today = CalendarDate(year: 2025, month: 1, day: 1)

  /// As `firms 2023: R-2`, those through sums and lists in brackets.
  private static func needs(of region: String, _ rules: String) throws -> [String] {
    let pack = try SmallPack.pack(rules: rules)
    let needs = ReportNeeds(
      of: try #require(pack.regions.index(named: region)), in: 2024, by: pack, asOf: try #require(today))
    func shown(_ uses: ReportNeeds.Uses) -> String {
      let direct = uses.direct.sorted().map { pack.rules[$0].id }
      return (direct + uses.throughTotal.sorted().map { "(\(pack.rules[$0].id))" }).joined(separator: " ")
    }
    let cells = needs.cells.map { "\(pack.indicators[$0.key.indicator].id) \($0.key.year): \(shown($0.value))" }
    let fields = needs.fields.map { field, uses in
      let register = pack.registers[field.register]
      return "\(register.id).\(register.fields[field.field].id): \(shown(uses))"
    }
    return (cells + fields).sorted()
  }

  /// What `R-1` to `R-3` of the small pack need of a city.
  private static let usual = ["firms 2024: R-2", "gdp 2024: (R-1)", "zones.name: R-3"]

  /// A rule with a requirement, its keys parted by ` | `.
  private static func rule(_ requirement: String, for subject: String) -> String {
    (["  - id: X", "for: \(subject)"] + requirement.split(separator: " | ")).joined(separator: "\n    ") + "\n"
  }

  /// The needs that a rule adds.
  private static func added(_ requirement: String, for subject: String = "city") throws -> [String] {
    try needs(of: "哈尔滨市", rule(requirement, for: subject)).filter { !usual.contains($0) }
  }

  @Test("A city needs what its own rules read, and what the province's sum up")
  func usual() throws {
    #expect(try Self.needs(of: "哈尔滨市", "  - {id: X, for: city, evidence: 文件}\n") == Self.usual)
  }

  @Test(
    "Years are found from the names and functions of expressions",
    arguments: [
      ("assert: rd > 0", ["rd 2024: X"]),
      ("assert: rd > previous.rd", ["rd 2023: X", "rd 2024: X"]),
      ("assert: rd > previous.previous.rd", ["rd 2022: X", "rd 2024: X"]),
      ("value: growth(rd) | at_least: 5 %", ["rd 2023: X", "rd 2024: X"]),
      ("value: change(rd) | at_least: 5 亿元", ["rd 2023: X", "rd 2024: X"]),
      ("value: average_growth(rd, 2020) | at_least: 5 %", ["rd 2020: X", "rd 2024: X"]),
      ("assert: in_year(2020).rd > 0", ["rd 2020: X"]),
      ("assert: in_year(year - 3).rd > 0", ["rd 2021: X"]),
      ("assert: since(2022).count(r, reported(r.rd)) == 3", ["rd 2022: X", "rd 2023: X", "rd 2024: X"]),
      ("assert: previous.since(year - 2).average(r, r.rd) > rd", ["rd 2022: X", "rd 2023: X", "rd 2024: X"]),
      ("assert: rd > 0 | when: in_year(2021).rd > 0", ["rd 2021: X", "rd 2024: X"]),
      ("assert: rd > 0 | needs: [previous.rd]", ["rd 2023: X", "rd 2024: X"]),
      ("value: rd | at_least: in_year(2020).rd", ["rd 2020: X", "rd 2024: X"]),
      // Of another year than any that lies before.
      ("assert: in_year(2025).rd > 0", []),
      // What was submitted before is in no form.
      ("assert: previous_revision.rd > 0", []),
      // What the pack gives, nobody reports.
      ("assert: quota > previous.quota", []),
    ])
  func years(_ requirement: String, _ expected: [String]) throws {
    #expect(try Self.added(requirement) == expected)
  }

  @Test("What is derived needs its parts, of the same year")
  func derived() throws {
    #expect(
      try Self.needs(of: "哈尔滨市", "  - {id: X, for: city, value: change(rate), at_least: 0 个百分点}\n")
        == [
          "firms 2024: R-2", "gdp 2023: X", "gdp 2024: X (R-1)", "rate 2023: X", "rate 2024: X", "rd 2023: X",
          "rd 2024: X", "zones.name: R-3",
        ])
  }

  @Test(
    "A rule for the province needs of a city what it reads of each city, or sums up for this year",
    arguments: [
      ("value: cities.share(c, c.rd > 0) | at_least: 100 %", ["rd 2024: X"]),
      ("assert: cities.all(c, c.rd > c.previous.rd)", ["rd 2023: X", "rd 2024: X"]),
      ("assert: cities.map(c, c.rd).sum() > 0", ["rd 2024: X"]),
      ("assert: cities.filter(c, c.rd > 0).all(c, c.firms > 1)", ["firms 2024: R-2 X", "rd 2024: X"]),
      ("value: growth(gdp) | at_least: 5 %", ["gdp 2024: (R-1) (X)"]),
      // The province's own, which no sum over cities gives.
      ("assert: rd > 0", []),
    ])
  func above(_ requirement: String, _ expected: [String]) throws {
    let needs = try Self.needs(of: "哈尔滨市", Self.rule(requirement, for: "province"))
    #expect(needs.filter { !Self.usual.contains($0) } == expected)
  }

  @Test("A rule that asks about another by its id needs what that one needs")
  func holds() throws {
    let rules = "  - {id: X, for: province, value: \"cities.share(c, c.holds('R-2'))\", at_least: 100 %}\n"
    #expect(try Self.needs(of: "哈尔滨市", rules) == ["firms 2024: R-2 X", "gdp 2024: (R-1)", "zones.name: R-3"])
  }

  @Test(
    "Registers are needed by their fields",
    arguments: [
      ("city", "value: zones.count(z, z.tier == 'national') | at_least: 1", ["zones.tier: X"]),
      ("zone", "assert: area > 0", ["zones.area: X"]),
      ("zone", "assert: area > previous.area", ["zones.area: X"]),
      ("zone", "assert: region.rd > area * quantity('1 亿元') / quantity('1 平方公里')", ["rd 2024: X", "zones.area: X"]),
      ("city", "assert: previous.zones.count(z, z.area > 0) > 1", []),
    ])
  func registers(_ subject: String, _ requirement: String, _ expected: [String]) throws {
    #expect(try Self.added(requirement, for: subject) == expected)
  }

  @Test("The province needs what its rules read; the plan's own baseline is asked of nobody")
  func province() throws {
    let rules = "  - {id: X, for: province, value: \"rate - in_year(2020).rate\", at_least: 1 个百分点}\n"
    #expect(
      try Self.needs(of: "黑龙江省", rules)
        == ["gdp 2024: R-1 X", "rate 2024: R-1 X", "rd 2024: R-1 X", "zones.name: R-3"])
  }

  @Test("Rules for other years, for others or of before the date need nothing")
  func others() throws {
    let rules = """
        - {id: A, for: city, assert: rd > 0, from: 2025}
        - {id: B, for: [齐齐哈尔市], assert: rd > 0}
        - {id: C, for: city, assert: rd > 0, effective: {until: 2024-12-31}}

      """
    #expect(try Self.needs(of: "哈尔滨市", rules) == Self.usual)
  }

  @Test("Documents are listed in the order of the rules")
  func documents() throws {
    let pack = try SmallPack.pack(rules: "  - {id: X, for: zone, evidence: 批复}\n")
    let needs = ReportNeeds(of: 1, in: 2024, by: pack, asOf: try #require(Self.today))
    #expect(needs.documents.map { pack.rules[$0.rule].id } == ["R-4", "X"])
    #expect(needs.documents.map(\.register) == [nil, 0])
  }
}
