internal import Diagnostics

extension Place {
  /// The spot without the folder of its file, as tests name it: `指标!D17` of a workbook, `city.yaml:12:8` of a text.
  var spotText: String {
    switch position {
    case .cell(let sheet, let address): "\(sheet)!\(address)"
    case .text(let line, let column): "\(fileName):\(line):\(column)"
    case .file: fileName
    case .column(let name): "\(path):\(name)"
    }
  }

  private var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }
}
