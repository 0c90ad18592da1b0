import Diagnostics
import Tables
import Testing

@Suite("A CSV file of any size is read chunk by chunk")
struct CSVFileTests {
  @Test(
    "Wherever the chunks end, the rows are those of the table read whole",
    arguments: [
      "a,b\n1,2\n", "a,b\r\n1,2\r\n3,4", "\u{FEFF}地区,年份\n哈尔滨市,2023", "a,b\n\"1,932\",\"x \"\"y\"\" z\"\n",
      "a,b\n\"two\r\nlines\",2\n\n\n3,\"\"\r\n\r\n", "a,b\n,\n\n\"\",\" \"\n\n", "a\n\"\"\n\"\"\"\"\n", "a,b",
      "a,b\r1,2\r\r3,4", "\n\r\n\"a\nx\",b\n1,2\n3,4\n", "a;b\n1,5;2\n", "a\tb,c\td\n1\t2,3\t4\n", "a;b,c\n1;2,3\n",
      "a,b\n1\n2,3\n4,5,6\n7,8\n", "a,b\n1\r,2\n", "a,b\n\0,\u{1}\n\u{85},\u{3000}\n", "a\n1\n\n2\n", "a\r\n1\r\n\r\n2",
      "a\n\n\n", "a,b\n1,2\r\n3,4\n5,6\r\n", "a,b\n\"\r\n\",\"\n\r\"\n", "a,b\n1,2\n3,4\r",
    ])
  func chunkBorders(text: String) throws {
    let delimiter = UInt8(ascii: text.contains("\t") ? "\t" : text.contains("a;b\n") ? ";" : ",")
    try compare(text, delimiter: delimiter, bytesPerChunk: Array(1...text.utf8.count))
  }

  @Test("Generated texts come to the same, chunk by chunk and read whole", arguments: 0..<120 as Range<UInt64>)
  func generated(seed: UInt64) throws {
    var source = TextSource(seed: seed)
    let text = source.table()
    try compare(text, delimiter: source.delimiter, bytesPerChunk: [1, 2, 7, 63, 64, 65, 200, 1 << 16])
  }

  @Test("Malformed quotes end in the fault that the table read whole has, at its place, wherever the chunks end")
  func malformed() throws {
    for seed in 1000..<1100 as Range<UInt64> {
      var source = TextSource(seed: seed)
      let text = source.malformedTable()
      let expected = CSVTable.parse(Array(text.utf8), path: "t.csv", delimiter: source.delimiter).faults
      let whole = try ReadFile(text)
      #expect(whole.faults.starts(with: expected.map { $0.rendered(in: .en) }), "\(seed)")
      for bytesPerChunk in [1, 3, 64, 100] {
        let read = try ReadFile(text, bytesPerChunk: bytesPerChunk)
        #expect(read == whole, "\(seed), \(bytesPerChunk) bytes")
      }
    }
  }

  @Test("A quote is malformed or not wherever it stands in the words that are looked at", arguments: 0..<70)
  func everyOffset(length: Int) throws {
    let padding = String(repeating: "x", count: length)
    let after = "text follows the closing quote; write a quote within a value twice"
    let within = "a quote stands within a value; put the whole value in quotes and write the quote twice"
    for (row, fault) in [
      ("\(padding),\"1\"x", "2:\(length + 5): error: \(after)"),
      ("\(padding)\"1\",2", "2:\(length + 1): error: \(within)"),
      ("\"\(padding)\"\"\",\"1\"", nil), ("\(padding),\"1\"", nil),
    ] {
      // With nothing before it a quote may stand there.
      let fault = length == 0 && row.hasPrefix("\"1\",") ? nil : fault
      let text = "a,b\n\(row)\n5,6"
      let read = try ReadFile(text)
      #expect(read.faults == (fault.map { ["t.csv:" + $0] } ?? []), "\(row)")
      #expect(read.rows.last == ["5", "6"] && read.rows.count == (fault == nil ? 2 : 1), "\(row)")
    }
  }

  @Test(
    "After a row with malformed quotes the next line is read, and no row is shifted in silence",
    arguments: [
      (
        "a,b\n1,x\"y\n2,z\n", ["2|z"],
        ["2:4: error: a quote stands within a value; put the whole value in quotes and write the quote twice"]
      ),
      (
        "a,b\n\"1\"x,\"p\nq\"\n2,z\n", ["2|z"],
        [
          "2:4: error: text follows the closing quote; write a quote within a value twice",
          "3:2: error: a quote stands within a value; put the whole value in quotes and write the quote twice",
        ]
      ),
      ("a,b\n1,x\n2,\"y\n3,z\n", ["1|x"], ["3:3: error: the quote that opens here is not closed; close it"]),
      (
        "a,b\n1,\"x\n2,\"y\n3,z\n", ["3|z"],
        ["3:4: error: text follows the closing quote; write a quote within a value twice"]
      ),
    ])
  func recovery(text: String, rows: [String], faults: [String]) throws {
    let read = try ReadFile(text)
    #expect(read.rows.map { $0.joined(separator: "|") } == rows)
    #expect(read.faults == faults.map { "t.csv:" + $0 })
  }

  @Test(
    "A file that cannot be read is refused in words",
    arguments: [
      ("", "t.csv:1:1: error: the file is empty; name the columns in its first line"),
      (
        String(repeating: "\n", count: 2 << 20),
        "t.csv:1:1: error: the file is empty; name the columns in its first line"
      ),
      ("\u{FEFF}\n\n", "t.csv:1:1: error: the file is empty; name the columns in its first line"),
      ("a;\"b\n1;2", "t.csv:1:3: error: the quote that opens here is not closed; close it"),
    ])
  func refused(text: String, fault: String) throws {
    let read = try ReadFile(text)
    #expect(read.faults == [fault] && read.header.isEmpty)
  }

  @Test("A header of more than a mebibyte is refused, whatever it holds, and one of a mebibyte is read")
  func longHeader() throws {
    let name = String(repeating: "长", count: (1 << 20) / 3)
    for header in ["\(name),a", "a,\"\(name)\n\"", "\n\(name),a"] {
      let line = header.hasPrefix("\n") ? 2 : 1
      #expect(
        try ReadFile(header + "\n1,2\n").faults == [
          "t.csv:\(line):1: error: this row has more than 1048576 bytes; shorten it"
        ])
    }
    #expect(try ReadFile(name + "\n1").rows == [["1"]])
  }

  @Test("Equal and missing names of columns are told, and the rows are read")
  func header() throws {
    let read = try ReadFile("a,,a\n1,2,3\n")
    #expect(
      read.faults == [
        "t.csv:1:3: error: column 2 has no name; name it or remove it",
        "t.csv:1:4: error: the column 'a' has the name of column 1; rename or remove one",
      ])
    #expect(read.rows == [["1", "2", "3"]])
  }

  @Test(
    "Each row that is not UTF-8 is a fault at its first bad byte, and the others are read", arguments: [1, 9, 4096])
  func encoding(bytesPerChunk: Int) throws {
    let bytes = Array("a,b\n标,1\n标,".utf8) + [0xB1, 0xEA, 0x0A, 0xC0] + Array(",2\n3,4\n".utf8)
    let read = try ReadFile(bytes, bytesPerChunk: bytesPerChunk)
    #expect(read.rows == [["标", "1"], ["3", "4"]])
    #expect(
      read.faults
        == ["3:3", "4:1"].map {
          "t.csv:\($0): error: this is no UTF-8 text, the file is damaged or in another encoding; save it as UTF-8"
        })
    #expect(read.rowCount == 4)
  }

  @Test("Faults are all counted, and listed up to a limit")
  func limit() throws {
    try withFile(Array(("a,b\n" + String(repeating: "1\n2,3\n", count: 10)).utf8)) { path in
      let file = try #require(CSVFile.open(path).file)
      var chunk = CSVChunk(file)
      chunk.read(0, faultLimit: 2)
      #expect(chunk.faultCount == 10 && chunk.faultyRows.setBitCount == 10 && chunk.rowCount == 20)
      #expect(chunk.faults.map(\.row) == [0, 2] && chunk.faults.map(\.line) == [0, 2])
      #expect(chunk.isBlank(row: 0, column: 1) && chunk.text(row: 1, column: 1) == "3")
    }
  }

  @Test("Several threads read chunks of one file at once, each with its own room")
  func threads() async throws {
    let text = "a,b\n" + (1...5000).map { "\($0),\"x\($0 % 7)\"\n" }.joined()
    // The mapping outlives the name of the file.
    let file = try #require(try withFile(Array(text.utf8)) { CSVFile.open($0, bytesPerChunk: 1000).file })
    let sum = await withTaskGroup(of: Int64.self) { group in
      for thread in 0..<4 {
        group.addTask {
          var chunk = CSVChunk(file)
          var column = DecimalColumn()
          var sum: Int64 = 0
          for index in stride(from: thread, to: file.chunks.count, by: 4) {
            chunk.read(index)
            chunk.readDecimals(0, into: &column)
            for row in 0..<chunk.rowCount { sum += column.coefficients[row] }
          }
          return sum
        }
      }
      return await group.reduce(0, +)
    }
    #expect(sum == 5000 * 5001 / 2)
  }

  @Test("A path that leads to no file, or to a folder, is told")
  func paths() {
    #expect(
      ["/no/such/file.csv", "/tmp"].map { CSVFile.open($0).faults.map { $0.rendered(in: .en) } } == [
        ["/no/such/file.csv:1:1: error: there is no such file; check the path"],
        ["/tmp:1:1: error: this is no ordinary file and cannot be read"],
      ])
    #expect(
      ["/no/such/file.csv", "/tmp"].map { CSVFile.open($0).faults.map { $0.rendered(in: .zh) } } == [
        ["/no/such/file.csv:1:1: error: 文件不存在，请检查路径"], ["/tmp:1:1: error: 此处不是普通文件，无法读取"],
      ])
  }

  private func compare(_ text: String, delimiter: UInt8, bytesPerChunk: [Int]) throws {
    let (table, faults) = CSVTable.parse(Array(text.utf8), path: "t.csv", delimiter: delimiter)
    let whole = try #require(table)
    let expected = ReadFile(
      header: whole.header.map(\.text), rows: whole.rows.map { $0.map(\.text) },
      places: whole.rows.map { $0.map(\.place.description) }, faults: faults.map { $0.rendered(in: .en) })
    for bytesPerChunk in bytesPerChunk {
      var read = try ReadFile(text, bytesPerChunk: bytesPerChunk)
      read.rowCount = expected.rowCount
      #expect(read == expected, "\(bytesPerChunk) bytes of \(text.debugDescription)")
    }
  }

  @Test(
    "What few files have wrong with them is said in both languages as well",
    arguments: [
      (.unreadable, "无法读取，请检查权限", "it cannot be read; check its permissions"),
      (
        .rowTooLong(limit: 1_073_741_824), "此行超过 1073741824 字节；应缩短",
        "this row has more than 1073741824 bytes; shorten it"
      ),
    ] as [(TableFault, String, String)])
  func wording(fault: TableFault, chinese: String, english: String) {
    #expect([fault.chinese, fault.english] == [chinese, english])
  }
}
