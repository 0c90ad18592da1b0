import Random

@testable import Pushdown

/// Texts as they stand in columns, to hold engines against the reader here.
enum TextPool {
  /// Names, marks of no data and words of every kind, with what people put around them.
  static func mixed(_ count: Int, seed: UInt64) -> [String] {
    var random = PseudoRandom(seed: seed)
    let words = [
      "true", "TRUE", "True", "是", "否", "1", "0", "√", "×", "✔", "✗", "false", "yes", "high", "mid", "low", "none",
      "高新",
      "中等", "其他", "无", "High", "230100", "哈尔滨市", "哈市", "Ｈ市", "H市", "Harbin City", "HarbinCity", "齐齐哈尔市", "暂无",
      "无数据", "暂无数据", "不详", "未知", "不适用", "未统计", "缺", "N/A", "n/a", "NA", "N.A.", "n.a.", "NULL", "Null", "null", "\\N",
      "Nan", "—", "——", "－", "-", "/", "…", ".", "。", "_", "A甲", "B乙", "C丙", "Ax", "K1", "K2", "xyz", "A\"甲\"",
      "e\u{301}",
      "\u{E9}", "无锡", "N1", "-A", "…甲", "K\\1", "a%b", "a_b", "'", "\"", "2020-06-30", "İstanbul",
      "\u{212A}1", "\u{F967}详", "𠀀", "😀", "𝒜",
    ]
    let signs = [
      " ", "\u{3000}", "\t", "\n", "\r\n", "\u{200B}", "\u{FEFF}", "\u{200E}", "\u{AD}", "\u{A0}", "'", "\u{2018}",
      "\u{2019}", "—", "/", "1", "A", "甲", "\u{301}", "\u{E0001}", "\u{FE0F}",
    ]
    // A formula that failed, as workbooks give it.
    let marked = String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self) + "0#REF!"
    var texts = ["", marked] + words + signs
    while texts.count < count {
      var text = random.pick(words)
      if random.oneIn(3) { text = widened(text, &random) }
      for _ in 0..<random.below(3) {
        let sign = random.pick(signs)
        switch random.below(4) {
        case 0: text = sign + text
        case 1: text += sign
        case 2: text = text.unicodeScalars.map { String($0) }.joined(separator: sign)
        default: text += random.pick(words)
        }
      }
      texts.append(text)
    }
    return texts
  }

  /// Characters alone, twice, and between letters: of the first plane one in so many, of the others one in 97 times as
  /// many, and all at which a range ends that patterns speak of.
  static func characters(step: Int) -> [String] {
    let ends = (CharacterRanges.unseen + .marks + .plain).ranges.flatMap { range in
      [range.lowerBound - 1, range.lowerBound, range.upperBound, range.upperBound + 1].map { Int($0) }
    }
    let codes =
      Array(stride(from: 1, through: 0xFFFF, by: step)) + stride(from: 0x1_0000, through: 0x10_FFFF, by: 97 * step)
    return (codes + ends).compactMap { Unicode.Scalar(UInt32($0)) }.flatMap { ["\($0)", "\($0)\($0)", "A\($0)b"] }
  }

  private static func widened(_ text: String, _ random: inout PseudoRandom) -> String {
    var wide = ""
    for scalar in text.unicodeScalars {
      if 0x21...0x7E ~= scalar.value, random.oneIn(2), let other = Unicode.Scalar(scalar.value + 0xFEE0) {
        wide.unicodeScalars.append(other)
      } else {
        wide.unicodeScalars.append(scalar)
      }
    }
    return wide
  }
}
