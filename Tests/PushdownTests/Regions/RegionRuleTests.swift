import Evaluation
import Foundation
import Pushdown
import Testing

@Suite("Rules on regions as SQL")
struct RegionRuleTests {
  @Test("A limit on a share is compared crosswise, and its figures are named by the rule's words")
  func share() throws {
    let plan = RegionPlan(
      "  - {id: A, title: 甲, for: county, value: \"labs.share(l, l.area > quantity('50 公顷'))\", at_least: 30 %}\n")
    let verdicts = try plan.verdicts("A")
    #expect(
      verdicts == """
        "A verdicts" AS (
          SELECT
            region,
            year,
            CASE
              WHEN "labs.share(l, l.area > quantity('50 公顷'))" * 10 >= 3 * "labs.share(l, l.area > quantity('50 公顷')) of" THEN 'pass'
              WHEN "labs.share(l, l.area > quantity('50 公顷'))" * 10 < 3 * "labs.share(l, l.area > quantity('50 公顷')) of" THEN 'fail'
              ELSE 'undetermined' END AS outcome,
            CAST("labs.share(l, l.area > quantity('50 公顷'))" * 100 AS VARCHAR) || '/' || CAST("labs.share(l, l.area > quantity('50 公顷')) of" AS VARCHAR) AS value,
            '30' AS required,
            CAST(CAST("labs.share(l, l.area > quantity('50 公顷'))" * 10 - 3 * "labs.share(l, l.area > quantity('50 公顷')) of" AS DECIMAL(19, 0)) * 10 AS VARCHAR) || '/' || CAST("labs.share(l, l.area > quantity('50 公顷')) of" AS VARCHAR) AS margin
          FROM (
            SELECT
              subjects.region,
              subjects.year,
              CASE WHEN "labs"."A known" = "labs"."records" THEN "labs"."A chosen" END AS "labs.share(l, l.area > quantity('50 公顷'))",
              NULLIF("labs"."A known", 0) AS "labs.share(l, l.area > quantity('50 公顷')) of"
            FROM "judged regions" AS subjects
            LEFT JOIN "labs by region" AS "labs"
              ON "labs".region = subjects.region AND "labs".year = subjects.year
            WHERE subjects.level = 2 AND subjects.is_own
          ) AS figures
        )
        """)
  }

  @Test("A condition before the due year is not due, and one of a year that the rule is not for does not apply")
  func due() throws {
    let plan = RegionPlan(
      "  - {id: A, title: 甲, for: county, from: 2024, by: 2025, when: gdp > quantity('0 亿元'), assert: previous.gdp < gdp}\n"
    )
    #expect(
      try plan.verdicts("A") == """
        "A verdicts" AS (
          SELECT
            region,
            year,
            CASE
              WHEN year < 2024 THEN 'not_applicable'
              WHEN NOT "applies" THEN 'not_applicable'
              WHEN "applies" IS NULL THEN 'undetermined'
              WHEN "holds" THEN 'pass'
              WHEN year < 2025 THEN 'not_due'
              WHEN NOT "holds" THEN 'fail'
              ELSE 'undetermined' END AS outcome,
            NULL AS value,
            NULL AS required,
            NULL AS margin
          FROM (
            SELECT *,
              "gdp" > 0 AS "applies",
              "gdp previous" < "gdp" AS "holds"
            FROM (
              SELECT
                subjects.region,
                subjects.year,
                "gdp".value AS "gdp",
                "gdp previous".value AS "gdp previous"
              FROM "judged regions" AS subjects
              LEFT JOIN "observed indicators" AS "gdp"
                ON "gdp".region = subjects.region AND "gdp".year = subjects.year AND "gdp".indicator = 'gdp'
              LEFT JOIN "observed indicators" AS "gdp previous"
                ON "gdp previous".region = subjects.region AND "gdp previous".year = subjects.year - 1 AND "gdp previous".indicator = 'gdp'
              WHERE subjects.level = 2 AND subjects.is_own
            ) AS figures
          ) AS measured
        )
        """)
  }

  @Test(
    "What cannot be said in SQL is told with its reason, and the rule is judged from counts all the same",
    arguments: [
      ("value: gdp, at_least: 10 亿元, by: 2025, path: flat", PushdownObstacle.columns(.path)),
      ("value: gdp, at_least: 10 亿元, judge: rounded(1)", .columns(.rounding)),
      ("assert: gdp > quantity('1 亿元') && holds('B')", .part("holds('B')")),
      ("value: \"average_growth(gdp, 2023)\", at_least: 5 %", .part("average_growth(gdp, 2023)")),
      ("value: people, at_least: 1 万人", .part("people")), ("value: base, at_least: 1 家", .part("base")),
      ("evidence: 文件", .columns(.evidence)),
    ])
  func undecided(rule: String, obstacle: PushdownObstacle) throws {
    let plan = try RegionPlan(
      "  - {id: B, title: 乙, for: county, assert: gdp > quantity('0 亿元')}\n"
        + "  - {id: A, title: 甲, for: county, \(rule)}\n"
    ).plan()
    #expect(plan.undecided.map(\.rule) == [1])
    #expect(plan.undecided.map(\.obstacle) == [obstacle])
    #expect(plan.refusals.isEmpty)
    #expect(plan.decided.map(\.rule) == ["B"])
  }

  @Test("A rule that reads indicators is not decided where the engine holds none")
  func noObservations() throws {
    let plan = try RegionPlan("  - {id: A, title: 甲, for: county, assert: gdp > quantity('0 亿元')}\n").plan([], nil)
    #expect(plan.undecided.map(\.obstacle) == [.noObservations("gdp")])
    #expect(plan.lacksObservations)
  }

  @Test("Texts of a pack are quoted, be they of its regions or of a rule's `each`")
  func quotes() throws {
    let plan = RegionPlan(
      "  - {id: A, title: 甲, for: county, each: {k: [\"it's\"]}, value: \"firms.count(f, f.kind == k)\", at_least: 1 家}\n"
    )
    #expect(try plan.plan().statement().contains("CAST(year AS VARCHAR), 'it''s', outcome, value, required, margin]"))
  }
}
