import Diagnostics
import Foundation
import Packs
import Pushdown
import Testing

/// How many cases, and from which seed, the environment says, and which engines there are:
///
///     DUCKDB_CLIENT=duckdb PUSHDOWN_PACKS=2000 swift test --filter RandomPackTests
///
/// - `DUCKDB_CLIENT`, `SPARK_SQL_CLIENT`: The clients' paths. `PLUMBLINE_POSTGRES`: What psql connects to; `PSQL_CLIENT`.
/// - `PUSHDOWN_PACKS`: How many (20). `PUSHDOWN_SPARK_PACKS`: How many on Spark, which takes seconds for each.
/// - `PUSHDOWN_SEED`: The first seed (0).
/// - `PUSHDOWN_FOLDER`: Where each case that differs leaves its pack, its records, and the session as a script.
@Suite("Engines say what the judge of single records says")
struct RandomPackTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let first = environment["PUSHDOWN_SEED"].flatMap { UInt64($0) }
  private static let count = environment["PUSHDOWN_PACKS"].flatMap { UInt64($0) } ?? (first == nil ? 20 : 1)

  @Test("Packs and records at random are judged alike", .serialized, arguments: Dialect.allCases)
  func random(dialect: Dialect) throws {
    guard let batch = EngineBatch(dialect) else {
      print("skipped \(dialect): no client of it is named")
      return
    }
    var tally = Tally()
    let first = Self.first ?? 0
    let onSpark = dialect == .spark ? Self.environment["PUSHDOWN_SPARK_PACKS"].flatMap { UInt64($0) } : nil
    let count = onSpark ?? Self.count
    let start = ContinuousClock.now
    var seed = first
    while seed < first + count {
      let next = min(seed + 50, first + count)
      try judge(seed..<next, batch, &tally)
      seed = next
    }
    print("\(dialect): \(count) packs in \((ContinuousClock.now - start).components.seconds) s, \(tally.summary)")
    #expect(
      tally.complaints.prefix(8).joined(separator: "\n") == "", "\(tally.complaints.count) of \(count) differ")
  }

  private func judge(_ seeds: Range<UInt64>, _ batch: EngineBatch, _ tally: inout Tally) throws {
    var cases: [EngineCase] = []
    for seed in seeds {
      do {
        cases.append(try EngineCase(seed: seed, in: batch.dialect))
      } catch {
        tally.complaints.append("seed \(seed) could not be made: \(error)")
      }
    }
    let (lines, errors) = try batch.run(cases)
    for given in cases {
      tally.add(given)
      guard let own = lines[given.seed] else {
        tally.failed.append(given.seed)
        try leave(given, batch)
        continue
      }
      do {
        guard let differences = try given.differences(own) else {
          tally.unread += 1
          continue
        }
        if !differences.isEmpty {
          try leave(given, batch)
          tally.complaints.append("seed \(given.seed):\n" + differences.prefix(12).joined(separator: "\n"))
        }
      } catch {
        tally.complaints.append("seed \(given.seed): \(error)")
      }
    }
    for line in errors.split(separator: "\n") where line.lowercased().contains("error") {
      tally.errors[String(line.prefix(160)), default: 0] += 1
    }
  }

  private func leave(_ given: EngineCase, _ batch: EngineBatch) throws {
    guard let folder = Self.environment["PUSHDOWN_FOLDER"] else { return }
    let path = "\(folder)/\(batch.dialect)-\(given.seed)"
    for (name, text) in [("yaml", given.pack), ("csv", given.csv), ("sql", batch.script([given]))] {
      try text.write(toFile: "\(path).\(name)", atomically: true, encoding: .utf8)
    }
  }
}

/// What came of many cases.
private struct Tally {
  var complaints: [String] = []
  /// Cases in which the engine gave no result.
  var failed: [UInt64] = []
  var errors: [String: Int] = [:]
  /// Cases of which some texts can only be read here.
  var unread = 0
  private var rules = 0
  private var pushed = 0
  private var obstacles: [String: Int] = [:]

  mutating func add(_ given: EngineCase) {
    rules += given.ruleCount
    pushed += given.plan.pack.rules.count - given.plan.refusals.count
    for refusal in given.plan.refusals {
      obstacles[String("\(refusal.obstacle)".prefix { $0 != "(" }), default: 0] += 1
    }
  }

  var share: Double { rules == 0 ? 1 : Double(pushed) / Double(rules) }

  var summary: String {
    func list(_ counts: [String: Int]) -> String {
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
    return "\(pushed) of \(rules) rules (\(Int(share * 100)) %), refused: \(list(obstacles)); \(unread) unread; "
      + "no result: \(failed.count) \(failed.prefix(20)); \(list(errors))"
  }
}
