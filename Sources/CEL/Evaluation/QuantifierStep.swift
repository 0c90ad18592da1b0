/// `all` (decided by false) and `exists` (decided by true).
final class QuantifierStep: Step {
  private let range: any Step
  private let rangeSource: ExpressionText
  private let slot: Int
  private let hasTwoVariables: Bool
  private let body: any Step
  private let bodySize: Int
  private let deciding: Bool
  private let source: ExpressionText

  init(
    _ range: Expression, slot: Int, variables: Int, _ body: Expression, deciding: Bool, _ source: ExpressionText
  ) {
    self.range = range.step
    rangeSource = range.source
    self.slot = slot
    hasTwoVariables = variables == 2
    self.body = body.step
    bodySize = body.size
    self.deciding = deciding
    self.source = source
  }

  /// What the bodies gave that decides nothing.
  private struct Undecided {
    var missing: MissingSet?
    var error: Value?
  }

  func value(in frame: inout Frame) -> Value {
    let range = range.value(in: &frame)
    guard let members = Members(range) else { return frame.noMembers(range, macro, rangeSource) }
    var undecided = Undecided()
    var isDecided = false
    for index in 0..<members.count {
      guard frame.charge(bodySize) else { return frame.exhaustion(source) }
      if hasTwoVariables {
        frame.macroVariables.set(slot, to: members.first(index, in: frame.dialect))
        frame.macroVariables.set(slot + 1, to: members.second(index))
      } else {
        frame.macroVariables.set(slot, to: members[index])
      }
      let value = body.value(in: &frame)
      if case .boolean(let truth) = value {
        if truth == deciding {
          if !frame.isExhaustive { return value }
          isDecided = true
        }
      } else {
        note(value, &undecided, frame)
      }
    }
    return conclude(isDecided, undecided, members, &frame)
  }

  private var macro: Comprehension { deciding ? .exists : .all }

  private func note(_ value: Value, _ undecided: inout Undecided, _ frame: borrowing Frame) {
    switch value {
    case .unknown(let lacking): undecided.missing.include(lacking)
    case .error: undecided.error = undecided.error ?? value
    default:
      let fault = EvaluationFault.noSuchOverload(function: macro.rawValue, types: [value.typeName])
      undecided.error = undecided.error ?? frame.failure(fault, source)
    }
  }

  private func conclude(
    _ isDecided: Bool, _ undecided: Undecided, _ members: Members, _ frame: inout Frame
  ) -> Value {
    if isDecided {
      if let missing = undecided.missing { frame.absorb(missing) }
      return .boolean(deciding)
    }
    if let missing = undecided.missing { return .unknown(missing) }
    if let error = undecided.error { return error }
    // It holds, or does not, over nothing, which a verdict has to tell.
    if members.count == 0, frame.isExhaustive { frame.absorb(frame.nothing(rangeSource)) }
    return .boolean(!deciding)
  }
}

extension Frame {
  /// What a macro over something without members gives.
  func noMembers(_ range: Value, _ macro: Comprehension, _ source: ExpressionText) -> Value {
    range.isKnown
      ? failure(.noSuchOverload(function: macro.rawValue, types: [range.typeName]), source) : range
  }

  /// That there was nothing to look at.
  func nothing(_ source: ExpressionText) -> MissingSet {
    MissingSet(Missing(name: source.text, object: rows == nil ? nil : subject, reason: .empty))
  }
}
