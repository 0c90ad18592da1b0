/// Which lines of a plan are headings.
///
/// `第四章　…`, `一、…`, `（一）…` and the titles of boxes, `专栏8 …`, where no sentence ends in them; a heading that
/// breaks off at a comma goes on in the next line.
struct Headings {
  /// By line.
  let isHeading: [Bool]
  /// By line: whether a chapter or a section begins there, and not just a box.
  let isSection: [Bool]

  init(_ plan: PlanText) {
    var isHeading: [Bool] = []
    var isSection: [Bool] = []
    var goesOn = false
    for line in plan.lines {
      let text = plan.text.folded[line.folded]
      let isSentence = text.contains(where: SentenceCutter.marks.contains)
      let begins = !isSentence && Self.beginsSection(text)
      let continues = goesOn && !isSentence && !text.isEmpty
      isSection.append(begins)
      isHeading.append(begins || continues || (!isSentence && Self.beginsBox(text)))
      goesOn = (begins || continues) && (text.last == "," || text.last == "、")
    }
    self.isHeading = isHeading
    self.isSection = isSection
  }

  private static let numerals: Set<Unicode.Scalar> = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "〇"]
  private static let parts: Set<Unicode.Scalar> = ["篇", "编", "章", "节", "部"]

  /// `第十二章`, `第3节`, `一、`, `（一）`.
  private static func beginsSection(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let isInBrackets = text.first == "("
    let isPart = text.first == "第"
    let rest = text.dropFirst(isInBrackets || isPart ? 1 : 0)
    let number = rest.prefix { numerals.contains($0) || (isPart && ("0"..."9").contains($0)) }
    guard !number.isEmpty, let next = rest.dropFirst(number.count).first else { return false }
    return isPart ? parts.contains(next) : isInBrackets ? next == ")" : next == "、"
  }

  private static func beginsBox(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    ["专栏", "附件", "附表", "表", "图"].contains { word in
      let scalars = word.unicodeScalars
      return text.starts(with: scalars) && (text.dropFirst(scalars.count).first.map { isNumber($0) } ?? false)
    }
  }

  private static func isNumber(_ scalar: Unicode.Scalar) -> Bool {
    numerals.contains(scalar) || ("0"..."9").contains(scalar)
  }
}
