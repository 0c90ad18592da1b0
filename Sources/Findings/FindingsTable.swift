internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// The findings of an assessment as a table: a row for each in the order in which they are read, then one for each that
/// a waiver covers, then of an earlier assessment those that are no findings now. Where findings of a rule are counted
/// and not listed, a last row with the rule and no fingerprint says how many.
struct FindingsTable {
  /// The columns, in the order of the CSV file.
  enum Column: Int, CaseIterable {
    case severity, outcome, rule, requirement, regionCode, region, year, register, row, key, indicator, field, each
    case actual, unit, required, margin, marginUnit, missing, message, advice, suggestion
    case file, line, column, sheet, cell, places, clause, quote, explanation, waiver, change, fingerprint
  }

  /// What stands in a column of a row.
  enum Cell {
    case empty
    /// A text of a pack, a report or a sentence.
    case text(String)
    /// Several of them.
    case texts([String])
    case number(Number)
    case integer(Int)
    /// A word of ours that a program looks for.
    case identifier(String)

    init(_ text: String?) { self = text.map { .text($0) } ?? .empty }

    init(_ integer: Int?) { self = integer.map { .integer($0) } ?? .empty }
  }

  /// A row, its cells by columns.
  struct Row {
    fileprivate(set) var cells = [Cell](repeating: .empty, count: Column.allCases.count)

    subscript(column: Column) -> Cell {
      get { cells[column.rawValue] }
      set { cells[column.rawValue] = newValue }
    }
  }

  let presentation: Presentation
  let words: Wording
  private var language: Language { words.language }

  init(_ presentation: Presentation, _ language: Language) {
    self.presentation = presentation
    words = Wording(language: language, names: PlanNames(presentation.assessment))
  }

  func row(of finding: Finding) -> Row {
    let verdict = finding.verdict
    var row = Row()
    row[.severity] = .text(words.severityWord(verdict.severity))
    row[.outcome] = .text(words.outcome(verdict.outcome))
    row[.rule] = .text(verdict.rule)
    row[.requirement] = .text(verdict.title[language])
    set(verdict.subject, in: &row)
    row[.actual] = verdict.actual.map { .number($0.number) } ?? .empty
    row[.unit] = Cell(verdict.actual?.unit.symbol)
    row[.required] = .text(words.asked(verdict))
    row[.margin] = verdict.margin.map { .number($0.number) } ?? .empty
    row[.marginUnit] = Cell(verdict.margin?.unit.symbol)
    row[.missing] = .text(words.missing(verdict.missing, of: verdict.subject))
    row[.message] = .text(words.message(verdict))
    row[.advice] = .texts(words.advice(verdict))
    row[.suggestion] = .texts(words.suggestions(verdict))
    setPlaces(of: verdict, in: &row)
    row[.clause] = .texts(verdict.sources.map { $0.clause[language] })
    row[.quote] = .texts(verdict.sources.compactMap(\.quote))
    row[.explanation] = Cell(verdict.explanation?.text)
    row[.waiver] = Cell(verdict.waiver.map(words.waiverReason))
    row[.change] = Cell(finding.change.map(words.change))
    row[.fingerprint] = .identifier(finding.fingerprint)
    return row
  }

  private func set(_ subject: Subject, in row: inout Row) {
    let region = subject.region.map { presentation.assessment.pack.regions[$0] }
    func title(_ name: String) -> String { words.names.title(of: name, register: subject.register)?[language] ?? name }
    row[.regionCode] = Cell(region?.code)
    row[.region] = Cell(region?.name[language])
    row[.year] = Cell(subject.year)
    row[.register] = Cell(subject.register.map { words.names.registerTitle($0)[language] })
    row[.row] = Cell(subject.row)
    row[.key] = .text(subject.key.map(\.text).filter { !$0.isEmpty }.joined(separator: " / "))
    row[.indicator] = Cell(subject.indicator.map(title))
    row[.field] = Cell(subject.field.map(title))
    row[.each] = .text(words.list(subject.each.map { title($0.text) }))
  }

  /// The first place by its parts, then all of them.
  private func setPlaces(of verdict: Verdict, in row: inout Row) {
    let place = verdict.locations.first?.place
    row[.file] = Cell(place?.path)
    switch place?.position {
    case .text(let line, let column): (row[.line], row[.column]) = (.integer(line), .integer(column))
    case .cell(let sheet, let address): (row[.sheet], row[.cell]) = (.text(sheet), .text(address))
    case .file, .column, nil: break
    }
    row[.places] = .texts(verdict.locations.map { "\($0.place) \(words.location($0, verdict.subject))" })
  }

  /// Of what was found last time and is no finding now, what became of it; it has neither severity nor outcome.
  var former: [Row] {
    presentation.former.map { finding in
      var row = row(ofRule: finding.rule, finding.message)
      set(finding.subject, in: &row)
      row[.regionCode] = Cell(finding.regionCode)
      row[.change] = .text(words.resolution(finding.now))
      row[.fingerprint] = .identifier(finding.fingerprint)
      return row
    }
  }

  var unlisted: [Row] {
    presentation.assessment.rules.filter { presentation.unlisted($0.id) > 0 }.map { rule in
      row(ofRule: rule.id, words.unlisted(presentation.unlisted(rule.id)))
    }
  }

  /// What is said of a rule, the other cells empty.
  private func row(ofRule rule: String, _ message: String) -> Row {
    var row = Row()
    row[.rule] = .text(rule)
    row[.requirement] = Cell(presentation.assessment.rules.first { $0.id == rule }?.title[language])
    row[.message] = .text(message)
    return row
  }
}
