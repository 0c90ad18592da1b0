package import Random

/// The texts of a field at random, as people write them: most plain, some missing, some odd, some no values at all.
package struct RandomCells {
  package enum Kind {
    case text
    case choice
    case number(String)
    case integer(String)
    case boolean
    case date
    case year
    case region

    /// As `registers.yaml` has it.
    var type: String {
      switch self {
      case .text: "string"
      case .choice: "choice, of: {high: 高新, mid: 中等, low: 其他, none: 无}"
      case .number(let unit): unit.isEmpty ? "number" : "number, unit: \"\(unit)\""
      case .integer(let unit): "integer, unit: \(unit)"
      case .boolean: "boolean"
      case .date: "date"
      case .year: "year"
      case .region: "region"
      }
    }
  }

  /// One cell in so many is blank, odd, invalid, huge; 0 for none.
  let blank: Int
  let odd: Int
  let invalid: Int
  let huge: Int

  package init(_ random: inout PseudoRandom) {
    blank = random.pick([0, 5, 12, 40])
    odd = random.pick([0, 0, 6, 25])
    invalid = random.pick([0, 0, 10, 40])
    huge = random.pick([0, 0, 0, 8, 60])
  }

  private func occurs(_ rarity: Int, _ random: inout PseudoRandom) -> Bool { rarity > 0 && random.oneIn(rarity) }

  package func text(_ kind: Kind, _ random: inout PseudoRandom) -> String {
    if occurs(blank, &random) {
      return random.pick([
        "", "", "", "", " ", "\u{3000}", "\t ", "\u{200B}", "\u{FEFF}", " \u{200E}\u{AD}", "—", "——", "－", "-", "/",
        "…",
        "无", "暂无", "N/A", " — ", "\u{200B}/",
      ])
    }
    if occurs(invalid, &random) {
      return random.pick([
        "约3", "abc", "3 吨", "1 %", "2024-13-01", "99", "--1", "1..2", "未知", "1e5", "-", ".", "3.5", "— 万元", "0无",
      ])
    }
    switch kind {
    case .text: return name(&random)
    case .choice: return random.pick(["high", "mid", "low", "高新", "其他", "high", "无", " high", "ｈｉｇｈ"])
    case .number(let unit): return number(unit, decimals: random.below(4), &random)
    case .integer(let unit): return number(unit, decimals: 0, &random)
    case .boolean: return random.pick(["true", "false", "是", "否", "1", "0", "TRUE", "√", "×"])
    case .date:
      return random.pick([
        "2020-06-30", "2020-07-01", "2023-01-01", "1999-12-31", "2024-02-29", "2020/7/1", "2020年6月30日", "2021.9",
      ])
    case .year: return random.pick(["2019", "2020", "2021", "2022", "2023", "1000", "9999", "2021年", "２０２２"])
    case .region: return random.pick(["230100", "哈市", "齐齐哈尔市", "230300", "230099", "'230100", "２３０３００"])
    }
  }

  private func name(_ random: inout PseudoRandom) -> String {
    if occurs(odd, &random) {
      return random.pick([
        "A\"甲\"", "B\n乙", "C,丙", "D;丁", " A", "A ", "e\u{301}", "\u{E9}", "x\r\ny", "A\tB", "\"\"", "'",
        "xx甲xx\u{FEFF}", "无锡", "N1", "-A", "…甲",
      ])
    }
    return random.pick(["A甲", "B乙", "C丙", "Ax", "K1", "K2", "xyz"]) + random.pick(["", "", "1", "2", "3"])
  }

  private func number(_ unit: String, decimals: Int, _ random: inout PseudoRandom) -> String {
    if occurs(huge, &random) {
      return random.pick([
        "9223372036854775807", "-9223372036854775808", "999999999999999999", "1000000000000000000",
        "99999999999999999999", "0.000000000000000001", "170141183460469231731687303715884105727",
        "1" + String(repeating: "0", count: 45), "0." + String(repeating: "3", count: 40), "123456789012345678.9",
      ])
    }
    // Few different ones, so that values are equal and limits are met exactly.
    var digits = String(random.pick([0, 0, 1, 2, 3, 5, 10, 12, 25, 30, 100, 250, 1000, 12345]))
    if decimals > 0 { digits += "." + String(random.pick(["0", "5", "25", "125", "00", "50"]).prefix(decimals)) }
    if random.oneIn(6) { digits = "-" + digits }
    guard occurs(odd, &random) else { return digits }
    let units = ["元": "万元", "万元": "元", "亿元": "万元", "人": "万人", "万人": "人", "%": "‰"]
    return random.pick([
      digits + " " + unit, digits + unit, digits + " " + (units[unit] ?? ""), "1,234.5", "12,345", "３０", "１２．５",
      " " + digits, digits + " ", "+" + digits, "0" + digits, "-0", "5.", ".5", "(3)", "2,50", "1 234",
    ])
  }
}
