internal import Diagnostics
internal import Packs

extension TabularReader {
  /// What each sheet holds: as its name says, else as its contents do.
  mutating func layouts() -> [TableLayout] {
    var found: [TableLayout] = []
    var firstPlaces: [Int: Place] = [:]
    for sheet in sheets {
      let layout = layout(of: sheet)
      if case .register(let register) = layout {
        if let first = firstPlaces[register.register] {
          report(.sheetTwice(pack.registers[register.register].title.zh, first: first), at: sheet.place)
        } else {
          firstPlaces[register.register] = sheet.place
        }
      }
      found.append(layout)
    }
    return found
  }

  private mutating func layout(of sheet: TabularSheet) -> TableLayout {
    guard let kind = SheetKind(named: sheet.name, registers: registerNames, pack) else { return byContents(sheet) }
    switch kind {
    case .passedOver: return .passedOver
    case .head: return .head
    // A file without anything in it has most likely lost it.
    case _ where sheet.rows.isEmpty: return sheet.isFile ? withoutHeader(sheet) : .blank
    case .indicators, .history:
      return indicators(sheet, isNamed: true).map(\.layout) ?? withoutHeader(sheet)
    case .register(let register):
      return RegisterLayout.find(register, in: sheet, fieldNames[register], pack).map(TableLayout.register)
        ?? withoutHeader(sheet)
    case .explanations: return statements(.explanations, sheet)
    case .evidence: return statements(.evidence, sheet)
    case .statements: return statements(.both, sheet)
    }
  }

  private mutating func statements(_ kind: StatementLayout.Kind, _ sheet: TabularSheet) -> TableLayout {
    StatementLayout.find(kind, in: sheet, pack).map(TableLayout.statements) ?? withoutHeader(sheet)
  }

  private mutating func withoutHeader(_ sheet: TabularSheet) -> TableLayout {
    report(.noHeader(sheet.name), at: sheet.place)
    return .notUnderstood
  }

  /// The table of indicators in a sheet, and how many it names.
  private func indicators(_ sheet: TabularSheet, isNamed: Bool) -> (layout: TableLayout, hits: Int)? {
    let names = IndicatorNames(names: indicatorNames)
    let upright = IndicatorLayout.find(in: sheet, names, isNamed: isNamed)
    let transposed = TransposedLayout.find(in: sheet, names)
    switch (upright, transposed) {
    case (nil, nil): return nil
    case (let upright?, nil): return (.indicators(upright), upright.hits)
    case (nil, let transposed?): return (.transposed(transposed), transposed.hits)
    case (let upright?, let transposed?):
      let isUpright =
        upright.hits > transposed.hits
        || (upright.hits == transposed.hits && (upright.hasValues || !transposed.hasValues(in: sheet)))
      return isUpright ? (.indicators(upright), upright.hits) : (.transposed(transposed), transposed.hits)
    }
  }

  /// A sheet of an unknown name.
  private mutating func byContents(_ sheet: TabularSheet) -> TableLayout {
    guard !sheet.rows.isEmpty else { return .passedOver }
    let registers = pack.registers.indices.compactMap { index in
      RegisterLayout.find(index, in: sheet, fieldNames[index], pack)
    }.filter(\.isEvident)
    let most = registers.map(\.fieldCount).max() ?? 0
    if let (layout, hits) = indicators(sheet, isNamed: false), hits >= 2, hits >= most { return layout }
    let best = registers.filter { $0.fieldCount == most }
    let fewest = best.map(\.unknownCount).min()
    let fitting = best.filter { $0.unknownCount == fewest }
    if fitting.count == 1 { return .register(fitting[0]) }
    if fitting.count > 1 {
      report(.sheetUnclear(sheet.name, fitting.map { pack.registers[$0.register].title.zh }), at: sheet.place)
      return .notUnderstood
    }
    if let layout = StatementLayout.find(.both, in: sheet, pack), layout.isEvident { return .statements(layout) }
    if !sheet.isHidden, let nearest = nearestName(to: sheet.name, among: SheetKind.known(pack)) {
      report(.sheetNameUnknown(sheet.name, nearest: nearest), at: sheet.place)
      return .notUnderstood
    }
    // Nothing but the answers of a head, or a form's hidden lists.
    let isHead = !HeadScanner(sheet: sheet).answers(inRows: sheet.rows.indices.prefix(HeaderBlock.deepest)).isEmpty
    if isHead, sheet.rows.count <= Self.mostHeadRows { return .head }
    if !sheet.isHidden { report(.sheetNotRead(sheet.name), at: sheet.place, .warning) }
    return isHead ? .head : .notUnderstood
  }

  /// A sheet of more rows has more than a head.
  private static let mostHeadRows = 20
}
