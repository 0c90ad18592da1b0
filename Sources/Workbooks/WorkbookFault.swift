#if Workbooks
/// What can be wrong with a file that should be a workbook.
public enum WorkbookFault: Error, Sendable, Hashable {
  // What the file is instead
  case empty
  case tooLarge(bytes: Int, limit: Int)
  /// The file is something else.
  case unusable(FileKind)

  // The archive
  case truncated
  case archive(ArchiveProblem)

  // The parts
  case missingPart(String)
  /// A part that a sheet of this name should stand in, and does not.
  case missingSheet(String)
  case sheetNamedTwice(String)
  case noSheets
  case tooManySheets(limit: Int)
  case xml(part: String, line: Int, XMLProblem)
  case tooManyStyles(limit: Int)
  case tooManySharedTexts(limit: Int)
  case sharedTextsTooLong(limit: Int)

  // The cells of a sheet
  case badAddress(String)
  /// A cell within another row than its address says.
  case addressInRow(String, row: Int)
  case badRowNumber(String)
  case rowOutOfOrder(Int, after: Int)
  case cellTwice
  case cellOutOfOrder
  case tooManyColumns(limit: Int)
  case tooManyRows(limit: Int)
  case tooManyCells(limit: Int)
  case tooManyMerged(limit: Int)
  case textTooLong(limit: Int)
  case unknownCellType(String)
  case noSharedText(String, count: Int)
  case noStyle(String, count: Int)
}

/// What can be wrong with a zip archive.
public enum ArchiveProblem: Sendable, Hashable {
  /// The list of parts at its end does not say what it should.
  case directory
  case tooManyEntries(limit: Int)
  case encrypted(String)
  case nameTwice(String)
  /// A name that leads out of the archive.
  case unsafeName(String)
  case overlap(String)
  /// What stands before a part's data does not agree with the list of parts.
  case header(String)
  case method(String)
  case tooLarge(String, bytes: Int, limit: Int)
  /// More bytes from so few than honest contents make.
  case ratio(String, bytes: Int, packed: Int)
  case damaged(String)
  case checksum(String)
}

/// What can be wrong with a part's XML.
public enum XMLProblem: Sendable, Hashable {
  /// In expat's words.
  case malformed(String)
  /// A document type declaration: it can define entities, and no workbook has one.
  case documentType
  case tooDeep(limit: Int)
  case tooManyAttributes(limit: Int)
  /// A tag or comment of more bytes than one has.
  case tooLong(limit: Int)
  case outOfMemory
}
#endif
