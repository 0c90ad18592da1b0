internal import Evaluation

/// Why no report could be found that shows something of a rule.
enum SolvingFault: Error {
  /// No way is known from this expression's value back to what it reads.
  case form(String)
  /// The figure would have no finite decimal expansion.
  case notFinite(String)
  /// The figure counts things and would not be whole.
  case notWhole(String)
  /// The pack states the figure, no report does.
  case given(String)
  /// It would need two values at once.
  case inUse(String)
  case tooManyRecords
  /// There is no year in which it could be shown.
  case noYear
  /// Records are compared with one another.
  case unique
  /// What was found is judged otherwise than it is meant for.
  case judged(Outcome?)
  /// The report would be faulty in itself.
  case inconsistent(String)
}
