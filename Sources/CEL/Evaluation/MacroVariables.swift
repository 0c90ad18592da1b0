/// The values of the variables of the macros around a step. Two stand by themselves: few expressions have more, and an
/// array would be made anew for every evaluation.
struct MacroVariables {
  private var first = Value.null
  private var second = Value.null
  private var others: [Value]?
  private(set) var count = 0

  subscript(slot: Int) -> Value {
    switch slot {
    case 0: first
    case 1: second
    default:
      if let others, slot - 2 < others.count { others[slot - 2] } else { .null }
    }
  }

  /// Forgets the variables of a macro that has ended: they are nobody's rows any more.
  mutating func forget(from slot: Int) { count = min(count, slot) }

  mutating func set(_ slot: Int, to value: Value) {
    count = max(count, slot + 1)
    switch slot {
    case 0: first = value
    case 1: second = value
    default:
      var others = others ?? []
      self.others = nil
      while others.count <= slot - 2 { others.append(.null) }
      others[slot - 2] = value
      self.others = others
    }
  }
}
