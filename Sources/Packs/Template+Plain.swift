internal import CEL
public import Diagnostics

extension Template {
  /// The text as the pack has it, its expressions unevaluated.
  ///
  /// - Parameter values: What names of `each` stand for; other expressions are shown as they are written.
  public func plain(in pack: Pack, _ language: Language, values: [String: String] = [:]) -> String {
    self[language].map { part in
      switch part {
      case .text(let text): text
      case .expression(let expression): values[expression.text] ?? RuleWords.placeholder(expression.text, language)
      case .indicatorTitle(let index): pack.indicators[index].title[language]
      }
    }.joined()
  }
}
