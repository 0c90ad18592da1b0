public import Diagnostics

/// What can keep a run from judging something.
public enum CheckFault: Fact, Hashable {
  case noSuchFile
  case notAFile
  case unreadable
  case nameNotUTF8
  case notAReport
  /// A CSV file that stands for itself.
  case csvAlone
  case emptyFolder
  case noReport
  case noPackNamed
  /// A table of data says nowhere which pack it is for.
  case tableNamesNoPack
  case registerTwice(String)
  /// Nothing stands below the header of a table.
  case noRows
  /// No row of any table was a subject of a rule, and there is no report.
  case noRowJudged
  case tooManyRecords(limit: Int)
  case noPack(id: String)
  case noSuchPack
  case notAPack
  case noPacks
  case noSuchRule(String, nearest: String?)
  case noRules
  /// All reports are of years that are not judged.
  case noneJudged(first: Int, last: Int)
  case foldersTooDeep(limit: Int)
  // Of forms.
  case formOfNoRegion
  case formOfNoYear
  /// A folder with several reports is to fill a form.
  case formOfSeveralReports
  /// The program was built without what workbooks need.
  case formNeedsWorkbooks
  /// A form for a file that is neither a workbook nor a folder.
  case notAForm
  /// A form would replace what stands there.
  case fileStandsThere
}
