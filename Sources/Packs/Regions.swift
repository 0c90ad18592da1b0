public import Diagnostics
internal import Quantities

/// A region of the plan.
public struct Region: Sendable {
  /// By GB/T 2260: `230100`.
  public let code: String
  public let name: LocalizedText
  /// Its level's place among the pack's levels, 0 the outermost.
  public let level: Int
  /// The region above, by its place among the regions.
  public let parent: Int?
  public let aliases: [String]
  /// Whether it only adds to sums, and is never judged and never missing.
  public let isResidual: Bool
  /// Where it stands on a map that draws each region of a level as one square, by the key `tile: [column, row]`; both
  /// are counted from 0, from the west and from the north. Without it the regions of a level are drawn in their order.
  public let tile: Tile?

  /// A square of such a map.
  public struct Tile: Sendable, Hashable {
    public let column: Int
    public let row: Int

    /// What a column and a row may be.
    static let range = 0...99

    public init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }
  }
}

/// The regions of a pack, in the order of their codes.
public struct Regions: Sendable {
  public let all: [Region]
  private let byName: [String: Int]
  private let children: [[Int]]

  init(_ regions: [Region]) {
    all = regions
    var byName: [String: Int] = [:]
    var children = [[Int]](repeating: [], count: regions.count)
    for (index, region) in regions.enumerated() {
      for name in region.names { byName[Self.folded(name)] = index }
      if let parent = region.parent { children[parent].append(index) }
    }
    self.byName = byName
    self.children = children
  }

  public subscript(index: Int) -> Region { all[index] }

  /// Whether it only adds to sums; asked for every region, year and rule.
  public func isResidual(_ index: Int) -> Bool { all[index].isResidual }

  /// A region by code, name in either language, or alias; white space within the name does not count (鸡　西), nor do the
  /// width of its characters, what nobody sees and an apostrophe before a code.
  public func index(named name: String) -> Int? {
    byName[name] ?? byName[Self.folded(name)]
  }

  /// The names a mistyped one may have meant.
  public var names: [String] { all.flatMap(\.names) }

  /// The regions one level below, residual ones among them.
  public func below(_ index: Int) -> [Int] { children[index] }

  /// The region itself or the one above it at the level.
  public func ancestor(of index: Int, level: Int) -> Int? {
    var current: Int? = index
    while let region = current {
      if all[region].level == level { return region }
      current = all[region].parent
    }
    return nil
  }

  /// A name without what does not count in it.
  package static func folded(_ name: String) -> String {
    let folded = name.foldedCell
    return folded.utf8.contains(0x20) ? String(folded.unicodeScalars.filter { $0 != " " }) : folded
  }
}

extension Region {
  /// All that it may be called.
  public var names: [String] { [code, name.zh] + (name.en == name.zh ? [] : [name.en]) + aliases }
}
