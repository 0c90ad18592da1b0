import Diagnostics

/// The bytes of a file of a bearable size, without a byte order mark.
struct SourceText {
  let path: String
  let bytes: [UInt8]

  init(_ bytes: [UInt8], path: String, limits: Limits) throws(Diagnostic) {
    // Offsets are kept in 32 bits, and an escape may stand for more bytes than it is written with.
    let limit = min(limits.bytes, 1 << 31)
    guard bytes.count <= limit else {
      throw Diagnostic(at: Place(path: path), DocumentFault.tooLarge(bytes: bytes.count, limit: limit))
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    self.path = path
    self.bytes = text
    guard !text.isEmpty else { throw Diagnostic(at: Place(path: path), DocumentFault.empty) }
  }

  /// Throws where the bytes are not UTF-8. For YAML, libyaml sees to it.
  func checkEncoding() throws(Diagnostic) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw Diagnostic(at: place(ofByte: error.byteOffsets.lowerBound), DocumentFault.notUTF8)
    }
  }

  /// The line and column of a byte, by a walk from the start: for faults only.
  func place(ofByte offset: Int) -> Place {
    var line = 1
    var column = 1
    for index in 0..<min(offset, bytes.count) {
      let byte = bytes[index]
      let nextIsLineFeed = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
      if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && !nextIsLineFeed) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return Place(path: path, line: line, column: column)
  }

  /// The text of a line, counted from 1, without its end; empty where there is no such line.
  func line(_ number: Int) -> [Unicode.Scalar] {
    let lines = bytes.split(
      separator: UInt8(ascii: "\n"), maxSplits: number, omittingEmptySubsequences: false)
    guard number >= 1, number <= lines.count, !lines[number - 1].isEmpty else { return [] }
    let line = String(decoding: lines[number - 1], as: UTF8.self).unicodeScalars
    return line.filter { $0 != "\r" }
  }
}
