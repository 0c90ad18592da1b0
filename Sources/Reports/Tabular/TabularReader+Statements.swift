internal import Diagnostics
internal import Documents
internal import Packs
internal import Quantities
internal import Tables

extension TabularReader {
  mutating func readStatements(_ layout: StatementLayout, _ sheet: TabularSheet) {
    check(layout, sheet)
    for row in sheet.rows[(layout.header.bottom + 1)...] {
      guard let first = row.cells.first, !TableWords.isNote(first.text) || row.cells.count > 1 else { continue }
      readStatement(StatementRow(layout, row, sheet), sheet, layout.kind)
    }
  }

  private mutating func check(_ layout: StatementLayout, _ sheet: TabularSheet) {
    var first: [StatementLayout.Column: Heading] = [:]
    for (heading, column) in zip(layout.header.headings, layout.columns) {
      let place = sheet.place(heading.cell, heading.row)
      switch column {
      case .passedOver: continue
      case .unknown:
        report(.columnNotRead(heading.cell.trimmed), at: place, .warning)
        continue
      default: break
      }
      if let standing = first[column] {
        report(
          .columnTwice(heading.text, first: standing.text, at: sheet.place(standing.cell, standing.row)), at: place)
      } else {
        first[column] = heading
      }
    }
  }

  /// A row that neither explains nor proves anything was prepared by a form and left as it was.
  private mutating func readStatement(_ row: StatementRow, _ sheet: TabularSheet, _ kind: StatementLayout.Kind) {
    let isEvidence: Bool
    switch kind {
    case .explanations: isEvidence = false
    case .evidence: isEvidence = true
    case .both:
      // What the form says is not always what is filled in.
      let stated = row[.kind]?.cell.text ?? ""
      isEvidence =
        TableWords.evidence.contains(stated)
        || (!TableWords.explanation.contains(stated) && (row[.title] != nil || row[.document] != nil))
    }
    guard isEvidence ? row[.title] != nil || row[.document] != nil : row[.text] != nil else { return }
    guard let rule = row[.rule] else {
      let cell = row[isEvidence ? .title : .text] ?? row[.document]
      if let cell { report(.statementWithoutRule, at: sheet.place(cell.cell, cell.row)) }
      return
    }
    let rules = rules(rule.cell.text).map { builder.scalar($0, at: sheet.spot(rule.cell, rule.row)) }
    let common = commonEntries(row, sheet)
    let top = sheet.spot(rule.cell, rule.row)
    if isEvidence {
      var entries = [("for", builder.sequence(rules, at: top))]
      for (key, column) in [("title", StatementLayout.Column.title), ("document", .document)] {
        if let found = row[column] { entries.append((key, text(found, sheet))) }
      }
      if let found = row[.date] { entries.append(("date", date(found, sheet))) }
      evidence.append(mapping(entries, common, at: top))
      return
    }
    var entries: [(String, DocumentBuilder.Part)] = []
    if let found = row[.text] { entries.append(("text", text(found, sheet))) }
    if let found = row[.revision] { entries.append(("revision", text(found, sheet))) }
    if let found = row[.values] {
      let given = pairs(found, sheet)
      if !given.isEmpty { entries.append(("values", builder.mapping(given, at: sheet.spot(found.cell, found.row)))) }
    }
    // An explanation is of one rule.
    for rule in rules { explanations.append(mapping([("for", rule)] + entries, common, at: top)) }
  }

  // MARK: - Parts

  private typealias Entry = (key: DocumentBuilder.Part, value: DocumentBuilder.Part)

  private mutating func mapping(
    _ entries: [(String, DocumentBuilder.Part)], _ common: [Entry], at spot: DocumentBuilder.Spot
  ) -> DocumentBuilder.Part {
    var all: [Entry] = []
    for (key, value) in entries { all.append((builder.scalar(key, at: spot), value)) }
    return builder.mapping(all + common, at: spot)
  }

  private mutating func text(_ found: StatementRow.Found, _ sheet: TabularSheet) -> DocumentBuilder.Part {
    builder.scalar(found.cell.trimmed, at: sheet.spot(found.cell, found.row))
  }

  private mutating func date(_ found: StatementRow.Found, _ sheet: TabularSheet) -> DocumentBuilder.Part {
    let text = found.cell.trimmed
    return builder.scalar(CalendarDate(written: text).map { "\($0)" } ?? text, at: sheet.spot(found.cell, found.row))
  }

  /// What restricts the subjects that a statement speaks of.
  private mutating func commonEntries(_ row: StatementRow, _ sheet: TabularSheet) -> [Entry] {
    var entries: [Entry] = []
    var names: Set<String> = []
    func add(_ name: String, _ text: String, _ found: StatementRow.Found) {
      guard names.insert(name).inserted else { return }
      let spot = sheet.spot(found.cell, found.row)
      entries.append((builder.scalar(name, at: spot), builder.scalar(text, at: spot)))
    }
    if let found = row[.region] { add("region", found.cell.trimmed, found) }
    if let found = row[.year] { add("year", Self.year(found.cell.text).map(String.init) ?? found.cell.trimmed, found) }
    for (name, found) in row.restrictions { add(name, found.cell.trimmed, found) }
    if let found = row[.restrictions] {
      for (key, value) in split(found, sheet) {
        let headings = StatementLayout.column(key, pack)
        switch headings {
        case .region: add("region", value, found)
        case .year: add("year", Self.year(value).map(String.init) ?? value, found)
        case .restriction(let name): add(name, value, found)
        default: add(key, value, found)
        }
      }
    }
    return entries
  }

  private mutating func pairs(_ found: StatementRow.Found, _ sheet: TabularSheet) -> [Entry] {
    let spot = sheet.spot(found.cell, found.row)
    var seen: Set<String> = []
    var entries: [Entry] = []
    for (name, value) in split(found, sheet) {
      guard seen.insert(name).inserted else {
        faults.append(Diagnostic(at: sheet.place(found.cell, found.row), ReportFault.namedTwice(name, first: name)))
        continue
      }
      entries.append(
        (builder.scalar(name, at: spot), value.isEmpty ? builder.null(at: spot) : builder.scalar(value, at: spot)))
    }
    return entries
  }

  /// `名称=值；名称=值`.
  private mutating func split(_ found: StatementRow.Found, _ sheet: TabularSheet) -> [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    for part in found.cell.text.split(whereSeparator: { ";；".contains($0) || $0.isNewline }) {
      guard !part.allSatisfy(\.isWhitespace) else { continue }
      guard let sign = part.firstIndex(where: { "=＝:：".contains($0) }), sign > part.startIndex else {
        report(.statementPartUnclear(part.trimmed), at: sheet.place(found.cell, found.row))
        continue
      }
      pairs.append((part[..<sign].trimmed, part[part.index(after: sign)...].trimmed))
    }
    return pairs
  }

  /// The rules that a cell names: `HLJ-275、HLJ-276`, or one with its title behind it.
  private func rules(_ text: String) -> [String] {
    let parts = text.split { "、；;，,".contains($0) || $0.isNewline }.map(\.trimmed).filter { !$0.isEmpty }
    return parts.map { part in
      guard !pack.knowsRule(part), let first = part.split(whereSeparator: \.isWhitespace).first else { return part }
      return pack.knowsRule(String(first)) ? String(first) : part
    }
  }
}

/// A row of a table of statements, by what its columns hold.
struct StatementRow {
  typealias Found = (cell: GridCell, row: GridRow)

  private var found: [StatementLayout.Column: Found] = [:]
  /// Restrictions with columns of their own, from the left.
  private(set) var restrictions: [(name: String, found: Found)] = []

  init(_ layout: StatementLayout, _ row: GridRow, _ sheet: TabularSheet) {
    for (heading, column) in zip(layout.header.headings, layout.columns) {
      guard found[column] == nil, let shown = sheet.shown(inColumn: heading.column, row), !shown.cell.text.isNoData
      else { continue }
      found[column] = shown
      if case .restriction(let name) = column { restrictions.append((name, shown)) }
    }
  }

  subscript(column: StatementLayout.Column) -> Found? { found[column] }
}

extension StatementLayout {
  /// What a name before `=` restricts.
  static func column(_ name: String, _ pack: Pack) -> Column { StatementHeadings(pack, .explanations).column(name) }
}
