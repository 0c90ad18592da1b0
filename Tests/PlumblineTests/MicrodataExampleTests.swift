import Diagnostics
import Evaluation
import Findings
import Packs
import Plumbline
import Quantities
import Testing

@Suite("The example of enterprise microdata")
struct MicrodataExampleTests {
  /// As the example's README lists them: the rows that bear mistakes on purpose, then the cities and the province.
  static let planned = [
    "R01 row 4 fail",
    "R02 row 111 fail",
    "R03 row 120 fail",
    "R04 row 11 fail",
    "R04 row 156 undetermined",
    "R05 row 125 fail",
    "R05 row 164 undetermined",
    "R06 row 22 fail",
    "R06 row 156 undetermined",
    "R07 row 131 fail",
    "R07 row 156 undetermined",
    "R08 row 32 fail",
    "R08 row 164 undetermined",
    "R09 row 139 fail",
    "R09 row 156 undetermined",
    "R10 row 143 fail",
    "R10 row 198 undetermined",
    "R11 row 45 fail",
    "R12 row 147 fail",
    "U19 row 153 fail",
    "U19 row 162 fail",
    "value-invalid row 156 fail",
    "G13 230900 2020 fail",
    "G13 231200 2021 undetermined",
    "G14 230700 2021 undetermined",
    "G14 231000 2021 fail",
    "G15 231100 2021 fail",
    "G16 231100 2021 fail",
    "G17 232700 2021 fail",
    "G18 232700 2021 fail",
    "T20 230000 2021 fail",
  ]

  private static let folder = Repository.root + "/Examples/enterprise-microdata"

  static func result() throws -> CheckResult {
    return check(
      CheckRequest(
        pack: Repository.root + "/Rules/enterprise-microdata", reports: [],
        registers: [("enterprises", folder + "/enterprises.csv")], observations: [folder + "/observations.csv"],
        asOf: try #require(CalendarDate("2026-03-31"))))
  }

  @Test("Each mistake that stands in the file is found, and nothing else")
  func findings() throws {
    let result = try Self.result()
    #expect(
      result.faults.map { $0.rendered(in: .en) } == [
        "\(Self.folder)/enterprises.csv:112:20: warning: unknown region '239900'; did you mean '230900'? (1 record of this "
          + "file has no known region or year, and counts in no region's sums)"
      ])
    let assessment = try #require(result.assessment)
    let found = assessment.verdicts.filter(\.isFinding).map { verdict in
      let subject = verdict.subject
      let region = subject.region.map { assessment.pack.regions[$0].code } ?? ""
      let place = subject.row.map { "row \($0)" } ?? "\(region) \(subject.year ?? 0)"
      return "\(verdict.rule) \(place) \(verdict.outcome.rawValue)"
    }
    #expect(found.sorted() == Self.planned.sorted())
  }

  @Test("Every record is judged by every rule for records, and a city of each year by those for cities")
  func counts() throws {
    let assessment = try #require(try Self.result().assessment)
    let counts = assessment.rules.filter { !$0.id.contains("-") }.map { rule in
      "\(rule.id) \([.pass, .fail, .undetermined, .notApplicable].map { rule.counts[$0] })"
    }
    // 208 records; 13 cities in two years, the first of them without a year before; the province in two years.
    #expect(
      counts == [
        "R01 [207, 1, 0, 0]", "R02 [207, 1, 0, 0]", "R03 [207, 1, 0, 0]", "R04 [206, 1, 1, 0]", "R05 [206, 1, 1, 0]",
        "R06 [206, 1, 1, 0]", "R07 [206, 1, 1, 0]", "R08 [206, 1, 1, 0]", "R09 [206, 1, 1, 0]", "R10 [206, 1, 1, 0]",
        "R11 [207, 1, 0, 0]", "R12 [207, 1, 0, 0]", "U19 [206, 2, 0, 0]", "G13 [24, 1, 1, 0]", "G14 [24, 1, 1, 0]",
        "G15 [25, 1, 0, 0]", "G16 [25, 1, 0, 0]", "G17 [12, 1, 0, 13]", "G18 [12, 1, 0, 13]", "T20 [1, 1, 0, 0]",
      ])
  }
}
