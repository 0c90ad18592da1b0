import Packs
import Pushdown
import Quantities
import Testing

@Suite("Rules that look at records in an engine") struct RecordVisitTests {
  @Test(
    "A rule on regions is refused where it looks at single records, not at counts and sums of them",
    arguments: [
      ("firms.count(f, f.active)", nil), ("firms.filter(f, f.active).sum(f, f.staff)", nil),
      ("counties.sum(c, c.firms.count(f, f.active))", nil), ("reported(firms) ? 1 : 0", nil),
      (
        "since(2023).map(y, y.firms.size()).sum()",
        "'y.firms' looks at single records that the engine holds, not at counts and sums of them"
      ),
      (
        "firms.map(f, f.staff).sum()",
        "'firms' looks at single records that the engine holds, not at counts and sums of them"
      ),
    ] as [(String, String?)])
  func visits(value: String, why: String?) throws {
    let pack = try RegionPlan("  - {id: A, title: 甲, for: city, value: \"\(value)\", at_least: 0}\n").pack()
    let plan = PushdownPlan(
      pack, [RegionPlan.firms(nil)], in: .duckdb, asOf: try #require(CalendarDate("2026-01-01")))
    #expect(plan.refusals.first?.obstacle.english == why)
  }
}
