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
    var start = 0
    for index in 0..<name.count where name[index] == UInt8(ascii: ":") { start = index + 1 }
    let local = name.extracting(start..<name.count)
    // Most of a sheet and of shared texts has names of one letter, two or three.
    switch local.count {
    case 1:
      switch local[0] {
      case UInt8(ascii: "c"): self = .c
      case UInt8(ascii: "v"): self = .v
      case UInt8(ascii: "t"): self = .t
      case UInt8(ascii: "f"): self = .f
      case UInt8(ascii: "r"): self = .r
      default: self = .other
      }
    case 2 where local[0] == UInt8(ascii: "s") && local[1] == UInt8(ascii: "i"): self = .si
    case 2 where local[0] == UInt8(ascii: "i") && local[1] == UInt8(ascii: "s"): self = .is
    case 3 where local[0] == UInt8(ascii: "r") && local[1] == UInt8(ascii: "o") && local[2] == UInt8(ascii: "w"):
      self = .row
    default: self = XMLName(rawValue: local.text) ?? .other
    }
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
