internal import Diagnostics

/// Reads records of a register's file on demand, wherever they stand.
///
/// A class, since it keeps what was read last.
package final class RecordCursor {
  private let table: RegisterTable
  private let chunks: ChunkCache

  package init(_ table: RegisterTable, _ summary: RegisterTable.Summary) {
    self.table = table
    chunks = ChunkCache(table.file, summary.rows)
  }

  /// The record of a row, counted from 1.
  package func record(_ row: Int) -> Record {
    Record(
      region: region(ofRow: row), year: year(ofRow: row), row: row,
      fields: table.fields.indices.map { field($0, ofRow: row, withPlace: true) },
      place: chunks.place(of: chunks.row(row)))
  }

  /// A field of a record; without its place it is read faster.
  package func field(_ field: Int, ofRow number: Int, withPlace: Bool) -> ReportedField {
    let row = chunks.row(number)
    guard let column = table.columns[field] else {
      let place = withPlace ? chunks.place(of: row) : Place(path: table.path)
      return ReportedField(text: "", value: nil, fault: nil, place: place)
    }
    let place = withPlace ? chunks.place(of: row, column: column) : Place(path: table.path)
    return table.values.field(row.text(column), table.fields[field], at: place)
  }

  package func region(ofRow number: Int) -> Int? {
    let row = chunks.row(number)
    return table.region(of: row.index, in: row.held.chunk)
  }

  package func year(ofRow number: Int) -> Int? {
    let row = chunks.row(number)
    return table.year(of: row.index, in: row.held.chunk)
  }

  /// Whether a row has not the form of a record.
  package func isFaulty(_ row: Int) -> Bool { chunks.row(row).isFaulty }
}
