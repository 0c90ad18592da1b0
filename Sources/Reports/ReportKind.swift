/// How a report is submitted, as the ending of its file's name says.
public enum ReportKind: Sendable {
  case yaml
  case json
  /// A workbook; also of a kind that is not read, so that whoever sends one is told what to do.
  case workbook

  /// What marks a folder of CSV files as a report.
  public static let folderMark = "report.csv"

  /// - Returns: `nil` where a file of this name is no report.
  public init?(ofFile name: String) {
    let name = name.lowercased()
    func ends(in endings: String...) -> Bool { endings.contains { name.hasSuffix($0) } }
    if ends(in: ".yaml", ".yml") {
      self = .yaml
    } else if ends(in: ".json") {
      self = .json
    } else if ends(in: ".xlsx", ".xlsm", ".xltx", ".xls", ".xlt", ".xlsb", ".et", ".ett", ".ods", ".ots") {
      self = .workbook
    } else {
      return nil
    }
  }
}
