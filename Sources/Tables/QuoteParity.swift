/// Follows the quotes of a text block by block: what they enclose, and whether each stands where one may.
///
/// Exact for a text that begins with a row: quotes are well-formed just if each that opens stands behind a separator or
/// a quote, each that closes before one, and none is open at the end.
struct QuoteParity {
  /// All bits while a quote is open.
  private var inside: UInt64 = 0
  /// Whether the byte before was a separator or a quote, and whether it was a quote that closes, as the lowest bit.
  private var wasBoundary: UInt64 = 1
  private var wasClosing: UInt64 = 0

  var isOpen: Bool { inside != 0 }

  /// What the quotes of one block come to.
  struct Block {
    /// The bytes that quotes enclose, the opening ones included.
    let inside: UInt64
    let isMalformed: Bool
    /// Whether two quotes stand for one.
    let isDoubled: Bool
  }

  /// Takes the quotes and the separators, line ends included, of the next 64 bytes; bytes beyond the end are neither.
  @inline(__always)
  mutating func next(quotes: UInt64, separators: UInt64, count: Int) -> Block {
    // Each bit becomes the parity of those up to it.
    var parity = quotes
    parity ^= parity << 1
    parity ^= parity << 2
    parity ^= parity << 4
    parity ^= parity << 8
    parity ^= parity << 16
    parity ^= parity << 32
    let enclosed = parity ^ inside
    let closing = quotes & ~enclosed
    let boundaries = quotes | separators
    let behindClosing = closing << 1 | wasClosing
    // Behind the last byte of the text anything is well.
    let present = count >= 64 ? ~0 : (1 as UInt64) << UInt64(count) - 1
    let strays = quotes & enclosed & ~(boundaries << 1 | wasBoundary) | behindClosing & ~boundaries & present
    inside = enclosed >> 63 == 1 ? ~0 : 0
    wasBoundary = boundaries >> 63
    wasClosing = closing >> 63
    return Block(inside: enclosed, isMalformed: strays != 0, isDoubled: behindClosing & quotes != 0)
  }
}
