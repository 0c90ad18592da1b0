public import CEL
public import Diagnostics
public import Quantities

/// What one region submits for one year.
public struct Report: Sendable {
  public let path: String
  /// Where the report names its region, and how.
  public let place: Place
  public let regionText: String
  public let region: Int
  public let year: Int
  public let revision: Int
  /// By the indicator's place among the pack's.
  public let indicators: [Int: ReportedValue]
  /// Values of earlier years, by year.
  public let history: [Int: [Int: ReportedValue]]
  /// By year, then by the indicator's place, where the report says that it has no value: —, 无. None of them is among the
  /// values; they only tell where they are missing.
  public let noData: [Int: [Int: ReportedValue]]
  /// By the register's place; one that is not named is absent, one that is named and has no records is empty.
  public let registers: [Int: ReportedRegister]
  public let explanations: [Explanation]
  public let evidence: [Evidence]
}

/// A value of an indicator as a report gives it.
public struct ReportedValue: Sendable {
  /// As it stands in the file: `1542000 万元`.
  public let text: String
  /// In the base unit; `nil` where the text is no value of the indicator, or says that there is none.
  public let number: Number?
  public let fault: ValueFault?
  /// Half a unit of the last digit, in the base unit; 0 for counts, which are exact.
  public let slack: Number
  public let status: Status?
  /// Which statistics it comes from, where several measure the same.
  public let series: String?
  public let place: Place

  /// Whether it is said that there is none.
  public var isNoData: Bool { number == nil && fault == nil }

  /// That there is none.
  static func none(at place: Place) -> ReportedValue {
    ReportedValue(text: "", number: nil, fault: nil, slack: 0, status: nil, series: nil, place: place)
  }

  public enum Status: String, Sendable, CaseIterable {
    case preliminary
    case revised
    case final
  }
}

/// A register that a report names.
public struct ReportedRegister: Sendable {
  /// None, where the report says that there is none.
  public let records: [Record]
  public let place: Place
}

/// A record of a register.
public struct Record: Sendable {
  /// The region it belongs to, `nil` where it names none that is known.
  public let region: Int?
  /// The year it belongs to, `nil` where it names none.
  public let year: Int?
  /// Its place in its list, counted from 1.
  public let row: Int
  /// By the field's place.
  public let fields: [ReportedField]
  public let place: Place
}

/// A field of a record as a report gives it.
public struct ReportedField: Sendable {
  public let text: String
  /// `nil` where the field is empty, its text says that there is no value (—, 无) or is no value of it.
  public let value: Value?
  public let fault: ValueFault?
  public let place: Place

  public var isEmpty: Bool { value == nil && fault == nil }
}

/// Why a text is no value of its indicator or field.
public enum ValueFault: Sendable, Hashable {
  case notANumber(unit: String)
  case unknownUnit(String)
  case wrongUnit(found: String, wanted: String)
  case notWhole
  case notABoolean
  case notADate
  case notAYear
  case notAChoice([String])
  case notARegion
  /// The text bears one unit, and what stands beside or above it another.
  case twoUnits(found: String, stated: String)
  // Of cells of a sheet.
  case failedFormula
  case uncomputedFormula
  case scaledNumber
  case sharedNumber
}

/// Which subjects something speaks of: names and the texts that the subject must have.
///
/// What is left out is not restricted.
public struct SubjectFilter: Sendable {
  public let region: Int?
  public let year: Int?
  /// Key fields of a record and values of `each`, by name.
  public let names: [(name: String, text: String)]
}

/// A submitter's answer to a warning.
public struct Explanation: Sendable {
  public let rule: String
  public let filter: SubjectFilter
  /// The revision of the rule that it was given for, or the first digits of it; `nil` where it names none.
  public let revision: String?
  /// The values that it was given for.
  public let values: [(name: String, value: ReportedValue)]
  public let text: String
  /// Where the text stands.
  public let place: Place
}

/// A document that a report names.
public struct Evidence: Sendable {
  public let rule: String
  public let filter: SubjectFilter
  /// The document's title, or its number where it has no title.
  public let text: String
  public let date: CalendarDate?
  /// Where the text stands.
  public let place: Place
}

/// A permission not to meet a rule, for a time.
public struct Waiver: Sendable {
  public let rule: String
  public let filter: SubjectFilter
  /// The last day that it covers.
  public let until: CalendarDate
  public let reason: String
  public let approved: String?
  /// Where the reason stands.
  public let place: Place
}
