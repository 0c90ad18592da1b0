#if Workbooks
internal import Quantities

extension CellDraft {
  /// What a cell of a workbook can hold.
  enum ShownContent {
    case blank
    /// A number's digits.
    case value(String)
    case text(String)
  }

  /// The content as the workbook holds it: what is no number of Excel's stays readable as a text.
  var shownContent: ShownContent {
    switch content {
    case .blank, .text(""): .blank
    case .text(let text): .text(text)
    case .number(let number):
      // Beyond 10^308 there is no number, and what has hundreds of digits could be none of a reader's.
      number.scale > Self.mostDigits || number.magnitude.isBeyondCells
        ? .text(number.description) : .value(number.description)
    case .date(let date): date.serial.map { .value(String($0)) } ?? .text(date.description)
    }
  }

  /// The look, with the format that a date needs to be seen as one.
  var shownStyle: CellStyle {
    guard case .date = content, style.numberFormat == nil else { return style }
    var style = style
    style.numberFormat = "yyyy-mm-dd"
    return style
  }

  private static let mostDigits = 300
}

extension Decimal {
  private static let mostOfCells = Decimal("1e300")

  fileprivate var isBeyondCells: Bool { Self.mostOfCells.map { self >= $0 } ?? false }
}

extension CalendarDate {
  /// The number by which cells hold the day, counted from 1900; `nil` for earlier days.
  ///
  /// Programs count a 29 February 1900, which there was not.
  var serial: Int? {
    let days = CivilDay.number(year: year, month: month, day: day)
    let beforeMarch1900 = -25_509
    let number = days + 25_568 + (days >= beforeMarch1900 + 1 ? 1 : 0)
    return number >= 1 ? number : nil
  }
}
#endif
