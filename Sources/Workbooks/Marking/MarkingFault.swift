#if Workbooks
public import Diagnostics

/// What keeps a workbook, or a cell of it, from being marked.
public enum MarkingFault: Error, Fact, Hashable {
  /// A part whose tags do not fit together.
  case malformed(part: String)
  /// A part that is not UTF-8.
  case foreignEncoding(part: String)
  case missingPart(String)
  /// The workbook has as many cell formats as one can have.
  case tooManyFormats(limit: Int)
  case noSuchSheet(String)
  /// The signature of the original does not hold for the copy.
  case signatureVoid
  /// Excel shows the thread instead of the comment.
  case commentBehindThread
}
#endif
