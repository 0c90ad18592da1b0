#if Workbooks
/// Names that the parts of a workbook go by (ECMA-376, transitional).
enum XMLNames {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types"

  /// The types of parts.
  static let spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
}
#endif
