#if Workbooks
/// What a file is by its bytes, whatever its name says.
public enum FileKind: Sendable, Hashable {
  case empty
  /// An XLSX workbook, macros allowed.
  case workbook
  /// A workbook of Excel 97 to 2003 or of an older WPS: `.xls`, `.et`.
  case oldWorkbook
  /// A workbook that a password protects from being read.
  case encrypted
  /// A workbook in Excel's binary form: `.xlsb`.
  case binaryWorkbook
  /// A spreadsheet of LibreOffice or OpenOffice: `.ods`.
  case openDocument
  /// A document of Word or slides of PowerPoint.
  case otherOffice
  /// A web page, which many systems export under the name `.xls`.
  case webPage
  /// XML Spreadsheet 2003, or XML of another kind.
  case xml
  case pdf
  /// An image, or an archive that is not zip.
  case binary
  /// A zip archive that holds no workbook.
  case otherArchive
  /// A zip archive that ends too early.
  case truncated
  /// Text, such as CSV, in whatever encoding.
  case text
}
#endif
