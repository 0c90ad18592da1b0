#if Workbooks
internal import Glibc

/// An element that begins, while its handler looks at it.
///
/// It cannot be copied, and handlers only borrow it: so none of it outlives the call.
@safe struct XMLElement: ~Copyable {
  let name: XMLName
  let attributeCount: Int
  // Names and values in turn, then nothing; there during the call back that made this element.
  private let attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>

  /// - Parameters are strings as expat gives them, that outlive this element.
  @unsafe init(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>) {
    self.name = unsafe Self.bytes(name) { XMLName($0) }
    unsafe self.attributes = attributes
    var count = 0
    while unsafe attributes[2 * count] != nil { count += 1 }
    attributeCount = count
  }

  /// Lends the value of an attribute; `nil` where there is none of the name.
  @inline(__always)
  func attribute<Value>(_ name: StaticString, _ body: (Span<UInt8>) -> Value) -> Value? {
    for index in 0..<attributeCount {
      guard let found = unsafe attributes[2 * index], let value = unsafe attributes[2 * index + 1] else { return nil }
      // Both end with a zero.
      if unsafe strcmp(found, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0 {
        return unsafe Self.bytes(value, body)
      }
    }
    return nil
  }

  /// The value of an attribute.
  func attribute(_ name: StaticString) -> String? { attribute(name) { $0.text } }

  /// The value of an attribute with a prefix, whatever the prefix.
  func attribute(prefixed localName: String) -> String? {
    for index in 0..<attributeCount {
      guard let found = unsafe attributes[2 * index], let value = unsafe attributes[2 * index + 1] else { return nil }
      if unsafe String(cString: found).hasSuffix(":" + localName) { return unsafe String(cString: value) }
    }
    return nil
  }

  /// Whether an attribute says yes, `1` or `true`.
  func isOn(_ name: StaticString) -> Bool {
    attribute(name) { $0.count == 1 ? $0[0] == UInt8(ascii: "1") : $0.text == "true" } ?? false
  }

  /// Lends the bytes of a string of C, which has to stay there during the call.
  @unsafe
  @inline(__always)
  static func bytes<Result>(_ string: UnsafePointer<CChar>, _ body: (Span<UInt8>) -> Result) -> Result {
    let count = unsafe strlen(string)
    return unsafe string.withMemoryRebound(to: UInt8.self, capacity: count) {
      body(unsafe Span(_unsafeStart: $0, count: count))
    }
  }
}
#endif
