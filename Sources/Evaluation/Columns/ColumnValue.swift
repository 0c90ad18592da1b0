internal import CEL

/// What an expression comes to for every row of a chunk.
struct ColumnValue {
  enum Kind {
    case condition(ColumnCondition)
    case number(ColumnNumber)
    /// A text, date or the like, of which only conditions are known.
    case text(known: MaskID)
  }

  /// A value that rows lack.
  struct Lack {
    let name: String
    let reason: Missing.Reason
    let rows: MaskID
  }

  var kind: Kind
  /// Everything that was missing, whether the value needed it or not.
  var lacks: [Lack]
  /// What leaves rows without a value.
  var unknownLacks: [Lack]
}

/// Three-valued: rows in neither mask are unknown.
struct ColumnCondition {
  let isTrue: MaskID
  let isFalse: MaskID
}

/// A number or a fraction of two; where it is known, the denominator is above 0.
package struct ColumnNumber: Sendable {
  package var numerator: LaneID
  package var denominator: LaneID?
  var known: MaskID
}

/// Why something is judged row by row.
public enum ColumnObstacle: Error, Sendable, Hashable {
  /// A part of an expression that no column operation stands for.
  case part(String)
  /// A document is looked for record by record.
  case evidence
  /// A path before the due year.
  case path
  /// The value is rounded before it is compared.
  case rounding
  /// What is unique is asked of some records alone.
  case conditionalUniqueness
  /// A `response_rate` joins aggregates of several regions or years.
  case responseRate
  /// The values of `each` are too many.
  case combinations
}
