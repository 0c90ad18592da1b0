internal import Diagnostics
internal import Evaluation
internal import Packs

/// The part of the plan that asks for something: the first word of a rule's clause, such as `第一章`.
struct Chapter: Hashable {
  /// Tells it from others in the page.
  let key: String
  let title: LocalizedText

  /// Of what comes without a clause.
  static let other = Chapter(key: "-", title: Wording.otherChapter)

  /// Of the findings that come without a rule: they are about the data, whatever clauses the data answer.
  static let data = Chapter(key: "data", title: Wording.dataChapter)

  init(_ rule: RuleSummary) {
    if BuiltInRule(rawValue: rule.id) != nil {
      self = .data
      return
    }
    guard let clause = rule.sources.first?.clause, let zh = Self.firstWord(clause.zh) else {
      self = .other
      return
    }
    let en = clause.en == clause.zh ? zh : Self.firstWord(clause.en) ?? zh
    key = zh
    title = LocalizedText(zh: zh, en: Wording.englishChapter(en))
  }

  private init(key: String, title: LocalizedText) {
    self.key = key
    self.title = title
  }

  private static func firstWord(_ clause: String) -> String? {
    clause.split(maxSplits: 1, whereSeparator: \.isWhitespace).first.map(String.init)
  }
}
