internal import Quantities

extension Value {
  /// How much there is to go through where the whole value is read: one for each value in it, and one for each eight bytes
  /// of text or digits of a long number. Not followed further than the limit, for a list of one list many times over is quickly written.
  func size(upTo limit: Int) -> Int {
    var size = 0
    add(to: &size, limit)
    return size
  }

  private func add(to size: inout Int, _ limit: Int) {
    guard size <= limit else { return }
    size += 1
    switch self {
    case .string(let text): size += text.utf8.count / 8
    case .number(let number): size += number.cost
    case .bytes(let bytes): size += bytes.count / 8
    case .objects(let objects): size += objects.count
    case .list(let elements):
      for element in elements where size <= limit { element.add(to: &size, limit) }
    case .map(let map):
      for entry in map.entries where size <= limit {
        entry.key.add(to: &size, limit)
        entry.value.add(to: &size, limit)
      }
    case .optional(let inner?): inner.add(to: &size, limit)
    default: break
    }
  }
}

extension Number {
  /// What reckoning with it costs beyond one step: nothing for a figure of any report.
  var cost: Int { isShort ? 0 : digitCount / 8 + (isRational ? 0 : 2_000) }
}
