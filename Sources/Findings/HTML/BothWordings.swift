internal import Diagnostics
internal import Packs

/// The words of both languages, of which a page holds every sentence.
struct BothWordings {
  let zh: Wording
  let en: Wording

  init(_ names: PlanNames) {
    zh = Wording(language: .zh, names: names)
    en = Wording(language: .en, names: names)
  }

  /// What is said in each.
  func callAsFunction(_ sentence: (Wording) -> String) -> LocalizedText {
    LocalizedText(zh: sentence(zh), en: sentence(en))
  }
}
