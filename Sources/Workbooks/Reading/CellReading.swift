#if Workbooks
internal import Diagnostics
internal import Tables

/// What the cells of a workbook refer to, and how they are to be understood.
struct CellReading: Sendable {
  let sharedTexts: [String]
  /// By the number that cells give, which of `formats` it is; empty where the workbook tells nothing of formats.
  let styles: [Int]
  let formats: [NumberFormat]
  let is1904: Bool
  /// Whether the program that wrote the workbook may not have computed its formulas.
  let wantsCalculation: Bool

  /// The types of cells that there are (ECMA-376 part 1, 18.18.11).
  enum CellType {
    case number, sharedText, inlineText, formulaText, boolean, error, date

    init?(_ name: Span<UInt8>) {
      switch (name.count, name[0]) {
      case (1, UInt8(ascii: "n")): self = .number
      case (1, UInt8(ascii: "s")): self = .sharedText
      case (1, UInt8(ascii: "b")): self = .boolean
      case (1, UInt8(ascii: "e")): self = .error
      case (1, UInt8(ascii: "d")): self = .date
      default:
        switch name.text {
        case "str": self = .formulaText
        case "inlineStr": self = .inlineText
        default: return nil
        }
      }
    }
  }

  /// A cell as it stands in the XML.
  struct RawCell {
    var column = 0
    var type = CellType.number
    /// The number of its format.
    var style = 0
    var hasFormula = false
    /// Whether its text stands in an element of its own, beside which some programs write a value of less.
    var hasInlineText = false
    var formula: [UInt8] = []
    var value: [UInt8] = []

    mutating func begin() {
      type = .number
      style = 0
      hasFormula = false
      hasInlineText = false
      if !formula.isEmpty { formula.removeAll(keepingCapacity: true) }
      if !value.isEmpty { value.removeAll(keepingCapacity: true) }
    }
  }

  /// What a cell holds; `nil` where that is nothing.
  func cell(_ raw: RawCell) throws(WorkbookFault) -> GridCell? {
    if raw.hasFormula, !hasValue(raw) {
      let formula = "=" + String(decoding: raw.formula, as: UTF8.self)
      return GridCell(column: raw.column, kind: .formulaWithoutValue, text: formula)
    }
    if raw.value.isEmpty { return nil }
    switch raw.type {
    case .number: return try number(raw)
    case .sharedText:
      let number = String(decoding: raw.value, as: UTF8.self).trimmed
      guard let index = Int(number), sharedTexts.indices.contains(index) else {
        throw .noSharedText(number, count: sharedTexts.count)
      }
      return text(sharedTexts[index], raw)
    case .inlineText, .formulaText: return text(CellText.decoded(raw.value), raw)
    case .error: return GridCell(column: raw.column, kind: .error, text: CellText.decoded(raw.value))
    case .boolean:
      switch String(decoding: raw.value, as: UTF8.self).trimmed {
      case "1", "true": return GridCell(column: raw.column, kind: .boolean, text: "true")
      case "0", "false": return GridCell(column: raw.column, kind: .boolean, text: "false")
      case let text: return text.isEmpty ? nil : GridCell(column: raw.column, kind: .error, text: text)
      }
    case .date:
      let text = String(decoding: raw.value, as: UTF8.self).trimmed
      guard let date = SerialDate(iso: text) else { return self.text(text, raw) }
      let parts = try format(raw)?.dateParts ?? .dayAndTime
      return GridCell(column: raw.column, kind: .date, text: date.text(parts))
    }
  }

  /// Whether a formula was computed. One that came to an empty text was.
  private func hasValue(_ raw: RawCell) -> Bool {
    if raw.value.isEmpty { return raw.type == .formulaText }
    // Libraries that cannot compute write 0 and ask for the rest to be done by whoever opens the workbook.
    return !(wantsCalculation && raw.type == .number && raw.value == [UInt8(ascii: "0")])
  }

  private func text(_ text: String, _ raw: RawCell) -> GridCell? {
    text.isEmpty ? nil : GridCell(column: raw.column, text: text)
  }

  private func format(_ raw: RawCell) throws(WorkbookFault) -> NumberFormat? {
    if styles.isEmpty, raw.style == 0 { return nil }
    guard styles.indices.contains(raw.style) else { throw .noStyle(String(raw.style), count: styles.count) }
    return formats[styles[raw.style]]
  }

  private func number(_ raw: RawCell) throws(WorkbookFault) -> GridCell? {
    let format = try format(raw)
    if format?.isPlain ?? true, Self.isTyped(raw.value) {
      return GridCell(column: raw.column, kind: .number, text: String(decoding: raw.value, as: UTF8.self))
    }
    guard let number = StoredNumber(raw.value.span) else {
      let text = String(decoding: raw.value, as: UTF8.self).trimmed
      guard !text.isEmpty else { return nil }
      // Blanks around a number, or what is none.
      guard text.utf8.count < raw.value.count else { return GridCell(column: raw.column, kind: .error, text: text) }
      var trimmed = raw
      trimmed.value = Array(text.utf8)
      return try self.number(trimmed)
    }
    let (kind, text) = Self.shown(number, format?.form(for: number) ?? .plain, is1904: is1904)
    return GridCell(column: raw.column, kind: kind, text: text)
  }

  /// A number as a format shows it, with all its digits.
  private static func shown(
    _ number: StoredNumber, _ form: NumberFormat.Form, is1904: Bool
  ) -> (GridCell.Kind, String) {
    switch form {
    case .number(let whole, let decimals, let isPercent, let suffix):
      let digits = (isPercent ? number.hundredfold : number).text(whole: whole, decimals: decimals)
      return (.number, digits + suffix + (isPercent && !suffix.contains("%") ? "%" : ""))
    case .scaled: return (.scaled, number.text())
    case .date(let parts):
      guard let date = SerialDate(number, is1904: is1904) else { return (.number, number.text()) }
      return (.date, date.text(parts))
    }
  }

  /// Whether a number stands there as somebody would type it: a sign, some digits, a point and digits, no more than
  /// fifteen of them.
  private static func isTyped(_ text: [UInt8]) -> Bool {
    let bytes = text.span
    guard bytes.count > 0, bytes.count <= 16 else { return false }
    var digits = 0
    var pointAt: Int?
    let start = bytes[0] == UInt8(ascii: "-") ? 1 : 0
    for index in start..<bytes.count {
      if bytes[index] &- UInt8(ascii: "0") <= 9 {
        digits += 1
      } else {
        guard bytes[index] == UInt8(ascii: "."), pointAt == nil, index > start else { return false }
        pointAt = index
      }
    }
    guard digits > 0, digits <= 15, pointAt != bytes.count - 1 else { return false }
    // 007 is none.
    return bytes[start] != UInt8(ascii: "0") || digits == 1 || pointAt == start + 1
  }
}

extension String {
  /// Without blanks at either end, as XML has them between its elements.
  fileprivate var trimmed: String {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard let first = utf8.first, let last = utf8.last, isBlank(first) || isBlank(last) else { return self }
    return String(decoding: utf8.drop(while: isBlank).reversed().drop(while: isBlank).reversed(), as: UTF8.self)
  }
}
#endif
