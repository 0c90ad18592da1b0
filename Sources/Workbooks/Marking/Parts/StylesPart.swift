#if Workbooks
internal import Diagnostics

/// The formats of a workbook's cells, to which those of marked cells are added.
struct StylesPart {
  private let part: MarkedPart
  private let text: MarkupText
  private let root: MarkupElement
  private let namespace: String
  private let prefix: String
  /// Elements to be put behind those that stand there, by the list that they belong to.
  private var added: [List: [String]] = [:]
  /// By format and severity, the formats made.
  private var indices: [Base: Int] = [:]
  private var fills: [Severity: Int] = [:]
  private var darkFonts: [Int: Int] = [:]

  /// Lists that are added to, in the order in which they stand.
  private enum List: String, CaseIterable {
    case numberFormats = "numFmts"
    case fonts
    case fills
    case borders
    case cellFormats = "cellXfs"
  }

  private struct Base: Hashable {
    let format: Int
    let severity: Severity
  }

  /// So many formats of cells a workbook can have, in Excel.
  static let mostFormats = 65_490

  /// The part of a workbook that has none: with nothing but what programs take for granted.
  static func empty(isStrict: Bool) -> [UInt8] {
    var part = XMLPart()
    part.markup(
      "<styleSheet xmlns=\"\(isStrict ? RelationshipNamespace.strictMain : XMLNames.main)\"><fonts count=\"1\">")
    part.markup("<font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>")
    part.markup("<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>")
    part.markup("<fill><patternFill patternType=\"gray125\"/></fill></fills>")
    part.markup("<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>")
    part.markup(
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>")
    part.markup(
      "<cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>")
    part.markup(
      "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>")
    return part.bytes
  }

  init(_ bytes: [UInt8], part: MarkedPart) throws(Diagnostic) {
    self.part = part
    text = MarkupText(bytes: bytes)
    root = try MarkupElement.root(of: text, part: part)
    prefix = text.prefix(of: root.start)
    namespace = text.value(prefix.isEmpty ? "xmlns" : "xmlns:\(prefix.dropLast())", of: root.start) ?? XMLNames.main
    // The first ones are there for programs whatever stands in the file.
    if count(.fonts) == 0 { add("<font><sz val=\"11\"/></font>", to: .fonts) }
    if count(.fills) == 0 {
      add("<fill><patternFill patternType=\"none\"/></fill>", to: .fills)
      add("<fill><patternFill patternType=\"gray125\"/></fill>", to: .fills)
    }
    if count(.borders) == 0 { add("<border><left/><right/><top/><bottom/><diagonal/></border>", to: .borders) }
    if count(.cellFormats) == 0 {
      add("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>", to: .cellFormats)
    }
  }

  /// The format of a cell that has one and is marked: the same but for the colour behind the text.
  mutating func marked(_ format: Int, _ severity: Severity) throws(Diagnostic) -> Int {
    let base = Base(format: format, severity: severity)
    if let index = indices[base] { return index }
    guard count(.cellFormats) < Self.mostFormats else { throw part.fault(.tooManyFormats(limit: Self.mostFormats)) }
    let fill = fill(of: severity)
    let elements = element(.cellFormats)?.children ?? []
    let index: Int
    if elements.indices.contains(format) {
      let own = elements[format]
      let font = text.number("fontId", of: own.start).map { darkened($0) }
      // Its bytes but for the numbers of fill and font.
      let copy = MarkupText(bytes: Array(text.bytes[own.range]))
      var edits = MarkupEdits(copy)
      let tag = own.start.moved(by: -own.range.lowerBound)
      edits.set("fillId", to: String(fill), on: tag)
      edits.set("applyFill", to: "1", on: tag)
      if let font, font != text.number("fontId", of: own.start) {
        edits.set("fontId", to: String(font), on: tag)
        edits.set("applyFont", to: "1", on: tag)
      }
      index = addAsItIs(String(decoding: edits.applied(), as: UTF8.self), to: .cellFormats)
    } else {
      index = add(
        "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"\(fill)\" borderId=\"0\" applyFill=\"1\"/>", to: .cellFormats)
    }
    indices[base] = index
    return index
  }

  /// Looks for cells of a sheet of ours; their numbers follow on those given out so far.
  var looks: StyleTable {
    var existing = StyleTable.Existing()
    existing.fonts = count(.fonts)
    existing.fills = count(.fills)
    existing.borders = count(.borders)
    existing.cellFormats = count(.cellFormats)
    let formats = element(.numberFormats)?.children ?? []
    existing.firstNumberFormat = max(164, (formats.compactMap { text.number("numFmtId", of: $0.start) }.max() ?? 0) + 1)
    return StyleTable(after: existing)
  }

  /// The part with everything added.
  func applied(with looks: StyleTable) -> [UInt8] {
    var all = self
    for element in looks.numberFormats { all.add(element, to: .numberFormats) }
    for element in looks.fonts { all.add(element, to: .fonts) }
    for element in looks.fills { all.add(element, to: .fills) }
    for element in looks.borders { all.add(element, to: .borders) }
    for element in looks.cellFormats { all.add(element, to: .cellFormats) }
    var edits = MarkupEdits(text)
    // Lists that are not there stand behind the last one that comes before them.
    var last = root.start.range.upperBound
    var missing = ""
    for list in List.allCases {
      let new = all.added[list] ?? []
      if let element = element(list) {
        last = element.range.upperBound
        guard !new.isEmpty else { continue }
        edits.append(new.joined(), to: element)
        if text.attribute("count", of: element.start) != nil {
          edits.set("count", to: String(all.count(list)), on: element.start)
        }
      } else if !new.isEmpty {
        let name = prefix + list.rawValue
        let element = "<\(name) count=\"\(new.count)\">\(new.joined())</\(name)>"
        if root.end == nil { missing += element } else { edits.insert(element, at: last) }
      }
    }
    if root.end == nil { edits.append(missing, to: root) }
    return edits.applied()
  }

  // MARK: - Lists

  private func element(_ list: List) -> MarkupElement? { root.child(list.rawValue, in: text) }

  private func count(_ list: List) -> Int { (element(list)?.children.count ?? 0) + (added[list]?.count ?? 0) }

  /// - Returns: The element's number.
  @discardableResult
  private mutating func add(_ element: String, to list: List) -> Int {
    addAsItIs(prefix.isEmpty ? element : element.declaring(namespace), to: list)
  }

  /// Adds an element with the prefix that the part has.
  private mutating func addAsItIs(_ element: String, to list: List) -> Int {
    let index = count(list)
    added[list, default: []].append(element)
    return index
  }

  // MARK: - Colours

  private mutating func fill(of severity: Severity) -> Int {
    if let fill = fills[severity] { return fill }
    let fill = add(
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF\(CellMark.colour(of: severity).hexadecimal)\"/>"
        + "<bgColor indexed=\"64\"/></patternFill></fill>", to: .fills)
    fills[severity] = fill
    return fill
  }

  /// The font, or where it is so light that it cannot be read on a pale ground, the same in black.
  private mutating func darkened(_ font: Int) -> Int {
    if let known = darkFonts[font] { return known }
    let fonts = element(.fonts)?.children ?? []
    guard fonts.indices.contains(font), let colour = fonts[font].child("color", in: text), isLight(colour.start) else {
      return font
    }
    let copy = MarkupText(bytes: Array(text.bytes[fonts[font].range]))
    var edits = MarkupEdits(copy)
    edits.replace(
      colour.range.lowerBound - fonts[font].range.lowerBound..<colour.range.upperBound - fonts[font].range.lowerBound,
      with: "<\(prefix)color rgb=\"FF000000\"/>")
    let dark = addAsItIs(String(decoding: edits.applied(), as: UTF8.self), to: .fonts)
    darkFonts[font] = dark
    return dark
  }

  private func isLight(_ colour: MarkupTag) -> Bool {
    if let rgb = text.value("rgb", of: colour).flatMap({ UInt32($0, radix: 16) }) {
      let (red, green, blue) = ((rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF)
      return red * 299 + green * 587 + blue * 114 > 160_000
    }
    // White and the second light colour of a theme; white of the old palette, and window.
    if let theme = text.number("theme", of: colour) { return theme == 0 || theme == 2 }
    return text.number("indexed", of: colour).map { $0 == 1 || $0 == 9 || $0 == 65 } ?? false
  }
}

extension MarkupTag {
  /// The tag in a text that begins elsewhere.
  fileprivate func moved(by distance: Int) -> MarkupTag {
    MarkupTag(
      kind: kind, range: range.lowerBound + distance..<range.upperBound + distance,
      name: name.lowerBound + distance..<name.upperBound + distance)
  }
}

extension String {
  /// An element without a prefix, told which namespace that means.
  func declaring(_ namespace: String) -> String {
    guard let end = firstIndex(where: { $0 == " " || $0 == "/" || $0 == ">" }) else { return self }
    return self[..<end] + " xmlns=\"\(namespace)\"" + self[end...]
  }
}
#endif
