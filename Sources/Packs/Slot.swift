public import CEL

/// The numbers by which checked expressions name what an object has; the tables answer to them.
public enum Slot {
  public static let code = 0
  public static let name = 1
  public static let level = 2
  public static let year = 3
  public static let region = 4
  public static let previous = 5
  public static let previousRevision = 6
  public static let below = 7
  public static let belowForSum = 8
  public static let inYear = 20
  public static let since = 21

  /// The region of a level that a region lies in.
  public static func ancestor(level: Int) -> Int { 100 + level }
  public static func register(_ index: Int) -> Int { 1_000 + index }
  public static func field(_ index: Int) -> Int { 10_000 + index }
  public static func indicator(_ index: Int) -> Int { 100_000 + index }
  public static func rule(_ index: Int) -> Int { 1_000_000 + index }

  /// A slot with its meaning, for those that stand for one of many.
  public enum Meaning: Sendable, Hashable {
    case fixed(Int)
    case ancestor(Int)
    case register(Int)
    case field(Int)
    case indicator(Int)
    /// The index of the rule's id among those that expressions ask about.
    case rule(Int)
  }

  public static func meaning(of slot: Int) -> Meaning {
    switch slot {
    case ..<100: .fixed(slot)
    case ..<1_000: .ancestor(slot - 100)
    case ..<10_000: .register(slot - 1_000)
    case ..<100_000: .field(slot - 10_000)
    case ..<1_000_000: .indicator(slot - 100_000)
    default: .rule(slot - 1_000_000)
    }
  }
}

extension CEL.Object {
  /// The `type` of every region's row; a record's is its register's place plus one.
  public static let regionType = 0

  /// The place of a record's register, `nil` for a region's row.
  public var register: Int? { type == Self.regionType ? nil : type - 1 }
}
