public import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// The findings of an assessment as CSV: a row for each in the order in which they are read, then one for each that a
/// waiver covers, then of an earlier assessment those that are no findings now.
///
/// UTF-8 with a byte order mark, which Excel needs; lines end as RFC 4180 has them. Where findings of a rule are counted
/// and not listed, a last row with the rule and no fingerprint says how many.
public struct CSVRendering {
  public static func render(_ presentation: Presentation, language: Language) -> String {
    let rendering = CSVRendering(presentation, language)
    return "\u{FEFF}" + rendering.rows.map { $0.map(\.text).joined(separator: ",") + "\r\n" }.joined()
  }

  private let presentation: Presentation
  private let words: Wording
  private var language: Language { words.language }

  private init(_ presentation: Presentation, _ language: Language) {
    self.presentation = presentation
    words = Wording(language: language, names: PlanNames(presentation.assessment))
  }

  private var rows: [[CSVCell]] {
    [words.findingColumns.map { CSVCell(identifier: $0) }]
      + (presentation.findings + presentation.waived).map(row) + former + unlisted
  }

  private func text(_ text: String?) -> CSVCell { CSVCell(text, words) }

  private func row(_ finding: Finding) -> [CSVCell] {
    let verdict = finding.verdict
    return [
      text(words.severityWord(verdict.severity)), text(words.outcome(verdict.outcome)), text(verdict.rule),
      text(verdict.title[language]),
    ] + subject(verdict.subject) + figures(verdict) + [
      text(words.missing(verdict.missing, of: verdict.subject)), text(words.message(verdict)),
      text(joined(words.advice(verdict))), text(joined(words.suggestions(verdict))),
    ] + places(verdict) + [
      text(joined(verdict.sources.map { $0.clause[language] })), text(joined(verdict.sources.compactMap(\.quote))),
      text(verdict.explanation?.text), text(verdict.waiver.map(words.waiverReason)),
      text(finding.change.map(words.change)), CSVCell(identifier: finding.fingerprint),
    ]
  }

  private func joined(_ texts: [String]) -> String { texts.joined(separator: words.say("；", "; ")) }

  private func subject(_ subject: Subject) -> [CSVCell] {
    let region = subject.region.map { presentation.assessment.pack.regions[$0] }
    func title(_ name: String) -> String { words.names.title(of: name, register: subject.register)?[language] ?? name }
    return [
      text(region?.code), text(region?.name[language]), CSVCell(subject.year),
      text(subject.register.map { words.names.registerTitle($0)[language] }), CSVCell(subject.row),
      text(subject.key.map(\.text).filter { !$0.isEmpty }.joined(separator: " / ")),
      text(subject.indicator.map(title)), text(subject.field.map(title)),
      text(words.list(subject.each.map { title($0.text) })),
    ]
  }

  private func figures(_ verdict: Verdict) -> [CSVCell] {
    [
      CSVCell(verdict.actual?.number), text(verdict.actual?.unit.symbol), text(words.asked(verdict)),
      CSVCell(verdict.margin?.number), text(verdict.margin?.unit.symbol),
    ]
  }

  /// The first place by its parts, then all of them.
  private func places(_ verdict: Verdict) -> [CSVCell] {
    let place = verdict.locations.first?.place
    var line: Int?
    var column: Int?
    var sheet: String?
    var cell: String?
    switch place?.position {
    case .text(let textLine, let textColumn): (line, column) = (textLine, textColumn)
    case .cell(let name, let address): (sheet, cell) = (name, address)
    case .file, nil: break
    }
    let all = verdict.locations.map { "\($0.place) \(words.location($0, verdict.subject))" }
    return [
      text(place?.path), CSVCell(line), CSVCell(column), text(sheet), text(cell), text(joined(all)),
    ]
  }

  /// Of what was found last time and is no finding now, what became of it; it has neither severity nor outcome.
  private var former: [[CSVCell]] {
    presentation.former.map { finding in
      var cells = row(of: finding.rule, finding.message)
      cells.replaceSubrange(Column.subject, with: subject(finding.subject))
      cells[Column.subject.lowerBound] = text(finding.regionCode)
      cells[Column.change] = text(words.resolution(finding.now))
      cells[Column.change + 1] = CSVCell(identifier: finding.fingerprint)
      return cells
    }
  }

  private var unlisted: [[CSVCell]] {
    presentation.assessment.rules.filter { presentation.unlisted($0.id) > 0 }.map { rule in
      row(of: rule.id, words.unlisted(presentation.unlisted(rule.id)))
    }
  }

  /// What is said of a rule, the other cells empty.
  private func row(of rule: String, _ message: String) -> [CSVCell] {
    var cells = words.findingColumns.map { _ in CSVCell.empty }
    cells[Column.rule] = text(rule)
    cells[Column.rule + 1] = text(presentation.assessment.rules.first { $0.id == rule }?.title[language])
    cells[Column.message] = text(message)
    return cells
  }

  /// Where some columns stand.
  private enum Column {
    static let rule = 2
    static let subject = 4..<13
    static let message = 19
    static let change = 32
  }
}
