/// One bit for each row, in words of 64; the bits beyond the count are 0.
@frozen
public struct Bitmap: ~Copyable, Sendable {
  /// Bit `row % 64` of word `row / 64` is the row's.
  public var words = Buffer<UInt64>()
  @usableFromInline var used = 0

  @inlinable
  public var count: Int { used }

  /// No rows.
  @inlinable
  public init() {}

  @inlinable
  public init(count: Int, repeating value: Bool = false) {
    reset(count: count, to: value)
  }

  /// Makes room for so many rows and gives all of them the same bit.
  @inlinable
  public mutating func reset(count: Int, to value: Bool = false) {
    used = count
    words.resize(to: (count + 63) / 64, filling: 0)
    words.fill(with: value ? ~0 : 0)
    clearBeyondCount()
  }

  /// Clears the bits beyond the count, after whole words were written.
  @inlinable
  public mutating func clearBeyondCount() {
    if count % 64 != 0 { words[count / 64] &= (1 << UInt64(count % 64)) - 1 }
  }

  @inlinable
  public subscript(row: Int) -> Bool {
    get {
      precondition(UInt(bitPattern: row) < UInt(bitPattern: count))
      return words[row / 64] >> UInt64(row % 64) & 1 == 1
    }
    set {
      precondition(UInt(bitPattern: row) < UInt(bitPattern: count))
      let bit = (1 as UInt64) << UInt64(row % 64)
      if newValue { words[row / 64] |= bit } else { words[row / 64] &= ~bit }
    }
  }

  /// How many rows have their bit set.
  @inlinable
  public var setBitCount: Int {
    var sum = 0
    for i in 0..<words.count { sum += words[i].nonzeroBitCount }
    return sum
  }

  /// Takes the bits of `other` away.
  @inlinable
  public mutating func formAndNot(_ other: borrowing Bitmap) {
    precondition(count == other.count)
    for i in 0..<words.count { words[i] &= ~other.words[i] }
  }
}
