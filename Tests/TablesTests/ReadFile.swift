import Diagnostics
import Glibc
import Tables
import Testing

/// All that a file came to, read chunk by chunk.
struct ReadFile: Equatable {
  var header: [String] = []
  /// Those without faults.
  var rows: [[String]] = []
  var places: [[String]] = []
  var faults: [String] = []
  /// Faulty rows included.
  var rowCount = 0
}

extension ReadFile {
  init(_ text: String, bytesPerChunk: Int = CSVFile.standardBytesPerChunk) throws {
    try self.init(Array(text.utf8), bytesPerChunk: bytesPerChunk)
  }

  init(_ bytes: [UInt8], bytesPerChunk: Int = CSVFile.standardBytesPerChunk) throws {
    self.init()
    try withFile(bytes) { path in
      let (file, faults) = CSVFile.open(path, bytesPerChunk: bytesPerChunk)
      if let file { try read(file, byteCount: bytes.count) }
      self.faults = faults.map { Self.rendered($0) } + self.faults
    }
  }

  /// - Parameter byteCount: Where the last chunk has to end, where that is known.
  init(_ file: CSVFile, byteCount: Int? = nil) throws {
    self.init()
    try read(file, byteCount: byteCount)
  }

  private mutating func read(_ file: CSVFile, byteCount: Int?) throws {
    header = file.header.map(\.text)
    var chunk = CSVChunk(file)
    var lineCount = file.headerLineCount
    var end = file.chunks.first?.lowerBound
    for index in file.chunks.indices {
      chunk.read(index)
      try #require(chunk.range.lowerBound == end)
      end = chunk.range.upperBound
      add(chunk, lineCount)
      try checkColumns(of: chunk)
      lineCount += chunk.lineCount
    }
    if let end, let byteCount { try #require(end == byteCount) }
  }

  private mutating func add(_ chunk: borrowing CSVChunk, _ lineCount: Int) {
    for row in 0..<chunk.rowCount where !chunk.faultyRows[row] {
      rows.append(header.indices.map { chunk.text(row: row, column: $0) })
      places.append(
        header.indices.map {
          let place = chunk.place(row: row, column: $0)
          return Place(path: "t.csv", line: lineCount + place.line + 1, column: place.column).description
        })
    }
    faults += chunk.faults.map {
      let place = Place(path: "t.csv", line: lineCount + $0.line + 1, column: $0.column)
      return Self.rendered(Diagnostic(at: place, $0.fault))
    }
    rowCount += chunk.rowCount
  }

  /// What is read of a column at once is what its fields are one by one.
  private func checkColumns(of chunk: borrowing CSVChunk) throws {
    var codes = CodeColumn()
    var noData = Bitmap()
    var hashes = Buffer<UInt64>()
    for column in header.indices {
      var dictionary = TextDictionary()
      var seen: [UInt64: String] = [:]
      chunk.readCodes(column, &dictionary, into: &codes)
      chunk.readNoData(column, into: &noData)
      hashes.resize(to: chunk.rowCount, filling: 0)
      hashes.fill(with: 7)
      chunk.addHashes(column, to: &hashes)
      for row in 0..<chunk.rowCount {
        let text = chunk.text(row: row, column: column)
        let isBlank = text.unicodeScalars.allSatisfy {
          $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
        }
        try #require(dictionary.text(of: codes.codes[row]) == (isBlank ? "" : text))
        try #require(chunk.isBlank(row: row, column: column) == isBlank && (noData[row] || !isBlank))
        try #require(chunk.isNoData(row: row, column: column) == noData[row])
        try #require(seen.updateValue(text, forKey: hashes[row]) ?? text == text)
      }
      try #require(Set(seen.values).count == seen.count)
    }
  }

  /// Under the name that the table read whole has in these tests.
  private static func rendered(_ fault: Diagnostic) -> String {
    Diagnostic(at: Place(path: "t.csv", position: fault.place.position), fault.fact).rendered(in: .en)
  }
}

/// Gives `body` the path of a file with these bytes, which lasts as long as the call.
func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
  var name = "/tmp/tables-XXXXXX".utf8CString.map { $0 }
  let file = unsafe mkstemp(&name)
  try #require(file >= 0)
  let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { _ = unsafe unlink(path) }
  try #require(unsafe write(file, bytes, bytes.count) == bytes.count)
  _ = close(file)
  return try body(path)
}
