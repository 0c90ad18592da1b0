internal import Tables

/// What is read of finished columns: counts, sums, rows and hashes.
extension Lanes {
  func commonCount(_ a: MaskID, _ b: MaskID, rows: Int) -> Int {
    let (x, y) = unsafe (words(a), words(b))
    var count = 0
    for word in 0..<wordCount(rows) { count += unsafe (x[word] & y[word]).nonzeroBitCount }
    return count
  }

  /// How many of a mask's rows are among others, whose words begin at a place.
  func count(_ mask: MaskID, among others: borrowing Buffer<UInt64>, from start: Int, rows: Int) -> Int {
    precondition(start >= 0 && start + wordCount(rows) <= others.count)
    let bits = unsafe words(mask)
    return unsafe others.withUnsafePointer { others, _ in
      var count = 0
      for word in 0..<wordCount(rows) { count += unsafe (bits[word] & others[start + word]).nonzeroBitCount }
      return count
    }
  }

  /// Adds a narrow column's coefficients where a mask is set, each to the sum that `places` names for its row.
  func addSums(
    of lane: LaneID, _ mask: MaskID, by places: borrowing Buffer<Int32>, into sums: inout Buffer<Int64>, rows: Int
  ) {
    precondition(rows <= places.count && rows <= capacity)
    let (values, bits) = unsafe (narrow(lane), words(mask))
    unsafe places.withUnsafePointer { places, _ in
      for row in 0..<rows {
        let isSet = unsafe Int64(bitPattern: bits[row >> 6] >> UInt64(row & 63) & 1)
        unsafe sums[Int(places[row])] &+= values[row] & (0 &- isSet)
      }
    }
  }

  /// A hash that equal numbers share, whatever scale they stand at.
  func canonicalHash(_ lane: LaneID, _ row: Int) -> UInt64 {
    var (value, scale) = (coefficient(lane, row), states[lane.index].scale)
    guard value != 0 else { return 0 }
    while value % 10 == 0 { (value, scale) = (value / 10, scale - 1) }
    return UInt64(truncatingIfNeeded: value) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(bitPattern: Int64(scale))
  }

  func count(_ mask: MaskID, rows: Int) -> Int {
    let bits = unsafe words(mask)
    var count = 0
    for word in 0..<wordCount(rows) { count += unsafe bits[word].nonzeroBitCount }
    return count
  }

  func isSet(_ mask: MaskID, _ row: Int) -> Bool {
    precondition(row < capacity)
    return unsafe words(mask)[row >> 6] >> UInt64(row & 63) & 1 == 1
  }

  /// Visits the rows whose bit is set, in their order.
  @inline(__always)
  func forEachRow(in mask: MaskID, rows: Int, _ body: (Int) -> Void) {
    let bits = unsafe words(mask)
    for word in 0..<wordCount(rows) {
      var rest = unsafe bits[word]
      while rest != 0 {
        body(word * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
