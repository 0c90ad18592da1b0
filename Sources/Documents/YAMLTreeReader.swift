import Diagnostics

/// Turns the events of one YAML document into a tree.
struct YAMLTreeReader {
  private let source: SourceText
  private(set) var builder: TreeBuilder

  init(source: SourceText, builder: TreeBuilder) {
    self.source = source
    self.builder = builder
  }

  mutating func read() throws(Diagnostic) {
    try refuseTagDirectives()
    var reader = YAMLReader(source.bytes)
    var documents = 0
    while true {
      switch try next(&reader) {
      case .scalar: try addScalar(reader)
      case .mappingStart: try openCollection(.mapping, reader)
      case .sequenceStart: try openCollection(.sequence, reader)
      case .collectionEnd: builder.closeCollection()
      case .alias: try builder.addAlias(reader.anchor ?? "", line: reader.line, column: reader.column)
      case .documentStart:
        documents += 1
        guard documents == 1 else {
          return builder.report(.secondDocument, line: reader.line, column: reader.column)
        }
      case .streamEnd:
        guard documents == 1, !builder.isEmpty else {
          throw Diagnostic(at: Place(path: source.path), DocumentFault.empty)
        }
        return
      case .streamStart, .documentEnd: break
      }
    }
  }

  private func next(_ reader: inout YAMLReader) throws(Diagnostic) -> YAMLReader.Event {
    do throws(YAMLSyntaxError) {
      return try reader.next()
    } catch {
      throw YAMLSyntax(source: source, innermostOpen: builder.innermostOpen, last: builder.last)
        .diagnostic(for: error)
    }
  }

  private mutating func addScalar(_ reader: borrowing YAMLReader) throws(Diagnostic) {
    let start = builder.text.count
    var isQuoted = !reader.isPlain
    if let tag = reader.tag, !isStringTag(tag) {
      refuse(tag, reader)
      builder.text.append(contentsOf: written(tag).utf8)
      isQuoted = true
    } else if reader.tag != nil {
      isQuoted = true
    }
    let length = reader.appendScalar(to: &builder.text)
    let isNull = !isQuoted && length <= 4 && Self.isNull(builder.text[start...])
    if isNull { builder.text.removeLast(length) }
    try builder.addScalar(
      NodeRecord(
        kind: isNull ? .null : .scalar, form: isQuoted ? .quoted : .plain, line: reader.line, column: reader.column,
        start: UInt32(truncatingIfNeeded: start),
        count: UInt32(truncatingIfNeeded: builder.text.count - start)),
      anchor: reader.anchor)
  }

  private mutating func openCollection(
    _ kind: Node.Kind, _ reader: borrowing YAMLReader
  ) throws(Diagnostic) {
    if let tag = reader.tag { refuse(tag, reader) }
    try builder.openCollection(
      NodeRecord(kind: kind, line: reader.line, column: reader.column), anchor: reader.anchor)
  }

  private static func isNull(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    switch first {
    case UInt8(ascii: "~"): return text.count == 1
    case UInt8(ascii: "n"): return text.elementsEqual("null".utf8)
    case UInt8(ascii: "N"): return text.elementsEqual("Null".utf8) || text.elementsEqual("NULL".utf8)
    default: return false
    }
  }
}

// MARK: - Tags

extension YAMLTreeReader {
  private static let coreTags = "tag:yaml.org,2002:"

  private func isStringTag(_ tag: String) -> Bool { tag == Self.coreTags + "str" }

  private mutating func refuse(_ tag: String, _ reader: borrowing YAMLReader) {
    builder.report(.tag(written(tag)), line: reader.line, column: reader.column)
  }

  /// The tag as its author wrote it.
  private func written(_ tag: String) -> String {
    tag.hasPrefix(Self.coreTags) ? "!!" + tag.dropFirst(Self.coreTags.count) : tag
  }

  /// libyaml compares every `%TAG` line with all others before it gives the first event: a file of them takes hours.
  private func refuseTagDirectives() throws(Diagnostic) {
    guard holdsPercentT else { return }
    let bytes = source.bytes
    for index in bytes.indices where bytes[index] == UInt8(ascii: "%") {
      let before = index == 0 ? UInt8(ascii: "\n") : bytes[index - 1]
      if before == UInt8(ascii: "\n") || before == UInt8(ascii: "\r"), bytes[index...].starts(with: "%TAG".utf8) {
        throw Diagnostic(at: source.place(ofByte: index), DocumentFault.tagDirective)
      }
    }
  }

  /// Whether `%T` stands anywhere. Without a branch in the loop, the compiler looks at many bytes at a time.
  private var holdsPercentT: Bool {
    var found: UInt8 = 0
    var previous: UInt8 = 0
    for byte in source.bytes {
      found |= (previous == UInt8(ascii: "%") ? 1 : 0) & (byte == UInt8(ascii: "T") ? 1 : 0)
      previous = byte
    }
    return found != 0
  }
}
