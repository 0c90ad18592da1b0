import Foundation
import Quantities
import Reports
import Testing

@testable import Evaluation

/// How many cases, and from which seed, the environment says:
///
///     COLUMN_CASES=2000 swift test -c release -Xswiftc -enable-testing --filter ColumnJudgeTests
///
/// - `COLUMN_CASES`: How many (50).
/// - `COLUMN_SEED`: The first seed (0); where it stands alone, that case's pack and file are printed.
@Suite("The column judge says what the judge of single records says")
struct ColumnJudgeTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let first = environment["COLUMN_SEED"].flatMap { UInt64($0) }
  private static let count = environment["COLUMN_CASES"].flatMap { UInt64($0) } ?? (first == nil ? 50 : 1)

  @Test("Packs and files at random are judged alike, and most of them by columns")
  func random() {
    var taken: [RandomCase.Part: (taken: Int, of: Int)] = [:]
    var complaints: [String] = []
    let first = Self.first ?? 0
    for seed in first..<first + Self.count {
      let given = RandomCase(seed: seed)
      if Self.count == 1 { print(given.plan.plan.registers, given.plan.plan.rules, given.csv, separator: "\n") }
      guard let (lines, own) = try? given.differences() else {
        complaints.append("seed \(seed) could not be judged")
        continue
      }
      taken.merge(own) { ($0.taken + $1.taken, $0.of + $1.of) }
      if !lines.isEmpty { complaints.append("seed \(seed):\n" + lines.prefix(16).joined(separator: "\n")) }
    }
    let shares = RandomCase.Part.allCases.map { part in
      let (own, all) = taken[part] ?? (0, 0)
      return (part: part, share: all == 0 ? 0 : Double(own) / Double(all))
    }
    print(shares.map { "\($0.part) \(Int($0.share * 100)) %" }.joined(separator: ", "))
    #expect(complaints.prefix(8).joined(separator: "\n") == "", "\(complaints.count) of \(Self.count) cases differ")
    // Were most rules left to the judge of single records, it would be compared with itself.
    let few = shares.filter { $0.share < ($0.part == .forms || $0.part == .filesThatFit ? 0.6 : 0.8) }
    // Were none, nothing would be known of what is given up.
    let all = shares.filter { $0.share == 1 && $0.part != .keys && $0.part != .uniques }
    #expect(Self.count < 50 || few.isEmpty && all.isEmpty, "\(shares)")
  }

  @Test(
    "What rests on a column with more texts than can be told apart is judged record by record, of regions all",
    arguments: [(texts: 30, givenUp: 0), (texts: 8, givenUp: 1), (texts: 2, givenUp: nil)])
  func texts(_ texts: Int, givenUp: Int?) throws {
    let pack = try Plan(
      """
        - {id: A, for: zone, assert: "name.startsWith('b')"}
        - {id: B, for: zone, value: area, at_least: 3 公顷}
      """
    ).pack()
    let rows = (0..<10).map { "a\($0),\($0),230100,2023\nb\($0),\($0),哈市,2023\n" }.joined()
    let folder = try Folder()
    let file = try folder.write("name,area,place,of_year\n" + rows, to: "zones.csv")
    let table = try #require(RegisterTable.open(file, as: "zones", of: pack).table)
    let date = try #require(CalendarDate("2026-01-01"))
    let pass = RegisterPass(
      table, by: pack, beside: [], waivers: [], asOf: date, limit: 1, rowLimit: nil, method: .columns(threads: 1),
      texts: texts)
    let rules = Judge.judge([], by: pack, registers: [pass], asOf: date, limit: 1).rules
    #expect(pass.results?.totals.givenUpRecords.count == givenUp)
    #expect(rules.prefix(2).map { [$0.counts[.pass], $0.counts[.fail]] } == [[10, 10], [14, 6]])
  }

  @Test("What several rules ask to be unique is hashed once, and each has its own verdicts")
  func sharedKeys() throws {
    let pack = try Plan(
      """
        - {id: A, for: zone, unique: [name, year]}
        - {id: B, for: zone, unique: [name, year], severity: note}
        - {id: C, for: zone, unique: [name, area]}
      """
    ).pack()
    let rows = "a,1,230100,2023\nb,1,230100,2023\na,1,230200,2023\na,2,230100,2022\nb,1,230100,2021\n"
    let folder = try Folder()
    let file = try folder.write("name,area,place,of_year\n" + rows, to: "zones.csv")
    let table = try #require(RegisterTable.open(file, as: "zones", of: pack).table)
    let date = try #require(CalendarDate("2026-01-01"))
    let pass = RegisterPass(table, by: pack, asOf: date, method: .columns(threads: 1))
    let rules = Judge.judge([], by: pack, registers: [pass], asOf: date).rules
    // The register's key, name within region and year, needs no other than that of A and B.
    #expect(pass.results?.program.keys.count == 2)
    #expect(rules.prefix(3).map { [$0.counts[.pass], $0.counts[.fail]] } == [[3, 2], [3, 2], [1, 4]])
  }
}
