internal import CYAML

/// Reads YAML event by event with libyaml. All unsafe code of this target stands here.
///
/// libyaml's parser points into itself and into the text, so that both lie on the heap and are freed with the reader.
@safe struct YAMLReader: ~Copyable {
  enum Event {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias, scalar
    case sequenceStart, mappingStart
    case collectionEnd
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let isReady: Bool

  init(_ bytes: [UInt8]) {
    unsafe input = .allocate(capacity: bytes.count)
    _ = unsafe input.initialize(from: bytes)
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    unsafe event = .allocate(capacity: 1)
    unsafe event.initialize(to: yaml_event_t())
    isReady = unsafe yaml_parser_initialize(parser) == 1
    if isReady {
      unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }
  }

  deinit {
    unsafe yaml_event_delete(event)
    if isReady { unsafe yaml_parser_delete(parser) }
    unsafe event.deallocate()
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// Goes on to the next event, which the properties below then describe.
  mutating func next() throws(YAMLSyntaxError) -> Event {
    guard isReady else { throw .outOfMemory }
    unsafe yaml_event_delete(event)
    guard unsafe yaml_parser_parse(parser, event) == 1 else { throw syntaxError() }
    return switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT: .scalar
    case YAML_MAPPING_START_EVENT: .mappingStart
    case YAML_SEQUENCE_START_EVENT: .sequenceStart
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: .collectionEnd
    case YAML_ALIAS_EVENT: .alias
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_STREAM_START_EVENT: .streamStart
    default: .streamEnd
    }
  }

  /// The line at which the event begins, counted from 1.
  var line: UInt32 { UInt32(truncatingIfNeeded: unsafe event.pointee.start_mark.line + 1) }

  /// The column at which the event begins, counted from 1 in Unicode scalars.
  var column: UInt32 { UInt32(truncatingIfNeeded: unsafe event.pointee.start_mark.column + 1) }

  /// Whether a scalar stands there without quotes, and is no block scalar.
  var isPlain: Bool { unsafe event.pointee.data.scalar.style == YAML_PLAIN_SCALAR_STYLE }

  /// Appends a scalar's text and says how many bytes that were.
  func appendScalar(to text: inout [UInt8]) -> Int {
    let scalar = unsafe event.pointee.data.scalar
    unsafe text.append(contentsOf: UnsafeBufferPointer(start: scalar.value, count: scalar.length))
    return unsafe scalar.length
  }

  /// The name behind the `&` of a node or the `*` of an alias.
  var anchor: String? {
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT: unsafe Self.string(event.pointee.data.scalar.anchor)
    case YAML_MAPPING_START_EVENT: unsafe Self.string(event.pointee.data.mapping_start.anchor)
    case YAML_SEQUENCE_START_EVENT: unsafe Self.string(event.pointee.data.sequence_start.anchor)
    case YAML_ALIAS_EVENT: unsafe Self.string(event.pointee.data.alias.anchor)
    default: nil
    }
  }

  /// The tag of a node, with `!!` written out as libyaml does.
  var tag: String? {
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT: unsafe Self.string(event.pointee.data.scalar.tag)
    case YAML_MAPPING_START_EVENT: unsafe Self.string(event.pointee.data.mapping_start.tag)
    case YAML_SEQUENCE_START_EVENT: unsafe Self.string(event.pointee.data.sequence_start.tag)
    default: nil
    }
  }

  private static func string(_ text: UnsafePointer<UInt8>?) -> String? {
    guard let text = unsafe text else { return nil }
    return unsafe String(cString: text)
  }

  private func syntaxError() -> YAMLSyntaxError {
    let parser = unsafe parser.pointee
    let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? ""
    let offset = unsafe Int(truncatingIfNeeded: parser.problem_offset)
    return switch unsafe parser.error {
    case YAML_MEMORY_ERROR: .outOfMemory
    case YAML_READER_ERROR where problem.hasPrefix("control characters"):
      .forbiddenCharacter(offset: offset, value: UInt32(truncatingIfNeeded: unsafe parser.problem_value))
    case YAML_READER_ERROR: .notUTF8(offset: offset)
    default:
      .syntax(
        problem: problem,
        context: unsafe parser.context.map { unsafe String(cString: $0) } ?? "",
        problemAt: unsafe Mark(parser.problem_mark), contextAt: unsafe Mark(parser.context_mark))
    }
  }

  /// A line and column counted from 1.
  struct Mark {
    let line: Int
    let column: Int

    init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }

    fileprivate init(_ mark: yaml_mark_t) {
      self.init(
        line: Int(truncatingIfNeeded: mark.line) + 1, column: Int(truncatingIfNeeded: mark.column) + 1)
    }
  }
}

/// What libyaml says where it cannot go on.
enum YAMLSyntaxError: Error {
  case outOfMemory
  case notUTF8(offset: Int)
  /// A character that YAML does not allow, at a byte offset.
  case forbiddenCharacter(offset: Int, value: UInt32)
  case syntax(problem: String, context: String, problemAt: YAMLReader.Mark, contextAt: YAMLReader.Mark)
}
