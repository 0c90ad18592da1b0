/// Finds the known name that a mistyped one most likely means.
///
/// - Returns: The known name at the least edit distance from `name` (insertion, deletion, substitution, swap of
///   neighbours), where that is at most a third of the longer one's length, and at least one edit is allowed for names of
///   two characters or more; `nil` where nothing is near.
public func nearestName(to name: String, among known: some Sequence<String>) -> String? {
  let wanted = Array(name.unicodeScalars)
  // A key of a thousand characters is no typing mistake, and comparing it would be slow.
  guard wanted.count <= 64 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in known {
    let scalars = Array(candidate.unicodeScalars)
    let longer = max(wanted.count, scalars.count)
    guard longer >= 2, abs(wanted.count - scalars.count) <= max(1, longer / 3) else { continue }
    let distance = editDistance(wanted, scalars)
    guard distance <= max(1, longer / 3) else { continue }
    if best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true {
      best = (candidate, distance)
    }
  }
  return best?.name
}

/// The optimal string alignment distance: Levenshtein's, with a swap of neighbours as one edit.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in a.indices {
    var current = [i + 1]
    current.reserveCapacity(b.count + 1)
    for j in b.indices {
      var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforePrevious[j - 1] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.count]
}
