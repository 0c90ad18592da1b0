internal import Diagnostics
internal import Tables

/// The chunks of a CSV file that were read last, for those who read rows here and there.
///
/// A class, since who asks for a row may change what is held.
final class ChunkCache {
  /// A row of a chunk that is held.
  struct Row {
    let held: Held
    /// Its place within the chunk.
    let index: Int

    func text(_ column: Int) -> String { held.chunk.text(row: index, column: column) }
    var isFaulty: Bool { held.chunk.faultyRows[index] }
  }

  /// A chunk, or one row of it.
  final class Held {
    let chunk: CSVChunk
    let linesBefore: Int

    init(_ part: Range<Int>, linesBefore: Int, of file: CSVFile) {
      self.linesBefore = linesBefore
      var chunk = CSVChunk(file)
      chunk.read(part, faultLimit: 0)
      self.chunk = chunk
    }
  }

  /// Some megabytes at most, with what is known of where the fields stand.
  private static let mostHeld = 64

  private let file: CSVFile
  private let rows: RowIndex
  private var held: [Held?]
  private var heldCount = 0
  /// Who reads a row mostly reads the next one then.
  private var last = 0
  /// The row that was read by itself last.
  private var single: (row: Int, held: Held)?

  init(_ file: CSVFile, _ rows: RowIndex) {
    self.file = file
    self.rows = rows
    held = Array(repeating: nil, count: file.chunks.count)
  }

  /// A row, counted from 1.
  func row(_ row: Int) -> Row {
    if let single, single.row == row { return Row(held: single.held, index: 0) }
    if let spot = rows.spots[row] {
      let held = Held(spot.bytes, linesBefore: spot.linesBefore, of: file)
      single = (row, held)
      return Row(held: held, index: 0)
    }
    if !isInLast(row) { last = rows.chunk(ofRow: row) }
    return Row(held: chunk(last), index: row - 1 - rows.rowsBefore[last])
  }

  private func chunk(_ number: Int) -> Held {
    if let known = held[number] { return known }
    if heldCount == Self.mostHeld {
      for index in held.indices { held[index] = nil }
      heldCount = 0
    }
    let read = Held(file.chunks[number], linesBefore: rows.linesBefore[number], of: file)
    held[number] = read
    heldCount += 1
    return read
  }

  private func isInLast(_ row: Int) -> Bool {
    let end = last + 1 < rows.rowsBefore.count ? rows.rowsBefore[last + 1] : rows.rowCount
    return rows.rowsBefore[last] < row && row <= end
  }

  /// Where a field of a row stands, its quote included.
  func place(of row: Row, column: Int) -> Place {
    rows.place(row.held.chunk.place(row: row.index, column: column), linesBefore: row.held.linesBefore)
  }

  /// Where a row begins.
  func place(of row: Row) -> Place {
    rows.place(row.held.chunk.place(ofRow: row.index), linesBefore: row.held.linesBefore)
  }
}
