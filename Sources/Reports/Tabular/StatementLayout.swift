internal import Diagnostics
internal import Packs
internal import Tables

/// Where a sheet has explanations or evidence, one a row: its header, and what each column holds.
struct StatementLayout: Sendable {
  enum Column: Hashable, Sendable {
    case rule
    /// Whether the row explains or proves.
    case kind
    case values
    case text
    case title
    case document
    case date
    case revision
    case region
    case year
    /// Restrictions as `名称=值；名称=值`.
    case restrictions
    /// A key field of a register or a value of `each`, by its name.
    case restriction(String)
    case passedOver
    case unknown
  }

  /// What its sheet's name says it holds.
  enum Kind: Sendable {
    case explanations
    case evidence
    case both
  }

  let header: HeaderBlock
  let kind: Kind
  /// In the order of the header's headings.
  let columns: [Column]

  /// Whether its headings alone tell what the sheet is.
  var isEvident: Bool {
    columns.contains(.rule) && (columns.contains(.text) || columns.contains(.title) || columns.contains(.document))
  }

  static func find(_ kind: Kind, in sheet: TabularSheet, _ pack: Pack) -> StatementLayout? {
    let words = StatementHeadings(pack, kind)
    var best: (layout: StatementLayout, score: Int)?
    for row in sheet.rows.indices.prefix(HeaderBlock.deepest) {
      for header in HeaderBlock.blocks(sheet, endingIn: row) {
        let columns = header.headings.map { words.column($0.text) }
        let known = columns.filter { $0 != .unknown && $0 != .passedOver }
        guard columns.contains(.rule) else { continue }
        let score = Set(known).count
        if score >= 2, score > (best?.score ?? 0) {
          best = (StatementLayout(header: header, kind: kind, columns: columns), score)
        }
      }
    }
    return best?.layout
  }
}

/// What the headings of explanations and evidence mean.
struct StatementHeadings {
  let kind: StatementLayout.Kind
  private let restrictions: FoldedNames
  private let names: [String]

  init(_ pack: Pack, _ kind: StatementLayout.Kind) {
    self.kind = kind
    var titles: [String: [String]] = [:]
    for register in pack.registers {
      for field in register.key.map({ register.fields[$0] }) {
        titles[field.id, default: []] += [field.title.zh, field.title.en]
      }
    }
    names = pack.restrictions.sorted()
    restrictions = FoldedNames(names.map { [[$0], Array(Set(titles[$0] ?? []))] })
  }

  func column(_ text: String) -> StatementLayout.Column {
    if TableWords.rule.contains(text) { return .rule }
    // 说明 is the text of an explanation; of evidence it says what is asked for.
    switch kind {
    case .explanations: if TableWords.text.contains(text) { return .text }
    case .evidence:
      if TableWords.title.contains(text) { return .title }
      if TableWords.document.contains(text) { return .document }
    case .both:
      if TableWords.kind.contains(text) { return .kind }
      if TableWords.text.contains(text) { return .text }
      if TableWords.title.contains(text) { return .title }
      if TableWords.document.contains(text) { return .document }
    }
    if TableWords.date.contains(text) { return .date }
    if TableWords.givenValues.contains(text) { return .values }
    if TableWords.revision.contains(text) { return .revision }
    if TableWords.restriction.contains(text) { return .restrictions }
    if TableWords.region.contains(text) { return .region }
    if TableWords.year.contains(text) { return .year }
    if let index = restrictions.index(of: text) { return .restriction(names[index]) }
    return TableWords.asked.contains(text) ? .passedOver : .unknown
  }
}
