import Diagnostics
import Testing

@testable import Tables

@Suite("Rows of a sheet as the text of a table")
struct SheetTextTests {
  /// Two columns, `B` and `D`, headings in row 3; records in rows 4, 6 and 9.
  private func file() throws -> CSVFile {
    var text = SheetText(
      path: "zones.xlsx", sheet: "园区",
      header: [("名称", CellAddress(row: 3, column: 2)), ("面积\n（公顷）", CellAddress(row: 3, column: 4))])
    text.append(["甲", "1,200"], row: 4)
    text.append(["乙\"区\"\r\n二期", ""], row: 6)
    text.append(["", "7"], row: 9)
    return try text.file()
  }

  private func texts(_ file: CSVFile) -> [[String]] {
    var chunk = CSVChunk(file)
    return file.chunks.indices.flatMap { number in
      chunk.read(number)
      return (0..<chunk.rowCount).map { row in (0..<2).map { chunk.text(row: row, column: $0) } }
    }
  }

  @Test("Cells are read as they are, delimiters, quotes and line breaks included")
  func cells() throws {
    #expect(try texts(file()) == [["甲", "1,200"], ["乙\"区\"\r\n二期", ""], ["", "7"]])
  }

  @Test("A heading stands in its cell")
  func headings() throws {
    #expect(try file().header.map { "\($0.place)" } == ["zones.xlsx:园区!B3", "zones.xlsx:园区!D3"])
  }

  @Test("A value stands in its cell, whatever lines the text takes")
  func places() throws {
    let file = try file()
    var chunk = CSVChunk(file)
    chunk.read(0)
    let places = (0..<3).map { row in
      let spot = chunk.place(row: row, column: 1)
      return file.origin.map {
        "\($0.place(path: "z", line: file.headerLineCount + spot.line, column: spot.column))"
      }
    }
    #expect(places == ["z:园区!D4", "z:园区!D6", "z:园区!D9"])
  }

  @Test("A row of one empty cell is a row")
  func single() throws {
    var text = SheetText(path: "a.xlsx", sheet: "A", header: [("x", CellAddress(row: 1, column: 1))])
    text.append([""], row: 2)
    text.append(["b"], row: 3)
    let file = try text.file()
    var chunk = CSVChunk(file)
    chunk.read(0)
    #expect(chunk.rowCount == 2)
  }
}
