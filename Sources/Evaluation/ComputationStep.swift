public import Quantities

/// A part of a rule's expression, and what it came to.
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
    /// It has no value: what it needs is missing.
    case unknown
  }

  public let role: Role
  /// As the pack has it.
  public let expression: String
  public let result: Result
  /// How deep it lies within a macro: 0 outside, 1 for what is evaluated for each element.
  public let depth: Int
  /// Which element of a list it was evaluated for: a region's code, a record's key.
  public let element: String?
}
