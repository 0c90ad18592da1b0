internal import CEL
internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Findings
internal import Packs
internal import Quantities

/// Compares the verdicts on a case with what the case expects.
struct TestJudgement {
  private let testCase: TestCase
  private let pack: Pack
  private let verdicts: [Verdict]
  /// The base's own verdicts; `nil` where the case has none.
  private let base: BaseVerdicts?
  /// The rules that the verdicts are of; `nil` for all, and for the findings without a rule.
  private let scope: Set<String>?

  /// - Parameter scope: The rules that the verdicts are of; `nil` for all.
  init(
    _ testCase: TestCase, _ pack: Pack, _ verdicts: [Verdict], base: BaseVerdicts?, scope: Set<String>? = nil
  ) {
    self.testCase = testCase
    self.pack = pack
    self.verdicts = verdicts
    self.base = base
    self.scope = scope
  }

  func failures() -> [TestFailure] {
    let expected = testCase.expectations.filter { scope?.contains($0.rule) ?? true }
    // A case has hundreds of verdicts and names a few rules: what it does not name is not copied.
    let named = Set(testCase.expectations.map(\.rule))
    var byRule: [String: [Verdict]] = [:]
    var others: [Int] = []
    for index in verdicts.indices {
      let rule = verdicts[index].rule
      if named.contains(rule) { byRule[rule, default: []].append(verdicts[index]) } else { others.append(index) }
    }
    return expected.flatMap { failures(of: $0, byRule[$0.rule] ?? []) } + unexpected(others, named)
  }

  var fails: Bool { !failures().isEmpty }

  // MARK: - Expected verdicts

  private func failures(of expectation: RuleExpectation, _ verdicts: [Verdict]) -> [TestFailure] {
    guard !verdicts.isEmpty else {
      return [TestFailure(kind: .noVerdict, rule: expectation.rule, place: expectation.place, verdict: nil)]
    }
    var failures: [TestFailure] = []
    var selected: [Int: [Verdict]] = [:]
    for verdict in verdicts {
      let entry = expectation.entries.firstIndex { $0.selects(verdict, of: pack) }
      if let entry {
        selected[entry, default: []].append(verdict)
        failures += self.failures(of: expectation.entries[entry], verdict)
      } else if verdict.outcome.isShortfall {
        failures.append(
          TestFailure(kind: .unexpected, rule: expectation.rule, place: expectation.place, verdict: verdict))
      }
    }
    for (index, entry) in expectation.entries.enumerated() {
      failures += unselected(entry, among: selected[index] ?? []).map {
        TestFailure(kind: .nothingSelected($0), rule: expectation.rule, place: entry.place, verdict: nil)
      }
    }
    return failures
  }

  /// What an entry means and nothing is: all of it, or texts of a list that are no verdict's.
  private func unselected(_ entry: VerdictExpectation, among verdicts: [Verdict]) -> [VerdictExpectation.Selector] {
    guard !verdicts.isEmpty else { return [entry.selector] }
    return entry.selector.compactMap { name, texts in
      let found = Set(verdicts.compactMap { $0.subject.text(of: name, in: pack) })
      let left = texts.filter { !found.contains($0) }
      return left.isEmpty ? nil : [(name, left)]
    }
  }

  private func failures(of expected: VerdictExpectation, _ verdict: Verdict) -> [TestFailure] {
    var kinds: [TestFailure.Kind] = []
    if let outcome = expected.outcome, outcome != verdict.outcome { kinds.append(.outcome(outcome)) }
    if let severity = expected.severity, severity != verdict.severity { kinds.append(.severity(severity)) }
    if let actual = expected.actual, !matches(actual, verdict.actual) { kinds.append(.actual(actual)) }
    if let required = expected.required, !matches(required, verdict) { kinds.append(.required(required)) }
    if let margin = expected.margin, !matches(margin, verdict.margin) { kinds.append(.margin(margin)) }
    if let missing = expected.missing, Set(missing) != Set(verdict.missing.map(\.name)) {
      kinds.append(.missing(missing))
    }
    if let cells = expected.cells, !Set(cells).isSubset(of: verdict.locations.map(\.place.spotText)) {
      kinds.append(.cells(cells))
    }
    kinds += messageFailures(expected, verdict)
    return kinds.map { TestFailure(kind: $0, rule: verdict.rule, place: expected.place, verdict: verdict) }
  }

  private func matches(_ expected: ExpectedFigure, _ figure: Figure?) -> Bool {
    figure.map { expected.matches($0) } ?? false
  }

  private func matches(_ expected: [ExpectedFigure], _ verdict: Verdict) -> Bool {
    guard case .limit(let limit) = verdict.required else { return false }
    let figures = limit.comparison == .between ? [limit.low, limit.high] : [limit.value]
    return expected.count == figures.count && zip(expected, figures).allSatisfy { matches($0, $1) }
  }

  private func messageFailures(_ expected: VerdictExpectation, _ verdict: Verdict) -> [TestFailure.Kind] {
    (expected.message?.texts ?? []).compactMap { language, text, node in
      let found = VerdictMessages(pack, language).message(verdict)
      return found == text ? nil : .message(language, expected: text, found: found, at: node)
    }
  }

  // MARK: - Verdicts that are not expected

  /// - Parameter others: The places of the verdicts of rules that are not named.
  private func unexpected(_ others: [Int], _ named: Set<String>) -> [TestFailure] {
    guard let base else {
      return others.filter { verdicts[$0].isFinding && !isLeftOut(verdicts[$0]) }
        .map { failure(.unexpected, verdicts[$0]) }
    }
    // Where nothing is judged at all, nothing is shown to stay the same.
    if testCase.keepsOthers, scope == nil, verdicts.isEmpty, base.order.isEmpty {
      return [TestFailure(kind: .noVerdict, rule: "others", place: testCase.place, verdict: nil)]
    }
    let vanished = testCase.keepsOthers ? self.vanished(from: base, others, named) : []
    return vanished
      + others.compactMap { index in
        guard testCase.keepsOthers || verdicts[index].isFinding else { return nil }
        let before = base.outcomes[VerdictIdentity(verdicts[index])]
        if before == verdicts[index].outcome { return nil }
        // A record that the change adds is judged by every rule for records: none of them says anything else than before.
        let isAdded = before == nil && verdicts[index].subject.row != nil
        if testCase.keepsOthers, !isAdded { return failure(.changed(from: before), verdicts[index]) }
        return verdicts[index].isFinding ? failure(.unexpected, verdicts[index]) : nil
      }
  }

  /// Verdicts of the base that the case no longer has, but for those on records that the change takes away.
  private func vanished(from base: BaseVerdicts, _ others: [Int], _ named: Set<String>) -> [TestFailure] {
    let standing = Set(others.map { VerdictIdentity(verdicts[$0]) })
    return base.order.filter { !$0.isOfRecord && !standing.contains($0) && !named.contains($0.rule) }.map { identity in
      TestFailure(
        kind: .changed(from: base.outcomes[identity]), rule: identity.rule, place: testCase.place, verdict: nil)
    }
  }

  private func failure(_ kind: TestFailure.Kind, _ verdict: Verdict) -> TestFailure {
    TestFailure(kind: kind, rule: verdict.rule, place: testCase.place, verdict: verdict)
  }

  /// Whether a rule asks for nothing but that something is reported: without it, it fails.
  private func asksWhetherReported(_ rule: String) -> Bool {
    pack.rules.contains { candidate in
      guard candidate.id == rule, case .assertion(let expression, _)? = candidate.forms.first?.requirement,
        case .reported = expression.operation
      else { return false }
      return true
    }
  }

  /// Whether a finding only says what a case that states a few values leaves out on purpose.
  private func isLeftOut(_ verdict: Verdict) -> Bool {
    if verdict.rule == BuiltInRule.reportMissing.rawValue { return true }
    guard verdict.outcome == .undetermined || asksWhetherReported(verdict.rule), !verdict.missing.isEmpty else {
      return false
    }
    return verdict.missing.allSatisfy { missing in
      switch missing.why {
      case .notReported, .noPrevious, .noEvidence: true
      // An empty list is stated, as a zero is.
      case .empty, .invalid, .zeroDivisor, .baseNotPositive, .tooManySteps: false
      }
    }
  }
}

extension VerdictExpectation {
  /// Whether it is about the verdict.
  func selects(_ verdict: Verdict, of pack: Pack) -> Bool {
    selector.allSatisfy { name, texts in
      verdict.subject.text(of: name, in: pack).map(texts.contains) ?? false
    }
  }
}

extension Subject {
  /// What a selector's name is for the subject: its region's code, its year, a field of its key, a value of `each`.
  fileprivate func text(of name: String, in pack: Pack) -> String? {
    switch name {
    case "region": region.map { pack.regions[$0].code }
    case "year": year.map(String.init)
    case "indicator" where indicator != nil: indicator
    case "field" where field != nil: field
    default: (key + each).first { $0.name == name }?.text
    }
  }
}
