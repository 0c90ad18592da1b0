import Glibc

/// Converts texts from one encoding to another, by the C library.
@safe
final class Converter {
  private let converter: iconv_t?

  init(from source: String, to target: String) { unsafe converter = iconv_open(target, source) }

  deinit { unsafe iconv_close(converter) }

  /// The text in the other encoding; `nil` where the library finds fault with it.
  func convert(_ bytes: [UInt8]) -> [UInt8]? {
    // Forgets what an earlier text left.
    unsafe iconv(converter, nil, nil, nil, nil)
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
    return unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        var (from, left) = (input.baseAddress, input.count)
        var (to, room) = (output.baseAddress, output.count)
        guard unsafe iconv(converter, &from, &left, &to, &room) != -1, left == 0 else { return nil }
        return unsafe output[..<(output.count - room)].map { UInt8(bitPattern: $0) }
      }
    }
  }
}

/// A text in another encoding, by the C library; `nil` where it finds fault with it.
func converted(_ bytes: [UInt8], from source: String, to target: String) -> [UInt8]? {
  Converter(from: source, to: target).convert(bytes)
}
