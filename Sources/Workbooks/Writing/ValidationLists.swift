#if Workbooks
internal import Diagnostics
internal import Tables

/// The texts that cells may have, where they are too many for a cell's own list: each list is a column of a hidden sheet
/// and has a name.
struct ValidationLists {
  private(set) var lists: [[String]] = []
  private var indices: [[String]: Int] = [:]

  /// How many UTF-16 units Excel reads of a cell's own list.
  private static let greatestLength = 255

  init(_ sheets: [SheetDraft]) {
    for case .list(let texts) in sheets.lazy.flatMap(\.validations).map(\.rule) where !Self.fitsCell(texts) {
      guard indices[texts] == nil else { continue }
      indices[texts] = lists.count
      lists.append(texts)
    }
  }

  /// Whether a comma between them is enough, and nothing is taken off their ends.
  private static func fitsCell(_ texts: [String]) -> Bool {
    texts.joined(separator: ",").utf16.count <= greatestLength
      && texts.allSatisfy { text in
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        return !first.properties.isWhitespace && !last.properties.isWhitespace
          && !text.unicodeScalars.contains { $0 == "," || $0.value < 0x20 }
      }
  }

  /// The formula that gives the texts: a list of the cell's own, `"省级,国家级"`, or a list's name.
  func formula(_ texts: [String]) -> String {
    if let index = indices[texts] { return Self.name(index) }
    return "\"\(texts.joined(separator: ",").replacing("\"", with: "\"\""))\""
  }

  private static func name(_ index: Int) -> String { "list_\(index + 1)" }

  /// The hidden sheet; `nil` where nothing needs it.
  var sheet: SheetDraft? {
    guard let rows = lists.map(\.count).max() else { return nil }
    var sheet = SheetDraft(name: WorkbookDraft.listsSheet)
    sheet.isHidden = true
    sheet.rows = (0..<min(rows, CellAddress.mostRows)).map { row in
      RowDraft(lists.map { row < $0.count ? CellDraft($0[row]) : CellDraft() })
    }
    return sheet
  }

  /// The names, with what they stand for on a sheet of that name.
  func names(onSheet sheet: String) -> [(name: String, reference: String)] {
    lists.indices.map { index in
      let letters = CellAddress.letters(ofColumn: index + 1)
      let reference = "\(SheetNames.quoted(sheet))!$\(letters)$1:$\(letters)$\(max(lists[index].count, 1))"
      return (Self.name(index), reference)
    }
  }
}

extension WorkbookDraft {
  /// The hidden sheet that holds the texts of long drop-down lists.
  public static let listsSheet = "_lists"
}
#endif
