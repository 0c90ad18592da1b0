import Diagnostics
import Testing

@testable import Tables

private func grid(_ text: String) -> (grid: Grid?, faults: [Diagnostic]) {
  Grid.csv(Array(text.utf8), path: "t.csv")
}

/// Each row as its number, and each of its cells as its column and text: `3: A=甲 C=2`.
private func shown(_ grid: Grid) -> [String] {
  grid.rows.map { row in
    "\(row.number): " + row.cells.map { "\(CellAddress.letters($0.column))=\($0.text)" }.joined(separator: " ")
  }
}

extension CellAddress {
  fileprivate static func letters(_ column: Int) -> String {
    String(CellAddress(row: 1, column: column).description.dropLast())
  }
}

@Suite("A CSV file of any dialect is read into a grid")
struct GridCSVTests {
  @Test(
    "Every dialect, with title rows and rows of any length",
    arguments: [
      ("a,b\n1,2\n", ["1: A=a B=b", "2: A=1 B=2"]),
      ("a;b\r\n1,5;2,5\r\n", ["1: A=a B=b", "2: A=1,5 B=2,5"]),
      ("a\tb\r1,000\t2\r", ["1: A=a B=b", "2: A=1,000 B=2"]),
      // A title in which the separator does not occur, or another one does.
      ("哈尔滨市2023年报告\n\n指标;数值\ngdp;1,5\n", ["1: A=哈尔滨市2023年报告", "3: A=指标 B=数值", "4: A=gdp B=1,5"]),
      (
        "汇总,2023\n指标\t数值\t单位\ngdp\t5\t亿元\nrd\t1\t亿元\n",
        ["1: A=汇总,2023", "2: A=指标 B=数值 C=单位", "3: A=gdp B=5 C=亿元", "4: A=rd B=1 C=亿元"]
      ),
      // A text that holds another separator in most rows.
      ("名称,说明\n甲,x;y\n乙,x;y;z\n", ["1: A=名称 B=说明", "2: A=甲 B=x;y", "3: A=乙 B=x;y;z"]),
      ("名称;地址\n甲;黑龙江省,哈尔滨市\n乙;黑龙江省,鸡西市\n", ["1: A=名称 B=地址", "2: A=甲 B=黑龙江省,哈尔滨市", "3: A=乙 B=黑龙江省,鸡西市"]),
      // The separator that Excel names in a first line.
      ("sep=;\na,b;c\n", ["2: A=a,b B=c"]), ("\"SEP=\t\"\r\na,b\tc\r\n", ["2: A=a,b B=c"]),
      ("sep=,\na;b,c\n", ["2: A=a;b B=c"]),
      ("sep=x\n1,2\n", ["1: A=sep=x", "2: A=1 B=2"]), ("sep=", ["1: A=sep="]), ("\u{FEFF}sep=;\na;b", ["2: A=a B=b"]),
      // Quotes.
      ("\"a,1\",\"x \"\"y\"\"\"\n\"two\r\nlines\",3\n4\n", ["1: A=a,1 B=x \"y\"", "2: A=two\r\nlines B=3", "4: A=4"]),
      ("\"\",\"\"\"\"\n", ["1: B=\""]),
      // Rows and cells that hold nothing.
      ("a,b,c\n,,\n , \u{3000},\"\"\n,2,\n\u{200B},\u{FEFF}\n3\n", ["1: A=a B=b C=c", "4: B=2", "6: A=3"]),
      ("a", ["1: A=a"]), ("", []), ("\n\r\n,,\n", []),
      // What programs put before a formula that is none.
      ("'=1+1,'-x,' @,'1,''=", ["1: A==1+1 B=-x C= @ D='1 E=''="]),
      // What says that there is no value is a cell that says so.
      ("a,—\n/,\n", ["1: A=a B=—", "2: A=/"]),
    ] as [(String, [String])])
  func dialects(text: String, expected: [String]) throws {
    let (grid, faults) = grid(text)
    #expect(faults.map { $0.rendered(in: .en) } == [])
    #expect(try shown(#require(grid)) == expected)
  }

  @Test("A cell knows its line and column, counted in Unicode scalars, wherever line breaks stand in quotes")
  func places() throws {
    let grid = try #require(grid("sep=;\n\n𠮷;标;c\r\n\"哈\n尔\";\"b\"\"\";3\n4;;6").grid)
    let places = grid.rows.flatMap { row in row.cells.map { grid.place(of: $0, in: row).description } }
    #expect(places == ["3:1", "3:3", "3:5", "4:1", "5:4", "5:10", "6:1", "6:4"].map { "t.csv:" + $0 })
    #expect(grid.rows.map(\.number) == [3, 4, 6])
  }

  @Test(
    "Faults of form, each at its place",
    arguments: [
      ("a,b\n1,\"2\n3,4\n", ["2:3: error: 此处的双引号没有闭合；应补上"]),
      (
        "a,b\n1,x\"y\n\"1\"z,2\n3,\"\n\"x\n",
        [
          "2:4: error: 值中有双引号；应把整个值放在双引号中，其中的双引号写两个",
          "3:4: error: 闭合的双引号之后还有文字；值中的双引号应写两个", "5:2: error: 闭合的双引号之后还有文字；值中的双引号应写两个",
        ]
      ),
      (
        "PK\u{3}\u{4}\0\0", ["1:1: error: 这其实是工作簿，不是 CSV；应恢复扩展名 .xlsx，作为单独的报告提交，或在 Excel 或 WPS 中另存为 CSV"]
      ),
      (
        "a,b\n1,\0\n\u{1A}",
        ["2:3: error: 此处有控制字符 U+0000，文件有损坏或不是文本；应删去此字符", "3:1: error: 此处有控制字符 U+001A，文件有损坏或不是文本；应删去此字符"]
      ),
    ] as [(String, [String])])
  func faults(text: String, expected: [String]) {
    let (grid, faults) = grid(text)
    #expect(grid == nil)
    #expect(faults.map { $0.rendered(in: .zh) } == expected.map { "t.csv:" + $0 })
  }

  @Test(
    "Bytes that are no text are a fault at the first, under the likelier reading",
    arguments: [
      ("UTF-8", "2:3: error: this is no UTF-8 text, the file is damaged or in another encoding; save it as UTF-8"),
      ("GBK", "2:3: error: this is no GB18030 text, the file is damaged or in another encoding; save it as UTF-8"),
      ("UTF-16LE", "2:3: error: this is no UTF-16 text, the file is damaged or in another encoding; save it as UTF-8"),
    ])
  func encodings(name: String, expected: String) throws {
    let bad: [UInt8] = name == "UTF-16LE" ? [0x01, 0xD8] : [0xFF]
    let start = try #require(converted(Array("指标,数值\n市,".utf8), from: "UTF-8", to: name))
    let end = try #require(converted(Array("x\n".utf8), from: "UTF-8", to: name))
    let (grid, faults) = Grid.csv(start + bad + end, path: "t.csv")
    #expect(grid == nil)
    #expect(faults.map { $0.rendered(in: .en) } == ["t.csv:" + expected])
  }

  @Test("A named encoding is taken at its word")
  func named() throws {
    let gbk = try #require(converted(Array("地区\n".utf8), from: "UTF-8", to: "GBK"))
    #expect(try shown(#require(Grid.csv(gbk, path: "t.csv", encoding: .gb18030).grid)) == ["1: A=地区"])
    #expect(Grid.csv(gbk, path: "t.csv", encoding: .utf8).faults.map(\.place.description) == ["t.csv:1:1"])
  }

  @Test("Faults are listed up to a limit, and values too many are one")
  func limits() {
    #expect(grid(String(repeating: "x\"\n", count: 300)).faults.count == 100)
    let bytes = Array("a,b\n1,2\n,,,\n3".utf8)
    #expect(Grid.csv(bytes, path: "t.csv", encoding: nil, mostCells: 5).faults.isEmpty)
    #expect(
      Grid.csv(bytes, path: "t.csv", encoding: nil, mostCells: 4).faults.map { $0.rendered(in: .en) } == [
        "t.csv:4:1: error: the file has more than 4 values; split it, or give a register of many rows by --register"
      ])
    let tooLarge = [UInt8](repeating: 0x61, count: CSVTable.byteLimit + 1)
    #expect(
      Grid.csv(tooLarge, path: "t.csv").faults.map { $0.rendered(in: .en) } == [
        "t.csv:1:1: error: the file has 67108865 bytes, more than the limit of 67108864; split it"
      ])
  }

  @Test(
    "Every beginning of a file is read or refused, never both or neither", arguments: ["UTF-8", "GB18030", "UTF-16LE"])
  func truncated(name: String) throws {
    let text = "地区;b\r\n\"x\n\"\"y\";2\r\n3;4,5\n哈尔滨市;6"
    let bytes = try #require(converted(Array(text.utf8), from: "UTF-8", to: name))
    for length in 0...bytes.count {
      let (grid, faults) = Grid.csv(Array(bytes.prefix(length)), path: "t.csv")
      #expect((grid == nil) == !faults.isEmpty)
    }
  }

  @Test("Rows are those of a table read whole", arguments: 0..<60 as Range<UInt64>)
  func generated(seed: UInt64) throws {
    var source = TextSource(seed: seed)
    let text = source.table().filter { $0 != "\0" }
    guard let expected = CSVTable.parse(Array(text.utf8), path: "t.csv", delimiter: source.delimiter).table,
      let grid = grid(text).grid
    else { return }
    var cells: [String: String] = [:]
    for row in grid.rows { for cell in row.cells { cells[grid.place(of: cell, in: row).description] = cell.text } }
    for field in ([expected.header] + expected.rows).joined() where !field.text.allSatisfy(\.isWhitespace) {
      #expect(cells[field.place.description] == field.text)
    }
  }

  @Test(
    "Hostile files end soon",
    arguments: [
      [UInt8](repeating: 0x22, count: 500_001), [UInt8](repeating: 0x2C, count: 500_000),
      [UInt8](repeating: 0x0A, count: 500_000), Array(repeatElement([0x22, 0x0A], count: 250_000).joined()),
      [UInt8](repeating: 0x81, count: 500_000), [UInt8](repeating: 0xE4, count: 500_000),
      [UInt8](repeating: 0, count: 500_000), Array(repeatElement([0x61, 0], count: 250_000).joined()),
    ] as [[UInt8]])
  func hostile(bytes: [UInt8]) {
    let clock = ContinuousClock()
    let time = clock.measure { _ = Grid.csv(bytes, path: "t.csv") }
    #expect(time < .seconds(20))
  }
}
