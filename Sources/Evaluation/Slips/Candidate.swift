internal import Packs
internal import Quantities
internal import Reports

/// Another value for a cell.
struct Candidate {
  enum Replacement {
    case value(ReportedValue)
    case field(ReportedField)
  }

  /// The cell's number.
  let cell: Int
  let slip: Slip
  /// For people to read; `nil` where only that the cell is wrong can be told.
  let text: String?
  let replacement: Replacement
  /// In the base unit.
  let number: Number
  let fit: Fit

  /// How it goes with what else is known of the figure.
  enum Fit: Int {
    case near
    case unknown
    case far
  }
}

/// Makes other values for cells.
struct CandidateMaker {
  let judge: Judge
  let cells: ReportedCells
  let figures: KnownFigures
  private let replacement: ValueReplacement

  init(_ judge: Judge, _ cells: ReportedCells) {
    self.judge = judge
    self.cells = cells
    figures = KnownFigures(judge, cells)
    replacement = ValueReplacement(judge.pack)
  }

  /// What may have been meant, the most plausible first.
  func slips(in index: Int) -> [Candidate] {
    let cell = cells.all[index]
    let known = figures.known(of: cell)
    return cell.figure.meant().filter { isWritten($0, cell) }.compactMap { meant in
      candidate(index, meant.slip, meant.digits, shown: cell.figure.shown(meant), known)
    }.sorted { ($0.fit.rawValue, $0.slip.rank) < ($1.fit.rawValue, $1.slip.rank) }
  }

  /// Whether a figure would be written so: with as many decimals as such figures have.
  private func isWritten(_ meant: FigureText.Meant, _ cell: ReportedCell) -> Bool {
    guard let decimals = cell.decimals else { return true }
    if meant.slip == .digitDropped || meant.slip == .digitDoubled {
      let (now, then) = (abs(cell.figure.decimals - decimals), abs(meant.digits.decimals - decimals))
      return then < now || meant.digits.decimals == cell.figure.decimals
    }
    guard meant.slip == .decimalPoint else { return true }
    if meant.digits.trimmed.decimals > decimals { return false }
    return meant.digits.decimals >= decimals || cell.figure.decimals < decimals || cell.figure.digits.last == 0
  }

  /// Another number, written with as many digits as the cell has.
  ///
  /// - Parameter number: In the base unit.
  func candidate(_ index: Int, number: Number) -> Candidate? {
    let cell = cells.all[index]
    guard let digits = cell.figure.digits(of: cell.figure.unit.value(ofBase: number)) else { return nil }
    let isCopied = cell.figure.significantDigits >= 3 && figures.lastYear(of: cell) == cell.number
    let made = candidate(index, isCopied ? .asLastYear : .other, digits, shown: digits, figures.known(of: cell))
    return made.flatMap { $0.number == cell.number ? nil : $0 }
  }

  /// The text of another cell of the same unit.
  func candidate(_ index: Int, exchangedWith other: Int) -> Candidate? {
    let (cell, source) = (cells.all[index], cells.all[other])
    guard cell.figure.unit == source.figure.unit, cell.number != source.number else { return nil }
    let digits = FigureText.Digits(
      source.figure.digits, whole: source.figure.whole, isNegative: source.figure.isNegative)
    return candidate(index, .exchanged, digits, shown: digits, figures.known(of: cell))
  }

  /// That the cell repeats last year's figure; the value stays.
  func copied(_ index: Int) -> Candidate? {
    let cell = cells.all[index]
    let digits = FigureText.Digits(cell.figure.digits, whole: cell.figure.whole, isNegative: cell.figure.isNegative)
    return candidate(index, .asLastYear, digits, shown: digits, nil)
  }

  private func candidate(
    _ index: Int, _ slip: Slip, _ digits: FigureText.Digits, shown: FigureText.Digits, _ known: KnownFigures.Known?
  ) -> Candidate? {
    let cell = cells.all[index]
    guard let made = replaced(cell, cell.figure.text(digits)) else { return nil }
    guard !cell.isWhole || made.number.integer != nil else { return nil }
    // Of what is reported, rates alone go below 0.
    guard made.number.sign >= 0 || cell.number.sign < 0 || (cell.figure.unit.dimension == .share && slip == .sign)
    else {
      return nil
    }
    let fit = fit(of: made.number, known)
    // What fits goes not over into what does not.
    if fit == .far, let known, known.isTelling, known.fits(cell.number) { return nil }
    return Candidate(
      cell: index, slip: slip, text: slip == .asLastYear ? nil : cell.figure.shown(shown),
      replacement: made.replacement,
      number: made.number, fit: fit)
  }

  private func fit(of number: Number, _ known: KnownFigures.Known?) -> Candidate.Fit {
    guard let known else { return .unknown }
    if known.isTelling { return known.fits(number) ? .near : .far }
    // The capital may have twenty times as much as any other city.
    return known.factor(number).map { $0 >= 50 } ?? true ? .far : .unknown
  }

  private func replaced(_ cell: ReportedCell, _ text: String) -> (replacement: Candidate.Replacement, number: Number)? {
    switch cell.identity {
    case .indicator(let index, let year, let report):
      guard let standing = standing(index, year, report) else { return nil }
      let value = replacement.value(text, in: standing, of: judge.pack.indicators[index])
      return value.number.map { (.value(value), $0) }
    case .field(let field, let record):
      let row = judge.submissions.rows[record]
      let definition = judge.pack.registers[row.register].fields[field]
      let value = replacement.field(text, in: row.record.fields[field], of: definition)
      return value.value?.number.map { (.field(value), $0) }
    }
  }

  private func standing(_ index: Int, _ year: Int, _ report: Int) -> ReportedValue? {
    let report = judge.submissions.reports[report]
    return year == report.year ? report.indicators[index] : report.history[year]?[index]
  }

  // MARK: - Trying

  /// A judge of the reports with other values in some cells.
  func judge(with candidates: [Candidate]) -> Judge {
    var submissions = judge.submissions
    for candidate in candidates {
      replace(cells.all[candidate.cell], by: candidate.replacement, in: &submissions)
    }
    return Judge(trying: submissions, like: judge)
  }

  /// The same with a cell that is another number, be it one that nobody could write down.
  func judge(with candidates: [Candidate], _ index: Int, number: Number) -> Judge? {
    let cell = cells.all[index]
    var submissions = judge.submissions
    for candidate in candidates {
      replace(cells.all[candidate.cell], by: candidate.replacement, in: &submissions)
    }
    switch cell.identity {
    case .indicator(let indicator, let year, let report):
      guard let standing = standing(indicator, year, report) else { return nil }
      replace(cell, by: .value(replacement.value(number, in: standing)), in: &submissions)
    case .field(let field, let record):
      let standing = judge.submissions.rows[record].record.fields[field]
      replace(cell, by: .field(replacement.field(number, in: standing)), in: &submissions)
    }
    return Judge(trying: submissions, like: judge)
  }

  private func replace(
    _ cell: ReportedCell, by replacement: Candidate.Replacement, in submissions: inout Submissions
  ) {
    switch (cell.identity, replacement) {
    case (.indicator(let index, let year, let report), .value(let value)):
      submissions.replace(index, of: year, inReport: report, by: value)
    case (.field(let field, let record), .field(let value)): submissions.replace(field, ofRecord: record, by: value)
    default: break
    }
  }
}
