/// Columns of numbers that are made of others, row by row.
extension Lanes {
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
      settle(out, State(form: .narrow, scale: alignment.scale, bound: bound))
    } else {
      for row in 0..<rows {
        let x = coefficient(a, row) * alignment.factors.0
        let y = coefficient(b, row) * alignment.factors.1
        setWide(out, row, subtracting ? x - y : x + y)
      }
      settle(out, State(form: .wide, scale: alignment.scale, bound: bound))
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
    settle(out, State(form: isNarrow ? .narrow : .wide, scale: first.scale + second.scale, bound: bound))
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
    settle(out, State(form: state.form, scale: state.scale, bound: state.bound))
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
    settle(out, State(form: state.form, scale: state.scale, bound: state.bound))
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
    settle(
      out,
      State(
        form: isNarrow ? .narrow : .wide, scale: alignment.scale, bound: max(alignment.bounds.0, alignment.bounds.1)))
  }
}
