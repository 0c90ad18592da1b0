internal import Evaluation

/// What the rules say of a base, to compare a changed one with.
struct BaseVerdicts {
  /// In the order of the verdicts.
  let order: [VerdictIdentity]
  let outcomes: [VerdictIdentity: Outcome]

  init(_ verdicts: [Verdict]) {
    order = verdicts.map(VerdictIdentity.init)
    outcomes = Dictionary(zip(order, verdicts.lazy.map(\.outcome))) { first, _ in first }
  }
}

/// Which rule a verdict is of and whom it is about, whatever row of a register that stands in.
struct VerdictIdentity: Hashable {
  let rule: String
  let subject: Subject
  let isOfRecord: Bool

  init(_ verdict: Verdict) {
    rule = verdict.rule
    isOfRecord = verdict.subject.row != nil
    var subject = verdict.subject
    subject.row = nil
    self.subject = subject
  }
}
