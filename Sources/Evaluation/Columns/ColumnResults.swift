internal import CEL
internal import Packs
internal import Quantities
internal import Reports
internal import Synchronization
internal import Tables

/// What the column judge found of one register's records.
struct ColumnResults: Sendable {
  let program: ColumnProgram
  let totals: ColumnTotals
  let groups: [RegionYear: GroupTotals.Group]
  let summary: RegisterTable.Summary
  /// How many records there are, those without the form of one not counted.
  let recordCount: Int
  /// By key plan: records that share their hash with others, by hash; what they hold decides.
  let suspects: [[[KeyedRecord]]]

  /// The number of a row, counted from 1 through the file.
  func row(_ place: RowPlace) -> Int { summary.rows.rowsBefore[Int(place.chunk)] + Int(place.row) + 1 }
}

/// Judges all records of a register's file by columns.
enum ColumnJudge {
  /// - Parameter threads: How many threads share the chunks.
  /// - Returns: `nil` where there are too many regions or years, known or not, to tell which records belong together.
  static func judge(
    _ table: RegisterTable, _ program: ColumnProgram, _ pack: Pack, limits: ColumnTotals.Limits, threads: Int,
    progress: Progress? = nil
  ) -> ColumnResults? {
    let count = max(1, min(threads, table.file.chunks.count))
    let next = ChunkQueue(table.file.chunks.count)
    let id = pack.registers[table.register].id
    let parts = Workers.run(count) { _ in
      var judge = ChunkJudge(program, table, pack, limits: limits, threads: count)
      while let chunk = next.take() {
        judge.judge(chunk)
        progress?.note(.register(id), chunk, of: table.file.chunks.count)
      }
      return judge.part
    }
    guard parts.allSatisfy(\.isGrouped) else { return nil }
    var totals = parts[0].totals
    var groups: [RegionYear: GroupTotals.Group] = [:]
    for (index, part) in parts.enumerated() {
      if index > 0 { totals.merge(part.totals) }
      for (key, group) in part.groups {
        if groups[key] == nil { groups[key] = group } else { groups[key]?.merge(group) }
      }
    }
    for plan in program.keys.indices where parts.contains(where: { $0.keys[plan].isIncomplete }) {
      totals.giveUpKeys(plan)
    }
    totals.giveUpParties()
    let keys = program.keys.indices.map { plan in parts.map { $0.keys[plan] } }
    let summary = summary(table, totals, groups)
    return ColumnResults(
      program: program, totals: totals, groups: groups, summary: summary,
      recordCount: summary.rows.rowCount - summary.rows.faultCount,
      suspects: keys.map { suspects($0, threads: count) })
  }

  private static func summary(
    _ table: RegisterTable, _ totals: ColumnTotals, _ groups: [RegionYear: GroupTotals.Group]
  ) -> RegisterTable.Summary {
    var summary = RegisterTable.Summary(table)
    for chunk in totals.chunks.sorted(by: { $0.number < $1.number }) {
      summary.rows.append(
        rowCount: chunk.rowCount, lineCount: chunk.lineCount, faultCount: chunk.faultCount, faults: chunk.faults)
    }
    for (key, group) in groups where group.rows > 0 { summary.add(group.rows, of: key) }
    return summary
  }

  private static func suspects(_ collectors: [KeyCollector.Collected], threads: Int) -> [[KeyedRecord]] {
    let next = ChunkQueue(KeyCollector.partitionCount)
    let found = Workers.run(threads) { _ in
      var found: [[KeyedRecord]] = []
      var finder = RepeatFinder()
      while let partition = next.take() { found += finder.repeats(collectors.map { $0.partitions[partition] }) }
      return found
    }
    return found.flatMap { $0 }
  }
}

/// Numbers of chunks that threads take one after the other.
final class ChunkQueue: Sendable {
  private let next = Atomic<Int>(0)
  private let count: Int

  init(_ count: Int) { self.count = count }

  func take() -> Int? {
    let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }
}
