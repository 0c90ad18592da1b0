public import Evaluation

/// Why an engine cannot judge a rule exactly as it is judged here.
public enum PushdownObstacle: Error, Sendable, Hashable {
  /// It is judged record by record here, too.
  case columns(ColumnObstacle)
  /// A part of an expression that the dialect has no exact form for.
  case part(String)
  /// Its condition would be too long to be read or run.
  case tooLong
  /// A product or sum may have more digits than the engine's decimals.
  case digits(needed: Int, limit: Int)
  /// A column that a field is read from has a type whose values are not those of the field.
  case columnType(field: String, column: String, type: String, wanted: [String])
  /// The table has no column for a field.
  case noColumn(field: String)
  /// It looks at the records of a register that the engine holds, rather than at sums and counts of them.
  case visitsRecords(String)
  /// It asks about another rule that is refused.
  case asksRefused(String)
  /// It reads an indicator whose observations the engine does not hold.
  case noObservations(String)
}
