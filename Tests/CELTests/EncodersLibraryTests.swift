import Testing

@testable import CEL

@Suite("Encoders")
struct EncodersLibraryTests {
  // The vectors of RFC 4648.
  private static let vectors = [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ]

  @Test("Bytes are written in base64")
  func encoding() {
    var calls = Self.vectors.map { LibraryCall("base64.encode", .bytes(Array($0.0.utf8)), gives: "'\($0.1)'") }
    calls.append(LibraryCall("base64.encode", .bytes([0xFB, 0xFF, 0xBF]), gives: "'+/+/'"))
    #expect(mismatches(EncodersLibrary.self, calls) == [])
  }

  @Test("Base64 is read with and without padding and with line breaks")
  func decoding() {
    let read = Self.vectors.map { (text: $0.1, bytes: Value.bytes(Array($0.0.utf8))) }
    var calls = read.map { LibraryCall("base64.decode", .string($0.text), gives: shown($0.bytes)) }
    calls += read.map {
      LibraryCall("base64.decode", .string($0.text.filter { $0 != "=" }), gives: shown($0.bytes))
    }
    calls.append(LibraryCall("base64.decode", .string("Zm9v\r\nYmFy"), gives: "b'666f6f626172'"))
    #expect(mismatches(EncodersLibrary.self, calls) == [])
  }

  @Test(
    "What is not base64 is refused", arguments: ["Z", "Zg=", "Zg===", "====", "=", "Zm9v=", "Zm 9", "Zm-_", "Zg==Zg=="])
  func refusing(text: String) {
    #expect(
      shown(evaluate(EncodersLibrary.self, "base64.decode", [.string(text)]))
        == "error: '\(text)' cannot be converted to bytes")
  }
}
