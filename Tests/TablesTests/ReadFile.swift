import Diagnostics
import Glibc
import Tables
import Testing

/// All that a file came to, read chunk by chunk.
struct ReadFile {
  private(set) var header: [String] = []
  private(set) var rows: [[String]] = []
  private(set) var places: [[String]] = []
  private(set) var faults: [String] = []
  /// Faulty rows included.
  private(set) var rowCount = 0
  private(set) var chunkCount = 0

  init(_ text: String, bytesPerChunk: Int = CSVFile.standardBytesPerChunk) throws {
    try self.init(Array(text.utf8), bytesPerChunk: bytesPerChunk)
  }

  init(_ bytes: [UInt8], bytesPerChunk: Int = CSVFile.standardBytesPerChunk) throws {
    try withFile(bytes) { path in
      let (file, faults) = CSVFile.open(path, bytesPerChunk: bytesPerChunk)
      self.faults = faults.map { Self.rendered($0) }
      guard let file else { return }
      header = file.header.map(\.text)
      chunkCount = file.chunks.count
      var chunk = CSVChunk(file)
      var lineCount = file.headerLineCount
      for index in file.chunks.indices {
        chunk.read(index)
        for row in 0..<chunk.rowCount where !chunk.faultyRows[row] {
          rows.append(file.header.indices.map { chunk.text(row: row, column: $0) })
          places.append(
            file.header.indices.map {
              let place = chunk.place(row: row, column: $0)
              return Place(path: "t.csv", line: lineCount + place.line + 1, column: place.column).description
            })
        }
        self.faults += chunk.faults.map {
          let place = Place(path: path, line: lineCount + $0.line + 1, column: $0.column)
          return Self.rendered(Diagnostic(at: place, $0.fault))
        }
        rowCount += chunk.rowCount
        lineCount += chunk.lineCount
      }
    }
  }

  /// Under the name that the table read whole has in these tests.
  private static func rendered(_ fault: Diagnostic) -> String {
    Diagnostic(
      at: Place(path: "t.csv", position: fault.place.position), fault.fact
    ).rendered(in: .en)
  }
}

/// Gives `body` the path of a file with these bytes, which lasts as long as the call.
func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
  var name = Array("/tmp/tables-XXXXXX\0".utf8CString.dropLast())
  let file = unsafe mkstemp(&name)
  try #require(file >= 0)
  let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { _ = unsafe unlink(path) }
  try #require(unsafe write(file, bytes, bytes.count) == bytes.count)
  _ = close(file)
  return try body(path)
}
