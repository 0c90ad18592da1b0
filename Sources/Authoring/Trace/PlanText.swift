internal import Diagnostics

/// The text of a plan, its lines known.
struct PlanText {
  let path: String
  let text: FoldedText
  let lines: [Line]

  struct Line {
    /// Counted from 1.
    let number: Int
    /// Where it stands in the text as it is, without its end.
    let range: Range<Int>
    /// Where it stands in the folded text; empty where it is blank.
    let folded: Range<Int>
  }

  /// - Throws: Why the bytes are no text.
  init(_ file: TextFile) throws(Diagnostic) {
    let hasMark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let bytes = Array(file.bytes.dropFirst(hasMark ? 3 : 0))
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw Diagnostic(
        at: Self.place(of: error.byteOffsets.lowerBound, in: bytes, path: file.path), TraceFault.planNotUTF8)
    }
    path = file.path
    text = FoldedText(Array(String(decoding: bytes, as: UTF8.self).unicodeScalars))
    guard !text.folded.isEmpty else { throw Diagnostic(at: Place(path: path), TraceFault.planEmpty) }
    lines = Self.lines(of: text)
  }

  private static func place(of byte: Int, in bytes: [UInt8], path: String) -> Place {
    let before = bytes[..<byte].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let column = String(decoding: before.last ?? [], as: UTF8.self).unicodeScalars.count + 1
    return Place(path: path, line: before.count, column: column)
  }

  private static func lines(of text: FoldedText) -> [Line] {
    var lines: [Line] = []
    var start = 0
    var folded = 0
    func end(at index: Int) {
      var next = folded
      while next < text.origins.count, text.origins[next] < index { next += 1 }
      lines.append(Line(number: lines.count + 1, range: start..<index, folded: folded..<next))
      folded = next
    }
    var index = 0
    while index < text.scalars.count {
      let scalar = text.scalars[index]
      let isPair = scalar == "\r" && index + 1 < text.scalars.count && text.scalars[index + 1] == "\n"
      if scalar == "\n" || scalar == "\r" {
        end(at: index)
        index += isPair ? 1 : 0
        start = index + 1
      }
      index += 1
    }
    if start < text.scalars.count { end(at: text.scalars.count) }
    return lines
  }

  /// The line in which a position of the folded text stands.
  func line(at position: Int) -> Line {
    var (low, high) = (0, lines.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].folded.upperBound <= position { low = middle + 1 } else { high = middle }
    }
    return lines[low]
  }
}
