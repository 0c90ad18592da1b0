internal import CEL
internal import Packs
internal import Quantities

/// Compares the figures of rules with those of the words that they quote.
struct FigureComparison {
  private(set) var differences: [FigureDifference] = []
  /// How many figures of rules met figures of their kind.
  private(set) var count = 0

  init(_ pack: Pack, _ context: FigureContext) {
    for rule in pack.rules {
      let quoted = rule.sources.flatMap { context.figures(of: $0) }
      if quoted.isEmpty { continue }
      var seen: Set<String> = []
      for figure in RuleFigure.all(of: rule) where seen.insert("\(figure.key) \(figure.text)").inserted {
        compare(figure, of: rule, with: quoted)
      }
    }
  }

  private mutating func compare(_ figure: RuleFigure, of rule: Rule, with quoted: [WrittenFigure]) {
    let likes = quoted.compactMap { written in figure.compares(with: written).map { (written, $0) } }
    guard !likes.isEmpty else { return }
    count += 1
    if likes.contains(where: { $0.1 }) { return }
    var seen: Set<String> = []
    differences.append(
      FigureDifference(
        rule: rule.id, key: figure.key, figure: figure.text,
        quoted: likes.map(\.0.text).filter { seen.insert($0).inserted }, place: rule.place))
  }
}

/// A figure that a rule asks for.
private struct RuleFigure {
  enum Amount {
    case year(Int)
    /// In the base unit.
    case quantity(Number, Unit)
  }

  let key: String
  /// As a person reads it: `500 亿元`.
  let text: String
  let amount: Amount

  /// The limits, the milestones and the due year of a rule; 0 is a direction and no figure.
  static func all(of rule: Rule) -> [RuleFigure] {
    var figures = rule.forms.flatMap { form -> [RuleFigure] in
      guard case .limit(_, let limit) = form.requirement else { return [] }
      return bounds(of: limit) + milestones(of: limit)
    }
    if let due = rule.due { figures.append(RuleFigure(key: "by", text: String(due), amount: .year(due))) }
    return figures
  }

  private static func bounds(of limit: LimitRequirement) -> [RuleFigure] {
    [limit.low, limit.high].compactMap { bound in
      guard let bound, case .constant(.number(let number)) = bound.operation, !number.isZero else { return nil }
      guard case .number(let written) = bound.type else { return nil }
      let unit = written.dimension == .number ? limit.unit : written
      return RuleFigure(key: limit.comparison.rawValue, text: bound.text, amount: .quantity(number, unit))
    }
  }

  private static func milestones(of limit: LimitRequirement) -> [RuleFigure] {
    guard case .milestones(let figures) = limit.path else { return [] }
    return figures.sorted { $0.key < $1.key }.map { year, number in
      let value = limit.unit.value(ofBase: number).description
      let text = limit.unit.symbol.isEmpty ? value : "\(value) \(limit.unit.symbol)"
      return RuleFigure(key: "path", text: text, amount: .quantity(number, limit.unit))
    }
  }

  /// Whether a written figure is the same; `nil` where it is of another kind.
  func compares(with written: WrittenFigure) -> Bool? {
    switch (amount, written.measure) {
    case (.year(let year), .year): return written.number == Decimal(year)
    case (.quantity(let number, let unit), .unit(let other)):
      return Self.compares(number, unit, with: Quantity(written.number, other))
    default: return nil
    }
  }

  private static func compares(_ number: Number, _ unit: Unit, with written: Quantity) -> Bool? {
    let other = written.unit
    if let counted = unit.symbol.split(separator: "/").first, unit.symbol.contains("/") {
      if other.symbol.contains("/") { return other.dimension == unit.dimension ? written.base == number : nil }
      // The plan writes 50人 of what it has called 万名就业人员中R&D人员数.
      guard let counted = Unit(String(counted)) else { return nil }
      return written.converted(to: counted).map { $0 == unit.value(ofBase: number) }
    }
    if unit.dimension == other.dimension { return written.base == number }
    // 30家 may be counted as 30 个: things that come one by one are compared by their number.
    return isCounted(unit) && isCounted(other) ? written.base == number : nil
  }

  private static func isCounted(_ unit: Unit) -> Bool {
    unit.dimension == .number || Unit.standard(for: unit.dimension).isExactCount
  }
}
