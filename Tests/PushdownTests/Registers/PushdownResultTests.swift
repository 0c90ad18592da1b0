import Foundation
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

  @Test(
    "A count that no table has is refused, so that no sum of counts is too large a number",
    arguments: ["-1", "1.5", "9223372036854775807", ""])
  func counts(count: String) throws {
    let plan = try Self.plan()
    // A group's line has as many texts as its query has behind the kind and the register.
    let line = try #require(plan.statement().split(separator: "\n").first { $0.contains("'group'") })
    let columns = line.components(separatedBy: ", ").count - 4
    var result = PushdownResult(plan)
    func group(_ count: String) -> String {
      let counts = Array(repeating: "\"1\"", count: columns - 1) + ["\"\(count)\""]
      return "[\"group\", \"firms\", \"230101\", \"2023\", \(counts.joined(separator: ", "))]"
    }
    try result.add(Array(group("1").utf8)[...])
    #expect(throws: PushdownResult.UnexpectedLine.self) { try result.add(Array(group(count).utf8)[...]) }
  }

  @Test("Names of regions and indicators that only the reader here knows are counted, others are no matter")
  func unlisted() throws {
    var result = PushdownResult(
      try RegionPlan("  - {id: A, title: 甲, for: county, value: gdp, at_least: 1 亿元}\n").plan())
    for (column, name) in [
      ("region", "哈市 "), ("region", "北京市"), ("indicator", "ＧＤＰ"), ("indicator", "gdp "), ("indicator", "other"),
    ] {
      try result.add(Array("[\"unlisted\", \"observations\", \"\(column)\", \"\(name)\"]".utf8)[...])
    }
    let observed = try #require(try result.observed())
    #expect(observed.unread.map { "\($0.field) \($0.count)" } == ["indicator 2", "region 1"])
  }

  @Test("Without any line there is no record")
  func empty() throws {
    let found = try PushdownResult(try Self.plan()).found()
    #expect(found.map(\.recordCount) == [0])
  }
}
