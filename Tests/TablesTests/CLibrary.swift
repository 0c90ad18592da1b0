import Glibc

/// A text in another encoding, by the C library; `nil` where it finds fault with it.
func converted(_ bytes: [UInt8], from source: String, to target: String) -> [UInt8]? {
  guard let converter = unsafe iconv_open(target, source) else { return nil }
  defer { unsafe iconv_close(converter) }
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
