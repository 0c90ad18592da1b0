import Diagnostics
import Evaluation
import Quantities
import Testing

@Suite("How the rows of large files are judged by a rule")
struct ColumnReadinessTests {
  @Test(
    "Why it takes one row after the other is said in both languages",
    arguments: [
      (.part("a % 2"), "“a % 2”不能按列计算", "'a % 2' has no form for columns"),
      (.evidence, "文件要逐条查找", "a document is looked for one by one"),
      (.path, "到期之前按年度目标判定", "a path is asked before the due year"),
      (.rounding, "数值先修约再比较", "the value is rounded before it is compared"),
      (.conditionalUniqueness, "只对一部分记录要求不重复", "it asks some of the records alone to be unique"),
      (
        .responseRate, "填报率涉及的汇总不在同一年或同一地区",
        "the aggregates that its response rate joins are not of one region and year"
      ),
      (.combinations, "each 的取值太多", "its 'each' has too many values"),
    ] as [(ColumnObstacle, String, String)])
  func obstacle(obstacle: ColumnObstacle, chinese: String, english: String) {
    let facts = [ColumnReadiness.recordsOneByOne(obstacle), .observationsOneByOne(obstacle)]
    #expect(facts.map(\.chinese) == ["以文件提交的名录：逐条判定，因为\(chinese)。", "观测值文件：逐个判定，因为\(chinese)。"])
    #expect(
      facts.map(\.english) == [
        "Records in a file: judged one by one, since \(english).",
        "Observations in a file: judged one by one, since \(english).",
      ])
  }

  @Test("What goes by columns is said in both languages")
  func byColumns() {
    let facts = [ColumnReadiness.recordsByColumns, .observationsByColumns]
    #expect(facts.map(\.chinese) == ["以文件提交的名录：按列判定。", "观测值文件：按列判定。"])
    #expect(
      facts.map(\.english) == ["Records in a file: judged by columns.", "Observations in a file: judged by columns."])
  }

  @Test(
    "A rule's own words decide",
    arguments: [
      ("for: zone, value: area, at_least: 10 公顷", [.recordsByColumns]),
      ("for: city, value: 'zones.sum(z, z.area)', at_least: 10 公顷", [.recordsByColumns]),
      ("for: zone, unique: [name]", [.recordsByColumns]),
      ("for: zone, unique: [name], when: open", [.recordsOneByOne(.conditionalUniqueness)]),
      ("for: zone, unique: [tier]", [.recordsOneByOne(.part("tier"))]),
      ("for: zone, evidence: 方案", [.recordsOneByOne(.evidence)]),
      ("for: zone, value: area, at_least: 10 公顷, judge: rounded(1)", [.recordsOneByOne(.rounding)]),
      ("for: zone, assert: people > previous.people", [.recordsOneByOne(.part("previous.people"))]),
      ("for: city, value: leaders, at_least: 1", []),
      (
        "for: city, each: {x: {tag: core}}, value: x, at_least: 1",
        [.observationsOneByOne(.part("x")), .observationsByColumns]
      ),
      (
        "for: city, each: {x: {tag: core}, t: [甲, 乙]}, value: x, at_least: 1, title: '${t}'",
        [.observationsOneByOne(.part("t"))]
      ),
    ] as [(String, [ColumnReadiness])])
  func readiness(rule: String, expected: [ColumnReadiness]) throws {
    let pack = try Plan("  - {id: R, \(rule)}").pack()
    let date = try #require(CalendarDate("2026-01-01"))
    #expect(ColumnReadiness.of("R", in: pack, asOf: date) == expected)
  }
}
