/// Texts one after the other, each with its length before it (`length:bytes,`, the length in bytes of UTF-8, in
/// decimal), so that no two sequences look alike.
package struct Netstrings {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func append(_ texts: String...) {
    for text in texts {
      bytes += String(text.utf8.count).utf8
      bytes.append(UInt8(ascii: ":"))
      bytes += text.utf8
      bytes.append(UInt8(ascii: ","))
    }
  }

  package mutating func append(contentsOf other: Netstrings) { bytes += other.bytes }
}
