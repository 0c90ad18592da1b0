#if Workbooks
internal import CExpat
internal import Diagnostics

/// What the elements and texts of a part are told to, in their order.
protocol XMLHandler: AnyObject {
  func start(_ element: borrowing XMLElement) throws(Diagnostic)
  /// A piece of text; long texts and those with line breaks or references come in several.
  func text(_ bytes: Span<UInt8>) throws(Diagnostic)
  func end(_ name: XMLName) throws(Diagnostic)
}

/// Reads XML that comes in pieces. All calls of expat stand in this file.
@safe struct XMLReader: ~Copyable {
  private let parser: OpaquePointer
  private let context: XMLContext

  /// The bytes of markup that may wait for their end, such as a tag: expat looks at them again with every piece.
  private static let greatestToken = 1 << 20

  /// - Parameter part: What faults call the part.
  init(_ handler: any XMLHandler, path: String, part: String, limits: WorkbookLimits) throws(Diagnostic) {
    let place = Place(path: path)
    guard let parser = unsafe XML_ParserCreate(nil) else {
      throw Diagnostic(at: place, WorkbookFault.xml(part: part, line: 1, .outOfMemory))
    }
    unsafe self.parser = parser
    context = unsafe XMLContext(parser, handler: handler, place: place, part: part, limits: limits)
    // The context lives as long as the reader, and expat calls back only while `read` runs.
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(context).toOpaque())
    unsafe XML_SetElementHandler(
      parser, { data, name, attributes in unsafe XMLContext.start(data, name, attributes) },
      { data, name in unsafe XMLContext.end(data, name) })
    unsafe XML_SetCharacterDataHandler(parser) { data, text, count in unsafe XMLContext.text(data, text, count) }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in unsafe XMLContext.documentType(data) }
  }

  deinit { unsafe XML_ParserFree(parser) }

  /// Reads the next piece.
  func read(_ bytes: Span<UInt8>, isLast: Bool) throws(Diagnostic) {
    context.byteCount += bytes.count
    let status = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) {
        // expat copies what it needs later.
        unsafe XML_Parse(parser, $0.baseAddress, Int32(truncatingIfNeeded: $0.count), isLast ? 1 : 0)
      }
    }
    if let fault = context.fault { throw fault }
    guard status == XML_STATUS_OK else {
      let code = unsafe XML_GetErrorCode(parser)
      if code == XML_ERROR_NO_MEMORY { throw context.fault(.outOfMemory) }
      throw context.fault(.malformed(unsafe XML_ErrorString(code).map { unsafe String(cString: $0) } ?? ""))
    }
    let waiting = context.byteCount - Int(unsafe XML_GetCurrentByteIndex(parser))
    guard isLast || waiting <= Self.greatestToken else { throw context.fault(.tooLong(limit: Self.greatestToken)) }
  }
}

/// What expat's calls back need.
@safe private final class XMLContext {
  // Owned by the reader, which lives as long as the context and ends with it.
  private let parser: OpaquePointer
  private let handler: any XMLHandler
  private let place: Place
  private let part: String
  private let limits: WorkbookLimits
  private var depth = 0
  /// The bytes that expat was given.
  var byteCount = 0
  /// Why nothing more is to be read.
  private(set) var fault: Diagnostic?
  /// Whether there is a fault: quick to look at.
  private var isStopped = false

  @unsafe init(
    _ parser: OpaquePointer, handler: any XMLHandler, place: Place, part: String, limits: WorkbookLimits
  ) {
    unsafe self.parser = parser
    self.handler = handler
    self.place = place
    self.part = part
    self.limits = limits
  }

  /// A fault at the line that was read last.
  func fault(_ problem: XMLProblem) -> Diagnostic {
    let line = Int(truncatingIfNeeded: unsafe XML_GetCurrentLineNumber(parser))
    return Diagnostic(at: place, WorkbookFault.xml(part: part, line: line, problem))
  }

  private func stop(_ fault: Diagnostic) {
    self.fault = fault
    isStopped = true
    _ = unsafe XML_StopParser(parser, XML_Bool(0))
  }

  /// Calls `body` with the context behind a pointer that expat gives back, unless a fault was met: expat calls once or
  /// twice more after it was told to stop.
  @inline(__always)
  private static func with(
    _ data: UnsafeMutableRawPointer?, _ body: (XMLContext) throws(Diagnostic) -> Void
  ) {
    guard let data = unsafe data else { return }
    unsafe Unmanaged<XMLContext>.fromOpaque(data)._withUnsafeGuaranteedRef { context in
      guard !context.isStopped else { return }
      do throws(Diagnostic) {
        try body(context)
      } catch {
        context.stop(error)
      }
    }
  }

  static func start(
    _ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    unsafe with(data) { (context) throws(Diagnostic) in
      guard let name = unsafe name, let attributes = unsafe attributes else { return }
      context.depth += 1
      guard context.depth <= context.limits.depth else { throw context.fault(.tooDeep(limit: context.limits.depth)) }
      let element = unsafe XMLElement(name, attributes)
      guard element.attributeCount <= context.limits.attributes else {
        throw context.fault(.tooManyAttributes(limit: context.limits.attributes))
      }
      try context.handler.start(element)
    }
  }

  static func end(_ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?) {
    unsafe with(data) { (context) throws(Diagnostic) in
      guard let name = unsafe name else { return }
      context.depth -= 1
      try context.handler.end(unsafe XMLElement.bytes(name) { XMLName($0) })
    }
  }

  static func text(_ data: UnsafeMutableRawPointer?, _ text: UnsafePointer<CChar>?, _ count: Int32) {
    unsafe with(data) { (context) throws(Diagnostic) in
      guard let text = unsafe text else { return }
      // So many bytes, there during this call.
      try unsafe text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { (text) throws(Diagnostic) in
        try context.handler.text(unsafe Span(_unsafeStart: text, count: Int(count)))
      }
    }
  }

  static func documentType(_ data: UnsafeMutableRawPointer?) {
    unsafe with(data) { (context) throws(Diagnostic) in throw context.fault(.documentType) }
  }
}
#endif
