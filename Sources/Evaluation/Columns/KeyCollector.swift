internal import Tables

/// Hashes of what shall be unique, of the records that one thread saw.
///
/// Hashes that meet only say where to look; what the records hold decides.
final class KeyCollector {
  /// What was collected, for whoever goes through it when all threads are done.
  struct Collected: Sendable {
    /// By the highest bits of the hash.
    let partitions: [[Entry]]
    /// Whether a record had no room.
    let isIncomplete: Bool
  }

  /// A record's hash and where it stands.
  struct Entry: BitwiseCopyable, Sendable {
    let hash: UInt64
    /// 20 bits for its chunk, 16 for its row in it, 28 for how many bytes of the chunk stand before it.
    private let place: UInt64

    init?(hash: UInt64, chunk: Int, row: Int, offset: Int) {
      guard chunk < 1 << 20, row < 1 << 16, offset < 1 << 28 else { return nil }
      self.hash = hash
      place = UInt64(chunk) << 44 | UInt64(row) << 28 | UInt64(offset)
    }

    var record: KeyedRecord {
      KeyedRecord(
        place: RowPlace(
          chunk: Int32(truncatingIfNeeded: place >> 44), row: Int32(truncatingIfNeeded: place >> 28 & 0xFFFF)),
        offset: Int(place & 0xFFF_FFFF))
    }
  }

  static let partitionCount = 256
  private static let mostReserved = 1 << 24
  private var partitions = [[Entry]](repeating: [], count: KeyCollector.partitionCount)
  private var isIncomplete = false
  private var hashes = Buffer<UInt64>()
  private var starts = Buffer<UInt32>()
  private var isReserved = false
  /// How many threads share the file.
  private let threads: Int

  init(threads: Int) { self.threads = threads }

  func collect(
    _ plan: ColumnProgram.KeyPlan, _ chunk: borrowing CSVChunk, _ lanes: borrowing Lanes,
    years: borrowing Buffer<Int32>, _ number: Int, _ rows: Int
  ) {
    Self.hash(plan, chunk, lanes, years, rows, into: &hashes)
    chunk.readStarts(into: &starts)
    if !isReserved { reserve(rows, of: chunk) }
    if !Self.store(plan, chunk, lanes, hashes, starts, number, rows, into: &partitions) { isIncomplete = true }
  }

  /// Makes room for about as many records as this thread will see, so that nothing is moved again and again.
  private func reserve(_ rows: Int, of chunk: borrowing CSVChunk) {
    isReserved = true
    // A first chunk of short rows says little of the others: beyond the most, room is made as it is needed.
    let expected = min(rows * chunk.file.chunks.count / threads, Self.mostReserved)
    for index in partitions.indices { partitions[index].reserveCapacity(expected / Self.partitionCount * 9 / 8) }
  }

  private static func hash(
    _ plan: ColumnProgram.KeyPlan, _ chunk: borrowing CSVChunk, _ lanes: borrowing Lanes,
    _ years: borrowing Buffer<Int32>, _ rows: Int, into hashes: inout Buffer<UInt64>
  ) {
    hashes.resize(to: rows, filling: 0)
    hashes.fill(with: 0x9E37_79B9_7F4A_7C15)
    for column in plan.textColumns { chunk.addHashes(column, to: &hashes) }
    for lane in plan.lanes {
      for row in 0..<rows { hashes[row] = mix(hashes[row], lanes.canonicalHash(lane, row)) }
    }
    if plan.withYear {
      for row in 0..<rows { hashes[row] = mix(hashes[row], UInt64(bitPattern: Int64(years[row]))) }
    }
  }

  /// - Returns: Whether there was room for all of them.
  private static func store(
    _ plan: ColumnProgram.KeyPlan, _ chunk: borrowing CSVChunk, _ lanes: borrowing Lanes,
    _ hashes: borrowing Buffer<UInt64>, _ starts: borrowing Buffer<UInt32>, _ number: Int, _ rows: Int,
    into partitions: inout [[Entry]]
  ) -> Bool {
    var isComplete = true
    for row in 0..<rows where !lanes.isSet(plan.lacking, row) && (chunk.faultCount == 0 || !chunk.faultyRows[row]) {
      let hash = hashes[row]
      if let entry = Entry(hash: hash, chunk: number, row: row, offset: Int(starts[row])) {
        partitions[Int(truncatingIfNeeded: hash >> 56)].append(entry)
      } else {
        isComplete = false
      }
    }
    return isComplete
  }

  var collected: Collected { Collected(partitions: partitions, isIncomplete: isIncomplete) }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let mixed = (hash ^ value) &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ mixed >> 32
  }
}

/// A record that may share its key with others, and where in its chunk it begins.
struct KeyedRecord: Comparable, Sendable {
  let place: RowPlace
  let offset: Int

  static func < (a: KeyedRecord, b: KeyedRecord) -> Bool { a.place < b.place }
}
