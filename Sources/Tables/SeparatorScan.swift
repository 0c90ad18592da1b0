/// One pass over the bytes of a chunk, 64 at a time: where its separators stand and what else is in it.
///
/// Pure Swift: each repeated vector is bound to a typed constant, or the compiler makes a loop over lanes of it.
struct SeparatorScan {
  /// How many separators were found.
  private(set) var count = 0
  private(set) var lineFeedCount = 0
  private(set) var carriageReturnCount = 0
  private(set) var hasQuotes = false
  /// Whether a byte of 0x80 or more was met.
  private(set) var isBeyondASCII = false

  private typealias Vector = SIMD16<UInt8>
  private static let blockLength = 64

  /// Counts of the bytes in question, lane by lane.
  private struct Sums {
    var lineFeeds = Vector()
    var carriageReturns = Vector()
    var quotes = Vector()
    var all = Vector()
  }

  /// Writes the offsets of all delimiters and line feeds, and of carriage returns where `isCRLF`, to `separators` from
  /// `separators[1]` on.
  init(_ bytes: ByteView, delimiter: UInt8, isCRLF: Bool, into separators: inout Buffer<UInt32>) {
    // Room for a separator in each byte, so that the loop below needs no check.
    separators.resize(to: bytes.count + 2, filling: 0)
    let delimiters = Vector(repeating: delimiter)
    let carriageReturnMask = Vector(repeating: isCRLF ? 0xFF : 0)
    var sums = Sums()
    // The kernel writes one offset for each byte at most, and `separators` has room for them.
    unsafe separators.withUnsafeMutablePointer { pointer, _ in
      let first = unsafe pointer + 1
      var next = unsafe first
      var offset = 0
      while offset < bytes.count {
        // A lane of the sums holds 255, and a block adds 4 at most.
        let end = min(bytes.count, offset + 60 * Self.blockLength)
        while offset < end {
          var blocks = (
            bytes.load(Vector.self, at: offset), bytes.load(Vector.self, at: offset + 16),
            bytes.load(Vector.self, at: offset + 32), bytes.load(Vector.self, at: offset + 48)
          )
          if offset + Self.blockLength > bytes.count {
            let left = bytes.count - offset
            blocks.0 = Self.first(left, of: blocks.0)
            blocks.1 = Self.first(left - 16, of: blocks.1)
            blocks.2 = Self.first(left - 32, of: blocks.2)
            blocks.3 = Self.first(left - 48, of: blocks.3)
          }
          var mask =
            Self.separators(blocks.0, delimiters, carriageReturnMask, &sums)
            | Self.separators(blocks.1, delimiters, carriageReturnMask, &sums) << 16
            | Self.separators(blocks.2, delimiters, carriageReturnMask, &sums) << 32
            | Self.separators(blocks.3, delimiters, carriageReturnMask, &sums) << 48
          let base = UInt32(truncatingIfNeeded: offset)
          while mask != 0 {
            unsafe next.pointee = base &+ UInt32(truncatingIfNeeded: mask.trailingZeroBitCount)
            unsafe next += 1
            mask &= mask &- 1
          }
          offset += Self.blockLength
        }
        add(sums)
        sums = Sums()
      }
      count = unsafe next - first
    }
  }

  private mutating func add(_ sums: Sums) {
    for lane in 0..<Vector.scalarCount {
      lineFeedCount += Int(sums.lineFeeds[lane])
      carriageReturnCount += Int(sums.carriageReturns[lane])
      hasQuotes = hasQuotes || sums.quotes[lane] != 0
      isBeyondASCII = isBeyondASCII || sums.all[lane] >= 0x80
    }
  }

  /// A bit for each lane that holds a separator.
  @inline(__always)
  private static func separators(
    _ bytes: Vector, _ delimiters: Vector, _ carriageReturnMask: Vector, _ sums: inout Sums
  ) -> UInt64 {
    let lineFeed = Vector(repeating: UInt8(ascii: "\n"))
    let carriageReturn = Vector(repeating: UInt8(ascii: "\r"))
    let quote = Vector(repeating: UInt8(ascii: "\""))
    let lineFeeds = lanes(bytes .== lineFeed)
    let carriageReturns = lanes(bytes .== carriageReturn)
    sums.lineFeeds &-= lineFeeds
    sums.carriageReturns &-= carriageReturns
    sums.quotes |= lanes(bytes .== quote)
    sums.all |= bytes
    return bits(lanes(bytes .== delimiters) | lineFeeds | carriageReturns & carriageReturnMask)
  }

  /// A bit for each lane of 0xFF, by the products of its halves: there is no such operation on vectors in Swift.
  @inline(__always)
  private static func bits(_ lanes: Vector) -> UInt64 {
    let weights = Vector(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    // Sixteen bytes either way.
    let halves = unsafe unsafeBitCast(lanes & weights, to: SIMD2<UInt64>.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    return (halves.x &* ones) >> 56 | ((halves.y &* ones) >> 56) << 8
  }

  /// 0xFF in the lanes where a comparison holds, and 0 in the others.
  @inline(__always)
  private static func lanes(_ mask: SIMDMask<SIMD16<Int8>>) -> Vector {
    // A mask is a vector of the same size that holds just that.
    unsafe unsafeBitCast(mask, to: Vector.self)
  }

  /// The first lanes; 0 in the others.
  private static func first(_ count: Int, of vector: Vector) -> Vector {
    var kept = vector
    for lane in 0..<Vector.scalarCount where lane >= count { kept[lane] = 0 }
    return kept
  }
}
