/// Which characters of a plan a pack quotes.
///
/// The beginnings and ends of quotes are counted and summed up once, so that many quotes of many places cost no more than
/// the text is long.
struct Citations {
  private var steps: [Int]

  init(length: Int) {
    steps = [Int](repeating: 0, count: length + 1)
  }

  mutating func add(_ range: Range<Int>) {
    steps[range.lowerBound] += 1
    steps[range.upperBound] -= 1
  }

  /// By position, and one more for the end: how many of the characters before it are quoted.
  func quotedBefore() -> [Int] {
    var (depth, count) = (0, 0)
    return steps.map { step in
      defer {
        depth += step
        count += depth > 0 ? 1 : 0
      }
      return count
    }
  }
}
