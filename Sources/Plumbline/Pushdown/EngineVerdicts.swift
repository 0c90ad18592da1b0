internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Pushdown

/// The verdicts of an engine on regions, to be held against those of the judge: they are reckoned in two ways from the same
/// counts, and never differ.
struct EngineVerdicts {
  private struct Subject: Hashable {
    let rule: String
    let region: Int
    let year: Int
    let each: [String]
  }

  var verdicts: [EngineVerdict] = []
  /// The rules that the engine has decided, and whether they read indicators.
  var decided: [(rule: String, readsIndicators: Bool)] = []

  /// Every subject of which the two say something else.
  ///
  /// - Parameters:
  ///   - judged: The judge's verdicts.
  ///   - data: What was judged beside what the engine holds. What reports or other tables say may decide otherwise, so
  ///     that rules which may read it are left out.
  func disagreements(with judged: [Verdict], beside data: DataFiles, hasReports: Bool, _ pack: Pack) -> [Diagnostic] {
    guard !hasReports, data.registers.isEmpty else { return [] }
    let compared = Set(decided.filter { data.observations.isEmpty || !$0.readsIndicators }.map(\.rule))
    guard !compared.isEmpty else { return [] }
    var own: [Subject: [Verdict]] = [:]
    for verdict in judged where compared.contains(verdict.rule) && verdict.subject.register == nil {
      guard let region = verdict.subject.region, let year = verdict.subject.year else { continue }
      let subject = Subject(rule: verdict.rule, region: region, year: year, each: verdict.subject.each.map(\.text))
      own[subject, default: []].append(verdict)
    }
    // Of a rule for every indicator the judge lists only the first verdicts.
    let long = Set(pack.rules.filter { $0.forms.contains { $0.each.contains(where: \.isIndicator) } }.map(\.id))
    var faults: [Diagnostic] = []
    for verdict in verdicts where compared.contains(verdict.rule) {
      let subject = Subject(rule: verdict.rule, region: verdict.region, year: verdict.year, each: verdict.each)
      guard let found = own[subject] else {
        if !long.contains(verdict.rule) { faults.append(fault(subject, verdict.outcome, nil, pack)) }
        continue
      }
      if let same = found.firstIndex(where: { Self.agrees($0, verdict) }) {
        own[subject]?.remove(at: same)
      } else if let first = found.first {
        faults.append(fault(subject, verdict.outcome, first.ownOutcome, pack))
        own[subject]?.removeFirst()
      }
    }
    // What was observed in a file makes subjects that the engine knows nothing of.
    guard data.observations.isEmpty else { return faults }
    let rest = own.flatMap { subject, verdicts in verdicts.map { fault(subject, nil, $0.ownOutcome, pack) } }
    return faults + rest
  }

  private static func agrees(_ judged: Verdict, _ verdict: EngineVerdict) -> Bool {
    guard judged.ownOutcome == verdict.outcome else { return false }
    guard let value = verdict.value, let actual = judged.actual else { return true }
    return value == actual.number
  }

  private func fault(_ subject: Subject, _ engine: Outcome?, _ judge: Outcome?, _ pack: Pack) -> Diagnostic {
    let place = pack.rules.first { $0.id == subject.rule }?.place ?? Place(path: pack.id)
    return Diagnostic(
      at: place,
      PushdownFault.differs(
        rule: subject.rule, region: pack.regions[subject.region].name, year: subject.year, engine: engine, judge: judge)
    )
  }
}

extension Verdict {
  /// The outcome before a waiver covered it.
  fileprivate var ownOutcome: Outcome { waiver?.covers ?? outcome }
}

extension EachVariable {
  fileprivate var isIndicator: Bool { if case .indicator = values { true } else { false } }
}
