/// A file's path as a URI reference (RFC 3986).
struct ArtifactURI: Hashable {
  let text: String
  /// Whether it counts from the folder that the check ran in.
  let isRelative: Bool

  init(path: String) {
    isRelative = !path.hasPrefix("/")
    // `./a//b` is `a/b`. What `..` leads to depends on links, so that it stays.
    let segments = path.split(separator: "/").filter { $0 != "." }.map { Self.encoded($0) }
    text = (isRelative ? "" : "file:///") + (segments.isEmpty ? isRelative ? "." : "" : segments.joined(separator: "/"))
  }

  /// With every byte in `%XX` that may not stand for itself in any part of a URI.
  private static func encoded(_ segment: Substring) -> String {
    var encoded: [UInt8] = []
    for byte in segment.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        encoded.append(byte)
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += ("%" + String(repeating: "0", count: 2 - digits.utf8.count) + digits).utf8
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
