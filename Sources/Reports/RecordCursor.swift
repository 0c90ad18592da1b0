internal import Diagnostics
internal import Tables

/// Reads records of a register's file on demand, wherever they stand.
///
/// A class, since it keeps the chunks that were read last: who follows a record to the year before reads in two places
/// in turn.
package final class RecordCursor {
  private static let mostChunks = 4

  private let table: RegisterTable
  private let summary: RegisterTable.Summary
  /// The one that was used last stands first.
  private var held: [Held] = []

  private final class Held {
    let number: Int
    let chunk: CSVChunk

    init(_ number: Int, of file: CSVFile) {
      self.number = number
      var chunk = CSVChunk(file)
      chunk.read(number, faultLimit: 0)
      self.chunk = chunk
    }
  }

  package init(_ table: RegisterTable, _ summary: RegisterTable.Summary) {
    self.table = table
    self.summary = summary
  }

  // MARK: - Records

  /// The record of a row, counted from 1.
  package func record(_ row: Int) -> Record {
    Record(
      region: region(ofRow: row), year: year(ofRow: row), row: row,
      fields: table.fields.indices.map { field($0, ofRow: row, withPlace: true) }, place: place(ofRow: row))
  }

  /// A field of a record; without its place it is read faster.
  package func field(_ field: Int, ofRow row: Int, withPlace: Bool) -> ReportedField {
    let (held, index) = find(row)
    guard let column = table.columns[field] else {
      return ReportedField(
        text: "", value: nil, fault: nil, place: withPlace ? place(ofRow: row) : Place(path: table.path))
    }
    let place =
      withPlace ? place(of: held.chunk.place(row: index, column: column), held) : Place(path: table.path)
    return table.values.field(held.chunk.text(row: index, column: column), table.fields[field], at: place)
  }

  package func region(ofRow row: Int) -> Int? {
    let (held, index) = find(row)
    return table.region(of: index, in: held.chunk)
  }

  package func year(ofRow row: Int) -> Int? {
    let (held, index) = find(row)
    return table.year(of: index, in: held.chunk)
  }

  /// Whether a row has not the form of a record.
  package func isFaulty(_ row: Int) -> Bool {
    let (held, index) = find(row)
    return held.chunk.faultyRows[index]
  }

  private func place(ofRow row: Int) -> Place {
    let (held, index) = find(row)
    return place(of: (held.chunk.line(ofRow: index), 1), held)
  }

  private func place(of spot: (line: Int, column: Int), _ held: Held) -> Place {
    Place(path: table.path, line: summary.linesBefore[held.number] + spot.line + 1, column: spot.column)
  }

  // MARK: - Chunks

  /// The chunk that a row stands in, and the row's place in it.
  private func find(_ row: Int) -> (Held, Int) {
    let number =
      held.first.map { isRow(row, inChunk: $0.number) } ?? false
      ? held[0].number : summary.rowsBefore.partitioningIndex { $0 >= row } - 1
    if let position = held.firstIndex(where: { $0.number == number }) {
      if position > 0 { held.swapAt(0, position) }
    } else {
      if held.count == Self.mostChunks { held.removeLast() }
      held.insert(Held(number, of: table.file), at: 0)
    }
    return (held[0], row - 1 - summary.rowsBefore[number])
  }

  private func isRow(_ row: Int, inChunk number: Int) -> Bool {
    let end = number + 1 < summary.rowsBefore.count ? summary.rowsBefore[number + 1] : summary.rowCount
    return summary.rowsBefore[number] < row && row <= end
  }
}
