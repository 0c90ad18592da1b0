#if Workbooks
/// The bytes of an XML text, and what stands in its tags.
struct MarkupText: Sendable {
  let bytes: [UInt8]

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// A tag's name with its prefix.
  func name(of tag: MarkupTag) -> String { string(tag.name) }

  /// The prefix of a tag's name and its colon, as in `x:`; empty where it has none.
  func prefix(of tag: MarkupTag) -> String {
    guard let colon = bytes[tag.name].firstIndex(of: UInt8(ascii: ":")) else { return "" }
    return string(tag.name.lowerBound..<colon + 1)
  }

  /// A tag's name without its prefix.
  func localName(of tag: MarkupTag) -> String {
    guard let colon = bytes[tag.name].firstIndex(of: UInt8(ascii: ":")) else { return string(tag.name) }
    return string(colon + 1..<tag.name.upperBound)
  }

  /// Whether a tag bears a name with a prefix and its colon, as in `x:`, or with none.
  func isNamed(_ name: StaticString, prefix: String, _ tag: MarkupTag) -> Bool {
    let prefixCount = prefix.utf8.count
    guard tag.name.count == prefixCount + name.utf8CodeUnitCount,
      bytes.has(name, at: tag.name.lowerBound + prefixCount)
    else { return false }
    return prefixCount == 0
      || bytes[tag.name.lowerBound..<tag.name.lowerBound + prefixCount].elementsEqual(prefix.utf8)
  }

  func attributes(of tag: MarkupTag) -> [MarkupAttribute] {
    var attributes: [MarkupAttribute] = []
    var index = tag.name.upperBound
    let end = tag.range.upperBound - 1
    while index < end {
      guard bytes[index] > 0x20, bytes[index] != UInt8(ascii: "/") else {
        index += 1
        continue
      }
      let nameStart = index
      while index < end, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "=") { index += 1 }
      let name = nameStart..<index
      while index < end, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "=") { index += 1 }
      guard index < end else { break }
      let quote = bytes[index]
      let valueStart = index + 1
      index = valueStart
      while index < end, bytes[index] != quote { index += 1 }
      attributes.append(MarkupAttribute(name: name, value: valueStart..<max(valueStart, index)))
      index += 1
    }
    return attributes
  }

  /// An attribute by its name, with its prefix where it has one.
  func attribute(_ name: String, of tag: MarkupTag) -> MarkupAttribute? {
    attributes(of: tag).first { bytes[$0.name].elementsEqual(name.utf8) }
  }

  /// What an attribute says, its references resolved.
  func value(_ name: String, of tag: MarkupTag) -> String? {
    attribute(name, of: tag).map { Self.resolved(string($0.value)) }
  }

  func number(_ name: String, of tag: MarkupTag) -> Int? {
    value(name, of: tag).flatMap { $0.utf8.count <= 9 ? Int($0) : nil }
  }

  /// What `1`, `true`, `0` and `false` say.
  func flag(_ name: String, of tag: MarkupTag) -> Bool? {
    switch value(name, of: tag) {
    case "1", "true": true
    case "0", "false": false
    default: nil
    }
  }

  /// The prefix, colon included, that a tag binds to one of some namespaces; empty for the one that needs no prefix.
  func prefix(boundTo namespaces: [String], by tag: MarkupTag) -> String? {
    for attribute in attributes(of: tag) where namespaces.contains(Self.resolved(string(attribute.value))) {
      let name = string(attribute.name)
      if name == "xmlns" { return "" }
      if name.hasPrefix("xmlns:") { return String(name.dropFirst("xmlns:".count)) + ":" }
    }
    return nil
  }

  /// A text with its character references resolved.
  static func resolved(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&"), let end = rest[start...].firstIndex(of: ";") {
      result += rest[..<start]
      let name = rest[rest.index(after: start)..<end]
      result += character(named: name).map(String.init) ?? String(rest[start...end])
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func character(named name: Substring) -> Character? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.first == "#" else { return nil }
      let digits = name.dropFirst()
      let code = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return code.flatMap(Unicode.Scalar.init).map(Character.init)
    }
  }
}
#endif
