public import Diagnostics
internal import Packs

/// How authors err when they write a rule.
public enum MutationKind: String, Sendable, CaseIterable {
  /// A limit, or a number in an expression, one step off in its last digit.
  case limit
  /// `>` for `>=`, `!=` for `==`; at least for more than.
  case comparison
  /// `||` for `&&`.
  case connective
  /// An indicator, or a field of a register, for another one of the same unit.
  case indicator
  /// A choice for another one of the same field.
  case choice
  /// A value of `each`, or a region of `for`, left out.
  case each
  /// `when` left out.
  case when
  /// The due year one off.
  case due
  /// A unit for one of another size: 万元 for 亿元.
  case unit
  /// Another year one off: `from`, `until`, a year in an expression, a year of a path.
  case year
  /// The path to the limit left out or of another form.
  case path
  /// `within`, `judge`, `needs` or `response_rate` left out.
  case omission
}

/// A rule with one error in it.
public struct Mutant: Sendable {
  public let rule: String
  public let kind: MutationKind
  /// The key of the rule in which it differs.
  public let key: String
  /// What stands there.
  public let original: String
  /// What stands there in the mutant; `dropped` where the key is left out.
  public let changed: String
  /// Where the original stands.
  public let place: Place
  /// The rule as it reads in the mutant.
  let node: RuleNode

  static let dropped = "dropped"
}
