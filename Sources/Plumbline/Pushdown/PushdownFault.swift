internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Pushdown

/// What stands in the way of rules in an engine.
enum PushdownFault: Sendable {
  /// A rule is refused; whether the others are judged all the same.
  case refused(rule: String, PushdownObstacle, isPartial: Bool)
  /// A derived indicator whose derivation the engine cannot work out; whether the rules are judged all the same.
  case underived(indicator: String, PushdownObstacle, isPartial: Bool)
  /// A rule on regions that the statement itself does not decide.
  case undecided(rule: String, PushdownObstacle, isPartial: Bool)
  /// A field that cannot be read from its column.
  case unreadable(PushdownObstacle)
  /// The engine does not describe its tables; in its own words.
  case undescribed(EngineFault)
  /// Fields that the table has no column for.
  case noColumns([String])
  /// A register that rules read, which is neither mapped nor anywhere else.
  case unmapped(register: String, title: LocalizedText)
  /// No rule reads any register.
  case noRegister
  /// A register of the engine's that a report or a file lists as well.
  case heldByEngine(register: String)
  /// A table without records, most likely another one than was meant.
  case emptyTable
  /// Records of no region or year that is known.
  case unplaced(Int)
  /// Names among observations that are of no region or indicator of the pack's.
  case unknownNames(Int)
  /// Texts of a field that the engine cannot read as they are read here.
  case unread(field: String, count: Int)
  /// The engine's result has a line that was not asked for.
  case unexpectedLine(String)
  /// The engine and the judge disagree about records by a rule.
  case disagreement(rule: String)
  /// The engine's own verdict on a region is another than the judge's; `nil` where there is none.
  case differs(rule: String, region: LocalizedText, year: Int, engine: Outcome?, judge: Outcome?)
}
