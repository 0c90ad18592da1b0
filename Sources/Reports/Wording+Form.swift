internal import Diagnostics
internal import Packs
internal import Quantities

extension FormFault {
  public var chinese: String {
    switch self {
    case .otherRegion(let found, let wanted): "这是\(found.zh)的报告，不能填入\(wanted.zh)的表，请换一份报告"
    case .otherYear(let found, let wanted):
      "这是 \(found) 年的报告，\(wanted) 年的表只能用 \(wanted) 年或 \(wanted - 1) 年的报告填，请换一份报告"
    case .yearNotJudged(let year, let first, let last): "规则包不判定 \(year) 年的报告，请写 \(first) 至 \(last) 年"
    }
  }

  public var english: String {
    switch self {
    case .otherRegion(let found, let wanted):
      "this report is of \(found.en) and cannot fill the form of \(wanted.en); give another report"
    case .otherYear(let found, let wanted):
      "this report is of \(found), but a report of \(wanted) or \(wanted - 1) fills the form of \(wanted); give another"
    case .yearNotJudged(let year, let first, let last):
      "the pack judges no report of \(year); give a year from \(first) to \(last)"
    }
  }
}

/// The words of a form.
struct FormWords {
  let language: Language

  private func pick(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  var separator: String { pick("；", "; ") }
  func list(_ names: [String]) -> String { names.joined(separator: pick("、", ", ")) }

  /// Names with their texts, as one cell has them.
  func pairs(_ pairs: [(name: String, text: String)]) -> String {
    pairs.map { "\($0.name)=\($0.text)" }.joined(separator: "；")
  }

  // MARK: - Titles

  func title(_ plan: String, _ region: String, _ year: Int) -> String {
    pick("\(plan)：\(region)\(year)年填报表", "\(plan): form of \(region) for \(year)")
  }

  func sheetTitle(_ title: String, _ region: String, _ year: Int) -> String {
    pick("\(region)\(year)年：\(title)", "\(title), \(region), \(year)")
  }

  var headSheet: String { pick("填报信息", "Report") }
  var indicatorsSheet: String { pick("指标", "Indicators") }
  var indicatorsTitle: String { pick("指标", "Indicators") }
  var historySheet: String { pick("历史", "History") }
  var historyTitle: String { pick("以前年份的数据", "Values of earlier years") }
  var statementsSheet: String { pick("说明与佐证", "Explanations and evidence") }
  var statementsTitle: String { pick("说明与佐证材料", "Explanations and evidence") }
  var instructionsSheet: String { pick("填报说明", "Instructions") }

  // MARK: - Head

  var pack: String { pick("规则包", "Pack") }
  var packVersion: String { pick("规则包版本", "Version") }
  var plan: String { pick("规划", "Plan") }
  var region: String { pick("地区", "Region") }
  var regionCode: String { pick("地区代码", "Code") }
  var year: String { pick("年份", "Year") }
  var revision: String { pick("修订号", "Revision") }
  var preparedBy: String { pick("填报单位", "Prepared by") }
  var preparedOn: String { pick("填报日期", "Date") }
  var revisionPrompt: String {
    pick("第一次报送写 1；更正后再次报送，每次加 1。", "1 for the first submission; one more for each correction.")
  }
  var preparedByPrompt: String { pick("填报单位的名称。", "Who prepared the report.") }
  var preparedOnPrompt: String { pick("如 2026-02-10。", "For example 2026-02-10.") }

  // MARK: - Indicators

  var indicator: String { pick("指标", "Indicator") }
  var unit: String { pick("单位", "Unit") }
  var value: String { pick("数值", "Value") }
  var status: String { pick("状态", "Status") }
  var series: String { pick("口径", "Series") }
  var note: String { pick("备注", "Note") }
  var expected: String { pick("填报要求", "Requirement") }
  var servedRules: String { pick("对应规则", "Rules") }
  func yearHeading(_ year: Int) -> String { pick("\(year)年", "\(year)") }

  func status(_ status: ReportedValue.Status) -> String {
    switch status {
    case .preliminary: pick("初步", "preliminary")
    case .revised: pick("修订", "revised")
    case .final: pick("最终", "final")
    }
  }

  /// A status as a report has it.
  func statusWord(_ word: String) -> String { ReportedValue.Status(rawValue: word).map(status) ?? word }

  var indicatorsNote: String {
    pick(
      "黄色单元格是规则要用的，请填写；白色的可不填；灰色的规则不用。没有数据的留空，不写“—”“无”“约”。数值的单位见单位列，可另选。",
      "Rules need the yellow cells; white ones may stay empty, and no rule needs grey ones. Leave empty what is not known. "
        + "The unit of each value stands in its column and may be changed.")
  }
  var historyNote: String {
    pick("以前年份中另有状态、口径或备注的数据，一行一个。", "Values of earlier years with a status, a series or a note of their own.")
  }
  var neededBlock: String { pick("规则要用的指标", "Indicators that rules need") }
  var otherBlock: String { pick("其他指标（本地区的规则不用，可不填）", "Other indicators (no rule for this region needs them)") }
  var statusPrompt: String {
    pick("本年数值是初步核算、修订还是最终数；不区分的留空。", "Whether this year's value is preliminary, revised or final; may stay empty.")
  }
  var seriesPrompt: String {
    pick(
      "同一指标有几种统计口径时写明用哪一种，如“人数”“全时当量”。",
      "Which statistics the value comes from, where several measure the same.")
  }

  func valuePrompt(_ unit: String, definition: String?) -> String {
    let head =
      unit.isEmpty
      ? pick("填数字。", "A number.")
      : pick("填数字，单位见单位列（不写即为\(unit)）。", "A number, in the unit beside it (\(unit) where none is given).")
    return [head, definition].compactMap { $0 }.joined(separator: pick("", " "))
  }

  var needed: String { pick("请填写", "needed") }
  var unneeded: String { pick("可不填", "may stay empty") }
  func derived(_ parts: [String]) -> String {
    pick("由\(list(parts))计算，可不填", "computed from \(list(parts)); may stay empty")
  }

  func rules(_ direct: [String], throughTotal: [String]) -> String {
    let through = throughTotal.isEmpty ? nil : pick("汇总后用于：", "in sums: ") + list(throughTotal)
    return ([direct.isEmpty ? nil : list(direct), through].compactMap { $0 }).joined(separator: separator)
  }

  // MARK: - Registers

  var none: String { "无" }
  var yes: String { pick("是", "true") }
  var no: String { pick("否", "false") }

  func registerNote(keys: [String], isNeeded: Bool) -> String {
    let rest = isNeeded ? "" : pick("本地区的规则不用此表，可不填。", " No rule for this region needs this table.")
    return pick(
      "一行一条，以\(list(keys))区分，不得重复；列名红底的必填。没有可填的，在第一格写“无”；什么都不写视为未报。",
      "One record a row, told apart by: \(list(keys)). Columns with red headings are required. Where there is none, write 无 "
        + "in the first cell; an empty table counts as not reported.") + rest
  }

  func registerRules(_ rules: String) -> String { pick("对应规则：\(rules)", "Rules served: \(rules)") }

  func fieldHeading(_ title: String, unit: String) -> String {
    unit.isEmpty ? title : pick("\(title)（\(unit)）", "\(title) (\(unit))")
  }

  func fieldPrompt(_ field: Field) -> String {
    let required = field.isRequired ? pick("必填。", "Required. ") : ""
    let form =
      switch field.kind {
      case .string: pick("填文字。", "A text.")
      case .number(let unit): amount(unit.symbol)
      case .integer(let unit): pick("填整数", "A whole number") + inUnit(unit.symbol)
      case .boolean: pick("填“是”或“否”。", "true or false.")
      case .date: pick("填日期，如 2025-03-01。", "A date, for example 2025-03-01.")
      case .year: pick("填四位年份，如 2021。", "A year of four digits, for example 2021.")
      case .choice: pick("从列表中选。", "One of the list.")
      case .region: pick("填地区的名称或代码。", "A region's name or code.")
      }
    return required + form
  }

  private func amount(_ unit: String) -> String { pick("填数字", "A number") + inUnit(unit) }
  private func inUnit(_ unit: String) -> String {
    unit.isEmpty ? pick("。", ".") : pick("，单位为\(unit)。", ", in \(unit).")
  }

  /// What is worth knowing of a field beside its title.
  func fieldComment(_ field: Field, rules: String) -> String? {
    let aliases = field.aliases.isEmpty ? nil : pick("也称：", "Also: ") + list(field.aliases)
    let served = rules.isEmpty ? nil : registerRules(rules)
    let parts = [aliases, served].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }

  // MARK: - Statements

  var kind: String { pick("类别", "Kind") }
  var evidence: String { pick("佐证", "evidence") }
  var explanation: String { pick("解释", "explanation") }
  var rule: String { pick("规则", "Rule") }
  var asked: String { pick("要求", "Asked") }
  var restriction: String { pick("限定", "Restriction") }
  var documentTitle: String { pick("标题", "Title") }
  var documentNumber: String { pick("文号", "Document") }
  var date: String { pick("日期", "Date") }
  var text: String { pick("说明", "Text") }
  var values: String { pick("所针对的值", "Values") }
  var ruleRevision: String { pick("规则修订", "Revision") }

  var statementsNotes: [String] {
    [
      pick(
        "佐证：写文件的标题或文号，没有的留空。解释：规则的警告属实而有原因的，选规则编号，写明说明和所针对的值；值一改，解释即作废。",
        "Evidence: give the document's title or number, or leave the row as it is. Explanations: name the rule whose warning "
          + "you answer, and the values that you speak of; they are void once a value is another one.")
    ]
  }
  var rulePrompt: String {
    pick("规则编号；一份文件回应几条规则的，用“、”隔开。", "The rule's id; several that one document answers are parted by commas.")
  }
  var restrictionPrompt: String {
    pick("只针对其中一项的写明，如 名称=值；不限定的留空。", "What it speaks of alone, as name=value; may stay empty.")
  }
  var valuesPrompt: String {
    pick("如 gdp=5576.3 亿元；几个用“；”隔开。", "For example gdp=5576.3 亿元; several are parted by semicolons.")
  }
  func askedOfEach(_ text: String, _ register: String, keys: [String]) -> String {
    let pairs = keys.map { "\($0)=…" }.joined(separator: "；")
    return pick(
      "\(text)（“\(register)”每条一行，限定写 \(pairs)）", "\(text) (a row for each of \(register); restriction: \(pairs))")
  }

  // MARK: - Entries

  var unexpected: String {
    pick("这不是此处通常的填法。确定要这样填吗？", "This is not what is expected here. Keep it?")
  }
  var notAllowed: String { pick("请从列表中选，或按提示填写。", "Choose from the list, or enter what the prompt says.") }

  // MARK: - Instructions

  func instructions(first: Int, last: Int) -> [String] {
    switch language {
    case .zh:
      [
        "1. 先看“填报信息”：规则包、版本、地区、年份已填好，请勿改动；补填填报单位和日期。",
        "2. 在“指标”中填黄色单元格。只填数字，单位在单位列选；不写“约”“左右”，不加公式说明，没有数据的留空。",
        "3. 由其他指标计算的可不填；填了就要与计算结果一致。",
        "4. 各名录一行一条，可以加行、删行；有下拉列表的从列表中选。没有可填的，在第一格写“无”。",
        "5. 在“说明与佐证”中写明佐证文件的标题或文号；对警告的解释写明规则编号、说明和所针对的值。",
        "6. 请勿合并数据单元格，勿改列名和表名；可以加备注列，不会被读取。隐藏的行同样会被读取。",
        "7. 填好后另存为 .xlsx，先自查（plumbline check 文件），改好提示的单元格再报送。",
        "规则包判定 \(first) 至 \(last) 年的报告。下表列出各项数据用于哪些规则。",
      ]
    case .en:
      [
        "1. Look at 'Report' first: pack, version, region and year are given and stay as they are; add who prepared it and when.",
        "2. Fill in the yellow cells of 'Indicators': numbers alone, the unit in its own column; leave empty what is not known.",
        "3. What is computed from other indicators may stay empty; where it is given it has to agree with them.",
        "4. Registers have one record a row; add and delete rows as needed, and choose from the list where there is one. Where "
          + "there is no record, write 无 in the first cell.",
        "5. In 'Explanations and evidence' give titles or numbers of documents; an explanation names a rule, the text and the "
          + "values it speaks of.",
        "6. Merge no cells with data, and leave headings and sheet names as they are. Columns of notes may be added and are not "
          + "read. Hidden rows are read.",
        "7. Save as .xlsx and check it (plumbline check FILE) before sending it.",
        "The pack judges reports of \(first) to \(last). The table below says which rules each part serves.",
      ]
    }
  }

  var servingTable: String { pick("表", "Table") }
  var servingItem: String { pick("内容", "Content") }
  var ruleTitle: String { pick("规则标题", "Rule's title") }
  var due: String { pick("到期年份", "Due") }
  var clause: String { pick("规划条款", "Clause") }
  var everyYear: String { pick("每年", "every year") }
  var wholeRecords: String { pick("各条记录", "records") }
  func servingIndicator(_ title: String, _ years: [Int]) -> String {
    years.isEmpty
      ? title
      : title + pick("（含\(years.map { "\($0)" }.joined(separator: "、"))年）", " (also \(list(years.map { "\($0)" })))")
  }
  func throughTotal(_ title: String) -> String { pick("\(title)（汇总后使用）", "\(title) (in sums)") }
}
