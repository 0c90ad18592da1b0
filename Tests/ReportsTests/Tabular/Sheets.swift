import Diagnostics
import Packs
import Reports
import Tables
import Testing

/// A cell of a sheet made for a test.
struct MadeCell: ExpressibleByStringLiteral {
  let text: String
  var kind = GridCell.Kind.text

  init(_ text: String, _ kind: GridCell.Kind) {
    self.text = text
    self.kind = kind
  }

  init(stringLiteral value: String) { text = value }
}

/// A sheet of `r.xlsx`; an empty text is a blank cell, an empty row a blank row.
func sheet(_ name: String, _ rows: [[MadeCell]], merged: [String] = [], isHidden: Bool = false) -> Grid {
  var grid = Grid(path: "r.xlsx", sheet: name, isHidden: isHidden)
  for (index, row) in rows.enumerated() {
    let cells = row.enumerated().filter { !$0.element.text.isEmpty }.map { column, cell in
      GridCell(column: column + 1, kind: cell.kind, text: cell.text)
    }
    if !cells.isEmpty { grid.rows.append(GridRow(number: index + 1, cells: cells)) }
  }
  grid.merged = merged.compactMap { CellRange($0) }
  return grid
}

/// A CSV file of the folder `r`, with neither quotes nor more than one line a row.
func csv(_ name: String, _ lines: String) -> Grid {
  var grid = Grid(path: "r/\(name).csv")
  for (index, line) in lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    var column = 1
    var cells: [GridCell] = []
    for (field, text) in line.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
      if !text.isEmpty { cells.append(GridCell(column: field + 1, textColumn: column, text: String(text))) }
      column += text.unicodeScalars.count + 1
    }
    if !cells.isEmpty { grid.rows.append(GridRow(number: index + 1, cells: cells)) }
  }
  return grid
}

/// The head that most tests need: Harbin, 2023.
let harbin = sheet("封面", [["地区", "哈尔滨市"], ["年份", "2023"]])

/// What came of reading sheets, in lines that a test can compare.
struct Understood {
  let read: ReadReport
  private let pack: Pack

  init(_ sheets: [Grid], path: String = "r.xlsx") throws {
    pack = try SmallPack.pack()
    read = ReportReader(pack).read(ReportText(grids: sheets, path: path))
  }

  func faults(_ language: Language = .zh) -> [String] { read.faults.sortedByPlace().map { $0.rendered(in: language) } }

  /// Values and records with their places, without the path: `gdp 5.5 亿元 @指标!B2`, `2022 gdp …`, `zones 1 name=甲@…`.
  var lines: [String] {
    guard let report = read.report else { return ["no report"] + faults() }
    var lines: [String] = []
    func line(_ index: Int, _ value: ReportedValue) -> String {
      let marks = [value.fault.map { "!\($0)" }, value.status.map { "\($0)" }, value.series].compactMap { $0 }
      return ([pack.indicators[index].id, value.text] + marks + ["@" + place(value.place)]).joined(separator: " ")
    }
    lines += report.indicators.sorted { $0.key < $1.key }.map { line($0.key, $0.value) }
    for (year, values) in report.history.sorted(by: { $0.key < $1.key }) {
      lines += values.sorted { $0.key < $1.key }.map { "\(year) " + line($0.key, $0.value) }
    }
    for (index, register) in report.registers.sorted(by: { $0.key < $1.key }) {
      let id = pack.registers[index].id
      if register.records.isEmpty { lines.append("\(id) none @\(place(register.place))") }
      for record in register.records {
        let fields = zip(pack.registers[index].fields, record.fields).filter { !$0.1.isEmpty }.map { field, value in
          "\(field.id)=\(value.text)" + (value.fault.map { "!\($0)" } ?? "") + "@\(place(value.place))"
        }
        let region = record.region.map { pack.regions[$0].name.en } ?? "?"
        let own = record.region == report.region && record.year == report.year
        let whose = own ? "" : "\(region)/\(record.year.map(String.init) ?? "?") "
        lines.append("\(id) \(record.row) \(whose)" + fields.joined(separator: " "))
      }
    }
    func names(_ filter: SubjectFilter) -> String {
      ([filter.region.map { "region=\(pack.regions[$0].code)" }, filter.year.map { "year=\($0)" }].compactMap { $0 }
        + filter.names.map { "\($0.name)=\($0.text)" }).joined(separator: ",")
    }
    for explanation in report.explanations {
      let values = explanation.values.map { "\($0.name)=\($0.value.text)" }.joined(separator: ",")
      lines.append(
        "explains \(explanation.rule) [\(names(explanation.filter))] [\(values)] \(explanation.text) "
          + "@\(place(explanation.place))")
    }
    for evidence in report.evidence {
      let date = evidence.date.map { " \($0)" } ?? ""
      lines.append(
        "proves \(evidence.rule) [\(names(evidence.filter))] \(evidence.text)\(date) @\(place(evidence.place))")
    }
    return lines
  }

  private func place(_ place: Place) -> String {
    switch place.position {
    case .cell(let sheet, let address): "\(sheet)!\(address)"
    case .text(let line, let column): "\(place.path.split(separator: "/").last ?? ""):\(line):\(column)"
    case .column(let name): name
    case .file: "file"
    }
  }
}
