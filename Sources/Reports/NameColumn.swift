internal import Diagnostics
internal import Tables

/// The names that stand in one column of a large table: what each stands for, looked up once for each text, and those
/// that stand for nothing, told once for each text.
///
/// A class, since it holds the codes of the rows that were read last, which are not copied.
final class NameColumn {
  let column: Int
  private let meaning: (String) -> Int?
  /// Why a text stands for nothing.
  let fault: (String) -> ReportFault
  private var dictionary = TextDictionary()
  private var codes = CodeColumn()
  private var meanings: [Int32] = []
  private var unknown: [String: Unknown] = [:]
  /// Rows whose texts are more than are told apart.
  private var moreUnknown = 0

  private struct Unknown {
    let fault: ReportFault
    let place: Place
    var rows: Int
  }

  /// For what a text stands that stands for nothing.
  static let nothing: Int32 = -1

  /// - Parameters:
  ///   - meaning: What a text stands for.
  ///   - fault: Why a text stands for nothing. To find what may have been meant takes long, and is asked for but a few.
  init(_ column: Int, meaning: @escaping (String) -> Int?, fault: @escaping (String) -> ReportFault) {
    self.column = column
    self.meaning = meaning
    self.fault = fault
  }

  /// What the names in the rows of a chunk stand for, row by row.
  func read(_ chunk: borrowing CSVChunk) -> [Int32] {
    chunk.readCodes(column, &dictionary, into: &codes)
    while meanings.count < dictionary.count { meanings.append(value(dictionary.text(of: UInt32(meanings.count)))) }
    var values = [Int32](repeating: Self.nothing, count: chunk.rowCount)
    for row in values.indices {
      let code = codes.codes[row]
      values[row] =
        code == TextDictionary.overflow ? value(chunk.text(row: row, column: column)) : meanings[Int(code)]
    }
    return values
  }

  private func value(_ text: String) -> Int32 {
    meaning(text).map { Int32($0) } ?? Self.nothing
  }

  /// Keeps a name that stands for nothing.
  func note(row: Int, in chunk: borrowing CSVChunk, _ index: RowIndex, _ number: Int) {
    let text = chunk.text(row: row, column: column)
    if unknown[text] != nil {
      unknown[text]?.rows += 1
    } else if unknown.count == RowIndex.mostFaults {
      moreUnknown += 1
    } else {
      let place = index.place(chunk.place(row: row, column: column), inChunk: number)
      unknown[text] = Unknown(fault: fault(text), place: place, rows: 1)
    }
  }

  /// A fault for each name that stands for nothing.
  func faults(path: String) -> [Diagnostic] {
    let listed = unknown.values.map { name in
      Diagnostic(at: name.place, name.rows == 1 ? name.fault : .inRows(name.fault, name.rows))
    }.sorted { $0.place < $1.place }
    return RowIndex.limited(listed, of: listed.count + moreUnknown, path: path)
  }
}
