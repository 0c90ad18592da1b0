internal import Evaluation

extension RegisterQuery {
  /// A rule's outcome as a column of the records.
  struct Outcomes: Sendable {
    /// Its place among the program's plans.
    let plan: Int
    /// Under which name the statement and its result have it.
    let name: String
    /// For each outcome its condition, in the order in which they are asked; the last one needs none.
    let cases: [(outcome: Outcome, condition: SQLCondition)]
    /// What a limit found, asked, and how far inside it the value lies, as texts.
    let texts: (value: String, required: String, margin: String)?
    /// Where in a group's row each outcome of the plan is counted, and how many of it are early.
    var counts: [(count: Int, early: Int?)] = []
  }

  /// Records that share with others what shall be unique.
  struct Sharing: Sendable {
    /// Its place among the program's rules that ask for unique records; `nil` for the register's own key.
    let unique: Int?
    let name: String
    /// What shall be unique, as the records have it; never NULL where the records are told apart.
    let parts: [String]
    /// Which records are told apart: those that have every field of it.
    let isTold: SQLCondition
    /// Which of those that share are told of.
    let condition: SQLCondition
    /// Where in a group's row those are counted that lack a part.
    var undetermined: Int?
    /// The place of a sharing among whose records are all of these: what is unique there is unique here.
    var base: Int?
  }

  /// A sum or an extreme: the number that the result has × 10^exponent.
  struct Figure: Sendable {
    let column: Int
    let exponent: Int
    /// Of each number that is added.
    let digits: SQLNumber.Digits

    init(column: Int = 0, exponent: Int = 0, digits: SQLNumber.Digits = SQLNumber.Digits(whole: 1, scale: 0)) {
      self.column = column
      self.exponent = exponent
      self.digits = digits
    }
  }
}
