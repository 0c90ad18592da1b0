/// Sixteen bytes at a time: what every processor has.
typealias ByteVector = SIMD16<UInt8>

/// The next 64 bytes of a text, 0 where there are no more.
///
/// Pure Swift: each repeated vector is bound to a typed constant, or the compiler makes a loop over lanes of it.
struct ByteBlock {
  static let length = 64

  private var vectors: (ByteVector, ByteVector, ByteVector, ByteVector)

  @inline(__always)
  init(_ bytes: ByteView, at offset: Int) {
    vectors = (
      bytes.load(ByteVector.self, at: offset), bytes.load(ByteVector.self, at: offset + 16),
      bytes.load(ByteVector.self, at: offset + 32), bytes.load(ByteVector.self, at: offset + 48)
    )
    if offset + Self.length > bytes.count { cut(to: bytes.count - offset) }
  }

  @inline(never)
  private mutating func cut(to count: Int) {
    func first(_ count: Int, of vector: ByteVector) -> ByteVector {
      var kept = vector
      for lane in 0..<ByteVector.scalarCount where lane >= count { kept[lane] = 0 }
      return kept
    }
    vectors.0 = first(count, of: vectors.0)
    vectors.1 = first(count - 16, of: vectors.1)
    vectors.2 = first(count - 32, of: vectors.2)
    vectors.3 = first(count - 48, of: vectors.3)
  }

  /// A bit for each byte for which `lanes` gives 0xFF, the first the lowest.
  @inline(__always)
  func mask(_ lanes: (ByteVector) -> ByteVector) -> UInt64 {
    lanes(vectors.0).laneBits | lanes(vectors.1).laneBits << 16
      | lanes(vectors.2).laneBits << 32 | lanes(vectors.3).laneBits << 48
  }
}

extension ByteVector {
  /// 0xFF in the lanes that hold what the same lane of `other` holds, and 0 in the others.
  @inline(__always)
  func lanes(equalTo other: ByteVector) -> ByteVector {
    // A mask is a vector of the same size that holds just that.
    unsafe unsafeBitCast(self .== other, to: ByteVector.self)
  }

  /// A bit for each lane of 0xFF, by the products of both halves: Swift has no such operation on vectors.
  @inline(__always)
  fileprivate var laneBits: UInt64 {
    let weights = ByteVector(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    // Sixteen bytes either way.
    let halves = unsafe unsafeBitCast(self & weights, to: SIMD2<UInt64>.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    return (halves.x &* ones) >> 56 | ((halves.y &* ones) >> 56) << 8
  }
}
