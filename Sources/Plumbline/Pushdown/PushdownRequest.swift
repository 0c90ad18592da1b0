public import Pushdown

/// Which registers an engine holds, and where.
public struct PushdownRequest: Sendable {
  public var dialect: Dialect
  /// What the engine's client connects to; `nil` leaves it to the client.
  public var connect: String?
  /// The client's path, where it is not the usual name on the search path.
  public var client: String?
  /// Registers and fields with the tables and columns that hold them.
  public var map: [(name: String, target: String)]
  /// Whether the other rules are judged where the engine cannot judge some.
  public var isPartial: Bool

  public init(
    dialect: Dialect, connect: String? = nil, client: String? = nil, map: [(name: String, target: String)] = [],
    isPartial: Bool = false
  ) {
    self.dialect = dialect
    self.connect = connect
    self.client = client
    self.map = map
    self.isPartial = isPartial
  }
}
