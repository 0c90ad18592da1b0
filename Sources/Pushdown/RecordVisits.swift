internal import CEL
internal import Evaluation
internal import Packs

/// Finds the rules on regions that look at single records of a register that the engine holds.
struct RecordVisits {
  private let pack: Pack
  private let registers: Set<Int>
  /// Macros that the engine counts.
  private let counted: Set<ObjectIdentifier>
  /// Macros that it would count, and cannot.
  private let uncounted: [ObjectIdentifier: PushdownObstacle]

  init(_ pack: Pack, _ queries: [RegisterQuery]) {
    self.pack = pack
    registers = Set(queries.map(\.program.register))
    counted = Set(queries.flatMap { $0.program.aggregates.map(\.identity) })
    uncounted = queries.reduce(into: [:]) { found, query in
      for (macro, obstacle) in query.uncounted { found[query.program.aggregates[macro].identity] = obstacle }
    }
  }

  /// The rules that do, and the derived indicators, each by its place among the pack's.
  var found: (rules: [PushdownPlan.Refusal], indicators: [(indicator: Int, obstacle: PushdownObstacle)]) {
    var visits: [Int: PushdownObstacle?] = [:]
    func visit(ofIndicator index: Int) -> PushdownObstacle? {
      if let known = visits[index] { return known }
      visits[index] = .some(nil)
      let found = pack.indicators[index].derivation.flatMap { self.visit(in: $0, visit(ofIndicator:)) }
      visits[index] = .some(found)
      return found
    }
    var refusals: [PushdownPlan.Refusal] = []
    for (index, rule) in pack.rules.enumerated() {
      for form in rule.forms {
        let found = form.expressions(rule).lazy.compactMap { self.visit(in: $0.0, visit(ofIndicator:)) }.first
        guard let found else { continue }
        refusals.append(PushdownPlan.Refusal(rule: index, obstacle: found))
        break
      }
    }
    return (refusals, pack.indicators.indices.compactMap { index in visit(ofIndicator: index).map { (index, $0) } })
  }

  /// What of an expression looks at records.
  private func visit(
    in expression: Expression, _ ofIndicator: (Int) -> PushdownObstacle?
  ) -> PushdownObstacle? {
    if let obstacle = uncounted[expression.identity] { return obstacle }
    switch expression.operation {
    case .comprehension(_, let range, _, _, _, _) where counted.contains(expression.identity):
      // The row whose records are counted may itself be looked for among records.
      var inner = range
      while case .comprehension(.filter, let next, _, _, _, _) = inner.operation { inner = next }
      if case .member(let object, _, _) = inner.operation { return visit(in: object, ofIndicator) }
      return nil
    case .reported(let operand):
      // Whether a region names a register at all is known without its records.
      if case .member(let object, let slot, _) = operand.operation, case .register = Slot.meaning(of: slot) {
        return visit(in: object, ofIndicator)
      }
    case .member(let object, let slot, _):
      switch Slot.meaning(of: slot) {
      case .register(let register) where registers.contains(register): return .visitsRecords(expression.text)
      case .indicator(let index):
        if let found = ofIndicator(index) { return found }
      case .fixed(Slot.previous), .fixed(Slot.previousRevision):
        if isRecord(object) { return .visitsRecords(expression.text) }
      default: break
      }
    case .method(let object, let slot, _):
      if slot == Slot.since || slot == Slot.inYear, isRecord(object) { return .visitsRecords(expression.text) }
    default: break
    }
    for operand in expression.operands {
      if let found = visit(in: operand, ofIndicator) { return found }
    }
    return nil
  }

  /// Whether an expression is a record of a register that the engine holds.
  private func isRecord(_ expression: Expression) -> Bool {
    guard case .object(let type) = expression.type else { return false }
    // Types are numbered by levels, then any region, then registers.
    return registers.contains(type.id - pack.identity.levels.count - 1)
  }
}
