#if Workbooks
/// The looks of cells as a workbook holds them: fonts, fills, borders and number formats of their own, and formats of
/// cells that name one of each.
///
/// It can go on where another workbook's looks end.
struct StyleTable {
  /// How many of each stand there already.
  struct Existing {
    var fonts = 0
    var fills = 0
    var borders = 0
    var cellFormats = 0
    /// The first number of a number format that is free; those below 164 are the program's own.
    var firstNumberFormat = 164
  }

  private let existing: Existing
  /// Elements to be put behind those that stand there.
  private(set) var fonts: [String] = []
  private(set) var fills: [String] = []
  private(set) var borders: [String] = []
  private(set) var numberFormats: [String] = []
  private(set) var cellFormats: [String] = []
  private var fontIndices: [String: Int] = [:]
  private var fillIndices: [String: Int] = [:]
  private var borderIndices: [String: Int] = [:]
  private var numberFormatIDs: [String: Int] = [:]
  private var indices: [CellStyle: Int] = [:]

  /// The looks of a workbook of ours, the usual ones first.
  init() {
    existing = Existing()
    _ = font("<font><sz val=\"11\"/>\(Self.fontName)</font>")
    // Programs take the first two for these, whatever stands there.
    _ = fill("<fill><patternFill patternType=\"none\"/></fill>")
    _ = fill("<fill><patternFill patternType=\"gray125\"/></fill>")
    _ = border(Self.noBorder)
    _ = index(of: CellStyle())
  }

  /// Looks to be added to another workbook's.
  init(after existing: Existing) {
    self.existing = existing
  }

  /// The number by which a cell names its look.
  mutating func index(of style: CellStyle) -> Int {
    if let index = indices[style] { return index }
    let font = font(Self.fontElement(style))
    let fill = style.fill.map { colour in
      self.fill(
        "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF\(colour.digits)\"/><bgColor indexed=\"64\"/></patternFill></fill>"
      )
    }
    let border = border(style.hasBorder ? Self.thinBorder : Self.noBorder)
    let format = style.numberFormat.map { numberFormat($0) } ?? 0
    var element =
      "<xf numFmtId=\"\(format)\" fontId=\"\(font)\" fillId=\"\(fill ?? 0)\" borderId=\"\(border)\" xfId=\"0\""
    if format != 0 { element += " applyNumberFormat=\"1\"" }
    element += " applyFont=\"1\""
    if fill != nil { element += " applyFill=\"1\"" }
    if style.hasBorder { element += " applyBorder=\"1\"" }
    element += " applyAlignment=\"1\"><alignment"
    if let horizontal = style.horizontal { element += " horizontal=\"\(horizontal.rawValue)\"" }
    element += " vertical=\"\(style.isAtTop ? "top" : "center")\""
    if style.wraps { element += " wrapText=\"1\"" }
    element += "/></xf>"
    let index = existing.cellFormats + cellFormats.count
    cellFormats.append(element)
    indices[style] = index
    return index
  }

  /// `styles.xml` of a workbook that has no other looks.
  var part: [UInt8] {
    var part = XMLPart()
    part.markup("<styleSheet xmlns=\"\(XMLNames.main)\">")
    func list(_ name: String, _ elements: [String]) {
      if !elements.isEmpty {
        part.markup("<\(name) count=\"\(elements.count)\">\(elements.joined())</\(name)>")
      }
    }
    list("numFmts", numberFormats)
    list("fonts", fonts)
    list("fills", fills)
    list("borders", borders)
    list("cellStyleXfs", ["<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"])
    list("cellXfs", cellFormats)
    list("cellStyles", ["<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"])
    part.markup("<dxfs count=\"0\"/></styleSheet>")
    return part.bytes
  }

  // MARK: - Parts of a look

  /// The font that Excel and WPS have for Chinese; programs without it take another one of charset 134 (GB 2312).
  private static let fontName = "<name val=\"等线\"/><family val=\"2\"/><charset val=\"134\"/>"

  private static let noBorder = "<border><left/><right/><top/><bottom/><diagonal/></border>"

  private static let thinBorder =
    "<border>"
    + ["left", "right", "top", "bottom"].map { "<\($0) style=\"thin\"><color rgb=\"FFBFBFBF\"/></\($0)>" }.joined()
    + "<diagonal/></border>"

  private static func fontElement(_ style: CellStyle) -> String {
    "<font>" + (style.isBold ? "<b/>" : "") + (style.isItalic ? "<i/>" : "") + (style.isUnderlined ? "<u/>" : "")
      + "<sz val=\"\(style.size ?? 11)\"/>" + (style.colour.map { "<color rgb=\"FF\($0.digits)\"/>" } ?? "")
      + "\(fontName)</font>"
  }

  private mutating func font(_ element: String) -> Int {
    Self.index(of: element, in: &fonts, &fontIndices, after: existing.fonts)
  }

  private mutating func fill(_ element: String) -> Int {
    Self.index(of: element, in: &fills, &fillIndices, after: existing.fills)
  }

  private mutating func border(_ element: String) -> Int {
    Self.index(of: element, in: &borders, &borderIndices, after: existing.borders)
  }

  private static func index(
    of element: String, in elements: inout [String], _ indices: inout [String: Int], after existing: Int
  ) -> Int {
    if let index = indices[element] { return index }
    let index = existing + elements.count
    elements.append(element)
    indices[element] = index
    return index
  }

  private mutating func numberFormat(_ code: String) -> Int {
    if let id = Self.builtIn[code] ?? numberFormatIDs[code] { return id }
    let id = existing.firstNumberFormat + numberFormats.count
    var element = XMLPart(element: "<numFmt numFmtId=\"\(id)\"")
    element.attribute("formatCode", code)
    element.markup("/>")
    numberFormats.append(String(decoding: element.bytes, as: UTF8.self))
    numberFormatIDs[code] = id
    return id
  }

  /// Number formats that every program has (ECMA-376 part 1, §18.8.30).
  private static let builtIn = [
    "General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49,
  ]
}

extension CellColour {
  /// Six hexadecimal digits; black where it is none.
  var digits: String {
    hexadecimal.utf8.count == 6 && UInt32(hexadecimal, radix: 16) != nil ? hexadecimal : "000000"
  }
}
#endif
