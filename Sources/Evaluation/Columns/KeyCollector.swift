internal import Tables

/// Hashes of what shall be unique, of the records that one thread saw.
///
/// Hashes that meet only say where to look; what the records hold decides.
final class KeyCollector {
  /// What was collected, for whoever goes through it when all threads are done.
  struct Collected: Sendable {
    /// By the highest bits of the hash.
    let partitions: [[Entry]]
  }

  /// A record's hash and where it stands: its chunk in the upper 32 bits, its row in the lower.
  struct Entry: BitwiseCopyable, Sendable {
    let hash: UInt64
    let place: UInt64

    var rowPlace: RowPlace {
      RowPlace(chunk: Int32(truncatingIfNeeded: place >> 32), row: Int32(truncatingIfNeeded: place & 0xFFFF_FFFF))
    }
  }

  static let partitionCount = 256
  /// By the highest bits of the hash.
  private(set) var partitions = [[Entry]](repeating: [], count: KeyCollector.partitionCount)
  private var hashes = Buffer<UInt64>()

  func collect(
    _ plan: ColumnProgram.KeyPlan, _ chunk: borrowing CSVChunk, _ lanes: borrowing Lanes,
    year: (Int) -> Int32, _ number: Int, _ rows: Int
  ) {
    hashes.resize(to: rows, filling: 0)
    hashes.fill(with: 0x9E37_79B9_7F4A_7C15)
    for column in plan.textColumns { chunk.addHashes(column, to: &hashes) }
    for lane in plan.lanes {
      for row in 0..<rows { hashes[row] = Self.mix(hashes[row], lanes.canonicalHash(lane, row)) }
    }
    if plan.withYear { for row in 0..<rows { hashes[row] = Self.mix(hashes[row], UInt64(bitPattern: Int64(year(row)))) } }
    let base = UInt64(number) << 32
    for row in 0..<rows where !lanes.isSet(plan.lacking, row) && !chunk.faultyRows[row] {
      let hash = hashes[row]
      partitions[Int(hash >> 56)].append(Entry(hash: hash, place: base | UInt64(row)))
    }
  }

  var collected: Collected { Collected(partitions: partitions) }

  private static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let mixed = (hash ^ value) &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ mixed >> 32
  }
}
