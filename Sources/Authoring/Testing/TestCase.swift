public import Diagnostics
internal import Documents
internal import Evaluation
internal import Quantities
internal import Reports

/// One case of a pack's tests: reports, and what the rules have to say of them.
public struct TestCase: Sendable {
  /// Says what is shown; no other case of the pack bears it.
  public let name: String
  /// Where the name stands.
  public let place: Place
  /// What is judged, the changes made.
  let reports: [Report]
  /// What the changes were made to; `nil` where the case states its reports itself.
  let base: [Report]?
  let waivers: [Waiver]
  let asOf: CalendarDate
  /// Why the case is not expected to hold yet.
  public let todo: String?
  let expectations: [RuleExpectation]
  /// Whether rules that it does not name have to say the same as of the base.
  let keepsOthers: Bool
}

/// What a case expects of one rule's verdicts.
struct RuleExpectation: Sendable {
  let rule: String
  let place: Place
  /// A verdict goes by the first that selects it.
  let entries: [VerdictExpectation]
}

/// What a case expects of a verdict. What is `nil` may be anything.
struct VerdictExpectation: Sendable {
  typealias Selector = [(name: String, texts: [String])]

  var place: Place
  /// Names, and the texts of which the verdict's subject must have one; each of them must be some verdict's.
  var selector: Selector = []
  var outcome: Outcome?
  var severity: Severity?
  var actual: ExpectedFigure?
  /// One figure, or the two ends of `between`.
  var required: [ExpectedFigure]?
  var margin: ExpectedFigure?
  /// The names of all values that it lacks.
  var missing: [String]?
  /// Cells or lines that values of the verdict stand in, among others: `指标!D17`, `indicators.csv:3:5`.
  var cells: [String]?
  var message: ExpectedMessage?
}

/// A figure as a test states it.
struct ExpectedFigure: Sendable {
  let text: String
  let number: Decimal
  /// `nil` for a bare number, which is in the figure's own unit.
  let unit: Unit?
  /// Whether only its first digits are stated: `1.44… %`.
  let isCut: Bool
  let place: Place

  /// Also of `-0.0…`, which as a number has no sign.
  private var isNegative: Bool { number.isNegative || text.unicodeScalars.first.map(foldedScalar) == "-" }

  func matches(_ figure: Figure) -> Bool {
    let own = unit ?? figure.unit
    guard own.dimension == figure.unit.dimension else { return false }
    let found = own.value(ofBase: figure.unit.baseValue(of: figure.number))
    guard isCut else { return found == Number(number) }
    // The first digits of -0.04 and of 0.04 are alike.
    guard found.isZero || (found < 0) == isNegative else { return false }
    // Cut off rather than rounded: the digits that are stated are the figure's own.
    let lastDigit = Number(number.halfUnit()) * 2
    return found.divided(by: lastDigit)?.truncated == Number(number).divided(by: lastDigit)
  }
}

/// A message as a test states it, in one language or both.
struct ExpectedMessage: Sendable {
  let texts: [(language: Language, text: String, node: Node)]
}
