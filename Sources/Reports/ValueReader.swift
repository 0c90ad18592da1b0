internal import CEL
package import Diagnostics
internal import Documents
internal import Packs
internal import Quantities

/// Reads the texts of values. A text that is no value is kept and marked: it is a finding, not a fault of form.
struct ValueReader {
  let regions: Regions

  // MARK: - Indicators

  private static let valueKeys = ["value", "unit", "status", "series", "note"]

  /// A value of an indicator: a scalar, or `{value, unit, status, series, note}`; `nil` where none is reported.
  func indicator(_ node: Node, in unit: Unit, _ decoder: inout Decoder) -> ReportedValue? {
    switch node.kind {
    case .null: return nil
    case .scalar: return value(node, unitText: nil, in: unit)
    case .sequence:
      decoder.report(ReportFault.valueIsNoScalar, at: node.place)
      return nil
    case .mapping: break
    }
    guard let entry = decoder.mapping(node, keys: Self.valueKeys, required: ["value"]) else { return nil }
    let unitText = entry["unit"].flatMap { decoder.string($0) }
    let status = entry["status"].flatMap { decoder.choice($0, as: ReportedValue.Status.self) }
    let series = entry["series"].flatMap { decoder.string($0) }
    if let note = entry["note"] { _ = decoder.string(note) }
    guard let node = entry["value"], node.kind != .null else { return nil }
    guard node.kind == .scalar else {
      decoder.report(ReportFault.valueIsNoScalar, at: node.place)
      return nil
    }
    return value(node, unitText: unitText, in: unit, status: status, series: series)
  }

  private func value(
    _ node: Node, unitText: String?, in unit: Unit, status: ReportedValue.Status? = nil, series: String? = nil
  ) -> ReportedValue {
    guard let fault = ValueFault(node.form) else {
      return value(node.text, unitText: unitText, at: node.place, in: unit, status: status, series: series)
    }
    return ReportedValue(
      text: node.text, number: nil, fault: fault, slack: 0, status: status, series: series, place: node.place)
  }

  /// What a text and the unit beside it come to; neither a number nor a fault where the text says that there is no value.
  func value(
    _ text: String, unitText: String?, at place: Place, in unit: Unit, status: ReportedValue.Status? = nil,
    series: String? = nil
  ) -> ReportedValue {
    if let (shown, fault) = MarkedText.parts(text) {
      return ReportedValue(
        text: shown, number: nil, fault: fault, slack: 0, status: status, series: series, place: place)
    }
    // A mark in the place of the unit says that there is none.
    let unitText = unitText.flatMap { $0.isNoData ? nil : $0 }
    var whole = unitText.map { text + " " + $0 } ?? text
    if let unitText, let own = Self.unit(of: text) {
      guard own == Unit(unitText) else {
        return ReportedValue(
          text: text, number: nil, fault: .twoUnits(found: own.symbol, stated: unitText), slack: 0, status: status,
          series: series, place: place)
      }
      whole = text
    }
    var number: Number?
    var slack: Number = 0
    var fault: ValueFault?
    do throws(QuantityFault) {
      let (figure, written) = try Quantity.parse(whole, likely: unit)
      let own = written ?? unit
      if own.dimension == unit.dimension {
        number = own.baseValue(of: Number(figure))
        if !(own.isExactCount && figure.isInteger) { slack = own.baseValue(of: Number(figure.halfUnit())) }
      } else {
        fault = .wrongUnit(found: own.symbol, wanted: unit.symbol)
      }
    } catch .unknownUnit(let symbol, _) {
      fault = .unknownUnit(symbol)
    } catch {
      fault = .notANumber(unit: unit.symbol)
    }
    if fault != nil, text.isNoData { (fault, whole) = (nil, text) }
    return ReportedValue(
      text: whole, number: number, fault: fault, slack: slack, status: status, series: series, place: place)
  }

  /// The unit that a text bears itself, for which mostly a glance at its last character suffices.
  private static func unit(of text: String) -> Unit? {
    if let last = text.utf8.last, 0x30...0x39 ~= last { return nil }
    return (try? Quantity.parse(text))?.unit
  }

  // MARK: - Fields

  /// A field of a record, `nil` where its shape is wrong.
  func field(_ node: Node, _ field: Field, _ decoder: inout Decoder) -> ReportedField? {
    switch node.kind {
    case .null: return ReportedField(text: "", value: nil, fault: nil, place: node.place)
    case .sequence, .mapping:
      decoder.report(ReportFault.valueIsNoScalar, at: node.place)
      return nil
    case .scalar:
      guard let fault = ValueFault(node.form) else { return self.field(node.text, field, at: node.place) }
      return ReportedField(text: node.text, value: nil, fault: fault, place: node.place)
    }
  }

  func field(_ text: String, _ field: Field, at place: Place) -> ReportedField {
    if let (shown, fault) = MarkedText.parts(text) {
      return ReportedField(text: shown, value: nil, fault: fault, place: place)
    }
    guard !field.isAbsent(text) else { return ReportedField(text: text, value: nil, fault: nil, place: place) }
    let (value, fault) = parse(text, field.kind)
    return ReportedField(text: text, value: value, fault: fault, place: place)
  }

  /// A year of four digits, `2023`, `2023年` or `2023年度`.
  static func year(_ text: String) -> Int? {
    if let year = plainYear(text) { return year }
    // No year takes more, however wide it is written.
    guard text.utf8.count <= 64 else { return nil }
    let folded = text.foldedCell
    let end = ["年度", "年"].first { folded.hasSuffix($0) }?.count ?? 0
    return plainYear(String(folded.dropLast(end)))
  }

  private static func plainYear(_ text: String) -> Int? {
    guard text.utf8.count == 4, let year = Int(text), (1000...9999).contains(year) else { return nil }
    return year
  }

  /// Yes or no: as the formats say it, as spreadsheets write it, or as it is ticked.
  static func boolean(_ text: String) -> Bool? {
    switch text {
    case "true", "是", "1": return true
    case "false", "否", "0": return false
    default: break
    }
    guard text.utf8.count <= 64 else { return nil }
    switch text.foldedCell.lowercased() {
    case "true", "是", "1", "√", "✓", "✔": return true
    case "false", "否", "0", "×", "✗", "✘": return false
    default: return nil
    }
  }

  private func parse(_ text: String, _ kind: Field.Kind) -> (Value?, ValueFault?) {
    switch kind {
    case .string: return (.string(text), nil)
    case .number(let unit), .integer(let unit):
      let reported = value(text, unitText: nil, at: Place(path: ""), in: unit)
      guard let number = reported.number else { return (nil, reported.fault) }
      if case .integer = kind, number.decimal?.isInteger != true { return (nil, .notWhole) }
      return (.number(number), nil)
    case .boolean: return Self.boolean(text).map { (.boolean($0), nil) } ?? (nil, .notABoolean)
    case .date: return CalendarDate(written: text).map { (.date($0), nil) } ?? (nil, .notADate)
    case .year: return Self.year(text).map { (.number(Number($0)), nil) } ?? (nil, .notAYear)
    case .choice(let choices):
      let choice = Field.choice(text, of: choices)
      return choice.map { (.string($0.word), nil) } ?? (nil, .notAChoice(choices.map(\.word)))
    case .region: return regions.index(named: text).map { (.string(regions[$0].code), nil) } ?? (nil, .notARegion)
    }
  }
}

extension Field {
  /// Whether a text says that a field holds nothing: blank, or a mark or word for no data that is none of its choices.
  package func isAbsent(_ text: String) -> Bool {
    guard text.isNoData else { return false }
    guard case .choice(let choices) = kind, !text.isBlank else { return true }
    return Self.choice(text, of: choices) == nil
  }

  /// The choice that a text names, by its word or title, whatever the width of its characters.
  package static func choice(
    _ text: String, of choices: [(word: String, title: LocalizedText)]
  ) -> (word: String, title: LocalizedText)? {
    func find(_ text: String, _ folded: (String) -> String) -> (word: String, title: LocalizedText)? {
      choices.first { folded($0.word) == text || folded($0.title.zh) == text || folded($0.title.en) == text }
    }
    return find(text) { $0 } ?? find(text.foldedCell) { $0.foldedCell }
  }
}

extension ValueFault {
  /// What keeps a scalar from being a value, whatever it is a value of; `nil` where its text decides.
  init?(_ form: Node.Form) {
    switch form {
    case .plain, .quoted: return nil
    case .failedFormula: self = .failedFormula
    case .uncomputedFormula: self = .uncomputedFormula
    case .scaledNumber: self = .scaledNumber
    case .sharedNumber: self = .sharedNumber
    }
  }
}
