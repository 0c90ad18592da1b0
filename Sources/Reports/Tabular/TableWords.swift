/// Words that tables use for what every plan has, whatever its pack names.
enum TableWords {
  /// Found however they are written (``FoldedName``).
  struct Words: Sendable {
    private let folded: Set<FoldedName>
    /// What they begin with.
    private let firsts: [Unicode.Scalar]

    init(_ words: String...) {
      self.init(Set(words.flatMap { $0.split(separator: " ") }.map { FoldedName(String($0)) }))
    }

    init(_ folded: Set<FoldedName>) {
      self.folded = folded
      firsts = Array(Set(folded.compactMap(\.scalars.first)))
    }

    func contains(_ text: String) -> Bool {
      text.utf8.count <= 256 && mayContain(text) && folded.contains(FoldedName(text))
    }

    /// Tells of most texts at once that they are none of the words: those that nothing is folded of but small letters,
    /// and that have no character that a word begins with.
    private func mayContain(_ text: String) -> Bool {
      text.unicodeScalars.contains { scalar in
        guard scalar.value < 0x80 || scalar.isHan else { return true }
        let isLarge = 0x41...0x5A ~= scalar.value
        return firsts.contains(isLarge ? Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value | 0x20)) : scalar)
      }
    }
  }

  // MARK: - Headings of columns

  static let indicator = Words("指标 指标名称 主要指标 核心指标 统计指标 考核指标 项目 指标项目 名称 内容 indicator indicators name")
  static let indicatorKey = Words("代码 指标代码 指标标识 标识 编码 指标编码 code key id")
  static let unit = Words("单位 计量单位 unit units")
  static let status = Words("状态 数据状态 数据性质 status")
  static let series = Words("口径 统计口径 数据口径 series")
  static let note = Words("备注 说明 注 注释 备注说明 note notes remark remarks comment comments")
  static let year = Words("年份 年度 数据年份 报告年份 统计年度 报告年度 year")
  static let region = Words(
    "地区 地区名称 城市 市 市地 市(地) 地市 市州 所在地区 所在市 所属地区 所属市 填报地区 行政区划 行政区 region city")
  static let thisYear = Words(
    "本年 本年度 本年数 本年值 本年实际 本期 本期数 本期值 今年 当年 当年值 当年数 报告期 实际 实际值 实际数 实际完成 实际完成值 完成值 完成数",
    "完成情况 数值 数据 值 指标值 填报值 填报数 value values actual figure")
  static let lastYear = Words(
    "上年 上年度 上年数 上年值 上年实际 上年同期 上年同期数 上期 上期数 去年 去年同期 前一年 lastyear previousyear previous")
  /// What follows a year in a heading: `2025年实际值`.
  static let afterYear = Words(
    "年 年度 年数 年值 年实际 年实际值 年实际数 年完成 年完成值 年完成数 年完成情况 年数值 年数据 年末 年末数 年全年 年全年数 年1-12月",
    "实际 实际值 实际数 完成值 数值 数据 actual")
  /// What stands above the columns of several years.
  static let years = Words(
    "历年 历年数据 历年完成情况 各年 各年度 分年度 年度 年份 年度数据 年度值 年份数据 实际完成情况 主要指标完成情况 指标完成情况 year years values actual")
  /// Columns that a table may well have and that nobody needs to be told about.
  static let passedOver = Words(
    "序号 编号 行次 行号 no no. # 备注 说明 注 注释 note notes remark remarks comment comments 对应规则 规则 规则标题 服务规则",
    "填报要求 填写说明 提示 责任单位 责任部门 牵头单位 填报单位 填报部门 填报人 联系人 联系电话 数据来源 资料来源 来源 类别 分类 rules rule",
    "serves source 用途 requirement")

  // MARK: - Rows

  static let total = Words("合计 总计 小计 共计 累计 total sum subtotal 总和")
  static let none = Words("无 没有 无此项 none nil")
  private static let noteBeginnings = [
    "注", "备注", "说明", "填表说明", "填报说明", "填表人", "填报人", "填报单位", "填报日期", "填表日期", "审核人", "审核", "制表人", "制表", "制表单位",
    "资料来源", "数据来源", "单位负责人", "统计负责人", "负责人", "联系电话", "报出日期", "报送日期",
  ].map { Array($0.unicodeScalars) }

  private static let noteFirsts = Array(Set(noteBeginnings.compactMap(\.first)))

  /// Whether a text is a note below a table: `注：…`, `注1：…`, `填表人：…`.
  static func isNote(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: FoldedName.isVisible), noteFirsts.contains(first) else {
      return false
    }
    let head = Array(text.unicodeScalars.lazy.filter { $0.isHan || !$0.properties.isWhitespace }.prefix(12))
    return noteBeginnings.contains { beginning in
      guard head.starts(with: beginning) else { return false }
      let after = head.dropFirst(beginning.count).drop { ("0"..."9").contains($0) || ("１"..."９").contains($0) }
      // 注塑模具 is no note.
      guard let mark = after.first else { return true }
      return "：:、.．".unicodeScalars.contains(mark)
    }
  }

  // MARK: - Statuses

  /// The status that a word stands for.
  static func status(_ text: String) -> ReportedValue.Status? {
    if preliminary.contains(text) { return .preliminary }
    if revised.contains(text) { return .revised }
    return final.contains(text) ? .final : nil
  }

  private static let preliminary = Words("preliminary 初步 初步数 初步核算 初步核算数 快报 快报数 预计 预计数")
  private static let revised = Words("revised 修订 修订数 修正 修正数")
  private static let final = Words("final 最终 最终数 最终核实 最终核实数 年报 年报数 核实 核实数 决算 决算数")

  // MARK: - Statements

  static let rule = Words("for 规则 规则编号 对应规则 针对规则 规则号 rule rules 条目")
  static let kind = Words("类别 类型 种类 kind type")
  static let givenValues = Words("values 所针对的值 针对的值 对应值 所说明的值 针对值 值")
  static let text = Words("text 说明 解释 说明内容 解释说明 内容 原因 原因说明 说明文字 explanation")
  static let title = Words("title 标题 文件标题 文件名称 文件 材料名称 佐证材料 证明材料 材料 文件名 名称")
  static let document = Words("document 文号 文件编号 文件号 发文字号 编号")
  static let date = Words("date 日期 发文日期 印发日期 文件日期 时间 印发时间 发文时间")
  static let revision = Words("revision 规则修订 修订标识 规则修订标识")
  static let restriction = Words("限定 限定于 范围 适用范围 针对对象 restrictions restriction")
  static let evidence = Words("佐证 佐证材料 证明 证明材料 证据 evidence")
  static let explanation = Words("解释 说明 解释说明 explanation explanations")
  /// What a form asks for in a row, which nobody writes there.
  static let asked = Words(
    "要求 佐证要求 规则标题 规则名称 要求内容 提示 所需材料 应提供的材料 应说明的情况 序号 备注 条款 asked requirement note notes no no. 填写说明")
}

/// What a column of a table of indicators holds.
enum IndicatorColumn: Hashable, Sendable {
  case label
  case key
  case unit
  case status
  case series
  case note
  /// The year that the row is of.
  case year
  /// The region that the row is of.
  case region
  /// Values of a year, `nil` for the report's own, or so many years before that.
  case value(ColumnYear)
  case passedOver
  /// Targets, growth rates and others.
  case other

  enum ColumnYear: Hashable, Sendable {
    case year(Int)
    case before(Int)
  }

  var isValue: Bool { if case .value = self { true } else { false } }

  /// What a heading says of its column.
  init(_ heading: Heading) {
    self = Self.of(heading.text)
    switch self {
    case .value(.before), .other:
      // 实际值 below 2025年; 目标值 below 2025年 is none.
      if self != .other, let year = heading.above.lazy.compactMap(Self.yearAlone).first { self = .value(.year(year)) }
    default: break
    }
    // 上半年, 任务 or 全省平均 above it: a value of something else.
    if isValue, !heading.above.allSatisfy(Self.isOfValues) { self = .other }
  }

  /// What the text of a heading alone says.
  static func of(_ text: String) -> IndicatorColumn {
    let bare = HeadingUnit(text)?.name ?? text
    if let year = yearAlone(bare) ?? yearAlone(text) { return .value(.year(year)) }
    for text in [text, bare] {
      if TableWords.thisYear.contains(text) { return .value(.before(0)) }
      if TableWords.lastYear.contains(text) { return .value(.before(1)) }
      if TableWords.unit.contains(text) { return .unit }
      if TableWords.status.contains(text) { return .status }
      if TableWords.series.contains(text) { return .series }
      if TableWords.note.contains(text) { return .note }
      if TableWords.year.contains(text) { return .year }
      if TableWords.region.contains(text) { return .region }
      if TableWords.indicator.contains(text) { return .label }
      if TableWords.indicatorKey.contains(text) { return .key }
      if TableWords.passedOver.contains(text) { return .passedOver }
    }
    return .other
  }

  /// Whether what heads several columns leaves them what they are: a year, that they hold values, or their unit.
  private static func isOfValues(_ text: String) -> Bool {
    let bare = HeadingUnit(text)?.name ?? text
    return yearAlone(bare) != nil || TableWords.thisYear.contains(bare) || TableWords.years.contains(bare)
      || !(CornerUnits(text)?.units.isEmpty ?? true)
  }

  /// The year that a text names and nothing else: `2025年`, `2025`, `2025年实际值`, `实际值（2025年）`.
  static func yearAlone(_ text: String) -> Int? {
    let folded = FoldedName(text).description
    guard folded.utf8.count <= 64 else { return nil }
    var digits = folded.prefix { $0.isASCII && $0.isNumber }
    var rest = folded.dropFirst(digits.count)
    if digits.isEmpty, folded.hasSuffix(")"), let opening = folded.lastIndex(of: "(") {
      let inner = folded[folded.index(after: opening)...].dropLast()
      digits = inner.prefix { $0.isASCII && $0.isNumber }
      guard inner.dropFirst(digits.count) == "年" || inner.count == digits.count,
        TableWords.thisYear.contains(String(folded[..<opening]))
      else { return nil }
      rest = ""
    }
    guard digits.utf8.count == 4, let year = Int(digits), (1900...2200).contains(year) else { return nil }
    return rest.isEmpty || TableWords.afterYear.contains(String(rest)) ? year : nil
  }
}
