public import Diagnostics

/// What can be wrong with a report that is laid out as tables, beside what can be wrong with any report.
public enum TabularFault: Fact, Hashable {
  // Of the head.
  case headMissing(HeadItem)
  /// Two cells answer the same question of the head differently.
  case headDiffers(HeadItem, String, first: String, at: Place)
  /// A title names another region or year than the head.
  case titleDiffers(HeadItem, String, head: String)
  case otherVersion(found: String, wanted: String)
  // Of sheets.
  case nothingUnderstood
  case sheetNotRead(String)
  case sheetNameUnknown(String, nearest: String)
  case sheetUnclear(String, [String])
  case sheetTwice(String, first: Place)
  case noHeader(String)
  /// Several sheets may hold a table that stands in one, or none is named for it.
  case sheetOfTableUnclear(LocalizedText, [String])
  /// A cell of a table of records spans several of them.
  case recordsJoined(String)
  /// This build does without workbooks.
  case noWorkbooks
  case tooManyCells(limit: Int)
  case tooManySheets(limit: Int)
  // Of columns.
  case columnTwice(String, first: String, at: Place)
  case columnUnknown(String, nearest: String)
  case columnNotRead(String)
  case columnMissing(String)
  case dataWithoutHeading
  case noValueColumn
  case yearAfterReport(Int, report: Int)
  case cornerUnitUnknown(String, nearest: String)
  /// A corner cell states two units that measure the same.
  case unitsOfOneKind(String, String)
  /// Units are stated between the rows of a table, other ones than above it.
  case unitBelowHeader(String)
  /// Another table begins below the first.
  case secondTable(String)
  // Of rows.
  case indicatorUnknown(String, nearest: String)
  case indicatorNotRead(String)
  case rowWithoutName
  case valueTwice(String, first: Place)
  case rowOfOtherRegion(String)
  case totalNotRead(String)
  case rowNotRead(String)
  case noneBesideRecords
  case statusUnknown(String)
  case yearUnclear(String)
  case statementWithoutRule
  case statementPartUnclear(String)

  /// What the head of a report says.
  public enum HeadItem: String, Sendable, CaseIterable {
    case pack
    case version
    case region
    case year
    case revision
    case preparedBy
    case preparedDate
  }
}
