extension SeparatorScan {
  /// The same for a chunk with quotes: separators that quotes enclose are none, but line ends are counted.
  ///
  /// - Returns: `nil` where quotes are malformed.
  init?(quoted bytes: ByteView, delimiter: UInt8, isCRLF: Bool, into separators: inout Buffer<UInt32>) {
    self.init()
    let delimiters = ByteVector(repeating: delimiter)
    let lineFeed = ByteVector(repeating: UInt8(ascii: "\n"))
    let carriageReturn = ByteVector(repeating: UInt8(ascii: "\r"))
    let quote = ByteVector(repeating: UInt8(ascii: "\""))
    let carriageReturnMask: UInt64 = isCRLF ? ~0 : 0
    separators.resize(to: bytes.count + 1, filling: 0)
    var parity = QuoteParity()
    var isUsable = true
    var all = ByteVector()
    count = separators.writeOffsets(of: 0..<bytes.count, behind: 0) { offset in
      let block = ByteBlock(bytes, at: offset)
      let delimiters = block.mask { vector in
        all |= vector
        return vector.lanes(equalTo: delimiters)
      }
      let lineFeeds = block.mask { $0.lanes(equalTo: lineFeed) }
      let carriageReturns = block.mask { $0.lanes(equalTo: carriageReturn) }
      let found = parity.next(
        quotes: block.mask { $0.lanes(equalTo: quote) }, separators: delimiters | lineFeeds | carriageReturns,
        count: bytes.count - offset)
      isUsable = isUsable && !found.isMalformed
      hasDoubledQuotes = hasDoubledQuotes || found.isDoubled
      lineFeedCount += lineFeeds.nonzeroBitCount
      carriageReturnCount += carriageReturns.nonzeroBitCount
      return (delimiters | lineFeeds | carriageReturns & carriageReturnMask) & ~found.inside
    }
    guard isUsable, !parity.isOpen else { return nil }
    hasQuotes = true
    isBeyondASCII = all.max() >= 0x80
  }
}
