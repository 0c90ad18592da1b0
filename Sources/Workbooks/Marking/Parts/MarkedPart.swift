#if Workbooks
internal import Diagnostics

/// A part of a workbook that is marked, as faults name it.
struct MarkedPart: Sendable {
  /// The workbook's file.
  let path: String
  /// As in `xl/styles.xml`.
  let name: String

  func fault(_ fault: MarkingFault) -> Diagnostic { Diagnostic(at: Place(path: path), fault) }

  var malformed: Diagnostic { fault(.malformed(part: name)) }
}
#endif
