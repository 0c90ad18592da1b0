/// Columns that are made of other columns of the same rows alone, whatever the rows are.
extension Lanes {
  /// - Returns: Whether it was such a node.
  mutating func make(_ lane: LaneID, _ node: LaneNode, rows: Int) -> Bool {
    switch node {
    case .constant: break
    case .sum(let a, let b): add(lane, a, b, subtracting: false, rows: rows)
    case .difference(let a, let b): add(lane, a, b, subtracting: true, rows: rows)
    case .product(let a, let b): multiply(lane, a, b, rows: rows)
    case .magnitude(let a): magnitude(lane, a, rows: rows)
    case .signed(let a, let b): sign(lane, a, by: b, rows: rows)
    case .choice(let mask, let a, let b): choose(lane, mask, a, b, rows: rows)
    case .decimal, .coded, .observed, .year, .sumBelow, .countBelow: return false
    }
    return true
  }

  /// - Returns: Whether it was such a node. Two columns that cannot be compared leave none of the rows, and are noted.
  mutating func make(_ mask: MaskID, _ node: MaskNode, rows: Int) -> Bool {
    switch node {
    case .none: setNone(mask, rows: rows)
    case .less(let a, let b): less(mask, a, b, rows: rows)
    case .unequal(let a, let b): unequal(mask, a, b, rows: rows)
    case .and(let a, let b): and(mask, a, b, rows: rows)
    case .or(let a, let b): or(mask, a, b, rows: rows)
    case .without(let a, let b): without(mask, a, b, rows: rows)
    default: return false
    }
    return true
  }
}
