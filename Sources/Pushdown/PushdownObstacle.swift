public import Evaluation

/// Why an engine cannot judge a rule exactly as it is judged here.
public enum PushdownObstacle: Error, Sendable, Hashable {
  /// It is judged record by record here, too.
  case columns(ColumnObstacle)
  /// A part of an expression that the dialect has no exact form for.
  case part(String)
  /// A product or sum may have more digits than the engine's decimals.
  case digits(needed: Int, limit: Int)
  /// A column that a field is read from has a type whose values are not those of the field.
  case columnType(field: String, column: String, type: String, wanted: [String])
}
