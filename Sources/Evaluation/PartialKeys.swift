internal import Packs
internal import Reports
internal import Tables

/// Tells records of a file apart whose key is not whole: which of those with the same region, year and what there is of
/// the key each of them is.
///
/// The file is gone through chunk by chunk, as far as somebody asks: verdicts are kept on its first records mostly.
final class PartialKeys {
  private let table: RegisterTable
  private let rows: RowIndex
  /// The fields of the key.
  private let fields: [Field]
  /// By field of the key its column, `nil` where the file has none.
  private let columns: [Int?]
  private var chunk: CSVChunk
  private var nextChunk = 0
  private var counts: [IndexedKey: Int32] = [:]
  /// The rows with such a key so far, counted from 1, and which of its like each is.
  private var found: [(row: Int32, occurrence: Int32)] = []

  init(_ records: TableRecords, _ register: Register) {
    table = records.table
    rows = records.summary.rows
    fields = register.key.map { register.fields[$0] }
    columns = register.key.map { records.table.columns[$0] }
    chunk = CSVChunk(records.table.file)
  }

  /// Which of its like the record of a row is, counted from 1; the row's key is not whole.
  func occurrence(ofRow row: Int) -> Int {
    while nextChunk < rows.rowsBefore.count, rows.rowsBefore[nextChunk] < row { readChunk() }
    let place = found.partitioningIndex { $0.row >= row }
    return place < found.count && found[place].row == row ? Int(found[place].occurrence) : 1
  }

  private func readChunk() {
    chunk.read(nextChunk, faultLimit: 0)
    for row in 0..<chunk.rowCount where isPartial(row) {
      let key = IndexedKey(
        region: table.region(of: chunk.text(row: row, column: table.regionColumn)),
        year: RegisterTable.year(of: chunk.text(row: row, column: table.yearColumn)),
        keyTexts: KeyTexts(columns.map { $0.map { chunk.text(row: row, column: $0) } ?? "" }))
      let occurrence = (counts[key] ?? 0) + 1
      counts[key] = occurrence
      found.append((Int32(rows.rowsBefore[nextChunk] + row + 1), occurrence))
    }
    nextChunk += 1
  }

  private func isPartial(_ row: Int) -> Bool {
    !chunk.faultyRows[row]
      && zip(fields, columns).contains { field, column in
        guard let column else { return true }
        // Nearly every field is told by its first byte.
        return chunk.isNoData(row: row, column: column) && field.isAbsent(chunk.text(row: row, column: column))
      }
  }
}
