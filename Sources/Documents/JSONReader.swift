import Diagnostics

/// Turns JSON (RFC 8259) into a tree. Own code, because no library for it gives the line and column of every value.
///
/// It uses no recursion, so that no depth limit can exhaust the stack.
struct JSONReader {
  private let source: SourceText
  private(set) var builder: TreeBuilder
  private var offset = 0
  private var line: UInt32 = 1
  /// The offset at which column 1 of the line would stand, if every scalar of the line so far had one byte.
  private var lineStart = 0
  /// Whether a mapping or sequence was opened just now, and so may close without a member.
  private var hasJustOpened = false

  init(source: SourceText, builder: TreeBuilder) {
    self.source = source
    self.builder = builder
  }

  mutating func read() throws(Diagnostic) {
    try source.checkEncoding()
    skipSpace()
    guard peek() != nil else { throw Diagnostic(at: Place(path: source.path), DocumentFault.empty) }
    try readValue()
    while builder.depth > 0 {
      skipSpace()
      let close = UInt8(ascii: isInMapping ? "}" : "]")
      if peek() == close {
        offset += 1
        builder.closeCollection()
        hasJustOpened = false
      } else {
        if !hasJustOpened { try readComma(before: close) }
        if isInMapping { try readKey() }
        try readValue()
      }
    }
    skipSpace()
    if peek() != nil { throw fault(.textAfterEnd) }
  }

  private var isInMapping: Bool { builder.innermostOpen?.kind == .mapping }

  private mutating func readKey() throws(Diagnostic) {
    guard peek() == UInt8(ascii: "\"") else { throw unexpected(.key) }
    try readString()
    skipSpace()
    guard peek() == UInt8(ascii: ":") else { throw unexpected(.colon) }
    offset += 1
    skipSpace()
  }

  private mutating func readValue() throws(Diagnostic) {
    let isOpening: Bool
    switch peek() {
    case UInt8(ascii: "{"):
      try open(.mapping)
      isOpening = true
    case UInt8(ascii: "["):
      try open(.sequence)
      isOpening = true
    case UInt8(ascii: "\""):
      try readString()
      isOpening = false
    default:
      try readWord()
      isOpening = false
    }
    hasJustOpened = isOpening
  }

  private mutating func open(_ kind: Node.Kind) throws(Diagnostic) {
    try builder.openCollection(NodeRecord(kind: kind, line: line, column: column))
    offset += 1
  }

  private mutating func readComma(before close: UInt8) throws(Diagnostic) {
    guard peek() == UInt8(ascii: ",") else {
      throw unexpected(isInMapping ? .commaOrBrace : .commaOrBracket)
    }
    let (commaLine, commaColumn) = (line, column)
    offset += 1
    skipSpace()
    if peek() == close {
      throw Diagnostic(at: builder.place(commaLine, commaColumn), DocumentFault.json(.trailingComma))
    }
  }
}

// MARK: - Numbers and words

extension JSONReader {
  /// Reads a number, `true`, `false` or `null`.
  private mutating func readWord() throws(Diagnostic) {
    let start = offset
    var end = offset
    while end < source.bytes.count, Self.isWordByte(source.bytes[end]) { end += 1 }
    let word = source.bytes[start..<end]
    guard !word.isEmpty else { throw unexpected(.value) }
    let isNull = word.first == UInt8(ascii: "n") && word.elementsEqual("null".utf8)
    guard isNull || Self.isNumber(word) || word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8)
    else {
      throw fault(.word(String(decoding: word, as: UTF8.self)))
    }
    var record = NodeRecord(kind: isNull ? .null : .scalar, line: line, column: column)
    record.start = UInt32(truncatingIfNeeded: builder.text.count)
    if !isNull {
      builder.text.append(contentsOf: word)
      record.count = UInt32(truncatingIfNeeded: word.count)
    }
    try builder.addScalar(record)
    offset = end
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
  static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = dropDigits(&rest)
    guard whole == 1 || (whole > 1 && !startsWithZero) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard dropDigits(&rest) > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard dropDigits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }

  private static func dropDigits(_ text: inout ArraySlice<UInt8>) -> Int {
    let before = text.count
    text = text.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return before - text.count
  }
}

// MARK: - Strings

extension JSONReader {
  private mutating func readString() throws(Diagnostic) {
    var record = NodeRecord(kind: .scalar, form: .quoted, line: line, column: column)
    let start = builder.text.count
    offset += 1
    while true {
      copyPlainBytes()
      switch peek() {
      case UInt8(ascii: "\""):
        offset += 1
        record.start = UInt32(truncatingIfNeeded: start)
        record.count = UInt32(truncatingIfNeeded: builder.text.count - start)
        return try builder.addScalar(record)
      case UInt8(ascii: "\\"): try readEscape()
      case nil, UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        throw Diagnostic(at: builder.place(record.line, record.column), DocumentFault.json(.unclosedString))
      case let byte?: throw fault(.controlCharacter(UInt32(byte)))
      }
    }
  }

  /// Copies up to the next quote, backslash or control character.
  private mutating func copyPlainBytes() {
    let start = offset
    let bytes = source.bytes
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      if byte & 0xC0 == 0x80 { lineStart += 1 }
      offset += 1
    }
    builder.text.append(contentsOf: bytes[start..<offset])
  }

  private mutating func readEscape() throws(Diagnostic) {
    let letter = offset + 1 < source.bytes.count ? source.bytes[offset + 1] : 0
    let scalar: Unicode.Scalar
    var length = 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scalar = Unicode.Scalar(letter)
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"): (scalar, length) = try readUnicodeEscape()
    default: throw escapeFault()
    }
    builder.text.append(contentsOf: String(scalar).utf8)
    offset += length
  }

  /// `\uXXXX`, or two of them for a scalar beyond the basic plane.
  private func readUnicodeEscape() throws(Diagnostic) -> (scalar: Unicode.Scalar, length: Int) {
    guard let first = hexadecimal(at: offset + 2) else { throw escapeFault() }
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    guard first < 0xDC00, source.bytes[(offset + 6)...].starts(with: "\\u".utf8),
      let second = hexadecimal(at: offset + 8), (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw escapeFault() }
    return (scalar, 12)
  }

  private func hexadecimal(at start: Int) -> UInt32? {
    guard start + 4 <= source.bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in source.bytes[start..<start + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 + UInt32(digit)
    }
    return value
  }

  private func escapeFault() -> Diagnostic {
    let rest = String(decoding: source.bytes[offset..<min(offset + 16, source.bytes.count)], as: UTF8.self)
    let isUnicode = rest.hasPrefix("\\u")
    return fault(.escape(String(rest.unicodeScalars.prefix(isUnicode ? 6 : 2))))
  }
}

// MARK: - The next byte, and faults

extension JSONReader {
  private func peek() -> UInt8? {
    offset < source.bytes.count ? source.bytes[offset] : nil
  }

  private var column: UInt32 { UInt32(truncatingIfNeeded: offset - lineStart + 1) }

  private mutating func skipSpace() {
    while offset < source.bytes.count {
      switch source.bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): offset += 1
      case UInt8(ascii: "\n"):
        offset += 1
        startLine()
      case UInt8(ascii: "\r"):
        offset += 1
        if peek() != UInt8(ascii: "\n") { startLine() }
      default: return
      }
    }
  }

  private mutating func startLine() {
    line += 1
    lineStart = offset
  }

  private func fault(_ problem: JSONProblem) -> Diagnostic {
    Diagnostic(at: builder.place(line, column), DocumentFault.json(problem))
  }

  private func unexpected(_ wanted: JSONProblem.Wanted) -> Diagnostic {
    guard let byte = peek() else { return fault(.endOfText(wanted)) }
    if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#") { return fault(.comment) }
    if byte == UInt8(ascii: "'") { return fault(.singleQuote) }
    let rest = String(decoding: source.bytes[offset..<min(offset + 8, source.bytes.count)], as: UTF8.self)
    return fault(.unexpected(String(rest.unicodeScalars.prefix(1)), wanted))
  }
}
