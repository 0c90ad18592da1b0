internal import Diagnostics
internal import Documents
internal import Packs
internal import Quantities
internal import Tables

/// Where a report says what it is.
struct TabularHead: Sendable {
  var pack: HeadAnswer?
  var version: HeadAnswer?
  var region: HeadAnswer?
  var year: HeadAnswer?
  var revision: HeadAnswer?
  var preparedBy: HeadAnswer?
  /// Where it is a day.
  var preparedDate: HeadAnswer?
}

extension TabularReader {
  /// How many rows from a sheet's end its foot may take.
  private static let footRows = 15
  /// How many rows from the top of a sheet may hold its title.
  private static let titleRows = 6

  // MARK: - Answers

  mutating func readHead(_ layouts: [TableLayout], _ tables: ReportTables) {
    var answers: [HeadAnswer] = []
    for (sheet, layout) in zip(sheets, layouts) { answers += self.answers(sheet, layout) }
    func given(_ item: TabularFault.HeadItem) -> [HeadAnswer] { answers.filter { $0.item == item } }
    head.pack = agreed(given(.pack)) { $0.text }
    head.version = given(.version).first
    let regions = pack.regions
    head.region = agreed(given(.region)) { regions.index(named: $0.text).map(String.init) }
    head.year = agreed(given(.year).map(Self.plainYear)) { Self.year($0.text).map(String.init) }
    head.revision = agreed(given(.revision)) { $0.text }
    head.preparedBy = given(.preparedBy).first
    head.preparedDate = given(.preparedDate).first { CalendarDate(written: $0.text) != nil }
    readTitles(layouts)
    year = head.year.flatMap { Self.year($0.text) }
    if let found = head.version?.text ?? tables.properties[ReportTables.versionProperty], found != pack.identity.version
    {
      let place = head.version.map { $0.sheet.place($0.cell, $0.row) } ?? Place(path: path)
      report(.otherVersion(found: found, wanted: pack.identity.version), at: place, .warning)
    }
  }

  private func answers(_ sheet: TabularSheet, _ layout: TableLayout) -> [HeadAnswer] {
    let scanner = HeadScanner(sheet: sheet)
    if case .passedOver = layout { return [] }
    guard let header = layout.header else {
      return scanner.answers(inRows: sheet.rows.indices.prefix(HeaderBlock.deepest))
    }
    let top = max(0, header.bottom - header.levels + 1)
    let after = (header.bottom + 1)..<max(header.bottom + 1, sheet.rows.count)
    let beside = (header.headings.last?.column ?? 0) + 1
    return scanner.answers(inRows: 0..<top)
      + scanner.answers(inRows: (top..<sheet.rows.count).prefix(HeaderBlock.deepest), fromColumn: beside)
      + scanner.answers(inRows: after.suffix(Self.footRows)).filter { $0.cell.text.contains { $0 == ":" || $0 == "：" } }
  }

  /// The one answer that all that can be understood agree on, else the first that cannot be; those that differ are told.
  private mutating func agreed(_ answers: [HeadAnswer], _ meaning: (HeadAnswer) -> String?) -> HeadAnswer? {
    guard let first = answers.first(where: { meaning($0) != nil }) else { return answers.first }
    for other in answers {
      guard let its = meaning(other), its != meaning(first) else { continue }
      report(
        .headDiffers(first.item, other.text, first: first.text, at: first.sheet.place(first.cell, first.row)),
        at: other.sheet.place(other.cell, other.row))
    }
    return first
  }

  /// `2025` of `2025年度`.
  private static func plainYear(_ answer: HeadAnswer) -> HeadAnswer {
    guard let year = year(answer.text) else { return answer }
    return HeadAnswer(item: answer.item, text: String(year), sheet: answer.sheet, cell: answer.cell, row: answer.row)
  }

  static func year(_ text: String) -> Int? { IndicatorColumn.yearAlone(text) }

  // MARK: - Titles

  private struct Title {
    let region: Int?
    let year: Int?
    let cell: GridCell
    let row: GridRow
    let sheet: TabularSheet

    func answer(_ item: TabularFault.HeadItem, _ text: String) -> HeadAnswer {
      HeadAnswer(item: item, text: text, sheet: sheet, cell: cell, row: row)
    }
  }

  /// Takes from titles what no label says, and tells where a title says otherwise.
  private mutating func readTitles(_ layouts: [TableLayout]) {
    let finder = RegionFinder(pack.regions)
    var titles: [Title] = []
    for (sheet, layout) in zip(sheets, layouts) {
      if case .passedOver = layout { continue }
      let end = layout.header.map { max(0, $0.bottom - $0.levels + 1) } ?? sheet.rows.count
      for row in sheet.rows.prefix(min(end, Self.titleRows)) {
        for cell in row.cells where cell.text.utf8.count <= 512 {
          let region = finder.region(in: cell.text)
          let year = Self.yearWithin(cell.text)
          let title = Title(region: region, year: year, cell: cell, row: row, sheet: sheet)
          if region != nil, HeadScanner.item(cell.text) == nil { titles.append(title) }
        }
      }
    }
    if let answer = head.region, let region = pack.regions.index(named: answer.text) {
      for title in titles.filter({ $0.year != nil }) {
        guard let other = title.region, !isRelated(other, region) else { continue }
        report(
          .titleDiffers(.region, pack.regions[other].name.zh, head: answer.text),
          at: title.sheet.place(title.cell, title.row), .warning)
      }
    } else if head.region == nil {
      head.region = agreed(
        titles.filter { $0.year != nil }.compactMap { title in
          title.region.map { title.answer(.region, pack.regions[$0].name.zh) }
        }
      ) { $0.text }
    }
    if head.year == nil {
      head.year = agreed(titles.compactMap { title in title.year.map { title.answer(.year, String($0)) } }) { $0.text }
    }
  }

  /// Whether one is above the other: a province's form is filled in by its cities.
  private func isRelated(_ a: Int, _ b: Int) -> Bool {
    a == b || pack.regions.ancestor(of: a, level: pack.regions[b].level) == b
      || pack.regions.ancestor(of: b, level: pack.regions[a].level) == a
  }

  /// The only year that a text names.
  private static func yearWithin(_ text: String) -> Int? {
    let digits = text.unicodeScalars.map { scalar -> Character in
      let value = 0xFF10...0xFF19 ~= scalar.value ? scalar.value - 0xFEE0 : scalar.value
      return 0x30...0x39 ~= value ? Character(Unicode.Scalar(UInt8(truncatingIfNeeded: value))) : " "
    }
    let years = Set(String(digits).split(separator: " ").filter { $0.count == 4 }.compactMap { Int($0) })
      .filter { (1900...2200).contains($0) }
    return years.count == 1 ? years.first : nil
  }

  // MARK: - What is lacking

  mutating func reportHead() {
    if head.region == nil { report(.headMissing(.region), at: Place(path: path)) }
    if head.year == nil { report(.headMissing(.year), at: Place(path: path)) }
  }
}

/// Finds the regions that a text names.
private struct RegionFinder {
  private let regions: Regions
  /// By the first character, longest first.
  private let names: [Character: [(name: [Character], region: Int)]]

  init(_ regions: Regions) {
    self.regions = regions
    var names: [Character: [(name: [Character], region: Int)]] = [:]
    for (index, region) in regions.all.enumerated() {
      for name in region.names where name != region.code && name.count >= 2 {
        let characters = Array(name)
        names[characters[0], default: []].append((characters, index))
      }
    }
    self.names = names.mapValues { $0.sorted { $0.name.count > $1.name.count } }
  }

  /// The only region that a text names, those above it left aside.
  func region(in text: String) -> Int? {
    let characters = text.filter { !$0.isWhitespace }.map { $0 }
    var found: Set<Int> = []
    var position = 0
    while position < characters.count {
      let rest = characters[position...]
      if let match = names[characters[position]]?.first(where: { rest.starts(with: $0.name) }) {
        found.insert(match.region)
        position += match.name.count
      } else {
        position += 1
      }
    }
    let lowest = found.filter { region in
      !found.contains { $0 != region && regions.ancestor(of: $0, level: regions[region].level) == region }
    }
    return lowest.count == 1 ? lowest.first : nil
  }
}
