/// What may be called by names, found by them as they stand, else as they are when folded.
///
/// A name of higher rank wins over one of lower rank; one that two things bear at the same rank is nobody's.
struct FoldedNames: Sendable {
  private var exact: [String: Int] = [:]
  private var folded: [FoldedName: Int] = [:]

  private static let ambiguous = -1

  /// - Parameter names: Of each thing its names, by rank.
  init(_ names: [[[String]]]) {
    for rank in 0..<(names.map(\.count).max() ?? 0) {
      var exact: [String: Int] = [:]
      var folded: [FoldedName: Int] = [:]
      for (index, names) in names.enumerated() where rank < names.count {
        for name in names[rank] {
          Self.add(index, at: name, to: &exact)
          Self.add(index, at: FoldedName(name), to: &folded)
        }
      }
      self.exact.merge(exact) { higher, _ in higher }
      self.folded.merge(folded) { higher, _ in higher }
    }
  }

  private static func add<Name>(_ index: Int, at name: Name, to table: inout [Name: Int]) {
    let standing = table[name] ?? index
    table[name] = standing == index ? index : ambiguous
  }

  func index(of name: String) -> Int? {
    if let index = exact[name], index >= 0 { return index }
    // No name is that long, and to fold it would tell nothing.
    guard name.utf8.count <= 1024, let index = folded[FoldedName(name)], index >= 0 else { return nil }
    return index
  }
}
