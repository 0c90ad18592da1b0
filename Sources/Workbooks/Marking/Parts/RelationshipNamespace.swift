#if Workbooks
/// What relationships of office documents go by, in both kinds of the format (ECMA-376).
enum RelationshipNamespace {
  static let transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
  static let all = [transitional, strict]

  /// What elements of a workbook of the strict kind go by.
  static let strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main"
}
#endif
