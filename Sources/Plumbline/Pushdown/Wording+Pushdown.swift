internal import Diagnostics
internal import Evaluation
internal import Pushdown

extension PushdownFault: Fact {
  var chinese: String {
    switch self {
    case .refused(let rule, let obstacle, let isPartial):
      "规则 \(rule) 不能在引擎中判定：\(obstacle.chinese)；" + (isPartial ? "其他规则照常判定" : "加 --partial 只判定其他规则")
    case .underived(let indicator, let obstacle, let isPartial):
      "指标 \(indicator) 不能在引擎中推算，上报的值无从核对：\(obstacle.chinese)；" + (isPartial ? "规则照常判定" : "加 --partial 不作核对")
    case .undecided(let rule, let obstacle, let isPartial):
      "规则 \(rule) 的判定不能用 SQL 给出：\(obstacle.chinese)；plumbline run 由引擎的合计判定它；"
        + (isPartial ? "语句中只有合计" : "加 --partial 只写出合计")
    case .unreadable(let obstacle): obstacle.chinese
    case .undescribed(let fault):
      "读不到要判定的表：\(fault.chinese)；请检查 --connect 与读取权限，表名不同时用 --map 名录=表名 指明"
    case .noColumns(let fields):
      "表中没有字段 \(fields.joined(separator: "、")) 的列，一律按未报告判定；列名不同时用 --map 字段=列名 指明"
    case .unmapped(let register, let title):
      "没有用 --map 指明名录 \(title.zh)（\(register)）的表，也没有别处的数据，针对其记录的规则没有判定；引擎中有时请加 --map \(register)=表名"
    case .noRegister: "规则包没有规则读取名录，引擎中没有要判定的内容，请用 plumbline check"
    case .heldByEngine(let register):
      "名录 \(register) 的记录在引擎中，此处又列出，无法判断是否重复；请只保留一处，或用 --map 指明引擎中只有哪些名录"
    case .emptyTable: "表中没有记录，请检查是否指错了表"
    case .unplaced(let count): "\(count) 条记录的地区或年份为空或无法识别，不属于任何地区，请核对"
    case .unknownNames(let count): "观测值中有 \(count) 个地区或指标的名称不在规则包中，没有采用"
    case .unread(let field, let count):
      "字段 \(field) 有 \(count) 条文字引擎读不出（如全角字符、首尾空格），结果不可信；请先清理，或导出后用 plumbline check"
    case .unexpectedLine(let text): "引擎返回了意外的内容“\(text)”，没有判定"
    case .differs(let rule, let region, let year, let engine, let judge):
      "规则 \(rule) 对\(region.zh) \(year) 年，引擎判定为 \(engine?.rawValue ?? "无")，逐项判定为 \(judge?.rawValue ?? "无")，结果不可信；请报告此问题"
    case .disagreement(let rule): "引擎对规则 \(rule) 的判定与逐条判定不一致，结果不可信；请报告此问题"
    }
  }

  var english: String {
    switch self {
    case .refused(let rule, let obstacle, let isPartial):
      "the engine cannot judge \(rule): \(obstacle.english); "
        + (isPartial ? "the other rules are judged" : "with --partial the other rules are judged")
    case .underived(let indicator, let obstacle, let isPartial):
      "the engine cannot derive \(indicator), so that nothing is held against what is reported: \(obstacle.english); "
        + (isPartial ? "the rules are judged" : "with --partial it is not looked at")
    case .undecided(let rule, let obstacle, let isPartial):
      "SQL alone gives no verdict for \(rule): \(obstacle.english); plumbline run decides it from the engine's sums; "
        + (isPartial ? "the statement has only these" : "with --partial only these are written")
    case .unreadable(let obstacle): obstacle.english
    case .undescribed(let fault):
      "the tables to judge cannot be read: \(fault.english); look at --connect and at who may read them, and where they "
        + "have other names use --map REGISTER=TABLE"
    case .noColumns(let fields):
      "the table has no column for \(fields.joined(separator: ", ")), judged as not reported; where columns have other "
        + "names use --map FIELD=COLUMN"
    case .unmapped(let register, let title):
      "no --map names a table of \(title.en) (\(register)), which come from nowhere else, so that rules for its records "
        + "judge none; if the engine has it add --map \(register)=TABLE"
    case .noRegister:
      "no rule of the pack reads a register, so that the engine has nothing to judge; use plumbline check"
    case .heldByEngine(let register):
      "the engine holds the records of \(register), which are listed here as well, and nobody can tell which are the "
        + "same; keep them in one place, or name with --map the only registers that the engine holds"
    case .emptyTable: "the table has no records; see whether it is the one that was meant"
    case .unplaced(let count):
      "\(count) records have no region or year that is known, and belong to none; check them"
    case .unknownNames(let count):
      "\(count) names of regions or indicators among the observations are none of the pack's; what they name is left out"
    case .unread(let field, let count):
      "\(count) texts of the field \(field) cannot be read by the engine as they are here (full-width letters, spaces at "
        + "an end), so that nothing is certain; clean them, or export the records and use plumbline check"
    case .unexpectedLine(let text):
      "the engine's result has a line that was not asked for: '\(text)'; nothing was judged"
    case .differs(let rule, let region, let year, let engine, let judge):
      "by \(rule) the engine has \(engine?.rawValue ?? "nothing") for \(region.en) in \(year), and the judge "
        + "\(judge?.rawValue ?? "nothing"), so that nothing is certain; report this"
    case .disagreement(let rule):
      "the engine judges records by \(rule) otherwise than they are judged one by one; report this"
    }
  }
}
