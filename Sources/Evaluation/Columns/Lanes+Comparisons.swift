/// Masks of what numbers compare to.
extension Lanes {
  /// Sets the rows in which the first number is below the second.
  mutating func less(_ out: MaskID, _ a: LaneID, _ b: LaneID, rows: Int) {
    note(out, isLess(out, a, b, rows: rows))
  }

  /// Sets the rows in which the numbers differ.
  mutating func unequal(_ out: MaskID, _ a: LaneID, _ b: LaneID, rows: Int) {
    note(out, isUnequal(out, a, b, rows: rows))
  }

  /// - Returns: Whether the columns could be compared.
  private func isLess(_ out: MaskID, _ a: LaneID, _ b: LaneID, rows: Int) -> Bool {
    let (first, second) = (states[a.index], states[b.index])
    if let constant = second.constant, first.form == .narrow, first.constant == nil {
      // a < c: as whole numbers at the column's scale, a < ⌈c⌉.
      let (floor, isWhole) = Self.floor(constant, at: first.scale)
      compareLess(out, a, floor + (isWhole ? 0 : 1), rows: rows, reversed: false)
      return true
    }
    if let constant = first.constant, second.form == .narrow, second.constant == nil {
      // c < b: ⌊c⌋ < b.
      compareLess(out, b, Self.floor(constant, at: second.scale).floor, rows: rows, reversed: true)
      return true
    }
    return compare(out, a, b, rows: rows, narrow: { UInt64(bitPattern: $0 &- $1) >> 63 }, wide: { $0 < $1 })
  }

  /// - Returns: Whether the columns could be compared.
  private func isUnequal(_ out: MaskID, _ a: LaneID, _ b: LaneID, rows: Int) -> Bool {
    compare(
      out, a, b, rows: rows,
      narrow: { x, y in
        let difference = x ^ y
        return UInt64(bitPattern: difference | (0 &- difference)) >> 63
      }, wide: { $0 != $1 })
  }

  /// A constant counted in units of 10^-scale, rounded down.
  private static func floor(_ constant: ScaledConstant, at scale: Int) -> (floor: Int128, isWhole: Bool) {
    if scale >= constant.scale {
      guard let product = product(constant.coefficient.magnitude, tenToThe: scale - constant.scale) else {
        return (constant.coefficient < 0 ? -Int128(greatest) : Int128(greatest), true)
      }
      return (constant.coefficient < 0 ? -Int128(product) : Int128(product), true)
    }
    guard constant.scale - scale <= 38 else { return (constant.coefficient < 0 ? -1 : 0, constant.coefficient == 0) }
    let (quotient, rest) = constant.coefficient.quotientAndRemainder(dividingBy: power(constant.scale - scale))
    return (rest < 0 ? quotient - 1 : quotient, rest == 0)
  }

  /// Bits of the rows whose coefficient is below the bound; reversed, of those that are above it.
  private func compareLess(_ out: MaskID, _ lane: LaneID, _ bound: Int128, rows: Int, reversed: Bool) {
    let count = wordCount(rows)
    let result = unsafe words(out)
    // No narrow coefficient lies beyond.
    let limit: Int128 = 1 << 62
    let constant = Int64(truncatingIfNeeded: max(-limit, min(limit, bound)))
    let values = unsafe narrow(lane)
    for word in 0..<count {
      let block = unsafe values + word * 64
      unsafe result[word] =
        reversed
        ? Self.bits(block) { UInt64(bitPattern: constant &- $0) >> 63 }
        : Self.bits(block) { UInt64(bitPattern: $0 &- constant) >> 63 }
    }
    trim(out, rows)
  }

  private func compare(
    _ out: MaskID, _ a: LaneID, _ b: LaneID, rows: Int, narrow kernel: (Int64, Int64) -> UInt64,
    wide: (Int128, Int128) -> Bool
  ) -> Bool {
    let count = wordCount(rows)
    let (first, second) = (states[a.index], states[b.index])
    let result = unsafe words(out)
    guard let alignment = Alignment(first, second) else {
      for word in 0..<count { unsafe result[word] = 0 }
      return false
    }
    if alignment.isNarrow(first, second) {
      let (x, y) = unsafe (narrow(a), narrow(b))
      let (m, n) = (Int64(alignment.factors.0), Int64(alignment.factors.1))
      for word in 0..<count {
        var bits: UInt64 = 0
        for bit in 0..<64 {
          let row = word * 64 + bit
          bits |= unsafe kernel(x[row] &* m, y[row] &* n) &<< UInt64(bit)
        }
        unsafe result[word] = bits
      }
    } else {
      for word in 0..<count { unsafe result[word] = 0 }
      for row in 0..<rows
      where wide(coefficient(a, row) * alignment.factors.0, coefficient(b, row) * alignment.factors.1) {
        unsafe result[row >> 6] |= 1 << UInt64(row & 63)
      }
    }
    trim(out, rows)
    return true
  }

  /// A bit for each of 64 numbers.
  @inline(__always)
  private static func bits(_ block: UnsafeMutablePointer<Int64>, _ kernel: (Int64) -> UInt64) -> UInt64 {
    var bits: UInt64 = 0
    for bit in 0..<64 { bits |= unsafe kernel(block[bit]) &<< UInt64(bit) }
    return bits
  }
}
