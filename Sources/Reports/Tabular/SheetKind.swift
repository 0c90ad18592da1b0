internal import Diagnostics
internal import Packs

/// What a sheet holds, as far as its name says so.
enum SheetKind: Equatable, Sendable {
  case head
  case indicators
  case history
  case register(Int)
  case explanations
  case evidence
  /// Explanations and evidence in one table, told apart by a column.
  case statements
  /// What only tells how to fill a form in, or what its cells may hold.
  case passedOver

  private static let words: [(SheetKind, TableWords.Words)] = [
    (.head, TableWords.Words("report head 报告 封面 表头 基本信息 基本情况 填报信息 报告信息")),
    (.indicators, TableWords.Words("indicators indicator 指标 主要指标 指标表 核心指标 指标数据 统计指标 指标情况 指标填报表")),
    (.history, TableWords.Words("history 历史 历史数据 往年数据 以往年份 历年数据 历史指标")),
    (.explanations, TableWords.Words("explanations explanation 解释 解释说明 情况说明 问题说明")),
    (.evidence, TableWords.Words("evidence 佐证 佐证材料 证明材料 证据 文件清单 佐证文件")),
    (.statements, TableWords.Words("说明与佐证 解释与佐证 佐证与说明 statements explanationsandevidence")),
    (
      .passedOver,
      TableWords.Words("填报说明 填写说明 填表说明 使用说明 readme instructions guide lists list 列表 下拉列表 选项 字典 问题清单 findings")
    ),
  ]

  /// - Returns: `nil` where the name is no known one.
  init?(named name: String, registers: FoldedNames, _ pack: Pack) {
    let names = Self.variants(of: name)
    for name in names {
      if let register = registers.index(of: name) {
        self = .register(register)
        return
      }
    }
    for name in names {
      if let (kind, _) = Self.words.first(where: { $0.1.contains(name) }) {
        self = kind
        return
      }
    }
    // A name of a sheet has at most 31 characters.
    if name.utf16.count == 31 {
      let cut = FoldedName(name).description
      let titles = pack.registers.indices.filter { index in
        let register = pack.registers[index]
        return [register.title.zh, register.title.en].contains { FoldedName($0).description.hasPrefix(cut) }
      }
      if titles.count == 1 {
        self = .register(titles[0])
        return
      }
    }
    return nil
  }

  /// The name, without `附表2` before it, and what stands in brackets at its end.
  private static func variants(of name: String) -> [String] {
    var variants = [name]
    let folded = FoldedName(name).description
    for beginning in ["附表", "附件", "表", "sheet"] where folded.hasPrefix(beginning) {
      let rest = folded.dropFirst(beginning.count)
      let digits = rest.prefix { $0.isNumber || "一二三四五六七八九十-".contains($0) }
      let left = rest.dropFirst(digits.count).drop { " -_:.、".contains($0) }
      if !digits.isEmpty, !left.isEmpty { variants.append(String(left)) }
    }
    if folded.hasSuffix(")"), let opening = folded.lastIndex(of: "(") {
      variants.append(String(folded[folded.index(after: opening)...].dropLast()))
      variants.append(String(folded[..<opening]))
    }
    return variants
  }

  /// The names that a mistyped one may have meant.
  static func known(_ pack: Pack) -> [String] {
    ["指标", "历史", "解释", "佐证材料", "说明与佐证", "indicators", "history", "explanations", "evidence"]
      + pack.registers.flatMap { [$0.id, $0.title.zh, $0.title.en] + $0.aliases }
  }
}
