#if Workbooks
internal import Diagnostics

/// Finds the tags of an XML text one after the other, and where each stands, so that a change can leave every other byte
/// as it was.
///
/// What it is given was read by an XML parser before; it takes no doctype and no other encoding than UTF-8 all the same,
/// and gives up where the text breaks off.
struct MarkupScanner {
  let bytes: [UInt8]
  private var position = 0

  /// - Parameter part: What faults call the text.
  init(_ bytes: [UInt8], part: MarkedPart) throws(Diagnostic) {
    self.bytes = bytes
    self.part = part
    guard Self.isUTF8(bytes) else { throw part.fault(.foreignEncoding(part: part.name)) }
  }

  private let part: MarkedPart

  var malformed: Diagnostic { part.malformed }

  /// The next tag; `nil` at the end of the text.
  mutating func next() throws(Diagnostic) -> MarkupTag? {
    while true {
      guard let open = index(of: UInt8(ascii: "<"), from: position) else {
        position = bytes.count
        return nil
      }
      if has("<!--", at: open) {
        position = try end(of: "-->", from: open + 4)
      } else if has("<![CDATA[", at: open) {
        position = try end(of: "]]>", from: open + 9)
      } else if has("<?", at: open) {
        position = try end(of: "?>", from: open + 2)
      } else if has("<!", at: open) {
        throw malformed
      } else {
        let tag = try tag(at: open)
        position = tag.range.upperBound
        return tag
      }
    }
  }

  private func tag(at open: Int) throws(Diagnostic) -> MarkupTag {
    let isEnd = has("</", at: open)
    let nameStart = open + (isEnd ? 2 : 1)
    var index = nameStart
    while index < bytes.count, !bytes[index].endsName { index += 1 }
    let name = nameStart..<index
    guard !name.isEmpty else { throw malformed }
    var quote: UInt8?
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        let isEmpty = !isEnd && bytes[index - 1] == UInt8(ascii: "/")
        return MarkupTag(kind: isEnd ? .end : isEmpty ? .empty : .start, range: open..<index + 1, name: name)
      } else if byte == UInt8(ascii: "<") {
        throw malformed
      }
      index += 1
    }
    throw malformed
  }

  private func index(of byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == byte { return index }
      index += 1
    }
    return nil
  }

  private func has(_ text: StaticString, at index: Int) -> Bool { bytes.has(text, at: index) }

  private func end(of text: StaticString, from start: Int) throws(Diagnostic) -> Int {
    var index = start
    while index < bytes.count {
      if has(text, at: index) { return index + text.utf8CodeUnitCount }
      index += 1
    }
    throw malformed
  }

  /// Whether the text says nothing else of its encoding.
  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.prefix(4).contains(0) {
      return false
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes.has("<?xml", at: start), let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return true }
    let declaration = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    guard let encoding = declaration.firstRange(of: "encoding") else { return true }
    let named = declaration[encoding.upperBound...]
    return ["utf-8", "utf8", "us-ascii"].contains { named.contains("\"\($0)\"") || named.contains("'\($0)'") }
  }
}

extension UInt8 {
  /// White space, `/`, `>` or what cannot stand in a name.
  fileprivate var endsName: Bool {
    self <= 0x20 || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") || self == UInt8(ascii: "<")
  }
}

extension [UInt8] {
  /// Whether a text of ASCII stands at an index.
  func has(_ text: StaticString, at index: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= self.count else { return false }
    return text.withUTF8Buffer { buffer in
      for offset in 0..<count where unsafe buffer[offset] != self[index + offset] { return false }
      return true
    }
  }
}
#endif
