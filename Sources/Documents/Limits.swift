/// Bounds that keep a hostile or mistaken file from costing more than a moment.
///
/// A file beyond one of them is refused with a fault that names the bound; nothing of it is used.
public struct Limits: Sendable {
  /// The size of a file, in bytes.
  public var bytes: Int
  /// Mappings and sequences within one another. libyaml's time grows with the square of it.
  public var depth: Int
  /// Nodes that the aliases (`*name`) of a file stand for, all together.
  public var expandedNodes: Int
  /// Nodes written in a file.
  public var nodes: Int

  public init(
    bytes: Int = 64 << 20, depth: Int = 64, expandedNodes: Int = 10_000, nodes: Int = 8_000_000
  ) {
    self.bytes = bytes
    self.depth = depth
    self.expandedNodes = expandedNodes
    self.nodes = nodes
  }

  /// 64 MB, 64 levels, 10,000 nodes by aliases, 8,000,000 nodes in all.
  public static let standard = Limits()
}
