#if Workbooks
internal import Diagnostics

/// The number formats of a workbook's cells.
final class StyleSheet: XMLHandler {
  /// By the number that cells give, which of `formats` it is.
  private(set) var indices: [Int] = []
  private(set) var formats: [NumberFormat] = []
  private let place: Place
  private let limits: WorkbookLimits
  private var depth = 0
  private var section = XMLName.other
  /// Codes that the workbook declares, by number.
  private var codes: [Int: String] = [:]
  /// Which of `formats` has a number.
  private var known: [Int: Int] = [:]

  init(path: String, limits: WorkbookLimits) {
    place = Place(path: path)
    self.limits = limits
  }

  func start(_ element: borrowing XMLElement) throws(Diagnostic) {
    depth += 1
    switch (depth, section, element.name) {
    case (2, _, let name): section = name
    case (3, .numFmts, .numFmt):
      if let id = element.attribute("numFmtId").flatMap({ Int($0) }), let code = element.attribute("formatCode") {
        codes[id] = CellText.decoded(Array(code.utf8))
      }
    case (3, .cellXfs, .xf):
      guard indices.count < limits.styles else {
        throw Diagnostic(at: place, WorkbookFault.tooManyStyles(limit: limits.styles))
      }
      let id = element.attribute("numFmtId").flatMap { Int($0) } ?? 0
      if known[id] == nil {
        known[id] = formats.count
        // Where a workbook declares one of the numbers that need no declaration, it means what it says.
        formats.append(NumberFormat(codes[id] ?? BuiltInFormats.code(id)))
      }
      indices.append(known[id] ?? 0)
    default: break
    }
  }

  func text(_ bytes: Span<UInt8>) {}

  func end(_ name: XMLName) { depth -= 1 }
}
#endif
