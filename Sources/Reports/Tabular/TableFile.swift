internal import Diagnostics
internal import Packs
internal import Tables

/// Opens the file of a register or of observations: CSV, or a workbook one sheet of which holds the table.
enum TableFile {
  private static let workbookEndings = [".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".et", ".ett", ".ods"]

  static func openRegister(
    _ path: String, _ register: Int, _ pack: Pack, _ names: ReportNames, bytesPerChunk: Int, encoding: TextEncoding?
  ) -> (file: CSVFile?, faults: [Diagnostic]) {
    guard isWorkbook(path) else { return CSVFile.open(path, bytesPerChunk: bytesPerChunk, encoding: encoding) }
    #if Workbooks
    return SheetTable.readRegister(path, register, pack, names)
    #else
    return (nil, [Diagnostic(at: Place(path: path), TabularFault.noWorkbooks)])
    #endif
  }

  static func openObservations(
    _ path: String, bytesPerChunk: Int, encoding: TextEncoding?
  ) -> (file: CSVFile?, faults: [Diagnostic]) {
    guard isWorkbook(path) else { return CSVFile.open(path, bytesPerChunk: bytesPerChunk, encoding: encoding) }
    #if Workbooks
    return SheetTable.readObservations(path)
    #else
    return (nil, [Diagnostic(at: Place(path: path), TabularFault.noWorkbooks)])
    #endif
  }

  /// By its name, or by what zip files and the workbooks of old begin with.
  private static func isWorkbook(_ path: String) -> Bool {
    let name = path.lowercased()
    if workbookEndings.contains(where: name.hasSuffix) { return true }
    guard let file = try? MappedFile(path: path) else { return false }
    return [[0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0]].contains(where: file.starts)
  }
}
