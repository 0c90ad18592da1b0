package import Packs

/// Which columns of a file hold what of a register's records.
package struct RegisterLayout: Sendable {
  /// By field: its column, `nil` where the file has none.
  package let columns: [Int?]
  package let regionColumn: Int
  package let yearColumn: Int
  /// Whether texts may stand for cells without a value.
  let hasMarks: Bool

  package init(columns: [Int?], regionColumn: Int, yearColumn: Int, hasMarks: Bool = false) {
    self.columns = columns
    self.regionColumn = regionColumn
    self.yearColumn = yearColumn
    self.hasMarks = hasMarks
  }

  /// A file that has a column for each field, for what is asked of rules before there is any file.
  package init(allFieldsOf register: Register) {
    let fields = register.fields.count
    self.init(columns: Array(0..<fields), regionColumn: fields, yearColumn: fields + 1)
  }
}
