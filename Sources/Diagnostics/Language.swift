/// A language that Plumbline speaks to its users.
public enum Language: String, Sendable, CaseIterable {
  case zh
  case en
}

/// A text in both languages.
///
/// A pack may give a text in one language alone; then that one stands for both:
/// `{zh: 名称, en: Name}` has two, `名称` has one.
public struct LocalizedText: Sendable, Hashable {
  public let zh: String
  public let en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The same text for every language.
  public init(_ text: String) {
    self.init(zh: text, en: text)
  }

  public subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
