/// Which language an expression is written in: one engine parses, checks and evaluates both.
public enum Dialect: Sendable, Hashable {
  /// CEL as its specification says, with `int`, `uint` and `double`.
  case standard
  /// The language of rules: every number is an exact decimal with a unit, what cannot be computed is missing, and more
  /// macros bring records together.
  case rules
}
