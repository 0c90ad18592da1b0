internal import Packs
internal import Quantities
internal import Tables

/// Where a sheet has indicators, one a row: its header, and what each column holds.
struct IndicatorLayout: Sendable {
  /// Columns that belong to one column of names: two such tables may stand side by side.
  struct Segment: Sendable {
    /// The column of names.
    let label: Int
    /// Of the columns that belong to it, what each holds and its heading.
    let columns: [(column: Int, holds: IndicatorColumn, heading: Heading?)]

    func first(_ wanted: IndicatorColumn) -> Int? { columns.first { $0.holds == wanted }?.column }
  }

  /// `nil` where names and values stand side by side without a heading.
  let header: HeaderBlock?
  let segments: [Segment]
  /// The place of the first row below the header.
  let firstRow: Int
  /// How many rows name an indicator.
  let hits: Int

  var hasValues: Bool { segments.contains { $0.columns.contains { $0.holds.isValue } } }

  /// How many rows from the top are looked through for names.
  private static let mostRows = 400

  /// - Parameter isNamed: Whether the sheet's name says that it holds indicators, of which none may be known.
  static func find(in sheet: TabularSheet, _ names: IndicatorNames, isNamed: Bool) -> IndicatorLayout? {
    let rows = sheet.rows.prefix(mostRows)
    var hits: [Int: [(row: Int, indicator: Int)]] = [:]
    for (index, row) in rows.enumerated() {
      for cell in row.cells where cell.kind == .text {
        if let found = names.find(cell.text) { hits[cell.column, default: []].append((index, found.index)) }
      }
    }
    let counts = hits.mapValues { Set($0.map(\.indicator)).count }
    // The leftmost of those with the most names: a key may stand beside a title.
    guard let most = counts.values.max(), let label = counts.filter({ $0.value == most }).keys.min(),
      let found = hits[label], let first = found.first?.row
    else { return isNamed ? byHeader(sheet) : nil }
    let others = hits.keys.filter { column in
      column != label && (counts[column] ?? 0) > 0
        && !(hits[column] ?? []).contains { hit in found.contains { $0.row == hit.row && $0.indicator == hit.indicator }
        }
    }
    if let header = header(sheet, above: first) {
      // A second column of names is headed as the first one is.
      let heading = header.headings.first { $0.column == label }
      let labels = others.filter { column in
        let other = header.headings.first { $0.column == column }
        guard let other else { return false }
        return other.text == heading?.text || IndicatorColumn(other) == .label
      }
      let segments = segments(header, labels: ([label] + labels).sorted())
      return IndicatorLayout(header: header, segments: segments, firstRow: header.bottom + 1, hits: most)
    }
    let segment = Segment(label: label, columns: withoutHeader(sheet, found.map(\.row), label))
    return IndicatorLayout(header: nil, segments: [segment], firstRow: first, hits: most)
  }

  /// The layout that a header tells of, where no row names a known indicator.
  private static func byHeader(_ sheet: TabularSheet) -> IndicatorLayout? {
    guard let header = header(sheet, above: min(sheet.rows.count, HeaderBlock.deepest)),
      let label = header.headings.first(where: { IndicatorColumn($0) == .label })?.column
    else { return nil }
    return IndicatorLayout(
      header: header, segments: segments(header, labels: [label]), firstRow: header.bottom + 1, hits: 0)
  }

  /// The header above the first row that names an indicator: that which says most of columns.
  private static func header(_ sheet: TabularSheet, above first: Int) -> HeaderBlock? {
    var best: (header: HeaderBlock, score: Int)?
    for row in (max(0, first - HeaderBlock.deepest)..<first).reversed() {
      for header in HeaderBlock.blocks(sheet, endingIn: row) {
        // A heading over several columns is one, or it would be worth more than what stands below it.
        let distinct = header.headings.filter { heading in
          header.headings.first { $0.row.number == heading.row.number && $0.cell.column == heading.cell.column }?.column
            == heading.column
        }
        let columns = distinct.map { IndicatorColumn.of($0.text) }
        guard columns.contains(where: \.isValue) else { continue }
        let score = columns.reduce(0) { $0 + ($1.isValue ? 2 : $1 == .other ? 0 : 1) }
        if score > (best?.score ?? 0) { best = (header, score) }
      }
    }
    return best?.header
  }

  private static func segments(_ header: HeaderBlock, labels: [Int]) -> [Segment] {
    labels.enumerated().map { index, label in
      let start = index == 0 ? 0 : label
      let end = index + 1 < labels.count ? labels[index + 1] : Int.max
      let own = header.headings.filter { start <= $0.column && $0.column < end && $0.column != label }
      return Segment(label: label, columns: own.map { ($0.column, IndicatorColumn($0), $0) })
    }
  }

  /// Without headings one column of values may stand beside the names, and one of units.
  private static func withoutHeader(
    _ sheet: TabularSheet, _ rows: [Int], _ label: Int
  ) -> [(column: Int, holds: IndicatorColumn, heading: Heading?)] {
    var texts: [Int: [String]] = [:]
    for row in rows {
      for cell in sheet.rows[row].cells where cell.column > label { texts[cell.column, default: []].append(cell.text) }
    }
    let units = texts.filter { $0.value.allSatisfy { Unit($0) != nil } }.keys.sorted()
    let values = texts.keys.filter { !units.contains($0) }.sorted()
    guard values.count == 1, units.count <= 1 else { return [] }
    // What heads them says something, if nothing that is known: 目标值 or 全省平均 is no value of the report's own.
    let isHeaded = sheet.rows[..<(rows.first ?? 0)].contains { row in
      values.contains { column in
        row.cell(inColumn: column).map {
          $0.kind == .text && HeadScanner.item($0.text) == nil && CornerUnits($0.text) == nil
        }
          ?? false
      } && row.cells.contains { $0.column == label }
    }
    guard !isHeaded else { return [] }
    return values.map { ($0, .value(.before(0)), nil) } + units.map { ($0, .unit, nil) }
  }
}

/// Where a sheet has indicators as headings, and a row for each year, or one row.
struct TransposedLayout: Sendable {
  let header: HeaderBlock
  /// The columns of indicators, with the units that their headings state.
  let indicators: [(heading: Heading, index: Int, unit: Unit?)]
  let yearColumn: Int?
  let regionColumn: Int?
  /// The headings of the other columns.
  let others: [Heading]

  static func find(in sheet: TabularSheet, _ names: IndicatorNames) -> TransposedLayout? {
    var best: TransposedLayout?
    for row in sheet.rows.indices.prefix(HeaderBlock.deepest) {
      for header in HeaderBlock.blocks(sheet, endingIn: row) {
        let layout = TransposedLayout(header, names)
        if layout.hits > (best?.hits ?? 0) { best = layout }
      }
    }
    return best
  }

  /// How many indicators are named.
  var hits: Int { Set(indicators.map(\.index)).count }

  /// Whether anything stands below them.
  func hasValues(in sheet: TabularSheet) -> Bool {
    sheet.rows[(header.bottom + 1)...].contains { row in
      indicators.contains { row.cell(inColumn: $0.heading.column) != nil }
    }
  }

  private init(_ header: HeaderBlock, _ names: IndicatorNames) {
    self.header = header
    var indicators: [(heading: Heading, index: Int, unit: Unit?)] = []
    var others: [Heading] = []
    var year: Int?
    var region: Int?
    for heading in header.headings {
      if let found = names.find(heading.text) {
        indicators.append((heading, found.index, found.unit))
        continue
      }
      switch IndicatorColumn(heading) {
      case .year where year == nil: year = heading.column
      case .region where region == nil: region = heading.column
      default: others.append(heading)
      }
    }
    self.indicators = indicators
    self.others = others
    yearColumn = year
    regionColumn = region
  }
}

/// The names of indicators, with the units that tables write behind them.
struct IndicatorNames: Sendable {
  let names: FoldedNames

  func find(_ text: String) -> (index: Int, unit: Unit?)? {
    if let index = names.index(of: text) { return (index, nil) }
    guard let split = HeadingUnit(text), let index = names.index(of: split.name) else { return nil }
    return (index, split.unit)
  }
}
