public import Diagnostics

/// What can be wrong with the form of a report or a file of waivers.
public enum ReportFault: Fact, Hashable, Error {
  case otherPack(found: String, wanted: String)
  case unknownRegion(String, nearest: String?)
  case unknownIndicator(String, nearest: String?)
  case unknownRegister(String, nearest: String?)
  case unknownField(String, nearest: String?)
  case unknownRule(String, nearest: String?)
  case namedTwice(String, first: String)
  case givenByPack(String)
  case historyNotEarlier(year: Int, report: Int)
  case valueIsNoScalar
  case revisionBelowOne(Int)
  case evidenceWithoutDocument
  /// A text that is no rule's revision.
  case revisionOfNoRule(String)
  /// A value of `each` that the rule is not stated for.
  case unknownEachValue(String, name: String, nearest: String?)
  // Of tables.
  case columnNotRead(String, nearest: String?)
  case columnMissing(String, ColumnUse)
  case unknownYear(String)
  case unknownStatus(String)
  /// The same fault in so many rows.
  indirect case inRows(ReportFault, Int)
  /// Two values of an indicator for one region and year.
  case observedTwice(indicator: String, region: LocalizedText, year: Int, first: Place)
  /// Faults of form in a file beyond those that are listed.
  case moreFaults(Int)
  case tooManyRows(limit: Int)
  /// So many records of a file are of no region or no year; why the first of them is.
  indirect case recordsOfNoRow(ReportFault, Int)
  // Of the changes in rule tests.
  case changesNoReport
  case changesSeveralReports
  case wrongKeyParts(wanted: Int)
  case notInBase(String)
  case changesNothing

  /// What a column is needed for.
  public enum ColumnUse: Sendable {
    case region
    case year
    case requiredField
    case observation
  }
}
