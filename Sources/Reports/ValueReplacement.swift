internal import CEL
internal import Diagnostics
package import Packs
package import Quantities

/// Values as they would be read, had another text stood in their place: for trying out what may have been meant.
package struct ValueReplacement: Sendable {
  private let values: ValueReader

  package init(_ pack: Pack) {
    values = ValueReader(regions: pack.regions)
  }

  /// A value of an indicator with another text, unit included.
  package func value(_ text: String, in place: ReportedValue, of indicator: Indicator) -> ReportedValue {
    values.value(
      text, unitText: nil, at: place.place, in: indicator.unit, status: place.status, series: place.series)
  }

  /// A value of an indicator that is another number, known as exactly as the one in its place.
  ///
  /// - Parameter number: In the base unit.
  package func value(_ number: Number, in place: ReportedValue) -> ReportedValue {
    ReportedValue(
      text: place.text, number: number, fault: nil, slack: place.slack, status: place.status, series: place.series,
      place: place.place)
  }

  /// A record's field with another text.
  package func field(_ text: String, in place: ReportedField, of field: Field) -> ReportedField {
    values.field(text, field, at: place.place)
  }

  /// A record's field that is another number.
  ///
  /// - Parameter number: In the base unit.
  package func field(_ number: Number, in place: ReportedField) -> ReportedField {
    ReportedField(text: place.text, value: .number(number), fault: nil, place: place.place)
  }
}

extension Report {
  /// The report with another value of an indicator, of its own year or of an earlier one in its history.
  package func replacing(_ indicator: Int, of year: Int, by value: ReportedValue) -> Report {
    var (indicators, history) = (indicators, history)
    if year == self.year { indicators[indicator] = value } else { history[year]?[indicator] = value }
    return Report(
      path: path, place: place, regionText: regionText, region: region, year: self.year, revision: revision,
      indicators: indicators, history: history, noData: noData, registers: registers, explanations: explanations,
      evidence: evidence)
  }
}

extension Record {
  /// The record with another value of a field.
  package func replacing(_ field: Int, by value: ReportedField) -> Record {
    var fields = fields
    fields[field] = value
    return Record(region: region, year: year, row: row, fields: fields, place: place)
  }
}
