internal import Diagnostics

extension ReportFault {
  public var chinese: String {
    func hint(_ nearest: String?, _ advice: String) -> String { nearest.map { "，是否应为“\($0)”？" } ?? "；" + advice }
    return switch self {
    case .otherPack(let found, let wanted): "报告针对的规则包是“\(found)”，本次检查用的是“\(wanted)”；请改用对应的规则包"
    case .unknownRegion(let name, let nearest): "未知的地区“\(name.brief)”" + hint(nearest, "请写规则包中地区的名称、别名或代码")
    case .unknownIndicator(let name, let nearest): "未知的指标“\(name.brief)”" + hint(nearest, "请写规则包中指标的标识、标题或别名")
    case .unknownRegister(let name, let nearest): "未知的名录“\(name)”" + hint(nearest, "请写规则包中名录的标识、标题或别名")
    case .unknownField(let name, let nearest): "未知的字段“\(name)”" + hint(nearest, "请写此名录中字段的标识、标题或别名")
    case .unknownRule(let id, let nearest): "未知的规则“\(id)”" + hint(nearest, "请写规则包中规则的编号")
    case .namedTwice(let name, let first):
      name == first ? "“\(name.brief)”重复出现，请保留一个" : "“\(name.brief)”与“\(first.brief)”是同一项，请保留一个"
    case .givenByPack(let name): "“\(name.brief)”由规则包给出，请从报告中删去"
    case .historyNotEarlier(let year, let report): "history 中的 \(year) 年不早于报告年份 \(report)，本年的值应放在 indicators 下"
    case .valueIsNoScalar: "此处应为一个值，如 5576.3 亿元"
    case .revisionBelowOne(let revision): "revision 为 \(revision)；应从 1 起，请改为 1 或更大的整数"
    case .evidenceWithoutDocument: "应写明文件的 title 或 document"
    case .revisionOfNoRule(let text): "“\(text.brief)”不是规则的修订标识，应为 8 至 16 位十六进制数字，见检查结果，或删去 revision"
    case .unknownEachValue(let value, let name, let nearest):
      "规则的 \(name) 没有“\(value)”" + hint(nearest, "请写规则所列的值")
    case .columnNotRead(let name, let nearest): "未知的列“\(name.brief)”，未读取" + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    case .columnMissing(let name, .region): "缺少地区列“\(name)”，无法知道记录属于哪个地区，请补上"
    case .columnMissing(let name, .year): "缺少年份列“\(name)”，无法知道记录属于哪一年，请补上"
    case .columnMissing(let name, .requiredField): "缺少必填字段“\(name)”的列，请补上"
    case .columnMissing(let name, .observation): "缺少“\(name)”列，请补上"
    case .unknownYear(let text): "“\(text.brief)”不是年份，请写四位数字，如 2023"
    case .unknownStatus(let text): "未知的状态“\(text.brief)”，请写 preliminary、revised 或 final"
    case .inRows(let fault, let count): fault.chinese + "（共 \(count) 行）"
    case .observedTwice(let indicator, let region, let year, let first):
      "\(region.zh) \(year) 年的“\(indicator)”有两个不同的值，另一个在 \(first)，请保留一个"
    case .tooManyRows(let limit): "文件超过 \(limit) 行，无法一次判定，请拆成几个文件"
    case .moreFaults(let count): "此文件另有 \(count) 处格式错误未列出"
    case .recordsOfNoRow(let fault, let count): fault.chinese + "（此文件共 \(count) 条记录没有可识别的地区或年份，不计入任何地区）"
    case .changesNoReport: "基准报告中没有这一份，请检查 region、year 和 revision"
    case .changesSeveralReports: "基准报告有多份，请用 region、year 或 revision 写明改的是哪一份"
    case .wrongKeyParts(let wanted): "此名录的键有 \(wanted) 个字段，请用“ / ”连接"
    case .notInBase(let name): "基准报告中没有“\(name)”，无法去掉"
    case .changesNothing: "这里没有改动什么，请写明要改的值，去掉的值写 null"
    }
  }

  public var english: String {
    func hint(_ nearest: String?, _ advice: String) -> String {
      nearest.map { "; did you mean '\($0)'?" } ?? "; " + advice
    }
    return switch self {
    case .otherPack(let found, let wanted):
      "the report answers the pack '\(found)', but this run uses '\(wanted)'; use the pack that it answers"
    case .unknownRegion(let name, let nearest):
      "unknown region '\(name.brief)'" + hint(nearest, "write a name, an alias or the code of a region of the pack")
    case .unknownIndicator(let name, let nearest):
      "unknown indicator '\(name.brief)'"
        + hint(nearest, "write the key, the title or an alias of an indicator of the pack")
    case .unknownRegister(let name, let nearest):
      "unknown register '\(name)'" + hint(nearest, "write the key, the title or an alias of a register of the pack")
    case .unknownField(let name, let nearest):
      "unknown field '\(name)'" + hint(nearest, "write the key, the title or an alias of a field of this register")
    case .unknownRule(let id, let nearest):
      "unknown rule '\(id)'" + hint(nearest, "write the id of a rule of the pack")
    case .namedTwice(let name, let first):
      name == first
        ? "'\(name.brief)' stands twice; keep one" : "'\(name.brief)' and '\(first.brief)' are the same; keep one"
    case .givenByPack(let name): "'\(name.brief)' is given by the pack; remove it from the report"
    case .historyNotEarlier(let year, let report):
      "\(year) in history is not before the report's year \(report); this year's values stand under indicators"
    case .valueIsNoScalar: "a single value belongs here, such as 5576.3 亿元"
    case .revisionBelowOne(let revision): "the revision is \(revision), but they count from 1; write 1 or more"
    case .evidenceWithoutDocument: "give the document's title or its document number"
    case .revisionOfNoRule(let text):
      "'\(text.brief)' is no revision of a rule; write 8 to 16 hexadecimal digits as a check's output has them, or "
        + "leave out 'revision'"
    case .unknownEachValue(let value, let name, let nearest):
      "the rule is not stated for a \(name) '\(value)'" + hint(nearest, "write one of the values that it lists")
    case .columnNotRead(let name, let nearest):
      "the column '\(name.brief)' is not known and is not read"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .columnMissing(let name, .region):
      "there is no column '\(name)' for the region, so that nobody knows which one a record belongs to; add it"
    case .columnMissing(let name, .year):
      "there is no column '\(name)' for the year, so that nobody knows which one a record belongs to; add it"
    case .columnMissing(let name, .requiredField): "there is no column for the required field '\(name)'; add it"
    case .columnMissing(let name, .observation): "there is no column '\(name)'; add it"
    case .unknownYear(let text): "'\(text.brief)' is no year; write four digits, such as 2023"
    case .unknownStatus(let text): "unknown status '\(text.brief)'; write preliminary, revised or final"
    case .inRows(let fault, let count): fault.english + " (in \(count) rows)"
    case .observedTwice(let indicator, let region, let year, let first):
      "'\(indicator)' of \(region.en) in \(year) has two values; the other stands at \(first); keep one"
    case .tooManyRows(let limit): "the file has more than \(limit) rows, too many for one run; split it"
    case .moreFaults(let count):
      "\(count) more \(count == 1 ? "fault" : "faults") of form in this file \(count == 1 ? "is" : "are") not listed"
    case .recordsOfNoRow(let fault, let count):
      fault.english
        + (count == 1
          ? " (1 record of this file has no known region or year, and counts in no region's sums)"
          : " (\(count) records of this file have no known region or year, and count in no region's sums)")
    case .changesNoReport: "the base has no such report; check 'region', 'year' and 'revision'"
    case .changesSeveralReports:
      "the base has several reports; say by 'region', 'year' or 'revision' which one is changed"
    case .wrongKeyParts(let wanted): "the key of this register has \(wanted) fields; join them by ' / '"
    case .notInBase(let name): "the base has no '\(name)' to take away"
    case .changesNothing: "nothing is changed here; name what changes, with null for what is taken away"
    }
  }
}
