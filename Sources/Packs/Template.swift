public import CEL
public import Diagnostics

/// A text with expressions in it: `专栏1 ${direction}：至少一个省级项目`.
public struct Template: Sendable {
  public enum Part: Sendable {
    case text(String)
    case expression(Expression)
    /// The title of the indicator that a rule is stated for.
    case indicatorTitle(Int)
  }

  public let zh: [Part]
  public let en: [Part]

  public subscript(language: Language) -> [Part] {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
