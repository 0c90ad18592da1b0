/// A part of a query, and how firmly it holds together: parentheses stand where they are needed and nowhere else.
struct QueryText: Sendable {
  /// From the loosest on.
  enum Binding: Int, Sendable, Comparable {
    case or
    case and
    case not
    case comparison
    case operation
    case single

    static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
  }

  let text: String
  let binding: Binding

  init(_ text: String, _ binding: Binding = .single) {
    self.text = text
    self.binding = binding
  }

  /// As it stands where nothing looser may.
  func within(_ binding: Binding) -> String { self.binding < binding ? "(\(text))" : text }
}
