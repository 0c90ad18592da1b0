/// All places of a text in the order of what stands there: any words are found by halving.
///
/// In `abcab` the places are, in the order of the text from each on, 3 `ab`, 0 `abcab`, 4 `b`, 1 `bcab`, 2 `cab`; `ab`
/// stands at the first two of them. It is a suffix array, sorted only as deep as words are long: a text of one character
/// costs no more than another.
struct TextIndex {
  private let text: [Unicode.Scalar]
  private let places: [Int]

  /// - Parameter depth: The length of the longest words that will be looked up.
  init(_ text: [Unicode.Scalar], depth: Int) {
    self.text = text
    places = Self.sorted(text, depth: depth)
  }

  /// A place and what it is sorted by.
  private struct Entry {
    var key: UInt64
    let place: Int

    static func < (a: Entry, b: Entry) -> Bool { a.key == b.key ? a.place < b.place : a.key < b.key }
  }

  /// Sorts by the first three characters, then by the rank so found and the rank of what follows, and so on.
  private static func sorted(_ text: [Unicode.Scalar], depth: Int) -> [Int] {
    func value(_ place: Int) -> UInt64 { place < text.count ? UInt64(text[place].value) + 1 : 0 }
    var entries = text.indices.map { Entry(key: value($0) << 42 | value($0 + 1) << 21 | value($0 + 2), place: $0) }
    var ranks = [UInt64](repeating: 0, count: text.count)
    var length = 3
    while true {
      entries.sort(by: <)
      var rank: UInt64 = 0
      for index in entries.indices {
        if index == 0 || entries[index].key != entries[index - 1].key { rank += 1 }
        ranks[entries[index].place] = rank
      }
      if length >= depth || rank == text.count { break }
      for index in entries.indices {
        let next = entries[index].place + length
        entries[index].key = ranks[entries[index].place] << 32 | (next < ranks.count ? ranks[next] : 0)
      }
      length *= 2
    }
    return entries.map(\.place)
  }

  /// Where the words stand, down the text; places that overlap the one before are left out.
  func places(of words: [Unicode.Scalar]) -> [Int] {
    guard !words.isEmpty else { return [] }
    let low = firstIndex { order(at: $0, to: words[...]).order >= 0 }
    let high = firstIndex { order(at: $0, to: words[...]).order > 0 }
    var found: [Int] = []
    for place in places[low..<high].sorted() where found.last.map({ $0 + words.count <= place }) ?? true {
      found.append(place)
    }
    return found
  }

  /// The longest part of the words that stands in the text, and where it does first.
  func longestPart(of words: [Unicode.Scalar]) -> (part: Range<Int>, place: Int)? {
    var best = 0..<0
    for start in words.indices {
      let length = longestBeginning(of: words[start...])
      if length > best.count { best = start..<start + length }
      // What is left is no longer.
      if words.count - start - 1 <= best.count { break }
    }
    return places(of: Array(words[best])).first.map { (best, $0) }
  }

  private func longestBeginning(of words: ArraySlice<Unicode.Scalar>) -> Int {
    let index = firstIndex { order(at: $0, to: words).order >= 0 }
    return [index - 1, index].filter(places.indices.contains).map { order(at: $0, to: words).shared }.max() ?? 0
  }

  /// How the text at a place compares with words: 0 where it begins with them; and how many characters they share.
  private func order(at index: Int, to words: ArraySlice<Unicode.Scalar>) -> (order: Int, shared: Int) {
    let start = places[index]
    var shared = 0
    for word in words {
      guard start + shared < text.count else { return (-1, shared) }
      let scalar = text[start + shared]
      if scalar != word { return (scalar < word ? -1 : 1, shared) }
      shared += 1
    }
    return (0, shared)
  }

  /// The first index of `places` for which a condition holds that holds for all after it.
  private func firstIndex(where isBehind: (Int) -> Bool) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
