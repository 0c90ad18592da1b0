import Foundation
import Testing

/// How many cases, and from which seed, the environment says:
///
///     COLUMN_CASES=2000 swift test -c release -Xswiftc -enable-testing --filter ColumnJudgeTests
///
/// `COLUMN_SEED` is the first seed (0); where it stands alone, that case's pack and file are printed.
@Suite("The column judge says what the judge of single records says")
struct ColumnJudgeTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let first = environment["COLUMN_SEED"].flatMap { UInt64($0) }
  private static let count = environment["COLUMN_CASES"].flatMap { UInt64($0) } ?? (first == nil ? 60 : 1)

  @Test("Packs and files at random are judged alike, and most of them by columns")
  func random() {
    var taken = RandomCase.Taken()
    var complaints: [String] = []
    let first = Self.first ?? 0
    for seed in first..<first + Self.count {
      let given = RandomCase(seed: seed)
      if Self.count == 1 { print(given.plan.plan.registers, given.plan.plan.rules, given.csv, separator: "\n") }
      guard let (lines, own) = try? given.differences() else {
        complaints.append("seed \(seed) could not be judged")
        continue
      }
      taken.add(own)
      if !lines.isEmpty { complaints.append("seed \(seed):\n" + lines.prefix(6).joined(separator: "\n")) }
    }
    print(taken)
    #expect(complaints.prefix(8).joined(separator: "\n") == "", "\(complaints.count) cases differ")
  }
}
