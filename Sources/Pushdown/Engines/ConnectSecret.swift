/// Looks for passwords in what is to become an argument of a client, where every user of the machine can read it.
///
/// In doubt there is one: a harmless text that looks like it is refused with a word on what to do.
enum ConnectSecret {
  private static let keys = ["password", "passwd", "pwd", "secret", "token", "accesskey", "access_key"]

  static func stands(in connect: String) -> Bool {
    let text = decoded(connect).lowercased()
    if let scheme = text.firstRange(of: "://") {
      let authority = text[scheme.upperBound...].prefix { $0 != "?" }
      if let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") { return true }
    }
    return keys.contains { key in
      text.ranges(of: key).contains { range in
        text[range.upperBound...].drop(while: \.isWhitespace).first == "="
      }
    }
  }

  /// With what URIs write as `%` and two digits; clients read a name so written all the same.
  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Substring(text).utf8
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
      if byte == UInt8(ascii: "%"), digits.count == 2 {
        bytes.append(UInt8(digits[0] << 4 | digits[1]))
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
