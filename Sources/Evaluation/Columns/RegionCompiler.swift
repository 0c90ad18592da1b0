internal import CEL
internal import Packs
internal import Quantities

/// Compiles rules on regions that read observed indicators alone: the region's own, of other years, and of the regions
/// one level below.
struct RegionCompiler: ColumnCompiling {
  let pack: Pack
  var nodes = ColumnNodes()
  private(set) var cells: [ObservedCell] = []
  /// For which year the expression at hand is evaluated, beside that of the row.
  private var year = ObservedCell.Year.before(0)
  /// The variable that stands for a region below, while its condition or value is compiled.
  private var member: Int?

  /// - Throws: A variable of the rule's `each` that stands for texts: there are several verdicts for each of them.
  init(_ pack: Pack, _ form: RuleForm) throws(ColumnObstacle) {
    self.pack = pack
    for variable in form.each {
      if case .texts = variable.values { throw .part(variable.name) }
    }
  }

  mutating func years(_ years: ClosedRange<Int>) -> MaskID {
    if years.lowerBound <= 1000, years.upperBound >= 9999 { return nodes.all }
    return nodes.mask(.years(years))
  }

  mutating func leaf(_ expression: Expression) throws(ColumnObstacle) -> ColumnValue? {
    switch expression.operation {
    case .member(let object, let slot, _):
      let outer = year
      defer { year = outer }
      year = try row(object, expression)
      switch Slot.meaning(of: slot) {
      case .indicator(let index): return try indicator(index, expression)
      case .fixed(Slot.year):
        guard case .before(let count) = year else { throw .part(expression.text) }
        let number = ColumnNumber(numerator: nodes.lane(.year(before: count)), denominator: nil, known: nodes.all)
        return ColumnValue(kind: .number(number), lacks: [], unknownLacks: [])
      default: throw .part(expression.text)
      }
    case .scoped(let object, let body):
      let outer = year
      defer { year = outer }
      year = try row(object, expression)
      return try value(body)
    case .comprehension(let macro, let range, let slot, 1, nil, let body?):
      return try aggregate(macro, range, slot, body, expression)
    default: return nil
    }
  }

  /// The year of the row that an object is.
  private func row(_ object: Expression, _ whole: Expression) throws(ColumnObstacle) -> ObservedCell.Year {
    switch object.operation {
    case .subject where member == nil: return year
    case .macroVariable(let slot) where slot == member: return year
    case .member(let inner, Slot.previous, _):
      switch try row(inner, whole) {
      case .before(let count): return .before(count + 1)
      case .fixed(let fixed): return .fixed(fixed - 1)
      }
    case .member(let inner, Slot.region, _): return try row(inner, whole)
    case .method(let inner, Slot.inYear, let arguments):
      _ = try row(inner, whole)
      guard arguments.count == 1, case .constant(.number(let number)) = arguments[0].operation,
        let fixed = number.integer, (1...9999).contains(fixed)
      else { throw .part(whole.text) }
      return .fixed(fixed)
    default: throw .part(whole.text)
    }
  }

  private mutating func indicator(_ index: Int, _ expression: Expression) throws(ColumnObstacle) -> ColumnValue {
    let indicator = pack.indicators[index]
    guard indicator.derivation == nil, !indicator.isTotal, !indicator.isGiven, indicator.baseline.isEmpty else {
      throw .part(expression.text)
    }
    let cell = ObservedCell(indicator: index, year: year)
    if !cells.contains(cell) { cells.append(cell) }
    // Its rows are known once it is read.
    let lane = nodes.lane(.observed(cell))
    let known = nodes.mask(.isObserved(cell))
    let lack = ColumnValue.Lack(name: indicator.id, reason: .notReported, rows: nodes.not(known))
    return ColumnValue(
      kind: .number(ColumnNumber(numerator: lane, denominator: nil, known: known)), lacks: [lack],
      unknownLacks: [lack])
  }

  /// A macro over the regions one level below.
  private mutating func aggregate(
    _ macro: Comprehension, _ range: Expression, _ slot: Int, _ body: Expression, _ expression: Expression
  ) throws(ColumnObstacle) -> ColumnValue {
    guard member == nil, case .member(let object, let below, _) = range.operation,
      below == Slot.below || below == Slot.belowForSum, case .subject = object.operation
    else { throw .part(expression.text) }
    member = slot
    defer { member = nil }
    let value = try value(body)
    let known = known(value)
    let isUnknown = nodes.mask(.anyBelow(nodes.not(known)))
    let isKnown = nodes.not(isUnknown)
    // The condition is true or false of each region below, or the figure is known of each.
    let count = nodes.lane(.countBelow(nodes.all))
    let zero = nodes.lane(.constant(ScaledConstant.zero))
    let isAny = nodes.mask(.unequal(count, zero))
    let number: ColumnNumber
    switch (macro, value.kind) {
    case (.count, .condition(let condition)):
      number = ColumnNumber(
        numerator: nodes.lane(.countBelow(condition.isTrue)), denominator: nil, known: isKnown)
    case (.share, .condition(let condition)):
      number = ColumnNumber(
        numerator: nodes.lane(.countBelow(condition.isTrue)), denominator: count, known: nodes.and(isKnown, isAny))
    case (.sum, .number(let each)) where each.denominator == nil:
      number = ColumnNumber(
        numerator: nodes.lane(.sumBelow(each.numerator)), denominator: nil, known: isKnown)
    case (.average, .number(let each)) where each.denominator == nil:
      number = ColumnNumber(
        numerator: nodes.lane(.sumBelow(each.numerator)), denominator: count, known: nodes.and(isKnown, isAny))
    default: throw .part(expression.text)
    }
    // What is lacking below is lacking here, whether the macro needed it or not.
    var lacks: [ColumnValue.Lack] = []
    for lack in value.lacks {
      lacks.append(
        ColumnValue.Lack(name: lack.name, reason: lack.reason, rows: nodes.mask(.anyBelow(lack.rows))))
    }
    return ColumnValue(kind: .number(number), lacks: lacks, unknownLacks: restricted(lacks, to: isUnknown))
  }
}
