internal import Tables

/// Finds hashes that occur more than once among the records of one partition.
struct RepeatFinder: ~Copyable {
  /// Places of entries plus one, by hash; 0 where there is none. Used again for every partition.
  private var slots = Buffer<UInt32>()

  /// Records that share a hash, in their order.
  mutating func repeats(_ parts: [[KeyCollector.Entry]]) -> [[KeyedRecord]] {
    let count = parts.reduce(0) { $0 + $1.count }
    var size = 64
    while size < 2 * count { size *= 2 }
    slots.resize(to: size, filling: 0)
    slots.fill(with: 0)
    var first: [KeyCollector.Entry] = []
    first.reserveCapacity(count)
    var repeats: [UInt64: [KeyedRecord]] = [:]
    for part in parts {
      for entry in part {
        var slot = Int(truncatingIfNeeded: entry.hash) & (size - 1)
        while slots[slot] != 0, first[Int(slots[slot]) - 1].hash != entry.hash { slot = (slot + 1) & (size - 1) }
        if slots[slot] == 0 {
          first.append(entry)
          slots[slot] = UInt32(first.count)
        } else {
          let earlier = first[Int(slots[slot]) - 1].record
          repeats[entry.hash, default: [earlier]].append(entry.record)
        }
      }
    }
    return repeats.values.map { $0.sorted() }
  }
}
