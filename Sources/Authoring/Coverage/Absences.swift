internal import CEL
internal import Packs

/// Whether a rule reads anything that a report can leave out.
struct Absences {
  private let pack: Pack
  private let form: RuleForm
  /// The texts that the rule's `when` asks to be reported, so that the rule does not apply where they are missing.
  private let assured: Set<String>

  init(_ pack: Pack, _ form: RuleForm) {
    self.pack = pack
    self.form = form
    assured = Set(form.condition?.assured ?? [])
  }

  var conditionCanLack: Bool { form.condition.map { canLack($0, assured: []) } ?? false }

  var requirementCanLack: Bool {
    if case .unique = form.requirement { return true }
    return form.keyedExpressions.contains { $0.key != "when" && canLack($0.expression, assured: assured) }
  }

  private func canLack(_ expression: Expression, assured: Set<String>) -> Bool {
    // Of another row the same words are other values, and nobody asked for these.
    if case .scoped(let object, let body) = expression.operation {
      return canLack(object, assured: assured) || canLack(body, assured: [])
    }
    if assured.contains(expression.text) { return false }
    switch expression.operation {
    // These are decided, whatever is missing.
    case .reported, .optionalMember: return false
    case .member(let object, let slot, _): return isReported(slot) || canLack(object, assured: assured)
    case .method(let object, let slot, let arguments):
      if case .rule = Slot.meaning(of: slot) { return true }
      return ([object] + arguments).contains { canLack($0, assured: assured) }
    default: return expression.operands.contains { canLack($0, assured: assured) }
    }
  }

  /// Whether a member is something that reports state.
  private func isReported(_ slot: Int) -> Bool {
    switch Slot.meaning(of: slot) {
    case .indicator(let index): !pack.indicators[index].isGiven
    case .register, .field: true
    case .fixed(let slot): slot == Slot.previousRevision
    case .ancestor, .rule: false
    }
  }
}

extension Expression {
  /// What a condition asks to be reported where it is true.
  fileprivate var assured: [String] {
    switch operation {
    case .and(let left, let right): left.assured + right.assured
    case .reported(let operand): [operand.text]
    default: []
    }
  }
}
