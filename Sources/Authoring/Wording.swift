internal import Diagnostics

/// Every word of what authors are told, in either language.
struct Wording {
  let language: Language

  func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// `a、b、c` or `a, b, c`.
  func list(_ items: [String]) -> String { items.joined(separator: say("、", ", ")) }
}
