public import Quantities

/// What a macro over the rows of a table comes to, where the host has counted them in a way of its own rather than
/// letting the macro visit each.
public struct RowTally: Sendable {
  /// What the members did at one condition: a filter's in the macro's range, or the macro's own condition or body.
  public struct Stage: Sendable {
    /// How many members came to it, the ones left out for want of a response included.
    public var given: Int
    /// How many of them it has a value for, of those that are not left out.
    public var kept: Int
    /// Missing values that left a member without a value here.
    public var missing: MissingSet
    /// Missing values that members did without here.
    public var absorbed: MissingSet

    public init(given: Int, kept: Int, missing: MissingSet, absorbed: MissingSet) {
      self.given = given
      self.kept = kept
      self.missing = missing
      self.absorbed = absorbed
    }
  }

  /// The filters from the inside out, then the macro itself.
  public var stages: [Stage]
  /// What those lack that a rule's `response_rate` leaves out; `nil` for a rule that has none.
  public var nonresponse: MissingSet?
  /// How many members the condition chose.
  public var chosen = 0
  /// The sum of the body's values.
  public var sum: Number = 0
  /// The least and the greatest of the body's values, where there is any.
  public var extremes: (least: Number, greatest: Number)?

  public init(stages: [Stage], nonresponse: MissingSet?) {
    self.stages = stages
    self.nonresponse = nonresponse
  }
}

/// The rows that a macro goes through, at the inner end of its filters: a member of an object that lists rows.
struct RowsRoot {
  let object: any Step
  let slot: Int

  /// `nil` where the range is something else.
  init?(_ range: Expression) {
    var range = range
    while case .comprehension(.filter, let inner, _, 1, nil, _) = range.operation { range = inner }
    guard case .member(let object, let slot, _) = range.operation, case .list(.object) = range.type else { return nil }
    self.object = object.step
    self.slot = slot
  }
}

extension Expression {
  /// What a host knows a macro by when it is asked for its ``RowTally``.
  public var identity: ObjectIdentifier { ObjectIdentifier(step) }
}

extension ComprehensionStep {
  /// The value as the host has counted it; `nil` where it has not.
  func tallied(_ frame: inout Frame) -> Value? {
    guard let root, let rows = frame.rows, rows.hasTallies, rows.hasTally(of: ObjectIdentifier(self)),
      case .object(let row) = root.object.value(in: &frame)
    else { return nil }
    if case .unknown(let missing)? = rows.presence(of: root.slot, in: row) { return .unknown(missing) }
    guard
      let tally = rows.tally(
        of: ObjectIdentifier(self), over: root.slot, of: row, for: frame.subject, variables: frame.variables)
    else { return nil }
    sample(rows, &frame)
    if let lacking = tally.nonresponse {
      guard let nonresponse = frame.nonresponse, nonresponse.isDecided else { return frame.count(0) }
      frame.absorb(lacking)
      for stage in tally.stages {
        frame.absorb(stage.absorbed)
        // Where too few respond to one filter, nothing behind it is looked at.
        if Number(stage.kept) < nonresponse.rate * Number(stage.given) { return .unknown(lacking) }
      }
    } else {
      for stage in tally.stages {
        frame.absorb(stage.absorbed)
        // Where one filter cannot tell, nothing behind it is looked at.
        if !stage.missing.isEmpty { return .unknown(stage.missing) }
      }
    }
    return conclude(tally, known: tally.stages.last?.kept ?? 0, &frame)
  }

  /// Visits a few members, for the places that a verdict names.
  private func sample(_ rows: any Rows, _ frame: inout Frame) {
    guard rows.beginSample() else { return }
    let (absorbed, nonresponse) = (frame.absorbed, frame.nonresponse)
    frame.nonresponse = nonresponse.map { Nonresponse(rate: $0.rate) }
    _ = value(in: &frame)
    (frame.absorbed, frame.nonresponse) = (absorbed, nonresponse)
    rows.endSample()
  }

  private func conclude(_ tally: RowTally, known: Int, _ frame: inout Frame) -> Value {
    switch macro {
    case .count: return frame.count(tally.chosen)
    case .share: return frame.share(tally.chosen, of: known, rangeSource)
    default: break
    }
    if known == 0 { frame.absorb(frame.nothing(rangeSource)) }
    let figure: Number? =
      switch macro {
      case .sum: tally.sum
      case .average: tally.sum.divided(by: Number(known))
      case .minimum: tally.extremes?.least
      default: tally.extremes?.greatest
      }
    return figure.map { .number($0) } ?? .unknown(frame.nothing(rangeSource))
  }
}
