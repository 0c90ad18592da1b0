import Packs
import Pushdown
import Quantities
import Testing

@Suite("Reading an engine's result") struct PushdownResultTests {
  private static func plan() throws -> PushdownPlan {
    let pack = try RegionPlan("  - {id: A, title: 甲, for: firm, assert: revenue > 0}\n").pack()
    let (columns, _) = RegisterColumns.assumed(0, of: pack, try TableMap([], of: pack), .duckdb)
    return PushdownPlan(
      pack, [try #require(columns)], in: .duckdb, asOf: try #require(CalendarDate("2026-01-01")))
  }

  @Test(
    "A line that was not asked for is refused",
    arguments: [
      "", "x", "{}", "[]", "[\"group\"]", "[\"group\", \"labs\", \"230101\", \"2023\", \"1\"]",
      "[\"group\", \"firms\", \"230101\", \"2023\", \"many\"]", "[\"record\", \"firms\", \"A\", \"fail\", \"1\"]",
      "[\"record\", \"firms\", \"A\", \"fail\", \"first\", null, null, null, \"甲\", \"1\", \"1\", \"true\", \"x\", \"230101\", \"2023\"]",
      "[\"verdict\", \"B\", \"230101\", \"2023\", \"pass\", null, null, null]", "[1, 2",
    ])
  func unexpected(line: String) throws {
    var result = PushdownResult(try Self.plan())
    #expect(throws: PushdownResult.UnexpectedLine.self) { try result.add(Array(line.utf8)[...]) }
  }

  @Test("Without any line there is no record")
  func empty() throws {
    let found = try PushdownResult(try Self.plan()).found()
    #expect(found.map(\.recordCount) == [0])
  }
}
