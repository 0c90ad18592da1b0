internal import Quantities
internal import Tables

/// Room for the columns of one chunk, used again for every chunk: numbers as coefficients at one scale for each column,
/// 64 bits wide where they fit and 128 where they do not; and masks of one bit a row.
///
/// How large a column's numbers can be is reckoned before it is made, so that no addition or product is looked at for an
/// overflow: a column that would not fit 128 bits is marked, and what needs it goes the slow way.
///
/// All unsafe code of the column judge stands here: bounds are looked at once for a column, not for every row.
@safe
struct Lanes: ~Copyable {
  /// What a coefficient's magnitude stays below: sums of two still fit.
  static let greatest: UInt128 = 1 << 126
  private static let greatestNarrow: UInt128 = 1 << 62

  enum Form {
    case narrow
    case wide
    /// It would not fit.
    case unusable
  }

  struct State {
    var form = Form.narrow
    var scale = 0
    /// What no coefficient's magnitude exceeds.
    var bound: UInt128 = 0
    /// Where every row holds the same.
    var constant: ScaledConstant?
  }

  private let numbers: UnsafeMutablePointer<Int64>
  private let bits: UnsafeMutablePointer<UInt64>
  let laneCount: Int
  let maskCount: Int
  /// Rows that a column has room for, a multiple of 64.
  let capacity: Int
  private let words: Int
  private(set) var states: [State]
  /// Masks of comparisons that could not be made, since what is compared fits no common scale.
  private(set) var uncompared: Set<MaskID> = []

  init(lanes: Int, masks: Int, capacity: Int) {
    laneCount = lanes
    maskCount = masks
    words = (max(capacity, 1) + 63) / 64
    self.capacity = words * 64
    // Two words a row: room for a wide column.
    unsafe numbers = .allocate(capacity: max(1, lanes) * self.capacity * 2)
    unsafe numbers.initialize(repeating: 0, count: max(1, lanes) * self.capacity * 2)
    unsafe bits = .allocate(capacity: max(1, masks) * words)
    unsafe bits.initialize(repeating: 0, count: max(1, masks) * words)
    states = [State](repeating: State(), count: lanes)
  }

  deinit {
    unsafe numbers.deallocate()
    unsafe bits.deallocate()
  }

  private func narrow(_ lane: LaneID) -> UnsafeMutablePointer<Int64> {
    precondition(lane.index < laneCount)
    return unsafe numbers + lane.index * capacity * 2
  }

  private func words(_ mask: MaskID) -> UnsafeMutablePointer<UInt64> {
    precondition(mask.index < maskCount)
    return unsafe bits + mask.index * words
  }

  private func wordCount(_ rows: Int) -> Int {
    precondition(rows <= capacity)
    return (rows + 63) / 64
  }

  /// A coefficient of a narrow or wide column.
  func coefficient(_ lane: LaneID, _ row: Int) -> Int128 {
    precondition(row < capacity)
    let base = unsafe narrow(lane)
    if states[lane.index].form == .narrow { return Int128(unsafe base[row]) }
    return unsafe Int128(base[2 * row + 1]) << 64 | Int128(UInt64(bitPattern: base[2 * row]))
  }

  private func setWide(_ lane: LaneID, _ row: Int, _ value: Int128) {
    let base = unsafe narrow(lane)
    unsafe base[2 * row] = Int64(truncatingIfNeeded: value)
    unsafe base[2 * row + 1] = Int64(truncatingIfNeeded: value >> 64)
  }

  func isUsable(_ lane: LaneID) -> Bool { states[lane.index].form != .unusable }

  // MARK: - Filling

  /// Fills a column with decimals, whose point is moved by so many digits.
  mutating func fill(_ lane: LaneID, _ column: borrowing DecimalColumn, shift: Int, rows: Int) {
    precondition(rows <= column.coefficients.count && rows <= capacity)
    let out = unsafe narrow(lane)
    unsafe column.coefficients.withUnsafePointer { source, _ in unsafe out.update(from: source, count: rows) }
    states[lane.index] = State(form: .narrow, scale: column.scale + shift, bound: UInt128(column.greatest))
  }

  /// Puts other numbers into some rows, and brings the rest to the same scale.
  mutating func patch(_ lane: LaneID, _ patches: [(row: Int, number: Number)], rows: Int) {
    var scaled: [(row: Int, coefficient: Int128, scale: Int)] = []
    for (row, number) in patches {
      guard let (coefficient, scale) = number.scaledCoefficient else { return spoil(lane) }
      scaled.append((row, coefficient, scale))
    }
    let state = states[lane.index]
    let common = max(state.scale, scaled.map(\.scale).max() ?? state.scale)
    var bound = Self.product(state.bound, tenToThe: common - state.scale)
    for patch in scaled {
      let own = Self.product(patch.coefficient.magnitude, tenToThe: common - patch.scale)
      bound = bound.flatMap { bound in own.map { max($0, bound) } }
    }
    guard let bound, bound < Self.greatest, state.form != .unusable else { return spoil(lane) }
    let isWide = bound >= Self.greatestNarrow
    let factor = Self.power(common - state.scale)
    for row in stride(from: rows - 1, through: 0, by: -1) {
      let value = coefficient(lane, row) * factor
      if isWide { setWide(lane, row, value) } else { unsafe narrow(lane)[row] = Int64(truncatingIfNeeded: value) }
    }
    for patch in scaled {
      let value = patch.coefficient * Self.power(common - patch.scale)
      if isWide {
        setWide(lane, patch.row, value)
      } else {
        unsafe narrow(lane)[patch.row] = Int64(truncatingIfNeeded: value)
      }
    }
    states[lane.index] = State(form: isWide ? .wide : .narrow, scale: common, bound: bound)
  }

  /// Fills a column with one number.
  mutating func fill(_ lane: LaneID, _ constant: ScaledConstant) {
    let isWide = constant.coefficient.magnitude >= Self.greatestNarrow
    for row in 0..<capacity {
      if isWide {
        setWide(lane, row, constant.coefficient)
      } else {
        unsafe narrow(lane)[row] = Int64(truncatingIfNeeded: constant.coefficient)
      }
    }
    states[lane.index] = State(
      form: isWide ? .wide : .narrow, scale: constant.scale, bound: constant.coefficient.magnitude, constant: constant)
  }

  /// Fills a column with what a table has for each row's code.
  mutating func fill(_ lane: LaneID, _ column: borrowing CodeColumn, from table: [Int64], bound: UInt64, rows: Int) {
    precondition(rows <= column.codes.count && rows <= capacity)
    let out = unsafe narrow(lane)
    unsafe column.codes.withUnsafePointer { codes, _ in
      for row in 0..<rows {
        let code = unsafe Int(codes[row])
        unsafe out[row] = code < table.count ? table[code] : 0
      }
    }
    states[lane.index] = State(form: .narrow, scale: 0, bound: UInt128(bound))
  }

  /// Makes a column narrow whose rows are set one by one.
  mutating func beginNarrow(_ lane: LaneID, scale: Int, bound: UInt128) {
    states[lane.index] = State(form: bound < Self.greatestNarrow ? .narrow : .unusable, scale: scale, bound: bound)
  }

  /// Sets a row of a narrow column.
  @inline(__always)
  func set(_ lane: LaneID, _ row: Int, to value: Int64) {
    precondition(row < capacity)
    unsafe narrow(lane)[row] = value
  }

  /// Adds to a row of a narrow column, within the bound that it was given.
  @inline(__always)
  func add(_ lane: LaneID, _ row: Int, _ value: Int64) {
    precondition(row < capacity)
    unsafe narrow(lane)[row] &+= value
  }

  /// A row of a narrow column.
  @inline(__always)
  func narrowValue(_ lane: LaneID, _ row: Int) -> Int64 {
    precondition(row < capacity)
    return unsafe narrow(lane)[row]
  }

  mutating func spoil(_ lane: LaneID) { states[lane.index].form = .unusable }

  // MARK: - Scales

  /// 10^exponent, of which the caller knows that what it multiplies stays in bounds.
  private static func power(_ exponent: Int) -> Int128 {
    (0..<min(max(exponent, 0), 38)).reduce(into: Int128(1)) { power, _ in power *= 10 }
  }

  /// `nil` where the product is out of bounds; 0 stays 0 at any scale.
  private static func product(_ bound: UInt128, tenToThe exponent: Int) -> UInt128? {
    guard bound != 0 else { return 0 }
    guard exponent <= 38 else { return nil }
    let (product, over) = bound.multipliedReportingOverflow(by: UInt128(power(exponent)))
    return over || product >= greatest ? nil : product
  }

  /// Two columns brought to one scale: the factors, and what their coefficients then stay within.
  private struct Alignment {
    let scale: Int
    let factors: (Int128, Int128)
    let bounds: (UInt128, UInt128)

    init?(_ a: State, _ b: State) {
      guard a.form != .unusable, b.form != .unusable else { return nil }
      scale = max(a.scale, b.scale)
      guard let first = Lanes.product(a.bound, tenToThe: scale - a.scale),
        let second = Lanes.product(b.bound, tenToThe: scale - b.scale)
      else { return nil }
      bounds = (first, second)
      factors = (
        a.bound == 0 ? 1 : Lanes.power(scale - a.scale), b.bound == 0 ? 1 : Lanes.power(scale - b.scale)
      )
    }

    func isNarrow(_ a: State, _ b: State) -> Bool {
      a.form == .narrow && b.form == .narrow && bounds.0 < Lanes.greatestNarrow && bounds.1 < Lanes.greatestNarrow
    }
  }

  // MARK: - Arithmetic

  mutating func add(_ out: LaneID, _ a: LaneID, _ b: LaneID, subtracting: Bool, rows: Int) {
    precondition(rows <= capacity)
    let (first, second) = (states[a.index], states[b.index])
    guard let alignment = Alignment(first, second) else { return spoil(out) }
    let bound = alignment.bounds.0 + alignment.bounds.1
    guard bound < Self.greatest else { return spoil(out) }
    if alignment.isNarrow(first, second), bound < Self.greatestNarrow {
      let (x, y, z) = unsafe (narrow(a), narrow(b), narrow(out))
      let (m, n) = (Int64(alignment.factors.0), Int64(alignment.factors.1) * (subtracting ? -1 : 1))
      if m == 1, n == 1 {
        for row in 0..<rows { unsafe z[row] = x[row] &+ y[row] }
      } else if m == 1, n == -1 {
        for row in 0..<rows { unsafe z[row] = x[row] &- y[row] }
      } else {
        for row in 0..<rows { unsafe z[row] = x[row] &* m &+ y[row] &* n }
      }
      states[out.index] = State(form: .narrow, scale: alignment.scale, bound: bound)
    } else {
      for row in 0..<rows {
        let x = coefficient(a, row) * alignment.factors.0
        let y = coefficient(b, row) * alignment.factors.1
        setWide(out, row, subtracting ? x - y : x + y)
      }
      states[out.index] = State(form: .wide, scale: alignment.scale, bound: bound)
    }
  }

  mutating func multiply(_ out: LaneID, _ a: LaneID, _ b: LaneID, rows: Int) {
    precondition(rows <= capacity)
    let (first, second) = (states[a.index], states[b.index])
    let (bound, over) = first.bound.multipliedReportingOverflow(by: second.bound)
    guard first.form != .unusable, second.form != .unusable, !over, bound < Self.greatest else { return spoil(out) }
    let isNarrow = first.form == .narrow && second.form == .narrow && bound < Self.greatestNarrow
    if isNarrow {
      let (x, y, z) = unsafe (narrow(a), narrow(b), narrow(out))
      for row in 0..<rows { unsafe z[row] = x[row] &* y[row] }
    } else {
      for row in 0..<rows { setWide(out, row, coefficient(a, row) * coefficient(b, row)) }
    }
    states[out.index] = State(form: isNarrow ? .narrow : .wide, scale: first.scale + second.scale, bound: bound)
  }

  mutating func magnitude(_ out: LaneID, _ a: LaneID, rows: Int) {
    precondition(rows <= capacity)
    let state = states[a.index]
    switch state.form {
    case .unusable: return spoil(out)
    case .narrow:
      let (x, z) = unsafe (narrow(a), narrow(out))
      for row in 0..<rows { unsafe z[row] = x[row] < 0 ? 0 &- x[row] : x[row] }
    case .wide:
      for row in 0..<rows {
        let value = coefficient(a, row)
        setWide(out, row, value < 0 ? -value : value)
      }
    }
    states[out.index] = State(form: state.form, scale: state.scale, bound: state.bound)
  }

  /// The first with its sign turned where the second is below zero.
  mutating func sign(_ out: LaneID, _ a: LaneID, by b: LaneID, rows: Int) {
    precondition(rows <= capacity)
    let (state, other) = (states[a.index], states[b.index])
    guard state.form != .unusable, other.form != .unusable else { return spoil(out) }
    if state.form == .narrow, other.form == .narrow {
      let (x, y, z) = unsafe (narrow(a), narrow(b), narrow(out))
      for row in 0..<rows { unsafe z[row] = y[row] < 0 ? 0 &- x[row] : x[row] }
    } else {
      for row in 0..<rows {
        let value = coefficient(b, row) < 0 ? -coefficient(a, row) : coefficient(a, row)
        if state.form == .wide {
          setWide(out, row, value)
        } else {
          unsafe narrow(out)[row] = Int64(truncatingIfNeeded: value)
        }
      }
    }
    states[out.index] = State(form: state.form, scale: state.scale, bound: state.bound)
  }

  /// The first where the mask is set, else the second.
  mutating func choose(_ out: LaneID, _ mask: MaskID, _ a: LaneID, _ b: LaneID, rows: Int) {
    precondition(rows <= capacity)
    guard let alignment = Alignment(states[a.index], states[b.index]) else { return spoil(out) }
    let isNarrow = alignment.isNarrow(states[a.index], states[b.index])
    let bits = unsafe words(mask)
    for row in 0..<rows {
      let isFirst = unsafe bits[row >> 6] >> UInt64(row & 63) & 1 == 1
      let value =
        isFirst ? coefficient(a, row) * alignment.factors.0 : coefficient(b, row) * alignment.factors.1
      if isNarrow {
        unsafe narrow(out)[row] = Int64(truncatingIfNeeded: value)
      } else {
        setWide(out, row, value)
      }
    }
    states[out.index] = State(
      form: isNarrow ? .narrow : .wide, scale: alignment.scale, bound: max(alignment.bounds.0, alignment.bounds.1))
  }

  // MARK: - Comparisons

  /// Sets the rows in which the first number is below the second.
  mutating func less(_ out: MaskID, _ a: LaneID, _ b: LaneID, rows: Int) {
    note(out, isLess(out, a, b, rows: rows))
  }

  /// Sets the rows in which the numbers differ.
  mutating func unequal(_ out: MaskID, _ a: LaneID, _ b: LaneID, rows: Int) {
    note(out, isUnequal(out, a, b, rows: rows))
  }

  private mutating func note(_ mask: MaskID, _ isCompared: Bool) {
    if !isCompared {
      uncompared.insert(mask)
    } else if !uncompared.isEmpty {
      uncompared.remove(mask)
    }
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

  // MARK: - Masks

  /// Takes the bits beyond the rows away.
  private func trim(_ mask: MaskID, _ rows: Int) {
    if rows & 63 != 0 { unsafe words(mask)[rows >> 6] &= (1 << UInt64(rows & 63)) - 1 }
  }

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

  // MARK: - Reading masks

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

  func word(_ mask: MaskID, _ index: Int) -> UInt64 {
    precondition(index < words)
    return unsafe words(mask)[index]
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
