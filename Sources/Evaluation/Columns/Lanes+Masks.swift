internal import Tables

/// Masks that are read, set and joined.
extension Lanes {
  func setAll(_ mask: MaskID, rows: Int) {
    let out = unsafe words(mask)
    for word in 0..<wordCount(rows) { unsafe out[word] = .max }
    trim(mask, rows)
  }

  func setNone(_ mask: MaskID, rows: Int) {
    let out = unsafe words(mask)
    for word in 0..<wordCount(rows) { unsafe out[word] = 0 }
  }

  func set(_ mask: MaskID, _ source: borrowing Bitmap, rows: Int) {
    precondition(rows <= source.count)
    let out = unsafe words(mask)
    for word in 0..<wordCount(rows) { unsafe out[word] = source.words[word] }
    trim(mask, rows)
  }

  func set(_ mask: MaskID, row: Int, to isSet: Bool) {
    precondition(row < capacity)
    let bit: UInt64 = 1 << UInt64(row & 63)
    if isSet { unsafe words(mask)[row >> 6] |= bit } else { unsafe words(mask)[row >> 6] &= ~bit }
  }

  func and(_ out: MaskID, _ a: MaskID, _ b: MaskID, rows: Int) {
    let (x, y, z) = unsafe (words(a), words(b), words(out))
    for word in 0..<wordCount(rows) { unsafe z[word] = x[word] & y[word] }
  }

  func or(_ out: MaskID, _ a: MaskID, _ b: MaskID, rows: Int) {
    let (x, y, z) = unsafe (words(a), words(b), words(out))
    for word in 0..<wordCount(rows) { unsafe z[word] = x[word] | y[word] }
  }

  func without(_ out: MaskID, _ a: MaskID, _ b: MaskID, rows: Int) {
    let (x, y, z) = unsafe (words(a), words(b), words(out))
    for word in 0..<wordCount(rows) { unsafe z[word] = x[word] & ~y[word] }
  }

  /// Bits of the rows whose code has a flag in a table, for several flags at once.
  func flag(_ masks: [(mask: MaskID, flag: CodeFlag)], _ column: borrowing CodeColumn, in table: [UInt8], rows: Int) {
    precondition(rows <= column.codes.count)
    unsafe column.codes.withUnsafePointer { codes, _ in
      for word in 0..<wordCount(rows) {
        // Eight bits of flags a row, eight rows a word.
        var flags = SIMD8<UInt64>(repeating: 0)
        for byte in 0..<8 {
          var eight: UInt64 = 0
          let start = word * 64 + byte * 8
          for bit in 0..<max(0, min(8, rows - start)) {
            let code = unsafe Int(codes[start + bit])
            eight |= UInt64(code < table.count ? table[code] : 0) &<< UInt64(bit * 8)
          }
          flags[byte] = eight
        }
        for (mask, flag) in masks {
          var bits: UInt64 = 0
          for byte in 0..<8 {
            // The flag's bit of each of eight bytes, gathered into the highest byte.
            let lowest = (flags[byte] &>> UInt64(flag.rawValue.trailingZeroBitCount)) & 0x0101_0101_0101_0101
            bits |= ((lowest &* 0x0102_0408_1020_4080) &>> 56) &<< UInt64(byte * 8)
          }
          unsafe words(mask)[word] = bits
        }
      }
    }
  }

  /// Takes the bits of a bitmap away.
  func remove(_ mask: MaskID, _ source: borrowing Bitmap, rows: Int) {
    precondition(rows <= source.count)
    let out = unsafe words(mask)
    for word in 0..<wordCount(rows) { unsafe out[word] &= ~source.words[word] }
  }
}
