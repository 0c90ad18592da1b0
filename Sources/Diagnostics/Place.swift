/// Where something stands in a file that a user wrote.
///
/// For the value `5576.3 亿元` in line 12 of `city.yaml`: path `city.yaml`, line 12, and the column at which the
/// `5` stands. Lines and columns count from 1; columns count Unicode scalars, as editors show them.
public struct Place: Sendable, Hashable {
  /// A spot within a file.
  public enum Position: Sendable, Hashable {
    /// The file as a whole: it is empty, too large or cannot be read.
    case file
    case text(line: Int, column: Int)
    /// A cell of a workbook, such as `D17` of the sheet `指标`.
    case cell(sheet: String, address: String)
    /// A column of a table that an engine holds; which record of it, its key says.
    case column(String)
  }

  public let path: String
  public let position: Position

  public init(path: String, position: Position = .file) {
    self.path = path
    self.position = position
  }

  public init(path: String, line: Int, column: Int) {
    self.init(path: path, position: .text(line: line, column: column))
  }

  public static func == (a: Place, b: Place) -> Bool {
    // Mostly both stand in one file, and the path would tell nothing.
    a.position == b.position && a.path == b.path
  }

  /// The line, counted from 1, where the place is in a text file.
  public var line: Int? {
    if case .text(let line, _) = position { line } else { nil }
  }

  /// The column, counted from 1, where the place is in a text file.
  public var column: Int? {
    if case .text(_, let column) = position { column } else { nil }
  }
}

extension Place: CustomStringConvertible {
  /// `path:line:column`, `path:1:1` for a whole file, `path:sheet!cell` for a workbook, `table:column` for an engine.
  public var description: String {
    switch position {
    case .file: "\(path):1:1"
    case .text(let line, let column): "\(path):\(line):\(column)"
    case .cell(let sheet, let address): "\(path):\(sheet)!\(address)"
    case .column(let name): "\(path):\(name)"
    }
  }
}

extension Place.Position {
  /// Kinds in their order, for places of different kinds.
  fileprivate var rank: Int {
    switch self {
    case .file: 0
    case .text: 1
    case .cell: 2
    case .column: 3
    }
  }
}

extension Place: Comparable {
  /// By path, then down the file.
  public static func < (a: Place, b: Place) -> Bool {
    if a.path != b.path { return a.path < b.path }
    switch (a.position, b.position) {
    case (.text(let line, let column), .text(let otherLine, let otherColumn)):
      return (line, column) < (otherLine, otherColumn)
    case (.cell(let sheet, let address), .cell(let otherSheet, let otherAddress)):
      return (sheet, address) < (otherSheet, otherAddress)
    case (.column(let name), .column(let otherName)): return name < otherName
    default: return a.position.rank < b.position.rank
    }
  }
}
