/// The words of Chinese plans that bind somebody, by how firmly they do.
///
/// From the wording of the five-year plans of provinces and the practice of checking them: a deed that leaves something
/// behind (建立, 制定) binds more than one that only leans a way (推进), and 鼓励 and 探索 bind nobody. 要 and 可 are not
/// among them: they mostly stand within other words (主要, 可持续).
struct DutyWords {
  static let table = DutyWords([
    (.extent, ["全覆盖", "每年", "年均", "逐年"]),
    (.duty, ["必须", "应当", "不得", "确保", "责任", "考核", "主要指标", "年度分解"]),
    (
      .task,
      [
        "建立", "设立", "制定", "出台", "编制", "实施", "实行", "落实", "建设", "建成", "开展", "组织", "组建", "成立", "布局", "遴选",
      ]
    ),
    (
      .support,
      [
        "打造", "加强", "强化", "完善", "健全", "提高", "提升", "培育", "优化", "深化", "构建", "加大", "突破", "攻克", "推动", "推进",
        "支持", "引导", "争取", "争创", "促进", "发挥",
      ]
    ),
    (.encouragement, ["鼓励", "探索", "可以"]),
  ])

  private struct Entry {
    let scalars: [Unicode.Scalar]
    let strength: RequirementSigns.Strength
  }

  private let entries: [Unicode.Scalar: [Entry]]

  private init(_ groups: [(RequirementSigns.Strength, [String])]) {
    var entries: [Unicode.Scalar: [Entry]] = [:]
    for (strength, words) in groups {
      for word in words {
        let scalars = Array(word.unicodeScalars)
        if let first = scalars.first { entries[first, default: []].append(Entry(scalars: scalars, strength: strength)) }
      }
    }
    self.entries = entries
  }

  /// The words that stand in a text, each once, in the order in which they first do.
  ///
  /// - Parameter compared: What has been read already, down the text: 突破 before a figure is no duty.
  func words(
    in text: ArraySlice<Unicode.Scalar>, besides compared: [Range<Int>]
  ) -> [(word: String, strength: RequirementSigns.Strength)] {
    var found: [(word: String, strength: RequirementSigns.Strength)] = []
    var rest = compared[...]
    for index in text.indices {
      rest = rest.drop { $0.upperBound <= index }
      if let range = rest.first, range.contains(index) { continue }
      for entry in entries[text[index]] ?? [] where text[index...].starts(with: entry.scalars) {
        let word = String(String.UnicodeScalarView(entry.scalars))
        if !found.contains(where: { $0.word == word }) { found.append((word, entry.strength)) }
      }
    }
    return found
  }
}

/// The words that compare something with a figure, the longest of those that end alike first.
///
/// 以上 and 以下 include the figure by the Civil Code (article 1259) and GB/T 8170; 突破 and 力争 no law defines.
enum ComparisonWords {
  static let before = scalars([
    "力争达到", "力争突破", "不低于", "不少于", "不高于", "不超过", "提高到", "提升到", "提高至", "提升至", "增加到", "增长到", "达到", "突破", "超过",
    "至少", "力争", "增长", "提高", "提升", "增加", "降低", "下降", "减少", "高于", "低于", "大于", "小于", "达",
  ])
  static let behind = scalars(["及以上", "及以下", "以上", "以下", "以内", "左右"])

  private static func scalars(_ words: [String]) -> [[Unicode.Scalar]] { words.map { Array($0.unicodeScalars) } }
}
