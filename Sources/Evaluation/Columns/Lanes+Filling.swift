internal import Quantities
internal import Tables

/// Columns of numbers as they are read.
extension Lanes {
  /// Fills a column with decimals, whose point is moved by so many digits.
  mutating func fill(_ lane: LaneID, _ column: borrowing DecimalColumn, shift: Int, rows: Int) {
    precondition(rows <= column.coefficients.count && rows <= capacity)
    let out = unsafe narrow(lane)
    unsafe column.coefficients.withUnsafePointer { source, _ in unsafe out.update(from: source, count: rows) }
    settle(lane, State(form: .narrow, scale: column.scale + shift, bound: UInt128(column.greatest)))
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
    settle(lane, State(form: isWide ? .wide : .narrow, scale: common, bound: bound))
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
    settle(
      lane,
      State(
        form: isWide ? .wide : .narrow, scale: constant.scale, bound: constant.coefficient.magnitude, constant: constant
      ))
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
    settle(lane, State(form: .narrow, scale: 0, bound: UInt128(bound)))
  }

  /// Makes a column narrow whose rows are set one by one.
  mutating func beginNarrow(_ lane: LaneID, scale: Int, bound: UInt128) {
    settle(lane, State(form: bound < Self.greatestNarrow ? .narrow : .unusable, scale: scale, bound: bound))
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
}
