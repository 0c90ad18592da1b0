import Pushdown
import Random
import RandomPacks

/// A column of an engine's table and what may stand in it: few different values, so that many are equal and limits are
/// met exactly, and now and then what lies at the type's edges.
struct TypedColumn {
  enum Form {
    case decimal(digits: Int, scale: Int)
    /// Decimals of any size.
    case anyDecimal
    /// A type of whole numbers, by the engine's word, and the greatest one.
    case whole(String, Int128)
    case boolean
    case date
    case text
  }

  let name: String
  let kind: RandomCells.Kind
  let form: Form

  init(_ name: String, _ kind: RandomCells.Kind, in dialect: Dialect, _ random: inout PseudoRandom) {
    self.name = name
    self.kind = kind
    let wide = random.oneIn(12)
    switch kind {
    case .number:
      if dialect == .postgres, random.oneIn(4) {
        form = .anyDecimal
      } else if random.oneIn(8) {
        form = Self.whole(random.below(3), dialect)
      } else {
        let (digits, scale) =
          wide
          ? random.pick([(38, 0), (38, 10), (38, dialect == .duckdb ? 37 : 38), (37, 1), (28, 10), (18, 18), (20, 5), (30, 2), (1, 1)])
          : random.pick([(4, 1), (9, 2), (9, 2), (9, 3), (15, 4), (12, 2), (18, 0), (18, 3), (10, 2), (5, 0)])
        form = .decimal(digits: digits, scale: scale)
      }
    case .integer:
      let (digits, scale) = random.pick([(10, 0), (12, 4), (9, 1), (wide ? 38 : 18, 0)])
      form = random.oneIn(3) ? .decimal(digits: digits, scale: scale) : Self.whole(random.below(3), dialect)
    case .boolean:
      form = random.pick([.boolean, .boolean, Self.whole(1, dialect), .text, .decimal(digits: 2, scale: 0)])
    case .date: form = .date
    case .year: form = random.pick([Self.whole(1, dialect), Self.whole(0, dialect), .decimal(digits: 5, scale: 0)])
    case .region: form = random.pick([.text, .text, Self.whole(1, dialect)])
    case .text: form = random.oneIn(10) ? Self.whole(1, dialect) : .text
    case .choice: form = .text
    }
  }

  /// SMALLINT, INTEGER, BIGINT.
  private static func whole(_ size: Int, _ dialect: Dialect) -> Form {
    let integer = dialect == .spark ? "int" : "integer"
    let all: [(String, Int128)] = [
      ("smallint", Int128(Int16.max)), (integer, Int128(Int32.max)), ("bigint", Int128(Int64.max)),
    ]
    return .whole(all[size].0, all[size].1)
  }

  /// The type as the engine describes it.
  func typeName(_ dialect: Dialect) -> String {
    let name =
      switch form {
      case .decimal(let digits, let scale): (dialect == .postgres ? "numeric" : "decimal") + "(\(digits),\(scale))"
      case .anyDecimal: "numeric"
      case .whole(let name, _): name
      case .boolean: "boolean"
      case .date: "date"
      case .text: dialect == .duckdb ? "varchar" : dialect == .postgres ? "text" : "string"
      }
    return dialect == .duckdb ? name.uppercased() : name
  }

  // MARK: - Values

  /// A value's text, as the engine writes and reads it; `nil` for NULL.
  func value(_ cells: TypedCells, _ dialect: Dialect, _ random: inout PseudoRandom) -> String? {
    if cells.missing > 0, random.oneIn(cells.missing) { return nil }
    let isEdge = cells.edge > 0 && random.oneIn(cells.edge)
    switch form {
    case .decimal(let digits, let scale):
      if case .boolean = kind { return flag(isEdge, &random) }
      if case .year = kind { return year(isEdge, 99_999, &random) }
      return decimal(digits, scale, isEdge: isEdge, &random)
    case .anyDecimal:
      if isEdge {
        return random.pick([
          "9223372036854775808", "0.000000000000000001", "1" + String(repeating: "0", count: 45), "NaN", "Infinity",
          "0." + String(repeating: "3", count: 40), "-99999999999999999999999999999999999999.5", "-Infinity",
        ])
      }
      return decimal(20, random.below(5), isEdge: false, &random)
    case .whole(_, let greatest):
      switch kind {
      case .boolean: return flag(isEdge, &random)
      case .year: return year(isEdge, greatest, &random)
      case .region: return random.pick(isEdge ? ["0", "999999", "-1"] : ["230100", "230100", "230200", "230300"])
      default: break
      }
      if isEdge { return String(random.pick([greatest, -greatest - 1, greatest - 1])) }
      return String(random.pick([0, 1, 2, 3, 5, 10, 12, 25, 30, 100, 250, 1000, 12345, -1, -3, -30]))
    case .boolean: return random.pick(["true", "false"])
    case .date:
      guard isEdge else {
        return random.pick(["2020-06-30", "2020-07-01", "2023-01-01", "1999-12-31", "2024-02-29"])
      }
      return random.pick(["0001-01-01", "9999-12-31", "0999-01-01", dialect == .spark ? "+10000-01-01" : "10000-01-01"])
    case .text: return text(cells, isEdge, &random)
    }
  }

  private func flag(_ isEdge: Bool, _ random: inout PseudoRandom) -> String {
    random.pick(isEdge ? ["2", "-1"] : ["0", "1"])
  }

  private func year(_ isEdge: Bool, _ greatest: Int128, _ random: inout PseudoRandom) -> String {
    random.pick(isEdge ? ["999", "1000", "9999", "10000", "0", "-2021"] : ["2019", "2020", "2021", "2022", "2023"])
  }

  private func decimal(_ digits: Int, _ scale: Int, isEdge: Bool, _ random: inout PseudoRandom) -> String {
    func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
    // 10^38 is less than 2^127.
    let (limit, unit) = (power(digits), power(scale))
    var coefficient: Int128
    if isEdge {
      coefficient = random.pick([limit - 1, limit - 1, 1, power(digits - 1), limit - 2])
    } else {
      let wholes: [Int128] = [0, 0, 1, 2, 3, 5, 10, 12, 25, 30, 100, 250, 1000, 12345]
      let parts = [0, 0, unit / 2, unit / 4, unit / 8, unit / 10]
      coefficient = random.pick(wholes) % power(digits - scale) * unit + random.pick(parts)
    }
    if random.oneIn(6) { coefficient = -coefficient }
    var text = String(coefficient.magnitude)
    if scale > 0 {
      text = String(repeating: "0", count: max(0, scale + 1 - text.utf8.count)) + text
      text.insert(".", at: text.index(text.endIndex, offsetBy: -scale))
    }
    return coefficient < 0 ? "-" + text : text
  }

  private func text(_ cells: TypedCells, _ isEdge: Bool, _ random: inout PseudoRandom) -> String {
    if cells.hasOdd { return cells.texts.text(kind, &random) }
    if cells.blank > 0, random.oneIn(cells.blank) {
      let plain = ["", " ", "—", "-", "/", "暂无", "N/A", "\u{3000}", "\u{200B}"]
      // Of a choice that is called 无, words for none are no plain texts.
      if case .choice = kind { return random.pick(["", " ", "\u{3000}"]) }
      return random.pick(
        plain + ["无", "－", "…", " — ", "\u{200B}/", "ｎ／ａ", "N\u{AD}/A", "n/a", "none", "\t", "\u{FEFF}"])
    }
    switch kind {
    case .choice:
      return random.pick(isEdge ? ["未知", "HIGH", "高新2"] : ["high", "mid", "low", "高新", "其他", "high", "无", "中等"])
    case .boolean:
      return random.pick(isEdge ? ["未知", "2", "yes"] : ["true", "false", "是", "否", "1", "0", "TRUE", "√", "×"])
    case .region: return random.pick(isEdge ? ["999999", "火星"] : ["230100", "哈市", "齐齐哈尔市", "230300", "230099"])
    default:
      guard isEdge else {
        return random.pick(["A甲", "B乙", "C丙", "Ax", "K1", "K2", "xyz"]) + random.pick(["", "", "1", "2"])
      }
      return random.pick([
        "A\"甲\"", "B\n乙", "C,丙", "D;丁", " A", "A ", "e\u{301}", "\u{E9}", "x\r\ny", "A\tB", "\"\"", "'", "\\", "A\\'",
        "\\n", "%", "A_", "${name}", "$1", "--", "/* A */", "😀", "\u{1F468}\u{200D}\u{1F469}", "\u{7F}", "A\u{1}", "{}",
        "ａ", "B\u{FEFF}", "无锡", "N1", "-A", "…甲", "Ａ甲", "a甲", "\u{10FFFD}", "\u{FFFD}", "\u{D7FF}", "\u{E000}",
      ])
    }
  }
}

/// How often what stands in a table's cells; one cell in so many, 0 for none.
struct TypedCells {
  /// NULL.
  let missing: Int
  let edge: Int
  /// A text as people write it where there is none, among them some that are no values.
  let blank: Int
  /// Whether texts may stand there that only the reader of files can make out.
  let hasOdd: Bool
  let texts: RandomCells

  init(_ random: inout PseudoRandom) {
    missing = random.pick([0, 5, 12, 40])
    edge = random.pick([0, 0, 10, 40])
    blank = random.pick([0, 0, 10, 30])
    hasOdd = random.oneIn(30)
    texts = RandomCells(&random)
  }
}
