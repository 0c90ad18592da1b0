internal import Crypto

/// SHA-256 digests as 64 lower-case hexadecimal digits.
public enum Digest {
  /// The digest of the bytes.
  public static func sha256(_ bytes: [UInt8]) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    for byte in SHA256.hash(data: bytes) {
      digits.append(hexadecimal(byte >> 4))
      digits.append(hexadecimal(byte & 0x0F))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The digest of a pack: that of the lines of its files.
  ///
  /// In the pack's folder, `find . -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum` gives
  /// the same.
  public static func sha256(of files: [PackFile]) -> String { sha256(lines(of: files)) }

  /// The lines `sha256  path` of files, by path.
  public static func lines(of files: [PackFile]) -> [UInt8] {
    var lines: [UInt8] = []
    for file in files.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      lines += sha256(file.bytes).utf8
      lines += "  \(file.name)\n".utf8
    }
    return lines
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
