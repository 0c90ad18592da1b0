public import Diagnostics

/// Why an expression has no value although nothing that it reads was missing.
public enum EvaluationFault: Error, Fact, Hashable {
  case divisionByZero
  /// A result beyond what its type holds, such as the sum of two large integers; the operator or function.
  case overflow(operation: String)
  /// A value that the other type does not hold: 1e99 as an int, 'abc' as a double.
  case conversion(of: String, to: String)
  case noSuchKey(String)
  case indexOutOfRange(Int64)
  /// No form of the function takes values of these types.
  case noSuchOverload(function: String, types: [String])
  /// An argument that the function cannot work with; what would be right.
  case invalidArgument(function: String, argument: String)
  /// A clause of a format text that does not exist or does not fit its argument.
  case malformedFormat(clause: String)
  case invalidPattern(String, reason: String)
  case unknownTimeZone(String)
  case emptyOptional
  case duplicateKey(String)
  /// A type that no key of a map has.
  case unsupportedKey(String)
  case unknownName(String)
  case tooManySteps(limit: Int)
}
