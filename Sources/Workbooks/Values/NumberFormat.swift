#if Workbooks
internal import Quantities

/// How a cell's number is shown, as far as that tells what its figures mean.
///
/// Codes are described in ECMA-376 part 1, 18.8.31.
struct NumberFormat: Sendable {
  /// What of a date is shown.
  enum DateParts: Sendable {
    case year, yearAndMonth, day, dayAndTime
  }

  /// What a section of a code makes of a number.
  enum Form: Sendable, Equatable {
    /// Its digits, at least so many before and behind the point, times a hundred where it is a percentage, and then words
    /// such as `亿元` or `%`.
    case number(whole: Int = 1, decimals: Int, isPercent: Bool, suffix: String)
    /// Digits of the number divided by a power of ten.
    case scaled
    case date(DateParts)

    /// A number as it is.
    static let plain = Form.number(decimals: 0, isPercent: false, suffix: "")
  }

  /// A section, and for which numbers it is.
  struct Section: Sendable {
    var condition: Condition?
    var form: Form
  }

  /// As in `[>=10000]`.
  struct Condition: Sendable {
    let comparison: String
    let bound: Decimal

    func holds(for number: Decimal) -> Bool {
      switch comparison {
      case "<": number < bound
      case "<=": number <= bound
      case ">": number > bound
      case ">=": number >= bound
      case "<>": number != bound
      default: number == bound
      }
    }
  }

  /// At least one.
  private let sections: [Section]
  private let hasConditions: Bool

  init(_ code: String) {
    let sections = FormatCode(code).sections
    self.sections = sections.isEmpty ? [Section(form: .plain)] : sections
    hasConditions = sections.contains { $0.condition != nil }
    isPlain = sections.count == 1 && !hasConditions && sections[0].form == .plain
  }

  /// Whether it shows every number as it stands.
  let isPlain: Bool

  /// What it makes of a number.
  func form(for number: StoredNumber) -> Form {
    if sections.count == 1, !hasConditions { return sections[0].form }
    if hasConditions {
      let value = Decimal(number.text()) ?? 0
      return sections.first { $0.condition?.holds(for: value) ?? true }?.form ?? .plain
    }
    switch (number.sign, sections.count) {
    case (-1, 2...): return sections[1].form
    case (0, 3...): return sections[2].form
    default: return sections[0].form
    }
  }

  /// What it makes of a day.
  var dateParts: DateParts? {
    if case .date(let parts) = sections[0].form { parts } else { nil }
  }
}
#endif
