#if Workbooks
internal import Diagnostics

/// What the part says that holds a workbook together: its sheets, and how days are counted.
final class WorkbookPart: XMLHandler {
  struct Sheet {
    let name: String
    let isHidden: Bool
    /// By which the relationships name its part.
    let id: String
  }

  private(set) var isWorkbook = false
  private(set) var sheets: [Sheet] = []
  private(set) var is1904 = false
  /// Whether the program that wrote it asks for all formulas to be computed when it is opened, and so may never have
  /// computed them itself.
  private(set) var wantsCalculation = false
  private var depth = 0
  private var isInSheets = false

  func start(_ element: borrowing XMLElement) {
    depth += 1
    switch (depth, element.name) {
    case (1, let name): isWorkbook = name == .workbook
    case (2, .workbookPr): is1904 = element.isOn("date1904")
    case (2, .calcPr): wantsCalculation = element.isOn("fullCalcOnLoad")
    case (2, let name): isInSheets = name == .sheets
    case (3, .sheet) where isInSheets:
      let state = element.attribute("state")
      let sheet = Sheet(
        name: element.attribute("name").map { CellText.decoded(Array($0.utf8)) } ?? "",
        isHidden: state == "hidden" || state == "veryHidden", id: element.attribute(prefixed: "id") ?? "")
      sheets.append(sheet)
    default: break
    }
  }

  func text(_ bytes: Span<UInt8>) {}

  func end(_ name: XMLName) { depth -= 1 }
}
#endif
