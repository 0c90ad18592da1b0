public import Diagnostics

/// A node that is known to be a mapping with none but known keys.
public struct Mapping: Sendable {
  public let node: Node
  /// A mapping that stands in where the node itself does not have a key.
  let shared: Node?

  /// The value at a key, also where it is null, so that its decoder finds fault with it; `nil` where the key is absent.
  public subscript(key: String) -> Node? { node[key] ?? shared?[key] }

  public var place: Place { node.place }
}
