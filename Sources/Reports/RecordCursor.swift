package import Diagnostics

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
    let place = withPlace ? place(ofField: field, row: number) : Place(path: table.path)
    guard let column = table.columns[field] else {
      return ReportedField(text: "", value: nil, fault: nil, place: place)
    }
    return table.values.field(chunks.row(number).text(column), table.fields[field], at: place)
  }

  /// Where a field of a record stands; one that the file has no column for stands where its record does.
  package func place(ofField field: Int, row number: Int) -> Place {
    let row = chunks.row(number)
    return table.columns[field].map { chunks.place(of: row, column: $0) } ?? chunks.place(of: row)
  }

  /// The text of a field.
  package func text(ofField field: Int, row: Int) -> String {
    let text = table.columns[field].map { chunks.row(row).text($0) } ?? ""
    return MarkedText.parts(text)?.shown ?? text
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
