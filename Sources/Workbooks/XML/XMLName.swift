#if Workbooks
/// The names of elements that a reader of workbooks looks for, without the prefixes that some programs give them.
///
/// Namespaces are not looked at: where an element stands tells it from others of its name, and the transitional and the
/// strict kind of workbooks differ in nothing else.
enum XMLName: String {
  // Sheets
  case worksheet, sheetData, row, c, v, f, `is`, t, r, rPh, cols, col, mergeCells, mergeCell
  // Shared texts
  case sst, si
  // Styles
  case styleSheet, numFmts, numFmt, cellXfs, xf
  // The workbook
  case workbook, workbookPr, calcPr, sheets, sheet
  // What belongs to what, and properties
  case relationships = "Relationships"
  case relationship = "Relationship"
  case properties = "Properties"
  case property
  case other

  init(_ name: Span<UInt8>) {
    // Most of a sheet has names of one letter.
    if name.count == 1 {
      switch name[0] {
      case UInt8(ascii: "c"): self = .c
      case UInt8(ascii: "v"): self = .v
      case UInt8(ascii: "t"): self = .t
      case UInt8(ascii: "f"): self = .f
      case UInt8(ascii: "r"): self = .r
      default: self = .other
      }
      return
    }
    let text = name.text
    self = XMLName(rawValue: text.firstIndex(of: ":").map { String(text[text.index(after: $0)...]) } ?? text) ?? .other
  }
}

extension Span<UInt8> {
  /// The bytes as UTF-8, repaired where they are ill-formed.
  var text: String {
    // They live as long as the call.
    unsafe withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
#endif
