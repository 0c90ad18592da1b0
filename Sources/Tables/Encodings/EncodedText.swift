/// How the bytes of a file are to be read as text.
///
/// Found out in this order: a byte order mark (of UTF-8, of UTF-16 in either byte order); the encoding that was named;
/// UTF-16 without a mark, where zeros stand at every other place alone and lines end; UTF-8, if all of it is well-formed;
/// GB18030. Never a code page of Europe: every file is well-formed in one, and most would be read wrongly.
struct EncodedText: Sendable, Equatable {
  let encoding: TextEncoding
  /// Of UTF-16 whether the high byte stands first.
  var isBigEndian = false
  /// How many bytes the byte order mark takes; 0 where there is none.
  var markLength = 0

  /// So much of a large file is looked at.
  static let sampleLimit = 1 << 20

  /// So many characters of three bytes before the first that is ill-formed tell UTF-8 that was damaged or cut off:
  /// GB18030 hardly ever looks so.
  private static let fewThreeByteCharacters = 4

  private init(_ encoding: TextEncoding, isBigEndian: Bool = false, markLength: Int = 0) {
    self.encoding = encoding
    self.isBigEndian = isBigEndian
    self.markLength = markLength
  }

  /// - Parameters:
  ///   - bytes: All of a file, or its beginning.
  ///   - named: The encoding of files without a mark, where somebody named it.
  ///   - isWhole: Whether the file ends with the bytes, so that its last character has to be whole.
  init(_ bytes: RawSpan, named: TextEncoding?, isWhole: Bool) {
    if let marked = Self.marked(bytes) {
      self = marked
    } else if let named {
      self.init(named, isBigEndian: named == .utf16 && Self.evidentUTF16(bytes)?.isBigEndian ?? false)
    } else if let utf16 = Self.evidentUTF16(bytes) {
      self = utf16
    } else {
      self.init(Self.isGB18030(bytes, isWhole: isWhole) ? .gb18030 : .utf8)
    }
  }

  private static func marked(_ bytes: RawSpan) -> EncodedText? {
    func begins(_ mark: [UInt8]) -> Bool {
      bytes.byteCount >= mark.count && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
    }
    if begins(CSVDialect.byteOrderMark) { return EncodedText(.utf8, markLength: 3) }
    if begins([0xFF, 0xFE]) { return EncodedText(.utf16, markLength: 2) }
    if begins([0xFE, 0xFF]) { return EncodedText(.utf16, isBigEndian: true, markLength: 2) }
    return nil
  }

  /// Zeros are what the digits and separators of a table in UTF-16 have at every other place; other text has none.
  private static func evidentUTF16(_ bytes: RawSpan) -> EncodedText? {
    let count = min(bytes.byteCount, 4096)
    var zeros = [0, 0]
    for offset in 0..<count where bytes[offset] == 0 { zeros[offset % 2] += 1 }
    guard zeros.contains(0), zeros[0] + zeros[1] >= max(4, count / 32) else { return nil }
    let isBigEndian = zeros[1] == 0
    let high = isBigEndian ? 0 : 1
    let hasLineEnd = stride(from: 0, to: count - 1, by: 2).contains {
      bytes[$0 + high] == 0 && [UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(bytes[$0 + 1 - high])
    }
    return hasLineEnd ? EncodedText(.utf16, isBigEndian: isBigEndian) : nil
  }

  /// Whether bytes that are not UTF-8 are more likely GB18030: what reads on further without a fault.
  private static func isGB18030(_ bytes: RawSpan, isWhole: Bool) -> Bool {
    // A sample may end within a character, of at most four bytes.
    let end = isWhole ? bytes.byteCount : bytes.byteCount - 4
    guard let utf8 = firstIllFormedUTF8(bytes), utf8 < end else { return false }
    var threeByteCount = 0
    for offset in 0..<utf8 where bytes[offset] & 0xF0 == 0xE0 { threeByteCount += 1 }
    guard threeByteCount < fewThreeByteCharacters else { return false }
    let text = EncodedText(.gb18030).transcoded(bytes)
    guard let gb18030 = text.firstIllFormed, gb18030 < end else { return true }
    return gb18030 > utf8
  }

  static func firstIllFormedUTF8(_ bytes: RawSpan) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: Span<UInt8>(_bytes: bytes))
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  // MARK: - To UTF-8

  /// Writes the text as UTF-8, without its mark; what is no character becomes ``TextEncoding/illFormed``.
  ///
  /// - Parameters:
  ///   - bytes: All of them, the mark included.
  ///   - output: Has room for ``TextEncoding/greatestGrowth`` times as many bytes.
  /// - Returns: The offset of the first byte that is no character, as far as it is another encoding than UTF-8.
  func transcode(_ bytes: RawSpan, into output: inout ByteOutput) -> Int? {
    let text = bytes.extracting(markLength..<bytes.byteCount)
    let found: Int? =
      switch encoding {
      case .utf8: copy(text, into: &output)
      case .utf16: UTF16Text(isBigEndian: isBigEndian).transcode(text, into: &output)
      case .gb18030: GB18030.table.transcode(text, into: &output)
      }
    return found.map { $0 + markLength }
  }

  private func copy(_ text: RawSpan, into output: inout ByteOutput) -> Int? {
    output.append(text)
    return nil
  }

  /// The text as UTF-8.
  func transcoded(_ bytes: RawSpan) -> (text: [UInt8], firstIllFormed: Int?) {
    var firstIllFormed: Int?
    let capacity = bytes.byteCount * TextEncoding.greatestGrowth
    // The buffer has so much room, and keeps what is counted.
    let text = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      var output = unsafe ByteOutput(base, capacity: capacity)
      firstIllFormed = transcode(bytes, into: &output)
      count = output.count
    }
    return (text, firstIllFormed)
  }
}

extension TextEncoding {
  /// The text of a file as UTF-8 without a byte order mark; what is no character stays ill-formed.
  ///
  /// - Parameter named: The encoding that files without a mark have, where somebody named it.
  static func utf8(
    _ bytes: [UInt8], named: TextEncoding? = nil
  ) -> (text: [UInt8], encoding: TextEncoding) {
    // The bytes of bytes.
    let span = unsafe bytes.span.bytes
    let form = EncodedText(span, named: named, isWhole: true)
    guard form.encoding != .utf8 else {
      return (form.markLength == 0 ? bytes : Array(bytes.dropFirst(form.markLength)), .utf8)
    }
    return (form.transcoded(span).text, form.encoding)
  }
}
