public import CEL

/// A part of a rule's expression, or of a figure that it is derived from, and what it came to.
public struct ComputationStep: Sendable {
  /// What of the rule the part belongs to.
  public enum Role: String, Sendable {
    case condition = "when"
    case need = "needs"
    case value
    case low
    case high
    case assertion = "assert"
  }

  public enum Result: Sendable {
    case figure(Figure)
    case boolean(Bool)
    case text(String)
    /// How many elements a list or register has.
    case count(Int)
    /// It has no value: what it needs is missing. The first of what it lacks.
    case unknown([MissingValue])
  }

  /// A member of a list that a part was evaluated for.
  public enum Element: Sendable, Hashable {
    /// The region's place among the pack's.
    case region(Int)
    /// A record's key, else its number in the list.
    case record(String)
    case value(String)
  }

  /// For which row the names in a part stand, where that is not the verdict's own.
  public enum Scope: Sendable, Hashable {
    /// A record's region.
    case region
    case previous
    case year(Int)
    case previousRevision
    /// As the pack has it.
    case other(String)
  }

  public let role: Role
  /// As the pack has it, with the row before its names where that is not the verdict's own: `previous.gdp`.
  public let expression: String
  /// What an indicator is derived from, where that gave its value.
  public let definition: String?
  public var result: Result
  /// What it was evaluated for, within macros, sums over regions and figures of other regions; the outermost first.
  public let elements: [Element]
  /// The part itself, and the rows that its names are of.
  public let part: Expression
  public let scopes: [Scope]
  /// Whether it is what the limit is compared with.
  public let isValue: Bool

  /// How deep it lies within macros: 0 outside, 1 for what is evaluated for each element.
  public var depth: Int { elements.count }
}
