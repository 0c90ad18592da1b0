import Diagnostics
import Tables
import Testing

@Suite("A CSV file of any size is read chunk by chunk")
struct CSVFileTests {
  /// Texts of every form, well-formed ones first.
  static let texts = [
    "a,b\n1,2\n", "a,b\r\n1,2\r\n3,4", "\u{FEFF}地区,年份\n哈尔滨市,2023", "a,b\n\"1,932\",\"x \"\"y\"\" z\"\n",
    "a,b\n\"two\r\nlines\",2\n\n\n3,\"\"\r\n\r\n", "a,b\n,\n\n\"\",\" \"\n\n", "a\n\"\"\n\"\"\"\"\n", "a,b",
    "a,b\r1,2\r\r3,4",
    "\n\r\n\"a\nx\",b\n1,2\n3,4\n", "a;b\n1,5;2\n", "a\tb,c\td\n1\t2,3\t4\n", "a,b\n1\n2,3\n4,5,6\n7,8\n",
    "a,b\n1\r,2\n",
    "a,b\n\0,\u{1}\n\u{85},\u{3000}\n",
  ]

  @Test("Wherever the chunks end, the rows are those of the table read whole", arguments: texts)
  func chunkBorders(text: String) throws {
    let delimiter = UInt8(ascii: text.contains("\t") ? "\t" : text.contains(";") ? ";" : ",")
    let (table, faults) = CSVTable.parse(Array(text.utf8), path: "t.csv", delimiter: delimiter)
    let whole = try #require(table)
    for bytesPerChunk in 1...text.utf8.count {
      let read = try ReadFile(text, bytesPerChunk: bytesPerChunk)
      let context = "\(bytesPerChunk) bytes"
      #expect(read.header == whole.header.map(\.text), "\(context)")
      #expect(read.rows == whole.rows.map { $0.map(\.text) }, "\(context)")
      #expect(read.places == whole.rows.map { $0.map(\.place.description) }, "\(context)")
      #expect(read.faults == faults.map { $0.rendered(in: .en) }, "\(context)")
    }
  }
}
