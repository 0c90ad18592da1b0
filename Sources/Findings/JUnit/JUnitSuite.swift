package import Quantities

/// Test cases that belong together, as JUnit's XML has them.
package struct JUnitSuite {
  package let name: String
  package let package: String
  /// The same input gives the same bytes: no day but one that was given.
  package let date: CalendarDate
  package var properties: [(name: String, value: String)] = []
  package let cases: [JUnitCase]

  package init(name: String, package: String, date: CalendarDate, cases: [JUnitCase]) {
    self.name = name
    self.package = package
    self.date = date
    self.cases = cases
  }
}

/// Something that holds, fails, cannot be told, or is left out with a reason.
package struct JUnitCase {
  package enum Outcome {
    case passed
    /// - Parameters:
    ///   - type: One word for its kind.
    ///   - message: One line.
    ///   - text: What else there is to say, of any number of lines.
    case failed(type: String, message: String, text: String)
    case errored(type: String, message: String, text: String)
    case skipped(message: String, text: String = "")
  }

  package let name: String
  package let className: String
  package let outcome: Outcome

  package init(name: String, className: String, _ outcome: Outcome = .passed) {
    self.name = name
    self.className = className
    self.outcome = outcome
  }
}
