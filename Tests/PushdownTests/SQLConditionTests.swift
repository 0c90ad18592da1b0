import Pushdown
import Random
import Testing

@Suite("Conditions in fewer words say the same") struct SQLConditionTests {
  /// What three columns hold, and what comes of the comparisons that are not told by these alone.
  private struct Record {
    let columns: [String: Bool]
    /// Of a part that is NULL without the column a, and may be elsewhere.
    let loose: Bool?
    /// Of a part that is never NULL.
    let sure: Bool
    /// Of a part that may be NULL whatever the columns hold.
    let free: Bool?
  }

  private static let values: [Bool?] = [nil, false, true]

  /// Every record that there can be.
  private static let records: [Record] = values.flatMap { a in
    values.flatMap { b in
      values.flatMap { c in
        values.flatMap { loose in
          [false, true].flatMap { sure in
            values.map { free in
              let columns = ["a": a, "b": b, "c": c].compactMapValues(\.self)
              return Record(columns: columns, loose: loose, sure: sure, free: free)
            }
          }
        }
      }
    }
  }

  private static let truths: [SQLCondition.Truth] =
    ["a", "b", "c"].map { SQLCondition.Truth(column: $0) }
    + [("a", "b"), ("b", "c"), ("a", "c")].map { left, right in
      SQLCondition.Truth(SQLText(left), "<", ">=", SQLText(right), columns: [left, right], isStrict: true)
    }
    + [
      SQLCondition.Truth(SQLText("LOOSE"), columns: ["a"], isStrict: false),
      SQLCondition.Truth(SQLText("SURE"), columns: [], isStrict: true),
      SQLCondition.Truth(SQLText("FREE"), columns: [], isStrict: false),
    ]

  private static func value(_ truth: SQLCondition.Truth, _ record: Record) -> Bool? {
    switch truth.holds.text {
    case "LOOSE": record.columns["a"] == nil ? nil : record.loose
    case "SURE": record.sure
    case "FREE": record.free
    case let text:
      if truth.columns.count == 1 {
        record.columns[text]
      } else if let left = record.columns[String(text.prefix(1))], let right = record.columns[String(text.suffix(1))] {
        !left && right
      } else {
        nil
      }
    }
  }

  private static func isTrue(_ condition: SQLCondition, _ record: Record) -> Bool {
    switch condition {
    case .always: true
    case .never: false
    case .all(let parts): parts.allSatisfy { isTrue($0, record) }
    case .any(let parts): parts.contains { isTrue($0, record) }
    case .isKnown(let column): record.columns[column] != nil
    case .isMissing(let column): record.columns[column] == nil
    case .holds(let truth): value(truth, record) == true
    case .fails(let truth): value(truth, record) == false
    case .lacks(let truth): value(truth, record) != true
    case .unrefuted(let truth): value(truth, record) != false
    }
  }

  private static func condition(_ random: inout PseudoRandom, depth: Int) -> SQLCondition {
    if depth > 0, !random.oneIn(3) {
      let parts = (0..<random.below(4)).map { _ in condition(&random, depth: depth - 1) }
      return random.oneIn(2) ? .all(parts) : .any(parts)
    }
    let column = random.pick(["a", "b", "c"])
    let truth = random.pick(truths)
    switch random.below(20) {
    case 0: return .always
    case 1: return .never
    case 2...4: return .isKnown(column)
    case 5...7: return .isMissing(column)
    case 8...10: return .holds(truth)
    case 11...13: return .fails(truth)
    case 14...16: return .lacks(truth)
    default: return .unrefuted(truth)
    }
  }

  @Test("Whatever a record lacks, a condition at random holds where it holds in fewer words", arguments: 0..<8)
  func random(seed: UInt64) {
    var random = PseudoRandom(seed: seed)
    for _ in 0..<250 {
      let condition = Self.condition(&random, depth: 3)
      let simplified = condition.simplified
      let again = simplified.simplified
      let negated = condition.negated.simplified
      for record in Self.records {
        let isTrue = Self.isTrue(condition, record)
        guard Self.isTrue(simplified, record) == isTrue, Self.isTrue(again, record) == isTrue,
          Self.isTrue(negated, record) == !isTrue
        else {
          Issue.record(
            "\(condition.sql.text)\n=> \(simplified.sql.text)\n=> \(again.sql.text)\nnot: \(negated.sql.text)\n\(record)"
          )
          return
        }
      }
    }
  }
}
