internal import Crypto

/// A GUID made of a name (RFC 9562, version 5), so that the same thing bears the same one in every run.
struct NameGUID {
  /// 36 characters: hexadecimal digits in lower case, and hyphens.
  let text: String

  /// The namespace of URLs, which the RFC gives.
  private static let namespace: [UInt8] = [
    0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ]

  init(_ name: String) {
    var bytes = Array(Insecure.SHA1.hash(data: Self.namespace + Array(name.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.enumerated().map { index, byte in
      let hyphen = [4, 6, 8, 10].contains(index) ? "-" : ""
      return hyphen + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    text = digits.joined()
  }
}
