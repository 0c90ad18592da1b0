internal import Diagnostics
internal import Documents
internal import Packs
internal import Tables

/// Reads sheets as a report: finds what each holds, and builds of their cells the tree that a report in YAML would be.
///
/// What is a value and what may stand where is then told by ``ReportReader``, for all kinds of reports alike.
struct TabularReader {
  let pack: Pack
  let indicatorNames: FoldedNames
  let registerNames: FoldedNames
  let fieldNames: [FoldedNames]
  let names: ReportNames
  let sheets: [TabularSheet]
  let path: String

  var builder: DocumentBuilder
  var faults: [Diagnostic] = []
  var head = TabularHead()
  /// The report's year, where its head states one.
  var year: Int?
  /// Values of indicators, by where they were found.
  var values: [TabularValue] = []
  var standing: [TabularValue.Slot: Int] = [:]
  var registers: [(register: Int, key: DocumentBuilder.Part, value: DocumentBuilder.Part)] = []
  var explanations: [DocumentBuilder.Part] = []
  var evidence: [DocumentBuilder.Part] = []
  /// Rows of indicators that no name is known for, told when all tables are read.
  var unknownRows: [UnknownIndicator] = []

  /// The most cells of one report, and the most nodes that are made of them.
  static let mostCells = 2_000_000
  static let mostNodes = 8_000_000
  static let mostSheets = 1_000
  /// How many faults of one sheet are listed.
  static let mostFaults = 100

  init(_ tables: ReportTables, _ pack: Pack, _ names: ReportNames) {
    self.pack = pack
    self.names = names
    path = tables.path
    indicatorNames = names.foldedIndicators()
    registerNames = names.foldedRegisters()
    fieldNames = pack.registers.indices.map { names.foldedFields(of: $0) }
    sheets = tables.sheets
    builder = DocumentBuilder(sources: sheets.isEmpty ? [.text(path: path)] : sheets.map(\.documentSource))
  }

  /// - Parameter isWhole: Whether nothing kept a part of it from being read; else it may be that part that is missing.
  /// - Returns: The tree; `nil` where there is nothing to make one of. And what no tree can say.
  static func read(
    _ tables: ReportTables, _ pack: Pack, _ names: ReportNames, isWhole: Bool
  ) -> (document: Document?, faults: [Diagnostic]) {
    if let fault = tables.limitFault { return (nil, [fault]) }
    var reader = TabularReader(tables, pack, names)
    let layouts = reader.layouts()
    reader.readHead(layouts, tables)
    if reader.head.pack.map({ $0.text != pack.id }) ?? false { return (reader.document(), []) }
    reader.reportHead()
    for (sheet, layout) in zip(reader.sheets, layouts) {
      let before = reader.faults.count
      reader.read(layout, sheet)
      reader.limitFaults(from: before, sheet)
      if reader.builder.nodeCount > mostNodes {
        let fault = Diagnostic(at: sheet.place, TabularFault.tooManyCells(limit: mostCells))
        return (nil, reader.faults + [fault])
      }
    }
    reader.reportUnknownRows()
    if isWhole, reader.isEmpty(layouts) {
      reader.report(.nothingUnderstood, at: Place(path: tables.path))
    }
    return (reader.document(), reader.faults)
  }

  mutating func report(_ fault: TabularFault, at place: Place, _ severity: Diagnostic.Severity = .error) {
    faults.append(Diagnostic(severity, at: place, fault))
  }

  private func isEmpty(_ layouts: [TableLayout]) -> Bool {
    !layouts.contains { layout in
      switch layout {
      case .indicators, .transposed, .register, .statements, .blank: true
      case .head, .passedOver, .notUnderstood: false
      }
    }
  }

  /// Beyond so many nobody reads them.
  private mutating func limitFaults(from first: Int, _ sheet: TabularSheet) {
    let count = faults.count - first
    guard count > Self.mostFaults else { return }
    let more = faults[(first + Self.mostFaults)...]
    let severity: Diagnostic.Severity = more.contains { $0.severity == .error } ? .error : .warning
    faults.removeLast(count - Self.mostFaults)
    faults.append(Diagnostic(severity, at: sheet.place, ReportFault.moreFaults(count - Self.mostFaults)))
  }

  private mutating func read(_ layout: TableLayout, _ sheet: TabularSheet) {
    switch layout {
    case .indicators(let layout): readIndicators(layout, sheet)
    case .transposed(let layout): readTransposed(layout, sheet)
    case .register(let layout): readRegister(layout, sheet)
    case .statements(let layout): readStatements(layout, sheet)
    case .blank, .head, .passedOver, .notUnderstood: break
    }
  }

  // MARK: - The tree

  private mutating func document() -> Document {
    let top = DocumentBuilder.Spot(source: 0, line: 1, column: 1)
    var entries: [(key: DocumentBuilder.Part, value: DocumentBuilder.Part)] = []
    func add(_ key: String, _ value: DocumentBuilder.Part) {
      entries.append((builder.scalar(key, at: top), value))
    }
    if let answer = head.pack {
      add("report", scalar(answer))
    } else {
      add("report", builder.scalar(pack.id, at: top))
    }
    if let answer = head.region { add("region", scalar(answer)) }
    if let answer = head.year { add("year", scalar(answer)) }
    if let answer = head.revision { add("revision", scalar(answer)) }
    var prepared: [(key: DocumentBuilder.Part, value: DocumentBuilder.Part)] = []
    for (key, answer) in [("by", head.preparedBy), ("date", head.preparedDate)] {
      if let answer { prepared.append((builder.scalar(key, at: top), scalar(answer))) }
    }
    if !prepared.isEmpty { add("prepared", builder.mapping(prepared, at: top)) }
    if !values.isEmpty { addValues(to: &entries, top) }
    if !registers.isEmpty {
      add("registers", builder.mapping(registers.map { ($0.key, $0.value) }, at: top))
    }
    if !explanations.isEmpty { add("explanations", builder.sequence(explanations, at: top)) }
    if !evidence.isEmpty { add("evidence", builder.sequence(evidence, at: top)) }
    let root = builder.mapping(entries, at: top)
    return builder.document(root: root, path: path)
  }

  private mutating func scalar(_ answer: HeadAnswer) -> DocumentBuilder.Part {
    builder.scalar(answer.text, answer.cell.form, at: answer.sheet.spot(answer.cell, answer.row))
  }

  private mutating func addValues(
    to entries: inout [(key: DocumentBuilder.Part, value: DocumentBuilder.Part)], _ top: DocumentBuilder.Spot
  ) {
    let own = values.filter { $0.year == nil }
    if !own.isEmpty {
      let mapping = builder.mapping(own.map { ($0.key, $0.value) }, at: top)
      entries.append((builder.scalar("indicators", at: top), mapping))
    }
    let years = Set(values.compactMap(\.year)).sorted()
    guard !years.isEmpty else { return }
    var history: [(key: DocumentBuilder.Part, value: DocumentBuilder.Part)] = []
    for year in years {
      let past = values.filter { $0.year == year }
      guard let spot = past.first?.yearSpot else { continue }
      history.append(
        (builder.scalar(String(year), at: spot), builder.mapping(past.map { ($0.key, $0.value) }, at: spot)))
    }
    entries.append((builder.scalar("history", at: top), builder.mapping(history, at: top)))
  }
}

/// What a sheet was found to hold.
enum TableLayout: Sendable {
  case indicators(IndicatorLayout)
  case transposed(TransposedLayout)
  case register(RegisterLayout)
  case statements(StatementLayout)
  /// A sheet of a known name in which nothing stands.
  case blank
  /// Nothing but the head of the report.
  case head
  case passedOver
  case notUnderstood

  /// The rows of the sheet above its table, and the first column to the right of it; all rows where it has no table.
  var header: HeaderBlock? {
    switch self {
    case .indicators(let layout): layout.header
    case .transposed(let layout): layout.header
    case .register(let layout): layout.header
    case .statements(let layout): layout.header
    case .blank, .head, .passedOver, .notUnderstood: nil
    }
  }
}

/// A value of an indicator as a cell gives it.
struct TabularValue: Sendable {
  /// For which indicator and which earlier year, `nil` for the report's own.
  struct Slot: Hashable, Sendable {
    let year: Int?
    let indicator: Int
  }

  let year: Int?
  let key: DocumentBuilder.Part
  let value: DocumentBuilder.Part
  /// The cell's text with its unit, to compare.
  let text: String
  let place: Place
  let yearSpot: DocumentBuilder.Spot
}
