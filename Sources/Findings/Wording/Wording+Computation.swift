internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// A line of a computation: a part and what it came to.
struct ComputationLine: Equatable {
  /// How deep it lies within macros.
  let depth: Int
  /// What of a list it was evaluated for: a region, a record.
  let element: String?
  /// As the pack has it: `rd_intensity = rd_expenditure / gdp`.
  let expression: String
  /// The same with titles in place of ids, where that is plain; else as the pack has it.
  let named: String
  let result: String
  /// Whether it says something that is true or not.
  var isStatement = false
}

/// How a verdict's values came about, step by step.
extension Wording {
  /// The verdict's steps, then what its path asks and how the value compares with that; empty where steps were not
  /// asked for.
  func computation(_ verdict: Verdict) -> [ComputationLine] {
    guard !verdict.steps.isEmpty else { return [] }
    let digits = StepDigits(verdict)
    var lines = verdict.steps.enumerated().map { line($1, digits[$0], verdict) }
    if verdict.stepsLeftOut > 0 {
      let more = say("另有 \(verdict.stepsLeftOut) 步未列出", "\(verdict.stepsLeftOut) more steps, not listed")
      lines.append(ComputationLine(depth: 0, element: nil, expression: more, named: more, result: ""))
    }
    if let path = pathFormula(verdict) { lines.append(path) }
    if let comparison = comparison(verdict) { lines.append(comparison) }
    return lines
  }

  private func line(_ step: ComputationStep, _ digits: Int?, _ verdict: Verdict) -> ComputationLine {
    let named = ExpressionWords(self, step.scopes, each: verdict.subject.each).text(step) ?? step.expression
    let definition = step.definition.map { " = " + $0 } ?? ""
    let namedDefinition = names.derivation(of: step).map { derivation in
      ExpressionWords(self, step.scopes, each: verdict.subject.each).text(derivation) ?? step.definition ?? ""
    }
    let isStatement = if case .boolean = step.result { true } else { false }
    return ComputationLine(
      depth: step.depth, element: elements(step.elements), expression: step.expression + definition,
      named: named + (namedDefinition.map { " = " + $0 } ?? definition), result: result(step, digits, verdict),
      isStatement: isStatement)
  }

  private func elements(_ elements: [ComputationStep.Element]) -> String? {
    if elements.isEmpty { return nil }
    return elements.map { element in
      switch element {
      case .region(let region): names.regions[region].name[language]
      case .record(let key): key
      case .value(let text): text
      }
    }.joined(separator: " / ")
  }

  private func result(_ step: ComputationStep, _ digits: Int?, _ verdict: Verdict) -> String {
    switch step.result {
    case .figure(let figure): return amount(ShownFigures.alone(figure, digits: digits), figure.unit)
    case .boolean(let truth): return truth ? say("成立", "true") : say("不成立", "false")
    case .text(let text): return names.choice(text, of: step.part)?[language] ?? quoted(text)
    case .count(let count): return say("\(count) 项", count == 1 ? "1 entry" : "\(count) entries")
    case .unknown(let missing):
      let reasons = missing.isEmpty ? "" : say("：", ": ") + self.missing(missing, of: verdict.subject)
      return say("无法得出", "no value") + reasons
    }
  }

  // MARK: - The limit

  /// What the path asks for the year: `1.26% × (2.5% ÷ 1.26%)^(3/5)`.
  private func pathFormula(_ verdict: Verdict) -> ComputationLine? {
    guard case .limit(let limit) = verdict.required, let value = limit.value, let target = limit.target,
      let due = limit.due, let year = verdict.subject.year, let path = names.path(of: verdict),
      let shown = ShownFigures(verdict).value
    else { return nil }
    func text(_ number: Number) -> String { amount(number.decimal ?? number.rounded(significant: 6), value.unit) }
    let goal = text(target.number)
    let formula: String
    switch path {
    case .compound(let start, let base):
      let from = text(value.unit.value(ofBase: base))
      formula = "\(from) × (\(goal) ÷ \(from))^(\(year - start)/\(due - start))"
    case .linear(let start, let base):
      let from = text(value.unit.value(ofBase: base))
      formula = "\(from) + (\(goal) − \(from)) × \(year - start)/\(due - start)"
    case .flat, .milestones: return nil
    }
    let title = say("\(pathName(path.word)) \(year) 年：", "\(pathName(path.word)) for \(year): ")
    return ComputationLine(
      depth: 0, element: nil, expression: formula, named: title + formula, result: amount(shown, value.unit))
  }

  /// How the value compares with what is asked: `1.44% ≥ 1.90%`.
  private func comparison(_ verdict: Verdict) -> ComputationLine? {
    // With a tolerance it is not the figures themselves that are compared.
    guard case .limit(let limit) = verdict.required, limit.tolerance == nil, verdict.margin != nil,
      let actual = verdict.actual, let shown = ShownFigures(verdict).actual
    else { return nil }
    let found = limit.roundedTo.map { actual.number.rounded(to: $0).padded(to: $0) } ?? shown
    let (value, low, high) = bounds(limit, ShownFigures(verdict))
    let text = amount(found, actual.unit)
    let formula =
      switch limit.comparison {
      case .atLeast: "\(text) ≥ \(value)"
      case .moreThan: "\(text) > \(value)"
      case .atMost: "\(text) ≤ \(value)"
      case .lessThan: "\(text) < \(value)"
      case .equals: "\(text) = \(value)"
      case .between: "\(low) ≤ \(text) ≤ \(high)"
      }
    let holds = verdict.margin.map { $0.number.sign > 0 || ($0.number.isZero && !limit.comparison.isStrict) } ?? false
    return ComputationLine(
      depth: 0, element: nil, expression: formula, named: formula,
      result: holds ? say("成立", "true") : say("不成立", "false"), isStatement: true)
  }
}
