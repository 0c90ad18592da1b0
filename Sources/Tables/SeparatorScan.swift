/// One pass over the bytes of a chunk: where its separators stand and what else is in it.
struct SeparatorScan {
  /// How many separators were found.
  var count = 0
  var lineFeedCount = 0
  var carriageReturnCount = 0
  var hasQuotes = false
  /// Whether two quotes stand for one somewhere.
  var hasDoubledQuotes = false
  /// Whether a byte of 0x80 or more was met.
  var isBeyondASCII = false

  /// Counts of the bytes in question, lane by lane: 255 at most.
  private struct Sums {
    var lineFeeds = ByteVector()
    var carriageReturns = ByteVector()
    var quotes = ByteVector()
    var all = ByteVector()
    /// How far blocks, which add 4 at most, may go on.
    static let reach = 60 * ByteBlock.length
  }

  init() {}

  /// Writes the offsets of all delimiters and line feeds, and of carriage returns where `isCRLF`, to `separators` from
  /// `separators[1]` on, quoted or not.
  init(_ bytes: ByteView, delimiter: UInt8, isCRLF: Bool, into separators: inout Buffer<UInt32>) {
    let delimiters = ByteVector(repeating: delimiter)
    let lineFeed = ByteVector(repeating: UInt8(ascii: "\n"))
    let carriageReturn = ByteVector(repeating: UInt8(ascii: "\r"))
    let quote = ByteVector(repeating: UInt8(ascii: "\""))
    let carriageReturnMask = ByteVector(repeating: isCRLF ? 0xFF : 0)
    separators.resize(to: bytes.count + 1, filling: 0)
    var offset = 0
    while offset < bytes.count {
      var sums = Sums()
      let end = min(bytes.count, offset + Sums.reach)
      count += separators.writeOffsets(of: offset..<end, behind: count) { offset in
        ByteBlock(bytes, at: offset).mask { vector in
          let lineFeeds = vector.lanes(equalTo: lineFeed)
          let carriageReturns = vector.lanes(equalTo: carriageReturn)
          sums.lineFeeds &-= lineFeeds
          sums.carriageReturns &-= carriageReturns
          sums.quotes |= vector.lanes(equalTo: quote)
          sums.all |= vector
          return vector.lanes(equalTo: delimiters) | lineFeeds | carriageReturns & carriageReturnMask
        }
      }
      add(sums)
      offset = end
    }
  }

  private mutating func add(_ sums: Sums) {
    for lane in 0..<ByteVector.scalarCount {
      lineFeedCount += Int(sums.lineFeeds[lane])
      carriageReturnCount += Int(sums.carriageReturns[lane])
      hasQuotes = hasQuotes || sums.quotes[lane] != 0
      isBeyondASCII = isBeyondASCII || sums.all[lane] >= 0x80
    }
  }
}

extension Buffer<UInt32> {
  /// Writes the offsets that `mask` gives, block by block, behind the element at `last`; returns how many they are.
  ///
  /// The buffer must have room behind `last` for an offset of each byte of the range.
  @inline(__always)
  mutating func writeOffsets(of range: Range<Int>, behind last: Int, _ mask: (_ offset: Int) -> UInt64) -> Int {
    precondition(last >= 0 && range.count <= count - 1 - last)
    // Each bit of a mask is a byte of the range, and there is room for all of those.
    return unsafe withUnsafeMutablePointer { pointer, _ in
      let first = unsafe pointer + last + 1
      var next = unsafe first
      var offset = range.lowerBound
      while offset < range.upperBound {
        var bits = mask(offset)
        let base = UInt32(truncatingIfNeeded: offset)
        while bits != 0 {
          unsafe next.pointee = base &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
          unsafe next += 1
          bits &= bits &- 1
        }
        offset += ByteBlock.length
      }
      return unsafe next - first
    }
  }
}
