import Diagnostics
import Tables
import Testing

private func parse(_ text: String) -> (table: CSVTable?, faults: [Diagnostic]) {
  CSVTable.parse(Array(text.utf8), path: "quotas.csv")
}

@Suite("CSV is read into rows of fields with places")
struct CSVTests {
  @Test(
    "Every form of line and field",
    arguments: [
      ("a,b\n1,2\n", ["a|b", "1|2"]),
      ("a,b\r\n1,2\r\n3,4", ["a|b", "1|2", "3|4"]),
      ("\u{FEFF}地区,年份\n哈尔滨市,2023", ["地区|年份", "哈尔滨市|2023"]),
      ("a,b\n\"1,932\",\"x \"\"y\"\" z\"\n", ["a|b", "1,932|x \"y\" z"]),
      ("a,b\n\"two\r\nlines\",2\n", ["a|b", "two\r\nlines|2"]),
      ("a,b\n,\n\n\"\",\" \"\n\n", ["a|b", "|", "| "]),
      ("a\n\"\"\n\"\"\"\"\n", ["a", "", "\""]),
      ("a,b", ["a|b"]),
    ])
  func rows(text: String, expected: [String]) throws {
    let (table, faults) = parse(text)
    #expect(faults.isEmpty)
    let found = try #require(table)
    #expect(([found.header] + found.rows).map { $0.map(\.text).joined(separator: "|") } == expected)
  }

  @Test("A field knows its line and column, counted in Unicode scalars and after line breaks in quotes")
  func places() throws {
    let table = try #require(parse("地区,𠮷,c\r\n\"哈\n尔\",\"b\"\"\",3\n4,5,6").table)
    let places = ([table.header] + table.rows).flatMap { $0.map(\.place.description) }
    #expect(
      places == ["1:1", "1:4", "1:6", "2:1", "3:4", "3:10", "4:1", "4:3", "4:5"].map { "quotas.csv:" + $0 })
  }

  @Test(
    "Faults of form",
    arguments: [
      ("", "1:1", "文件是空的；第一行应写列名", "the file is empty; name the columns in its first line"),
      ("\n\r\n", "1:1", "文件是空的；第一行应写列名", "the file is empty; name the columns in its first line"),
      ("a,b\n1,\"2\n3,4\n", "2:3", "此处的双引号没有闭合；应补上", "the quote that opens here is not closed; close it"),
      (
        "a,b\n1, \"2\"\n", "2:4", "值中有双引号；应把整个值放在双引号中，其中的双引号写两个",
        "a quote stands within a value; put the whole value in quotes and write the quote twice"
      ),
      (
        "a,b\n\"1\"x,2\n", "2:4", "闭合的双引号之后还有文字；值中的双引号应写两个",
        "text follows the closing quote; write a quote within a value twice"
      ),
      (
        "a,b\n1\n", "2:1", "此行有 1 个值，表头有 2 列；应一致", "this row has 1 field, the header 2; give it as many"
      ),
      (
        "a,b\n1,2,3\n", "2:1", "此行有 3 个值，表头有 2 列；应一致", "this row has 3 fields, the header 2; give it as many"
      ),
      (
        "a,b,a\n1,2,3\n", "1:5", "列名“a”与第 1 列相同；应改名或删去一列",
        "the column 'a' has the name of column 1; rename or remove one"
      ),
      ("a,,c\n1,2,3\n", "1:3", "第 2 列没有列名；应写上，或删去此列", "column 2 has no name; name it or remove it"),
    ])
  func faults(text: String, place: String, zh: String, en: String) {
    let faults = parse(text).faults
    #expect(faults.map { $0.rendered(in: .zh) } == ["quotas.csv:\(place): error: \(zh)"])
    #expect(faults.map { $0.rendered(in: .en) } == ["quotas.csv:\(place): error: \(en)"])
  }

  @Test("A row with a wrong number of fields is left out, and the others are read")
  func goesOn() throws {
    let (table, faults) = parse("a,b\n1\n2,3\n4,5,6\n")
    #expect(try #require(table).rows.map { $0.map(\.text) } == [["2", "3"]])
    #expect(faults.map(\.place.line) == [2, 4])
  }

  @Test("A file that is of no encoding is told from its first bad byte")
  func encoding() {
    let (table, faults) = CSVTable.parse(Array("a,b\n标,".utf8) + [0xB1, 0xEA], path: "q.csv")
    #expect(table == nil)
    #expect(
      faults.map { $0.rendered(in: .en) } == [
        "q.csv:2:3: error: this is no UTF-8 text, the file is damaged or in another encoding; save it as UTF-8"
      ])
    #expect(
      faults.map { $0.rendered(in: .zh) } == [
        "q.csv:2:3: error: 此处不是 UTF-8 编码的文字，文件有损坏或是别的编码；应另存为 UTF-8"
      ])
  }

  @Test("Every beginning of a file is read or refused, never both or neither")
  func truncated() {
    let bytes = Array("\u{FEFF}地区,b\r\n\"x\n\"\"y\",2\r\n3,4".utf8)
    for length in 0...bytes.count {
      let (table, faults) = CSVTable.parse(Array(bytes.prefix(length)), path: "q.csv")
      #expect(table != nil || faults.count == 1)
    }
  }
}
