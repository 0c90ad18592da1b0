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
    var index = 0
    while index < offset {
      let breakLength = lineBreakLength(at: index)
      if breakLength > 0 {
        line += 1
        column = 1
      } else if bytes[index] & 0xC0 != 0x80 {
        column += 1
      }
      index += max(1, breakLength)
    }
    return Place(path: path, line: line, column: column)
  }

  /// The text of a line, counted from 1, without its end; empty where there is no such line.
  func line(_ number: Int) -> [Unicode.Scalar] {
    var line = 1
    var start = 0
    var index = 0
    while index < bytes.count {
      let breakLength = lineBreakLength(at: index)
      if breakLength > 0 {
        if line == number { break }
        line += 1
        start = index + breakLength
      }
      index += max(1, breakLength)
    }
    guard line == number else { return [] }
    return Array(String(decoding: bytes[start..<index], as: UTF8.self).unicodeScalars)
  }

  /// How many bytes of a line break begin at an index, by libyaml's rules: LF, CRLF, CR, U+0085, U+2028 and U+2029.
  private func lineBreakLength(at index: Int) -> Int {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch bytes[index] {
    case UInt8(ascii: "\n"): return 1
    case UInt8(ascii: "\r"): return next == UInt8(ascii: "\n") ? 2 : 1
    case 0xC2: return next == 0x85 ? 2 : 0
    case 0xE2:
      guard next == 0x80, index + 2 < bytes.count else { return 0 }
      return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }
}
