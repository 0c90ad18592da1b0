internal import CEL
internal import Diagnostics
internal import Packs
internal import Reports

/// The records of a register's file among the submissions': read where they stand when somebody asks for one.
///
/// A class, since it keeps the part of the file that was read last.
final class TableRecords {
  let table: RegisterTable
  let summary: RegisterTable.Summary
  /// The index of the first row's record.
  let base: Int
  private let cursor: RecordCursor
  /// The rows by region and year, once somebody asks.
  private lazy var groups = RowGroups(table, summary)

  init(_ table: RegisterTable, _ summary: RegisterTable.Summary, base: Int) {
    self.table = table
    self.summary = summary
    self.base = base
    cursor = RecordCursor(table, summary)
  }

  var indices: Range<Int> { base..<base + summary.rows.rowCount }

  /// The row of a record, counted from 1.
  func row(of index: Int) -> Int { index - base + 1 }

  func record(_ index: Int) -> Record { cursor.record(row(of: index)) }

  /// A field's value alone: its place says nothing.
  func value(ofField field: Int, of index: Int) -> ReportedField {
    cursor.field(field, ofRow: row(of: index), withPlace: false)
  }

  func field(_ field: Int, of index: Int) -> ReportedField {
    cursor.field(field, ofRow: row(of: index), withPlace: true)
  }

  func place(ofField field: Int, of index: Int) -> Place { cursor.place(ofField: field, row: row(of: index)) }

  func text(ofField field: Int, of index: Int) -> String { cursor.text(ofField: field, row: row(of: index)) }

  func region(of index: Int) -> Int? { cursor.region(ofRow: row(of: index)) }

  func year(of index: Int) -> Int? { cursor.year(ofRow: row(of: index)) }

  /// Whether the row has the form of a record.
  func isWhole(_ index: Int) -> Bool { !cursor.isFaulty(row(of: index)) }

  /// The records of a region and year, in the order of the file.
  func records(of key: RegionYear) -> [Object] {
    guard summary.counts[key] != nil else { return [] }
    return groups.rows(of: key).map { PlanRows.recordRow(base + Int($0) - 1, of: table.register) }
  }
}
