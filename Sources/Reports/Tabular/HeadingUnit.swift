internal import Diagnostics
internal import Quantities
internal import Tables

/// A heading or a label with the unit that stands in it: `面积（公顷）`, `R&D经费/万元`, `R&D经费 单位：万元`.
struct HeadingUnit: Sendable {
  let name: String
  let unit: Unit

  /// - Returns: `nil` where no unit that is known stands at its end.
  init?(_ text: String) {
    guard text.utf8.count <= 1024 else { return nil }
    var text = Substring(text).trimmed[...]
    while let last = text.last, Self.marks.contains(last) || last.isWhitespace { text.removeLast() }
    guard let found = Self.inBrackets(text) ?? Self.afterWord(text) ?? Self.afterSlash(text) else { return nil }
    self = found
  }

  private init?(_ name: Substring, _ unit: Substring) {
    let name = name.trimmed
    guard !name.isEmpty, let unit = Unit(unit.trimmed) else { return nil }
    self.name = name
    self.unit = unit
  }

  /// What may follow the unit: a colon, or the mark of a footnote or of what has to be filled in.
  private static let marks: Set<Character> = [":", "：", "*", "＊", "※", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"]
  private static let openings: Set<Character> = ["(", "（", "[", "［", "【", "〔"]
  private static let closings: Set<Character> = [")", "）", "]", "］", "】", "〕"]

  private static func inBrackets(_ text: Substring) -> HeadingUnit? {
    guard let last = text.last, closings.contains(last), let start = text.lastIndex(where: openings.contains) else {
      return nil
    }
    let inner = text[text.index(after: start)...].dropLast()
    return HeadingUnit(text[..<start], afterColon(inner) ?? inner)
  }

  private static func afterWord(_ text: Substring) -> HeadingUnit? {
    for word in ["计量单位", "单位"] {
      guard let range = text.firstRange(of: word), let unit = afterColon(text[range.lowerBound...]) else { continue }
      return HeadingUnit(dropping(text[..<range.lowerBound]), unit)
    }
    return nil
  }

  /// Without the comma that may stand before the word.
  private static func dropping(_ name: Substring) -> Substring {
    let name = name.trimmed[...]
    return name.last.map { "，,、；;".contains($0) } ?? false ? name.dropLast() : name
  }

  private static func afterSlash(_ text: Substring) -> HeadingUnit? {
    // 件/万人 is one unit: the first slash that leaves one.
    for index in text.indices where text[index] == "/" || text[index] == "／" {
      if let found = HeadingUnit(text[..<index], text[text.index(after: index)...]) { return found }
    }
    return nil
  }

  /// What follows `单位：`.
  static func afterColon(_ text: Substring) -> Substring? {
    guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }),
      unitWords.contains(FoldedName(String(text[..<colon])))
    else { return nil }
    return text[text.index(after: colon)...]
  }

  private static let unitWords: Set<FoldedName> = Set(
    ["单位", "计量单位", "金额单位", "货币单位", "数据单位", "unit", "units"].map { FoldedName($0) })
}

/// The units of a corner cell: `单位：万元`, `（单位：万元、家）`.
struct CornerUnits: Sendable {
  /// None, where what stands there is no unit but an office, as in `单位：市科技局`.
  let units: [Unit]
  /// What stands there instead of a unit, and the unit it may mean.
  let unknown: (text: String, nearest: String)?

  /// Two units of one kind, of which nobody can tell which is meant.
  var rivals: (Unit, Unit)? {
    for (index, unit) in units.enumerated() {
      if let other = units[..<index].first(where: { $0.dimension == unit.dimension && $0.symbol != unit.symbol }) {
        return (other, unit)
      }
    }
    return nil
  }

  /// - Parameter isTitle: Whether a text may end with it, as in `主要指标表（单位：万元）`.
  /// - Returns: `nil` where the cell says nothing of units.
  init?(_ text: String, isTitle: Bool = false) {
    guard text.utf8.count <= 256 else { return nil }
    var inner = Substring(text).trimmed[...]
    if let first = inner.first, "(（[［【".contains(first) { inner = inner.dropFirst() }
    if let last = inner.last, ")）]］】".contains(last) { inner = inner.dropLast() }
    let start = isTitle ? inner.lastIndex { "(（[［【".contains($0) } : nil
    let ending = start.flatMap { HeadingUnit.afterColon(inner[inner.index(after: $0)...]) }
    guard let listed = HeadingUnit.afterColon(inner) ?? ending else { return nil }
    var units: [Unit] = []
    var unknown: (text: String, nearest: String)?
    for part in listed.split(whereSeparator: { "、，,；; ".contains($0) || $0.isNewline }) {
      let symbol = part.trimmed
      if let unit = Unit(symbol) {
        units.append(unit)
      } else if let nearest = Self.nearest(to: symbol) {
        unknown = (symbol, nearest)
      }
    }
    self.units = units
    self.unknown = unknown
  }

  private static func nearest(to symbol: String) -> String? {
    do throws(QuantityFault) {
      _ = try Quantity.parse("1 " + symbol)
      return nil
    } catch .unknownUnit(_, let nearest) {
      return nearest
    } catch {
      return nil
    }
  }

  /// The one that measures what an indicator or field measures; `nil` where none or several do.
  func unit(fitting other: Unit) -> Unit? {
    let fitting = units.filter { $0.dimension == other.dimension }
    return fitting.count == 1 ? fitting[0] : nil
  }
}

extension TabularSheet {
  /// The units that the cell nearest above a table states, and what is wrong with such cells.
  func cornerUnits(above top: Int) -> (units: CornerUnits?, faults: [Diagnostic]) {
    var faults: [Diagnostic] = []
    for row in rows.prefix(max(0, top)).reversed() {
      for cell in row.cells {
        guard let units = CornerUnits(cell.text, isTitle: true) else { continue }
        if let unknown = units.unknown {
          let fault = TabularFault.cornerUnitUnknown(unknown.text, nearest: unknown.nearest)
          faults.append(Diagnostic(at: place(cell, row), fault))
        }
        if let (one, other) = units.rivals {
          faults.append(Diagnostic(at: place(cell, row), TabularFault.unitsOfOneKind(one.symbol, other.symbol)))
        }
        if !units.units.isEmpty { return (units, faults) }
      }
    }
    return (nil, faults)
  }
}

extension GridRow {
  /// A cell that states other units than those above the table: what stands below it may be meant in either.
  func otherUnits(than corner: CornerUnits?) -> GridCell? {
    cells.first { cell in
      guard cell.kind == .text, let units = CornerUnits(cell.text)?.units, !units.isEmpty else { return false }
      return units.map(\.symbol) != corner?.units.map(\.symbol)
    }
  }
}
