import Foundation
import Synchronization

/// Runs cases on two threads of 512 KB of stack each, as secondary threads have on some platforms.
final class RandomRun: Sendable {
  private static let blockLength = 1_000
  private static let longest = Duration.seconds(5)

  /// Where a thread is, for a glance from outside.
  private final class Progress: Sendable {
    static let done = UInt64.max
    let seed = Atomic<UInt64>(0)
    let block = Atomic<UInt64>(0)
  }

  let count: Int
  private let first: UInt64
  private let isSpoken: Bool
  private let reportsProgress: Bool
  private let log: String?
  private let threads: [Progress]
  private let nextBlock = Atomic(0)
  private let total = Mutex(RandomReport())

  var report: RandomReport { total.withLock { $0 } }

  init(environment: [String: String]) {
    let seed = environment["EXPRESSION_SEED"].flatMap { UInt64($0) }
    let wanted = environment["EXPRESSIONS"].flatMap { Int($0) }
    count = wanted ?? (seed == nil ? 20_000 : 1)
    first = seed ?? 0
    isSpoken = seed != nil && count <= Self.blockLength
    reportsProgress = wanted != nil
    log = environment["EXPRESSION_LOG"]
    threads = isSpoken ? [Progress()] : [Progress(), Progress()]
  }

  /// Returns when all are done, or when one hangs: its thread is then left to itself.
  func run() {
    for progress in threads {
      let thread = Thread { self.work(progress) }
      thread.stackSize = 512 * 1024
      thread.start()
    }
    let clock = ContinuousClock()
    var seen = threads.map { _ in (seed: UInt64(0), since: clock.now) }
    while true {
      Thread.sleep(forTimeInterval: 0.02)
      let seeds = threads.map { $0.seed.load(ordering: .acquiring) }
      if seeds.allSatisfy({ $0 == Progress.done }) { return }
      for (index, seed) in seeds.enumerated() where seed != seen[index].seed { seen[index] = (seed, clock.now) }
      let slow = seen.filter { $0.seed != Progress.done && clock.now - $0.since > Self.longest }
      if let slow = slow.first {
        return total.withLock { $0.complaints.append("\(RandomCase(seed: slow.seed))\n  takes longer than 5 s") }
      }
    }
  }

  private func work(_ progress: Progress) {
    let rows = RandomRows()
    while true {
      let start = nextBlock.add(Self.blockLength, ordering: .relaxed).oldValue
      guard start < count else { break }
      let seeds = first + UInt64(start)..<first + UInt64(min(count, start + Self.blockLength))
      progress.block.store(seeds.lowerBound, ordering: .relaxed)
      reportBlock(start)
      var report = RandomReport()
      for seed in seeds {
        progress.seed.store(seed, ordering: .relaxed)
        let given = RandomCase(seed: seed)
        if isSpoken { say("\(given)") }
        report.note(given, given.outcome(rows))
      }
      total.withLock { $0.add(report) }
    }
    progress.seed.store(Progress.done, ordering: .releasing)
  }

  private func reportBlock(_ start: Int) {
    if let log {
      let blocks = threads.map { "\($0.block.load(ordering: .relaxed))\n" }.joined()
      try? Data(blocks.utf8).write(to: URL(filePath: log))
    }
    guard reportsProgress, start > 0, start % (log == nil ? 100_000 : 1_000_000) == 0 else { return }
    say("\(start) expressions; running from seed \(first + UInt64(start))")
  }

  private func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}

/// What came of many cases.
struct RandomReport: Sendable, CustomStringConvertible {
  var complaints: [String] = []
  private var valued = 0
  /// By dialect: how many well-typed ones there were, and how many of them were taken.
  private var wellTyped = [0, 0, 0]
  private var accepted = [0, 0, 0]

  var leastAcceptance: Double {
    zip(accepted, wellTyped).map { $1 == 0 ? 1 : Double($0) / Double($1) }.min() ?? 1
  }

  var description: String {
    let shares = RandomCase.Dialect.allCases.map { "\($0) \(accepted[$0.rawValue]) of \(wellTyped[$0.rawValue])" }
    return "\(valued) had a value; of the well-typed were taken: " + shares.joined(separator: ", ")
  }

  mutating func note(_ given: RandomCase, _ outcome: RandomCase.Outcome) {
    let isWellTyped = given.flavor == .wellTyped
    if isWellTyped { wellTyped[given.dialect.rawValue] += 1 }
    switch outcome {
    case .refused: return
    case .valued: valued += 1
    case .complaint(let text): complaints.append("\(given)\n  \(text)")
    }
    if isWellTyped { accepted[given.dialect.rawValue] += 1 }
  }

  mutating func add(_ other: RandomReport) {
    complaints += other.complaints
    valued += other.valued
    for index in wellTyped.indices {
      wellTyped[index] += other.wellTyped[index]
      accepted[index] += other.accepted[index]
    }
  }
}
