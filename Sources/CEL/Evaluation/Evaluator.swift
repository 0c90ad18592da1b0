public import Quantities

/// The host's tables: what the members of an object are.
///
/// What rows of several types have, such as the row of the year before, bears one slot for all of them: where an
/// expression is evaluated for other rows, the variables of macros give way as the subject does.
public protocol Rows: AnyObject {
  func value(ofMember slot: Int, named name: String, in object: Object) -> Value
  func value(ofMethod slot: Int, arguments: [Value], of object: Object) -> Value

  /// Whether it has counted any rows in a way of its own, so that macros over them ask for their tally first.
  var hasTallies: Bool { get }
  /// Whether it may have one of a macro, by ``Expression/identity``.
  func hasTally(of macro: ObjectIdentifier) -> Bool
  /// What a macro over the rows of a member comes to; `nil` where it has to visit them.
  func tally(
    of macro: ObjectIdentifier, over slot: Int, of object: Object, for subject: Object, variables: [Value]
  ) -> RowTally?
  /// Whether the rows of a member are there: `true`, or what is missing; `nil` where the list itself has to tell.
  func presence(of slot: Int, in object: Object) -> Value?
  /// From here on the members that list rows give a few of them, so that their places can be noted.
  /// - Returns: Whether more places are wanted.
  func beginSample() -> Bool
  func endSample()
}

extension Rows {
  public var hasTallies: Bool { false }
  public func hasTally(of macro: ObjectIdentifier) -> Bool { false }
  public func tally(
    of macro: ObjectIdentifier, over slot: Int, of object: Object, for subject: Object, variables: [Value]
  ) -> RowTally? {
    nil
  }
  public func presence(of slot: Int, in object: Object) -> Value? { nil }
  public func beginSample() -> Bool { false }
  public func endSample() {}
}

/// Evaluates the checked expressions of rules for one subject.
///
/// In the rule dialect both sides of `&&` and `||` are evaluated and macros visit every member, so that a verdict lists
/// every missing value that the expression reads, whatever the order of its parts.
public struct Evaluator {
  /// A bound no rule comes near; it ends what nested macros over long lists would make of an evening.
  public static let defaultBudget = 100_000_000

  private let rows: any Rows
  private let subject: Object
  private let variables: [Value]
  private let budget: Int
  private let observer: (any Observer)?
  /// Missing values that the result did not need.
  public private(set) var absorbed = MissingSet()

  /// - Parameters:
  ///   - variables: The values of the variables that the expression was checked with, in their order.
  ///   - budget: The steps that an evaluation may take: about one for each operation, member visited and eight bytes of
  ///     text gone through.
  ///   - observer: Who is told the values of the parts, where the expression is an observed one.
  public init(
    _ rows: any Rows, subject: Object, variables: [Value] = [], budget: Int = Self.defaultBudget,
    observer: (any Observer)? = nil
  ) {
    self.rows = rows
    self.subject = subject
    self.variables = variables
    self.budget = budget
    self.observer = observer
  }

  /// The expression's value; with a response rate, members that lack what one aggregate reads are left out of all.
  public mutating func evaluate(_ expression: Expression, responseRate: Number? = nil) -> Value {
    var frame = Frame(
      .rules, rows: rows, subject: subject, variables: variables, isExhaustive: true, budget: budget)
    if let responseRate {
      // Who watches is told what the parts come to once it is known which members are left out.
      frame.nonresponse = Nonresponse(rate: responseRate)
      _ = expression.step.value(in: &frame)
      frame.nonresponse?.isDecided = true
      frame.absorbed = MissingSet()
    }
    frame.observer = observer
    return finish(expression, &frame)
  }

  /// The value of a macro's condition or body for one member.
  public mutating func evaluate(_ expression: Expression, member: Object, inSlot slot: Int) -> Value {
    var frame = Frame(
      .rules, rows: rows, subject: subject, variables: variables, isExhaustive: true, budget: budget)
    frame.macroVariables.set(slot, to: .object(member))
    return finish(expression, &frame)
  }

  private mutating func finish(_ expression: Expression, _ frame: inout Frame) -> Value {
    let value = frame.run(expression)
    absorbed.formUnion(frame.absorbed)
    return value
  }
}

extension Frame {
  /// The value of a whole expression; none where it took more steps than it may.
  mutating func run(_ expression: Expression) -> Value {
    guard charge(expression.size) else { return exhaustion(expression.source) }
    let value = expression.step.value(in: &self)
    guard isExhausted else { return value }
    absorbed = MissingSet()
    return exhaustion(expression.source)
  }
}
