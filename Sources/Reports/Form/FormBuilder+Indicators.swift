internal import Diagnostics
internal import Packs
internal import Quantities

extension FormBuilder {
  /// The table of indicators, and that of earlier years' values which say more of themselves than their unit.
  func indicatorTables() -> (indicators: FormTable, qualified: FormTable?) {
    let years = self.years
    let reported = pack.indicators.indices.filter { !pack.indicators[$0].isGiven }
    let needed = needs.indicators
    var table = FormTable(
      .indicators, sheet: words.indicatorsSheet, title: words.sheetTitle(words.indicatorsTitle, regionName, year))
    table.notes = [words.indicatorsNote]
    table.columns = columns(years)
    let blocks = [
      (words.neededBlock, reported.filter { needed.contains($0) }),
      (words.otherBlock, reported.filter { !needed.contains($0) }),
    ]
    for (title, indicators) in blocks where !indicators.isEmpty {
      table.rows.append(.block(title))
      table.rows += indicators.map { row($0, years) }
    }
    return (table, qualifiedTable(reported, years))
  }

  /// The report's year and the earlier ones that rules need or the report has, latest first.
  private var years: [Int] {
    let needed = needs.cells.keys.map(\.year)
    let reported = content?.values.filter { !$0.value.isEmpty }.map(\.key) ?? []
    return Set([year] + needed + reported).sorted(by: >)
  }

  private func columns(_ years: [Int]) -> [FormColumn] {
    let statuses = ReportedValue.Status.allCases.map(words.status)
    var status = FormColumn(words.status, width: 10, entry: .choice(statuses, isOpen: false))
    status.prompt = words.statusPrompt
    var series = FormColumn(words.series, width: 14)
    series.prompt = words.seriesPrompt
    return [.information(words.indicator, width: 44), FormColumn(words.unit, width: 10)]
      + years.map { FormColumn(words.yearHeading($0), width: 15) }
      + [
        status, series, FormColumn(words.note, width: 26), .information(words.expected, width: 34),
        .information(words.servedRules, width: 40),
      ]
  }

  private func row(_ index: Int, _ years: [Int]) -> FormRow {
    let indicator = pack.indicators[index]
    let values = years.map { inRow(index, $0) }
    let unit = RowUnit(values.compactMap { $0 }, own: indicator.unit)
    var unitCell = FormCell(unit.text.isEmpty ? .blank : .text(unit.text))
    unitCell.entry = .choice(indicator.unit.alternatives, isOpen: true)
    let numbers = zip(years, values).map { year, value in
      let stands = value == nil && self.value(index, year) != nil
      return valueCell(
        indicator, value.map(unit.cellText) ?? "", role: stands ? .unneeded : role(index, year))
    }
    let own = values.first ?? nil
    let uses = needs.uses(ofIndicator: index)
    return FormRow(
      [.label(indicator.title[words.language]), unitCell] + numbers
        + [
          FormCell(reported: own?.status.map(words.statusWord) ?? "", as: .text),
          FormCell(reported: own?.series ?? "", as: .text), FormCell(reported: own?.note ?? "", as: .text),
          .label(expectation(index, isNeeded: !uses.isEmpty)), .label(served(uses)),
        ])
  }

  private func valueCell(_ indicator: Indicator, _ text: String, role: FormCell.Role) -> FormCell {
    let entry: FormEntry =
      indicator.unit.isExactCount && (indicator.decimals ?? 0) == 0 ? .count : .number(decimals: indicator.decimals)
    var cell = FormCell(reported: text, as: entry, role)
    cell.entry = entry
    cell.prompt = words.valuePrompt(
      indicator.unit.symbol, definition: indicator.definition.map { $0[words.language] })
    return cell
  }

  private func role(_ index: Int, _ year: Int) -> FormCell.Role {
    guard needs.cells[.init(indicator: index, year: year)] != nil else { return .unneeded }
    return pack.indicators[index].derivation == nil ? .needed : .free
  }

  private func expectation(_ index: Int, isNeeded: Bool) -> String {
    let indicator = pack.indicators[index]
    if indicator.derivation != nil {
      return words.derived(ReportNeeds.parts(of: indicator).map { pack.indicators[$0].title[words.language] })
    }
    return isNeeded ? words.needed : words.unneeded
  }

  // MARK: - What a report says

  private func value(_ index: Int, _ year: Int) -> FormContent.Value? { content?.values[year]?[index] }

  /// What stands in the indicator's row, whose series is that of all its years, and whose status and note are those of
  /// the form's own.
  private func inRow(_ index: Int, _ year: Int) -> FormContent.Value? {
    value(index, year).flatMap { isQualified(index, year, $0) ? nil : $0 }
  }

  private func isQualified(_ index: Int, _ year: Int, _ value: FormContent.Value) -> Bool {
    guard year != self.year else { return false }
    return value.status != nil || value.note != nil || value.series != self.value(index, self.year)?.series
  }

  private func qualifiedTable(_ indicators: [Int], _ years: [Int]) -> FormTable? {
    let rows = years.sorted().flatMap { year in
      indicators.compactMap { index -> FormRow? in
        guard let value = value(index, year), isQualified(index, year, value) else { return nil }
        let indicator = pack.indicators[index]
        let unit = RowUnit([value], own: indicator.unit)
        return FormRow([
          .label(indicator.title[words.language]), FormCell(.number(.init(year)), .label),
          valueCell(indicator, unit.cellText(value), role: role(index, year)),
          FormCell(reported: unit.text, as: .text),
          FormCell(reported: value.status.map(words.statusWord) ?? "", as: .text),
          FormCell(reported: value.series ?? "", as: .text), FormCell(reported: value.note ?? "", as: .text),
        ])
      }
    }
    guard !rows.isEmpty else { return nil }
    var table = FormTable(
      .history, sheet: words.historySheet, title: words.sheetTitle(words.historyTitle, regionName, year))
    table.notes = [words.historyNote]
    table.columns = [
      .information(words.indicator, width: 44), FormColumn(words.year, width: 10, entry: .year),
      FormColumn(words.value, width: 15), FormColumn(words.unit, width: 10), FormColumn(words.status, width: 10),
      FormColumn(words.series, width: 14), FormColumn(words.note, width: 30),
    ]
    table.rows = rows
    return table
  }
}

/// The unit of a row of values: one column holds it for all of them, where all are written in the same.
private struct RowUnit {
  /// Empty where each cell says for itself.
  let text: String
  private let own: Unit
  private let isShared: Bool

  init(_ values: [FormContent.Value], own: Unit) {
    self.own = own
    let parts = values.map { Self.parts($0) }
    let units = Set(parts.map { $0?.unit })
    isShared = units.count <= 1
    if let only = units.first, isShared {
      // A figure that bears no unit is written in the indicator's own, and so it reads back.
      text = only.flatMap { $0 } ?? ""
    } else {
      text = values.isEmpty ? own.symbol : ""
    }
  }

  /// What stands in the value's cell.
  func cellText(_ value: FormContent.Value) -> String {
    guard let (number, unit) = Self.parts(value), isShared else {
      return value.whole
    }
    return unit == nil ? value.text : number
  }

  /// A plain number and the unit after it, parted by a space as the reader puts them together again; `nil` for any
  /// other text.
  private static func parts(_ value: FormContent.Value) -> (number: String, unit: String?)? {
    if let unit = value.unit { return Unit(unit)?.symbol == unit ? (value.text, unit) : nil }
    let parts = value.text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let number = Decimal(parts[0]), number.description == parts[0] else { return nil }
    guard parts.count == 2 else { return (parts[0], nil) }
    return Unit(parts[1])?.symbol == parts[1] ? (parts[0], parts[1]) : nil
  }
}

extension Unit {
  /// The units that a value may be given in, its own first: those of money and counts in thousands of thousands.
  var alternatives: [String] {
    let base = dimension.symbol
    let candidates: [String] =
      if dimension == .share, !symbol.contains("/") {
        ["%", "‰"]
      } else if dimension == .money {
        ["元", "万元", "亿元"]
      } else if dimension.isCount {
        [base, "万" + base]
      } else {
        []
      }
    return [symbol] + candidates.filter { $0 != symbol && Unit($0)?.dimension == dimension }
  }
}
