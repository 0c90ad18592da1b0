/// A part of a statement, and how loosely its outermost operator binds.
package struct SQLText: Sendable {
  /// From the loosest to the tightest.
  package enum Binding: Int, Comparable, Sendable {
    case or, and, not, comparison, sum, product, sign, atom

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  package let text: String
  let binding: Binding

  package init(_ text: String, _ binding: Binding = .atom) {
    self.text = text
    self.binding = binding
  }

  /// The text where an operator stands around it: in parentheses where it would come apart.
  func within(_ other: Binding) -> String { binding < other ? "(\(text))" : text }

  /// The same for an operand of an operator that does not bind its own kind: behind a minus, beside a comparison.
  func tighter(than other: Binding) -> String { binding <= other ? "(\(text))" : text }
}

extension [SQLText] {
  /// Joined by AND or OR.
  func joined(_ binding: SQLText.Binding) -> SQLText {
    if count == 1 { return self[0] }
    return SQLText(map { $0.within(binding) }.joined(separator: binding == .and ? " AND " : " OR "), binding)
  }
}
