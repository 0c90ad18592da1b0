import Tables
import Testing

@Suite("Columns of a chunk are read at once")
struct CSVColumnTests {
  /// One case of a column: its fields, and what they come to.
  struct Decimals: Sendable {
    let fields: [String]
    let scale: Int
    /// `nil` where none is there.
    let coefficients: [Int64?]
    let others: [Int]
    let greatest: UInt64
  }

  static let decimals = [
    Decimals(
      fields: ["1", "20", "12345678"], scale: 0, coefficients: [1, 20, 12_345_678], others: [], greatest: 12_345_678),
    Decimals(fields: ["1.5", "-20.25", "3"], scale: 2, coefficients: [150, -2025, 300], others: [], greatest: 2025),
    Decimals(fields: ["-0", "-0.00", "0"], scale: 2, coefficients: [0, 0, 0], others: [], greatest: 0),
    Decimals(fields: ["", " ", "\u{3000}", "7"], scale: 0, coefficients: [nil, nil, nil, 7], others: [], greatest: 7),
    Decimals(
      fields: [
        "1.", ".5", "+1", "1e3", " 1", "１２", "-.5", "--1", "1-", "1..2", "1.2.3", "1,5", "0x1", "1 ", "-1.", "—1", "Nx",
      ],
      scale: 0, coefficients: Array(repeating: nil, count: 17), others: Array(0..<17), greatest: 0),
    Decimals(
      fields: ["-", "--", ".", "/", "—", "……", "无", "N/A", "\u{200B}", "\u{FEFF} ", "0"], scale: 0,
      coefficients: Array(repeating: nil, count: 10) + [0], others: [], greatest: 0),
    Decimals(
      fields: ["1234567.", "12345.6.", "-1.2.3.4", "1234567:", "1234567/", "\u{0}1.25", "1.5\u{1}"], scale: 0,
      coefficients: Array(repeating: nil, count: 7), others: Array(0..<7), greatest: 0),
    Decimals(
      fields: ["999999999999999999", "-123456789012345678", "1234567890123456789"], scale: 0,
      coefficients: [999_999_999_999_999_999, -123_456_789_012_345_678, nil], others: [2],
      greatest: 999_999_999_999_999_999),
    Decimals(
      fields: ["0.123456789012345678", "0.1234567890123456789", "1"], scale: 18,
      coefficients: [123_456_789_012_345_678, nil, nil], others: [1, 2], greatest: 123_456_789_012_345_678),
    Decimals(
      fields: ["1.5", "0/5", "0-5", "1,0", "2*0", "-0.5", "-.5", "1.5 "], scale: 1,
      coefficients: [15, nil, nil, nil, nil, -5, nil, nil], others: [1, 2, 3, 4, 6, 7], greatest: 15),
    Decimals(
      fields: ["0.0000000000000000001", "10000000000000000", "x", "0.01"], scale: 2, coefficients: [nil, nil, nil, 1],
      others: [0, 1, 2], greatest: 1),
    // Ten to the power of 18 at the common scale is one digit too many.
    Decimals(
      fields: ["x", "0.01", "10000000000000000", "9999999999999999.99", "9999999999999999"], scale: 2,
      coefficients: [nil, 1, nil, 999_999_999_999_999_999, 999_999_999_999_999_900], others: [0, 2],
      greatest: 999_999_999_999_999_999),
    Decimals(
      fields: ["123456.78", "-123456.78", "1.2345678", "0.000001", "-0.0001"], scale: 7,
      coefficients: [1_234_567_800_000, -1_234_567_800_000, 12_345_678, 10, -1000], others: [],
      greatest: 1_234_567_800_000),
    Decimals(
      fields: ["000000000000000000001.50", "0000"], scale: 2, coefficients: [150, 0], others: [], greatest: 150),
    Decimals(
      fields: ["\"12.5\"", "\"1\"\"2\"", "\"\""], scale: 1, coefficients: [125, nil, nil], others: [1], greatest: 125),
    Decimals(fields: [], scale: 0, coefficients: [], others: [], greatest: 0),
  ]

  @Test("Decimals come to whole numbers at one scale, and what is none is left to the caller", arguments: decimals)
  func readDecimals(expected: Decimals) throws {
    // The room of a column with other scales, so that nothing may be left of it.
    var column = DecimalColumn()
    try withChunk(["9.125", "-77777", "8.1", "y"]) { $0.readDecimals(1, into: &column) }
    try withChunk(expected.fields) { $0.readDecimals(1, into: &column) }
    #expect(column.scale == expected.scale && column.greatest == expected.greatest)
    #expect(column.others == expected.others)
    #expect(column.coefficients.count == expected.fields.count && column.isThere.count == expected.fields.count)
    for (row, coefficient) in expected.coefficients.enumerated() {
      #expect(column.isThere[row] == (coefficient != nil) && column.coefficients[row] == coefficient ?? 0, "\(row)")
    }
    #expect(column.isThere.setBitCount == expected.coefficients.count { $0 != nil })
  }

  @Test("A column of long decimals is read like one of short ones, whatever stands among them")
  func longDecimals() throws {
    let some = [
      "123456789.25", "-123456789.25", "1234567890123.25", "-123456789012.25", "1.25", "-0.25", "", "123456780/25",
      "1234567890.2", "12345678901234.25", "123456789.250", "-.25", "12 45678901.25", "x", "123456.78", "-12345.67",
    ]
    let expected: [Int64?] = [
      12_345_678_925_0, -12_345_678_925_0, 123_456_789_012_325_0, -12_345_678_901_225_0, 1250, -250, nil, nil,
      1_234_567_890_200, 1_234_567_890_123_425_0, 12_345_678_925_0, nil, nil, nil, 123_456_780, -12_345_670,
    ]
    var column = DecimalColumn()
    let fields = Array(repeating: some, count: 20).flatMap { $0 }
    try withChunk(fields) { $0.readDecimals(1, into: &column) }
    #expect(column.scale == 3 && column.greatest == 1_234_567_890_123_425_0)
    for row in fields.indices {
      #expect((column.isThere[row] ? column.coefficients[row] : nil) == expected[row % 16], "\(row)")
    }
    #expect(column.others == fields.indices.filter { [7, 11, 12, 13].contains($0 % 16) })
  }

  @Test("Decimals of every length and scale are read, whatever stands before them", arguments: 0..<20)
  func everyDecimal(scale: Int) throws {
    let digits = "12345678901234567890"
    var fields: [String] = []
    var expected: [Int64?] = []
    for count in max(1, scale)...20 {
      let whole = count > scale ? String(digits.prefix(count - scale)) : "0"
      let fraction = scale > 0 ? "." + digits.prefix(count).suffix(scale) : ""
      for sign in ["", "-"] {
        fields.append(sign + whole + fraction)
        expected.append(count <= 18 ? Int64(sign + digits.prefix(count)) : nil)
      }
    }
    var column = DecimalColumn()
    try withChunk(fields) { $0.readDecimals(1, into: &column) }
    #expect(column.scale == (scale <= 18 ? scale : 0))
    #expect((0..<fields.count).map { column.isThere[$0] ? column.coefficients[$0] : nil } == expected)
    #expect(column.others == expected.indices.filter { expected[$0] == nil })
  }

  @Test("Texts get codes in the order in which they come, from chunk to chunk, and blanks 0")
  func codes() throws {
    var dictionary = TextDictionary()
    var column = CodeColumn()
    let texts = [
      "哈尔滨市", "a", "", "\"a\"", " ", "\"x\"\"y\"", "12345678", "123456789", "哈尔滨市", "a\0", "\u{3000}", "\"\"",
    ]
    for _ in 0..<2 {
      try withChunk(texts) { $0.readCodes(1, &dictionary, into: &column) }
      #expect((0..<texts.count).map { column.codes[$0] } == [1, 2, 0, 2, 0, 3, 4, 5, 1, 6, 0, 0])
    }
    #expect((0..<7).map { dictionary.text(of: $0) } == ["", "哈尔滨市", "a", "x\"y", "12345678", "123456789", "a\0"])
    #expect(dictionary.count == 7 && !dictionary.isFull)
  }

  @Test("A dictionary that is full knows its texts still, and has one code for all others")
  func overflow() throws {
    var dictionary = TextDictionary(limit: 4)
    var column = CodeColumn()
    try withChunk(["a", "b", "c", "d", "b", "", "a longer text", "c"]) { $0.readCodes(1, &dictionary, into: &column) }
    #expect((0..<8).map { column.codes[$0] } == [1, 2, 3, .max, 2, 0, .max, 3])
    #expect(dictionary.count == 4 && dictionary.isFull)
  }

  @Test("A dictionary grows to the standard limit and holds each text once")
  func growth() throws {
    var dictionary = TextDictionary()
    var column = CodeColumn()
    let texts = (0..<65_600).map { $0 % 2 == 0 ? "\($0)" : "a longer text, number \($0)" }
    for _ in 0..<2 {
      try withChunk(texts, bytesPerChunk: 1 << 30) { $0.readCodes(1, &dictionary, into: &column) }
      #expect(texts.indices.allSatisfy { column.codes[$0] == ($0 < 65_535 ? UInt32($0 + 1) : .max) })
    }
    #expect((0..<65_535).allSatisfy { dictionary.text(of: UInt32($0 + 1)) == texts[$0] } && dictionary.isFull)
  }

  @Test("Hashes depend on all of the text and on what was mixed in before, and not on how the text is quoted")
  func hashes() throws {
    let base = "abcdefghijklmnopqrstuvwxyz0123456789"
    var texts = (0...base.count).map { String(base.prefix($0)) }
    for count in [3, 8, 9, 16, 17, 30] {
      for place in 0..<count {
        var changed = Array(base.prefix(count))
        changed[place] = "_"
        texts.append(String(changed))
      }
    }
    for form in ["", "\""] {
      var hashes = Buffer<UInt64>()
      try withChunk(texts.map { form + $0 + form }) {
        hashes.resize(to: texts.count, filling: 0)
        $0.addHashes(1, to: &hashes)
      }
      let once = (0..<texts.count).map { hashes[$0] }
      #expect(Set(once).count == texts.count)
      // That of `abc`, by the definition with numbers of any length.
      #expect(once[3] == 1_044_389_792_856_927_318)
      try withChunk(texts) { $0.addHashes(1, to: &hashes) }
      #expect(Set(once + (0..<texts.count).map { hashes[$0] }).count == 2 * texts.count)
    }
  }

  @Test("A bitmap holds a bit for each row and none beyond")
  func bitmap() {
    for count in [0, 1, 63, 64, 65, 130] {
      var all = Bitmap(count: count, repeating: true)
      var some = Bitmap(count: count)
      for row in 0..<count where row % 3 == 0 { some[row] = true }
      #expect(all.setBitCount == count && some.setBitCount == (count + 2) / 3)
      all.formAndNot(some)
      #expect(all.setBitCount == count - (count + 2) / 3 && (0..<count).allSatisfy { all[$0] != some[$0] })
      if count > 0 { some[0] = false }
      #expect(some.setBitCount == max(0, (count + 2) / 3 - 1))
    }
  }

  @Test("A field's place in the file is that of its content without quotes")
  func byteRanges() throws {
    try withFile(Array("k,v\nab,\"c\"\"d\"\n\"\",é\n".utf8)) { path in
      let file = try #require(CSVFile.open(path, bytesPerChunk: 1).file)
      var chunk = CSVChunk(file)
      chunk.read(0)
      #expect(chunk.byteRange(row: 0, column: 0) == 4..<6 && chunk.byteRange(row: 0, column: 1) == 8..<12)
      #expect(chunk.startOffset(ofRow: 0) == 4 && chunk.column(row: 0, column: 1) == 4)
      chunk.read(1)
      #expect(chunk.byteRange(row: 0, column: 0) == 15..<15 && chunk.byteRange(row: 0, column: 1) == 17..<19)
      #expect(chunk.startOffset(ofRow: 0) == 14 && chunk.line(ofRow: 0) == 0)
    }
  }

  /// A chunk whose rows have these fields behind a first one.
  private func withChunk(
    _ fields: [String], bytesPerChunk: Int = 1 << 20, _ body: (borrowing CSVChunk) throws -> Void
  ) throws {
    // Of no fields an empty line makes a chunk all the same.
    let lines = fields.map { "0.7," + ($0.contains(",") ? "\"\($0)\"" : $0) } + (fields.isEmpty ? [""] : [])
    let text = "k,v\n" + lines.map { $0 + "\n" }.joined()
    try withFile(Array(text.utf8)) { path in
      let file = try #require(CSVFile.open(path, bytesPerChunk: bytesPerChunk).file)
      try #require(file.chunks.count == 1)
      var chunk = CSVChunk(file)
      chunk.read(0)
      try #require(chunk.faultCount == 0 && chunk.rowCount == fields.count)
      try body(chunk)
    }
  }
}
