package import Diagnostics
package import Evaluation
package import Packs

/// What a verdict's message says, word for word as `check` has it.
package struct VerdictMessages {
  private let wording: Wording

  package init(_ pack: Pack, _ language: Language) {
    wording = Wording(language: language, names: PlanNames(pack))
  }

  package func message(_ verdict: Verdict) -> String { wording.message(verdict) }

  /// Whom a verdict is about: `哈尔滨市 2023 年 “哈尔滨高新区”`.
  package func subject(_ verdict: Verdict) -> String { wording.subject(verdict) }

  package func outcome(_ outcome: Outcome) -> String { wording.outcome(outcome) }
}
