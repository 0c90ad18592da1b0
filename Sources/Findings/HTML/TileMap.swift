internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// What a rule came to in every region of a level, each region one square of a map.
///
/// Of several verdicts on a region the most serious one stands for it. The year is the last one that was judged.
struct TileMap {
  struct Tile {
    let region: Region
    let place: Region.Tile
    /// `nil` where nothing was judged.
    let verdict: Verdict?
    /// Of how many verdicts it is one.
    let count: Int
    /// Of the finding, where the verdict is listed as one.
    let fingerprint: String?
  }

  let rule: RuleSummary
  let year: Int?
  /// In the order of the regions, residual ones left out.
  let tiles: [Tile]
  private let columns: Int
  private let rows: Int

  /// What a map of fewer regions would say, a sentence says better.
  private static let fewestRegions = 3

  /// A map for each rule that asks something of all regions of a level; first those that the pack marks by the tag
  /// `map`, then in the order of the rules.
  static func all(of presentation: Presentation) -> [TileMap] {
    let assessment = presentation.assessment
    var levels: [String: Int] = [:]
    for rule in assessment.pack.rules where rule.effective.contains(assessment.asOf) {
      for case .regions(let level, nil) in rule.forms.map(\.subject) where level > 0 { levels[rule.id] = level }
    }
    let byRule = Dictionary(grouping: assessment.verdicts.filter { $0.subject.register == nil }, by: \.rule)
    var fingerprints: [Subject: [String: String]] = [:]
    for finding in presentation.findings + presentation.waived {
      fingerprints[finding.verdict.subject, default: [:]][finding.verdict.rule] = finding.fingerprint
    }
    let maps = assessment.rules.compactMap { rule -> TileMap? in
      guard let level = levels[rule.id], let verdicts = byRule[rule.id] else { return nil }
      let regions = assessment.pack.regions
      let shown = regions.all.indices.filter { index in
        let isSelected = presentation.selection.regions.isEmpty || presentation.selection.regions.contains(index)
        return isSelected && regions[index].level == level && !regions[index].isResidual
      }
      return TileMap(rule, of: shown, verdicts, regions) { fingerprints[$0.subject]?[$0.rule] }
    }
    return maps.filter(\.isMarked) + maps.filter { !$0.isMarked }
  }

  private var isMarked: Bool { rule.tags.contains("map") }

  /// - Parameter shown: The regions, of one level.
  private init?(
    _ rule: RuleSummary, of shown: [Int], _ verdicts: [Verdict], _ regions: Regions,
    fingerprint: (Verdict) -> String?
  ) {
    let onRegions = verdicts.filter { $0.subject.region.map(shown.contains) ?? false }
    guard shown.count >= Self.fewestRegions, !onRegions.isEmpty else { return nil }
    self.rule = rule
    let year = onRegions.compactMap(\.subject.year).max()
    self.year = year
    let byRegion = Dictionary(grouping: onRegions.filter { $0.subject.year == year }) { $0.subject.region ?? 0 }
    let grid = TileGrid(shown.map { regions[$0].tile })
    (columns, rows) = (grid.columns, grid.rows)
    tiles = zip(shown, grid.places).map { index, place in
      let own = byRegion[index] ?? []
      let verdict = Outcome.bySeriousness.lazy.compactMap { outcome in own.first { $0.outcome == outcome } }.first
      return Tile(
        region: regions[index], place: place, verdict: verdict, count: own.count,
        fingerprint: verdict.flatMap(fingerprint))
    }
  }

  // MARK: - Writing

  /// The side of a square and the gap beside it, in units of the drawing.
  private static let side = 64
  private static let pitch = 68

  /// Each tile is a link to its finding, else to its row in the table beneath; it has `data-region`, `data-outcome` and
  /// `data-value`, the exact decimal of what was found or 34 digits of what is none.
  ///
  /// - Parameter id: Unlike that of any other element of the page.
  func write(to writer: inout HTMLWriter, id: String, words: BothWordings) {
    writer.element(
      "figure", ["class": "tiles", "id": id, "data-rule": rule.id, "data-year": year.map(String.init)]
    ) { writer in
      writer.element("figcaption", ["id": id + "-title", "class": "tiles-title"], text: title(words))
      writer.element("p", ["class": "tiles-summary"], text: words { summary($0) })
      let (width, height) = (columns * Self.pitch - 4, rows * Self.pitch - 4)
      writer.element(
        "svg",
        [
          "class": "tiles-drawing", "role": "list", "aria-labelledby": id + "-title",
          "viewBox": "-2 -2 \(width + 4) \(height + 4)", "width": String(width + 4), "height": String(height + 4),
        ]
      ) { writer in
        for (index, tile) in tiles.enumerated() {
          writer.line()
          writer.element("g", ["role": "listitem"]) { write(tile, Self.row(id, index), words, &$0) }
        }
      }
      writer.line()
      table(&writer, id: id, words: words)
    }
  }

  func title(_ words: BothWordings) -> LocalizedText { words { $0.mapTitle(rule, year) } }

  private func summary(_ words: Wording) -> String {
    var counts = OutcomeCounts()
    for tile in tiles { if let outcome = tile.verdict?.outcome { counts.add(outcome) } }
    return words.mapSummary(counts, notJudged: tiles.count - counts.total)
  }

  private static func row(_ id: String, _ index: Int) -> String { "\(id)-\(index)" }

  private func write(_ tile: Tile, _ row: String, _ words: BothWordings, _ writer: inout HTMLWriter) {
    let (x, y) = (tile.place.column * Self.pitch, tile.place.row * Self.pitch)
    let outcome = tile.verdict?.outcome
    writer.element(
      "a",
      [
        "class": "tile " + OutcomeShape(outcome: outcome).styleClass,
        "href": "#" + (tile.fingerprint.map { "f-" + $0 } ?? row), "data-region": tile.region.code,
        "data-outcome": outcome?.rawValue, "data-value": tile.verdict?.actual?.number.description,
      ]
    ) { writer in
      writer.empty(
        "rect", ["x": "\(x)", "y": "\(y)", "width": "\(Self.side)", "height": "\(Self.side)", "rx": "5"])
      // A screen reader is told the sentence instead.
      writer.element("g", ["aria-hidden": "true"]) { writer in
        text(words { $0.shortName(tile.region) }, "tile-name", x, y + 17, &writer)
        let value = tile.verdict?.actual.map { Self.figure($0) } ?? ""
        OutcomeShape(outcome: outcome).writeSign("\(x + (value.isEmpty ? 32 : 15))", "\(y + 32)", to: &writer)
        if !value.isEmpty {
          writer.element(
            "text", ["class": "tile-value", "x": "\(x + 41)", "y": "\(y + 36)", "text-anchor": "middle"], text: value)
        }
        text(
          words { words in outcome.map { words.outcome($0) } ?? words.withoutVerdict }, "tile-outcome", x, y + 56,
          &writer)
      }
      writer.element("text", ["class": "tile-words", "x": "\(x + 1)", "y": "\(y + 2)"]) { writer in
        writer.both(words { $0.tile(tile.region.name, tile.verdict, among: tile.count) }, in: "tspan")
      }
    }
  }

  /// What was found, in a square's room.
  private static func figure(_ figure: Figure) -> String {
    let digits = ShownFigures.digits(of: figure)
    let symbol = figure.unit.symbol
    return figure.number.rounded(to: digits).padded(to: digits).brief(atMost: 6)
      + (symbol == "%" || symbol == "‰" ? symbol : "")
  }

  /// A line of text in the middle of a square; what is long is smaller, then narrower, then shortened.
  private func text(_ content: LocalizedText, _ style: String, _ x: Int, _ y: Int, _ writer: inout HTMLWriter) {
    func write(_ content: String, _ language: Language?) {
      let shown = Self.shortened(content)
      let columns = DisplayWidth.columns(of: shown)
      writer.element(
        "text",
        [
          "class": columns > 8 ? style + " tile-long" : style, "x": "\(x + Self.side / 2)", "y": "\(y)",
          "text-anchor": "middle",
          "lang": language?.rawValue, "textLength": columns > 10 ? "\(Self.side - 4)" : nil,
          "lengthAdjust": columns > 10 ? "spacingAndGlyphs" : nil,
        ], text: shown)
    }
    if content.zh == content.en { return write(content.zh, nil) }
    for language in Language.allCases { write(content[language], language) }
  }

  private static func shortened(_ text: String) -> String {
    guard DisplayWidth.columns(of: text) > 13 else { return text }
    var (kept, columns) = ("", 0)
    for character in text {
      columns += DisplayWidth.columns(of: String(character))
      if columns > 12 { break }
      kept.append(character)
    }
    return kept + "…"
  }

  private func table(_ writer: inout HTMLWriter, id: String, words: BothWordings) {
    writer.element("details", ["class": "chart-figures", "open": ""]) { writer in
      writer.element("summary", text: words(\.chartTable))
      writer.element("table") { writer in
        writer.element("thead") { writer in
          writer.element("tr") { writer in
            for title in [words(\.regionColumn), words(\.outcomeColumn), words(\.findingColumn)] {
              writer.element("th", ["scope": "col"], text: title)
            }
          }
        }
        writer.element("tbody") { writer in
          for (index, tile) in tiles.enumerated() {
            writer.element("tr", ["id": Self.row(id, index)]) { writer in
              writer.element("th", ["scope": "row"], text: tile.region.name)
              writer.element(
                "td", text: words { words in tile.verdict.map { words.outcome($0.outcome) } ?? words.withoutVerdict })
              writer.element("td", text: words { words in tile.verdict.map { words.finding($0) } ?? "" })
            }
          }
        }
      }
    }
  }
}
