internal import CEL
public import Diagnostics
internal import Evaluation
internal import Findings
internal import Packs

/// Cases for what a pack's tests do not show, as a file of tests for the author to review.
///
/// What they expect is what the rules say today. Whether that is what the plan says only a person can tell, who finds the
/// clause above each case.
public struct GeneratedTests: Sendable {
  /// The file.
  public let text: String
  /// What came of it, in one line.
  public let summary: String

  public init(for tests: PackTests, by run: TestRun, _ language: Language) {
    let pack = tests.pack.pack
    var meter = CoverageMeter(pack)
    for result in run.results where result.outcome == .passed { meter.add(result.testCase) }
    var generator = CaseGenerator(pack, meter, names: Set(tests.cases.map(\.name)))
    generator.run()
    let page = GeneratedPage(pack, Wording(language: language))
    text = page.text(generator.cases, generator.unsolved)
    summary = Wording(language: language).generated(generator.cases.count, unsolved: generator.unsolved.count)
  }
}

/// Writes generated cases with the clauses that they are to be compared with.
private struct GeneratedPage {
  private let pack: Pack
  private let wording: Wording

  init(_ pack: Pack, _ wording: Wording) {
    self.pack = pack
    self.wording = wording
  }

  func text(_ cases: [GeneratedCase], _ unsolved: [UnsolvedItem]) -> String {
    var lines = wording.generatedHead.map(Self.comment)
    lines.append(cases.isEmpty ? "tests: []" : "tests:")
    var last: Int?
    for generated in cases {
      // The clauses stand once above all cases of a rule.
      if generated.rule != last { lines += clauses(pack.rules[generated.rule]).map { "  " + Self.comment($0) } }
      last = generated.rule
      lines += generated.yaml.block(indentation: 2)
    }
    if !unsolved.isEmpty {
      lines.append(Self.comment(wording.unsolvedHead))
      lines += reasons(unsolved).map(Self.comment)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What one reason keeps a rule from, in one line.
  private func reasons(_ unsolved: [UnsolvedItem]) -> [String] {
    var groups: [(rule: Int, reason: String, items: [CoverageItem])] = []
    for next in unsolved {
      let reason = wording.reason(next.fault)
      if let standing = groups.firstIndex(where: { $0.rule == next.rule && $0.reason == reason }) {
        groups[standing].items.append(next.item)
      } else {
        groups.append((next.rule, reason, [next.item]))
      }
    }
    return groups.map { wording.unsolved(pack.rules[$0.rule], $0.items, because: $0.reason) }
  }

  /// A line that no reader takes for anything else, whatever the pack's texts hold.
  private static func comment(_ text: String) -> String { "# " + PlainText.visible(text) }

  /// The rule's title, then where the plan asks for it.
  private func clauses(_ rule: Rule) -> [String] {
    let title = rule.forms.first.map { plain($0.title) } ?? ""
    let sources = rule.sources.map { wording.clause($0.clause[wording.language], quote: $0.quote) }
    return [rule.id + " " + title] + sources
  }

  private func plain(_ template: Template) -> String {
    template[wording.language].map { part in
      switch part {
      case .text(let text): text
      case .expression(let expression): "${\(expression.text)}"
      case .indicatorTitle(let index): pack.indicators[index].title[wording.language]
      }
    }.joined()
  }
}
