internal import Glibc
internal import Quantities

/// Bytes that somebody else keeps alive, read within checked bounds.
///
/// `margin` bytes before the first and behind the last may be read too, so that a word that ends or begins at any byte
/// can be loaded; what stands there means nothing. They are sixteen at least, so that a vector always fits.
@safe
struct ByteView: @unchecked Sendable {
  // Whoever makes a view answers for `count` and `margin`; every access below is checked against them.
  private let base: UnsafeRawPointer
  let count: Int
  private let margin: Int
  /// All bytes that may be read, the margins included.
  private let room: Int

  /// No bytes.
  init() { unsafe self.init(ByteView.nowhere, count: 0, margin: 16) }

  // The margins of no bytes, never given back.
  private static nonisolated(unsafe) let nowhere: UnsafeRawPointer = {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 32, alignment: 1)
    unsafe room.initializeMemory(as: UInt8.self, repeating: 0)
    return unsafe UnsafeRawPointer(room.baseAddress.unsafelyUnwrapped + 16)
  }()

  /// - Parameter base: `count` bytes, with `margin` more before and behind, that outlive all use of the view.
  @unsafe
  init(_ base: UnsafeRawPointer, count: Int, margin: Int) {
    precondition(count >= 0 && margin >= 16)
    unsafe self.base = base
    self.count = count
    self.margin = margin
    room = count + 2 * margin
  }

  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    precondition(UInt(bitPattern: offset &+ margin) < UInt(bitPattern: room))
    return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// Up to sixteen bytes from an offset on, such as a `UInt64` or a vector, in the order of memory.
  @inline(__always)
  func load<Value: BitwiseCopyable>(_ type: Value.Type, at offset: Int) -> Value {
    precondition(UInt(bitPattern: offset &+ margin) <= UInt(bitPattern: room &- MemoryLayout<Value>.size))
    return unsafe base.loadUnaligned(fromByteOffset: offset, as: Value.self)
  }

  /// The same bytes from `range.lowerBound` on, up to `range.upperBound`, with those around them as margin.
  func part(_ range: Range<Int>, margin: Int) -> ByteView {
    precondition(range.lowerBound - margin >= -self.margin && range.upperBound + margin <= count + self.margin)
    return unsafe ByteView(base + range.lowerBound, count: range.count, margin: margin)
  }

  /// The offset of a byte's first appearance from an offset on.
  func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    precondition(start >= 0 && start <= count)
    // Looks at the bytes from `start` to the last, and gives an address among them.
    guard let found = unsafe memchr(base + start, Int32(byte), count - start) else { return nil }
    return unsafe UnsafeRawPointer(found) - base
  }

  func starts(with prefix: [UInt8]) -> Bool {
    count >= prefix.count && prefix.indices.allSatisfy { self[$0] == prefix[$0] }
  }

  /// The text of a range, ill-formed UTF-8 repaired.
  func text(_ range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe String(
      decoding: UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count), as: UTF8.self)
  }

  /// The bytes of a field's content with doubled quotes made single.
  func unquoted(_ range: Range<Int>) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(range.count)
    var isSecond = false
    for offset in range {
      isSecond = self[offset] == UInt8(ascii: "\"") && !isSecond
      if !isSecond { kept.append(self[offset]) }
    }
    return kept
  }

  /// Lends the bytes of a field's content with doubled quotes made single.
  @inline(never)
  func withUnquoted<Result>(_ range: Range<Int>, _ body: (ByteView) -> Result) -> Result {
    Self.withView(of: unquoted(range), body)
  }

  /// Lends the bytes of an array.
  static func withView<Result>(of array: [UInt8], _ body: (ByteView) -> Result) -> Result {
    let around = [UInt8](repeating: 0, count: 16)
    let bytes = around + array + around
    // The array lives as long as the call, and the view with it.
    return unsafe bytes.withUnsafeBytes {
      unsafe body(ByteView($0.baseAddress.unsafelyUnwrapped + 16, count: array.count, margin: 16))
    }
  }

  /// Whether the text between two offsets is empty, or nothing but white space and characters that nobody sees.
  @inline(__always)
  func isBlank(_ start: Int, _ end: Int) -> Bool {
    if start == end { return true }
    let first = self[start]
    return first > 0x20 && first < 0x80 ? false : isUnseen(start..<end)
  }

  /// Whether the text between two offsets is blank or says that there is no value.
  @inline(__always)
  func isNoData(_ start: Int, _ end: Int) -> Bool {
    if start == end { return true }
    let first = self[start]
    return first > 0x20 && first < 0x80 && !AbsentText.mayBegin(first) ? false : saysNoData(start..<end)
  }

  @inline(never)
  private func isUnseen(_ range: Range<Int>) -> Bool { withSpan(of: range, AbsentText.isBlank) }

  @inline(never)
  private func saysNoData(_ range: Range<Int>) -> Bool { withSpan(of: range, AbsentText.isNoData) }

  /// Lends the bytes of a range.
  @inline(__always)
  private func withSpan<Result, Failure>(
    of range: Range<Int>, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    // The range lies within the bytes, which outlive the view.
    let start = unsafe base.assumingMemoryBound(to: UInt8.self) + range.lowerBound
    return try body(unsafe Span(_unsafeStart: start, count: range.count))
  }

  /// The offset of the first byte of a range that is not UTF-8.
  func firstIllFormed(_ range: Range<Int>) -> Int? {
    do throws(UTF8.ValidationError) {
      try withSpan(of: range) { (span) throws(UTF8.ValidationError) in _ = try UTF8Span(validating: span) }
      return nil
    } catch {
      return range.lowerBound + error.byteOffsets.lowerBound
    }
  }

  /// Lends all bytes without the margins.
  func withBytes<Result>(_ body: (RawSpan) throws -> Result) rethrows -> Result {
    // There are so many, and they outlive the view.
    try unsafe body(RawSpan(_unsafeStart: base, byteCount: count))
  }
}
