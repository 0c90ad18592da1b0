internal import Diagnostics
internal import Quantities

extension PackFault {
  public var chinese: String {
    func hint(_ nearest: String?) -> String { nearest.map { "，是否应为“\($0)”？" } ?? "" }
    func line(_ line: Int?) -> String { line.map { "（第 \($0) 行）" } ?? "" }
    return switch self {
    case .fileMissing(let name): "规则包缺少文件 \(name)"
    case .unexpectedFile(let name): "\(name) 不是规则包的文件，规则应放在 rules/ 下，测试应放在 tests/ 下"
    case .wrongFormatVersion(let found): "不支持的格式版本“\(found)”，应为 1"
    case .malformedIdentifier(let text): "“\(text)”不能用作标识，只能用字母、数字和下划线（规则包的标识用小写字母、数字和连字符）"
    case .yearsReversed(let first, let last): "起始年 \(first) 晚于终止年 \(last)"
    case .noLevels: "没有列出地区层级，应如 {province: provinces, city: cities}"
    case .nameReserved(let name): "“\(name)”在表达式中已有含义，请换一个名称"
    case .nameTaken(let name, let at): "名称“\(name)”已被使用\(line(at))，请换一个名称"
    case .unknownLevel(let name, let nearest): "未知的层级“\(name)”" + hint(nearest)
    case .unknownRegion(let name, let nearest): "未知的地区“\(name)”" + hint(nearest)
    case .unknownField(let name, let nearest): "未知的字段“\(name)”" + hint(nearest)
    case .unknownSubject(let name, let nearest): "“\(name)”不是层级、地区或名录的一条记录" + hint(nearest)
    case .unknownTag(let tag): "没有带标签“\(tag)”的指标"
    case .regionNameTaken(let name, let owner): "地区名称“\(name)”已属于 \(owner)，名称和别名不能重复"
    case .regionWithoutParent: "缺少 in，应写明上一级地区的代码"
    case .parentOfWrongLevel(let code): "\(code) 不是上一级的地区"
    case .severalOutermostRegions: "最高一级只能有一个地区"
    case .tileMalformed: "tile 应为两个 0 到 99 的整数 [列, 行]，从西、从北数起"
    case .tileTaken(let column, let row, let owner): "方格 [\(column), \(row)] 已属于 \(owner)，同一层级的地区应各占一格"
    case .notAQuantity(let text): "“\(text)”不是数，应如 2.5 % 或 500 亿元"
    case .unknownUnit(let symbol, let nearest): "未知的单位“\(symbol)”" + hint(nearest)
    case .unitMissing(let unit): "缺少单位，数值的单位是“\(unit)”，请写明，如 1 \(unit)"
    case .wrongUnit(let found, let wanted):
      "单位“\(found)”不能换算为“\(wanted)”" + (found.isEmpty ? "，请写明单位" : "，请改用同类单位")
    case .derivedFromItself(let name): "指标“\(name)”由自身推算，请去掉循环"
    case .derivedAndGiven: "derive 与 given 不能同时使用，请去掉其中一个"
    case .decimalsOutOfRange(let found): "decimals 应为 0 到 30 的整数，不能是 \(found)"
    case .givenColumns(let wanted): "表头应有 \(wanted) 各列"
    case .givenTwice(let region, let year): "\(region) \(year) 年的值重复给出，请保留一个"
    case .unknownFieldType(let text, let nearest): "未知的字段类型“\(text)”" + hint(nearest)
    case .choiceWithoutValues: "choice 字段缺少 of，应列出可选的值"
    case .notForFieldType(let key, let type): "类型为 \(type) 的字段不能有 \(key)"
    case .groupInGroup: "组内不能再分组，请把规则直接列在外层的 rules 下"
    case .noRequirement: "规则没有要求，应有 value、assert、unique 或 evidence 之一"
    case .severalRequirements(let keys): "规则只能有一项要求，此处有 \(keys.joined(separator: "、"))；请拆分为多条规则"
    case .severalLimits(let keys): "规则只能有一个限值，此处有 \(keys.joined(separator: "、"))；两端都有限制时用 between"
    case .noLimit: "有 value 而没有限值，应有 at_least、more_than、at_most、less_than、between 或 equals"
    case .keyNeedsLimit(let key): "\(key) 只能与 value 一起使用"
    case .pathNeedsLimitOrAssert: "path 只能与 value 或 assert 一起使用"
    case .keyNeedsDue(let key): "\(key) 需要 by 写明到期年份"
    case .betweenNeedsTwo: "between 应有两个值，如 [0 %, 10 %]"
    case .betweenReversed: "between 的第一个值大于第二个，没有数能满足；请对调"
    case .toleranceNegative(let text): "允许误差“\(text)”是负数；请写正数"
    case .valueIsNoNumber: "此表达式应得出数"
    case .expressionIsNoCondition: "此表达式应得出真或假"
    case .uniqueNeedsRecords: "unique 只用于记录，for 应为名录的一条记录"
    case .unknownJudging(let text): "“\(text)”不是判定方法，应如 rounded(1)"
    case .responseRateIsNoShare: "response_rate 应为 0 % 到 100 % 的比例，如 90 %"
    case .behindAboveSeverity(let behind, let severity): "behind（\(behind)）不能高于规则的严重程度（\(severity)）"
    case .pathWithoutBaseline(let word): "path: \(word) 需要 value 是有 baseline 的指标；没有基线时用 flat 或按年列出"
    case .pathBeyondOutermost(let word): "path: \(word) 从最高一级地区的基线起算，for 只能是该级地区"
    case .pathNotPositive: "path: compound 需要基线和限值都大于零"
    case .pathOfTwoLimits(let word): "path: \(word) 不能用于 between 和 equals，可用 flat"
    case .baselineNotBeforeDue(let year): "基线年份应早于到期年份 \(year)"
    case .unknownPath(let word): "“\(word)”不是路径，应为 linear、compound、flat 或按年列出的值"
    case .ruleTaken(let id, let file, let at):
      "规则 \(id) 已存在\(file.map { "于 \($0)" } ?? "")\(line(at))；同名规则的 effective 不能重叠"
    case .findingTaken(let id, let file, let at):
      "\(id) 已写明\(file.map { "于 \($0)" } ?? "")\(line(at))，请合为一条"
    case .rulesInCircle(let ids): "规则互相以 holds 引用，形成循环：\(ids.joined(separator: "、"))"
    case .eachIsEmpty: "each 没有值，应列出至少一个"
    case .listIsEmpty(let key): "\(key) 是空的，应列出至少一个"
    case .unclosedExpression: "“${”没有对应的“}”"
    case .expressionCutByComment: "表达式在此中断：YAML 中“ #”开始注释；应把整个表达式放在引号中"
    case .datesReversed: "until 早于 from"
    }
  }

  public var english: String {
    func hint(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }
    func line(_ line: Int?) -> String { line.map { " in line \($0)" } ?? "" }
    return switch self {
    case .fileMissing(let name): "the pack has no file \(name)"
    case .unexpectedFile(let name): "\(name) is no file of a pack; rules stand under rules/, tests under tests/"
    case .wrongFormatVersion(let found): "format version '\(found)' is not supported; write 1"
    case .malformedIdentifier(let text):
      "'\(text)' cannot be a name; use letters, digits and underscores (for a pack, lower-case letters, digits and hyphens)"
    case .yearsReversed(let first, let last): "the first year \(first) is after the last year \(last)"
    case .noLevels: "no levels are listed; write them as in {province: provinces, city: cities}"
    case .nameReserved(let name): "'\(name)' has a meaning in expressions; choose another name"
    case .nameTaken(let name, let at): "the name '\(name)' is taken\(line(at)); choose another one"
    case .unknownLevel(let name, let nearest): "unknown level '\(name)'" + hint(nearest)
    case .unknownRegion(let name, let nearest): "unknown region '\(name)'" + hint(nearest)
    case .unknownField(let name, let nearest): "unknown field '\(name)'" + hint(nearest)
    case .unknownSubject(let name, let nearest): "'\(name)' is no level, region or register's item" + hint(nearest)
    case .unknownTag(let tag): "no indicator bears the tag '\(tag)'"
    case .regionNameTaken(let name, let owner):
      "the region name '\(name)' belongs to \(owner) already; names and aliases are unique"
    case .regionWithoutParent: "'in' is missing; give the code of the region above"
    case .parentOfWrongLevel(let code): "\(code) is not a region of the level above"
    case .severalOutermostRegions: "there can be only one region of the outermost level"
    case .tileMalformed: "tile takes two whole numbers of 0 to 99, [column, row], counted from the west and the north"
    case .tileTaken(let column, let row, let owner):
      "the tile [\(column), \(row)] belongs to \(owner) already; each region of a level has its own"
    case .notAQuantity(let text): "'\(text)' is not a number, such as 2.5 % or 500 亿元"
    case .unknownUnit(let symbol, let nearest): "unknown unit '\(symbol)'" + hint(nearest)
    case .unitMissing(let unit): "the unit is missing; the value is in '\(unit)', so write it, as in 1 \(unit)"
    case .wrongUnit(let found, let wanted):
      found.isEmpty
        ? "a number without a unit does not convert to '\(wanted)'; write its unit"
        : "the unit '\(found)' does not convert to '\(wanted)'; use one of the same kind"
    case .derivedFromItself(let name): "the indicator '\(name)' is derived from itself; break the circle"
    case .derivedAndGiven: "'derive' and 'given' exclude each other; remove one"
    case .decimalsOutOfRange(let found): "decimals is a whole number from 0 to 30, not \(found)"
    case .givenColumns(let wanted): "the header has to have the columns \(wanted)"
    case .givenTwice(let region, let year): "the value of \(region) in \(year) is given twice; keep one"
    case .unknownFieldType(let text, let nearest): "unknown field type '\(text)'" + hint(nearest)
    case .choiceWithoutValues: "a choice needs 'of', the list of its values"
    case .notForFieldType(let key, let type): "a field of type \(type) cannot have '\(key)'"
    case .groupInGroup: "a group cannot stand within a group; list its rules under the outer one's 'rules'"
    case .noRequirement: "the rule asks nothing; give it one of value, assert, unique or evidence"
    case .severalRequirements(let keys):
      "a rule has one requirement, this one has \(keys.joined(separator: ", ")); split it into several rules"
    case .severalLimits(let keys):
      "a rule has one limit, this one has \(keys.joined(separator: ", ")); for a limit at both ends use between"
    case .noLimit: "there is a value but no limit; give at_least, more_than, at_most, less_than, between or equals"
    case .keyNeedsLimit(let key): "'\(key)' goes with value only"
    case .pathNeedsLimitOrAssert: "'path' goes with value or assert only"
    case .keyNeedsDue(let key): "'\(key)' needs 'by', the due year"
    case .betweenNeedsTwo: "between takes two values, as in [0 %, 10 %]"
    case .betweenReversed: "between's first value is above its second, so that nothing can meet it; swap them"
    case .toleranceNegative(let text): "the tolerance '\(text)' is negative; write a positive one"
    case .valueIsNoNumber: "this expression has to give a number"
    case .expressionIsNoCondition: "this expression has to be true or false"
    case .uniqueNeedsRecords: "unique is for records; 'for' has to be a register's item"
    case .unknownJudging(let text): "'\(text)' is no way of judging; write it as in rounded(1)"
    case .responseRateIsNoShare: "response_rate is a share from 0 % to 100 %, such as 90 %"
    case .behindAboveSeverity(let behind, let severity):
      "behind (\(behind)) cannot be above the rule's severity (\(severity))"
    case .pathWithoutBaseline(let word):
      "path: \(word) needs a value that is an indicator with a baseline; without one use flat or figures by year"
    case .pathBeyondOutermost(let word):
      "path: \(word) starts from the outermost region's baseline; 'for' can be that level alone"
    case .pathNotPositive: "path: compound needs a baseline and a limit above zero"
    case .pathOfTwoLimits(let word): "path: \(word) does not go with between and equals; flat does"
    case .baselineNotBeforeDue(let year): "the baseline's year has to be before the due year \(year)"
    case .unknownPath(let word): "'\(word)' is no path; write linear, compound, flat or figures by year"
    case .ruleTaken(let id, let file, let at):
      "the rule \(id) stands already\(line(at))\(file.map { " of \($0)" } ?? ""); rules of one id must not be in effect together"
    case .findingTaken(let id, let file, let at):
      "\(id) is stated already\(file.map { " in \($0)" } ?? "")\(line(at)); join the two"
    case .rulesInCircle(let ids): "rules ask by holds about one another in a circle: \(ids.joined(separator: ", "))"
    case .eachIsEmpty: "each has no values; list at least one"
    case .listIsEmpty(let key): "\(key) is empty; list at least one"
    case .unclosedExpression: "'${' has no closing '}'"
    case .expressionCutByComment:
      "the expression breaks off here: ' #' begins a comment in YAML; put the whole expression in quotes"
    case .datesReversed: "'until' is before 'from'"
    }
  }
}

// MARK: - A rule in one sentence

/// The words of a rule's sentence.
struct RuleWords {
  let language: Language

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  private func list(_ texts: [String]) -> String { texts.joined(separator: say("、", ", ")) }

  func sentence(
    id: String, title: String, clauses: [String], time: [String], severity: Severity, wording: Rule.Wording?,
    sources: [Source]
  ) -> String {
    var parts = clauses + time
    parts.append(
      say("未满足时为", "if not, ") + name(severity) + (wording.map { say("（\(name($0))）", " (\(name($0)))") } ?? ""))
    parts += sources.map { source in
      let quote = source.quote.map { say(quoted($0), " " + quoted($0)) } ?? ""
      return say("依据 ", "by ") + source.clause[language] + quote
    }
    return say("\(id) \(title)：", "\(id) \(title): ") + parts.joined(separator: say("；", "; ")) + say("。", ".")
  }

  /// A finding that comes without a rule, as the pack states it.
  func sentence(_ rule: BuiltInRule, _ statement: BuiltInStatement) -> String {
    let also = statement.also.isEmpty ? [] : [say("同时回应 \(list(statement.also))", "answers \(list(statement.also))")]
    return sentence(
      id: rule.rawValue, title: say("内置检查", "built-in check"), clauses: also, time: [], severity: statement.severity,
      wording: nil, sources: statement.sources)
  }

  /// A requirement that no machine checks.
  func sentence(_ requirement: UncheckedRequirement) -> String {
    say(
      "\(requirement.id)：不由程序检查：\(requirement.reason.zh)应由人查看：\(requirement.ask.zh)",
      "\(requirement.id): no machine checks it: \(requirement.reason.en) What a person should look for: \(requirement.ask.en)"
    )
  }

  /// A requirement that another rule answers.
  func answered(_ id: String, by sentence: String) -> String {
    say("\(id)：由下述规则回答。\(sentence)", "\(id): answered by this rule. \(sentence)")
  }

  /// What a text says of each subject anew.
  static func placeholder(_ expression: String, _ language: Language) -> String {
    switch language {
    case .zh: "〈\(expression)〉"
    case .en: "<\(expression)>"
    }
  }

  /// In quotation marks; those within give way to single ones.
  private func quoted(_ text: String) -> String {
    say("“\(text.replacing("“", with: "‘").replacing("”", with: "’"))”", "'\(text)'")
  }

  func asks(_ subjects: [RuleSentence.Subject], _ requirement: String, condition: String?) -> String {
    let when = condition.map { say("，当 \($0) 时", ", where \($0)") } ?? ""
    return list(subjects.map(subject)) + when + say("，", ": ") + requirement
  }

  private func subject(_ subject: RuleSentence.Subject) -> String {
    switch subject {
    case .region(let name): name[language]
    case .regions(let names): list(names.map { $0[language] })
    case .level(let title, let count): say("每个\(title.zh)（\(count) 个）", "each \(title.en) (\(count) of them)")
    case .records(let register): say("\(register.zh)的每条记录", "each record of \(register.en)")
    }
  }

  /// A title with the name that expressions know it by.
  func named(_ title: LocalizedText, _ name: String) -> String { say("\(title.zh)（\(name)）", "\(title.en) (\(name))") }

  func limit(
    value: String, _ comparison: Comparison, low: String?, high: String?, tolerance: String?, judging: Judging
  ) -> String {
    let bound = low ?? high ?? ""
    let limit =
      switch comparison {
      case .atLeast: say("应不低于 \(bound)", "has to be at least \(bound)")
      case .moreThan: say("应高于 \(bound)", "has to be more than \(bound)")
      case .atMost: say("应不超过 \(bound)", "has to be at most \(bound)")
      case .lessThan: say("应低于 \(bound)", "has to be less than \(bound)")
      case .equals: say("应等于 \(bound)", "has to equal \(bound)")
      case .between: say("应在 \(low ?? "") 与 \(high ?? "") 之间", "has to lie between \(low ?? "") and \(high ?? "")")
      }
    var remarks = tolerance.map { [say("允许误差 \($0)", "within \($0)")] } ?? []
    if case .rounded(let decimals) = judging {
      remarks.append(say("修约到 \(decimals) 位小数后比较", "compared as rounded to \(decimals) decimals"))
    }
    let space = value.hasSuffix("）") ? "" : " "
    return value + space + limit + (remarks.isEmpty ? "" : say("（\(list(remarks))）", " (\(list(remarks)))"))
  }

  func assertion(_ text: String) -> String { say("应满足 \(text)", "has to meet \(text)") }
  func unique(_ fields: [String]) -> String { say("\(list(fields))应各不相同", "has to have its own \(list(fields))") }
  func evidence(_ document: String) -> String {
    say("应附文件\(quoted(document))", "has to name the document \(quoted(document))")
  }
  private static let mostValues = 24

  func each(_ name: String, _ values: [String]) -> String {
    // Of very many, the first say enough.
    guard values.count > Self.mostValues else {
      let values = list(values.map(quoted))
      return say("\(name) 逐一取\(values)", "\(name) being each of \(values)")
    }
    let first = list(values.prefix(3).map(quoted))
    return say("\(name) 逐一取\(first)等 \(values.count) 个", "\(name) being each of \(values.count): \(first) and so on")
  }

  func needs(_ texts: [String]) -> String {
    say("需要已报告 \(list(texts))", "judged only where \(list(texts)) is reported")
  }
  func responseRate(_ percent: String) -> String {
    say("至少 \(percent)% 的成员有数据", "with figures of at least \(percent) % of the members")
  }

  static let year = LocalizedText(zh: "年份", en: "year")
  static let region = LocalizedText(zh: "地区", en: "region")

  func time(_ rule: Rule, path: Path?) -> [String] {
    var parts = [rule.due.map { say("\($0) 年到期", "due in \($0)") } ?? say("每年", "every year")]
    switch path {
    case .linear(let start, _): parts.append(say("此前按自 \(start) 年起的线性路径要求", "before by a linear path from \(start)"))
    case .compound(let start, _):
      parts.append(say("此前按自 \(start) 年起的复合增长路径要求", "before by a compound path from \(start)"))
    case .flat: parts.append(say("此前各年同样要求", "before the same every year"))
    case .milestones(let figures):
      parts.append(say("此前按年度目标要求：", "before by yearly figures: ") + list(figures.keys.sorted().map(String.init)))
    case nil: break
    }
    if rule.years.lowerBound != Int.min {
      parts.append(say("自 \(rule.years.lowerBound) 年起", "from \(rule.years.lowerBound)"))
    }
    if rule.years.upperBound != Int.max {
      parts.append(say("至 \(rule.years.upperBound) 年止", "until \(rule.years.upperBound)"))
    }
    if let from = rule.effective.from { parts.append(say("\(from) 起生效", "in effect from \(from)")) }
    if let until = rule.effective.until { parts.append(say("\(until) 后失效", "in effect until \(until)")) }
    return parts
  }

  private func name(_ severity: Severity) -> String {
    switch severity {
    case .error: say("错误", "an error")
    case .warning: say("警告", "a warning")
    case .note: say("提示", "a note")
    case .none: say("记录，不算问题", "recorded only")
    }
  }

  private func name(_ wording: Rule.Wording) -> String {
    switch wording {
    case .binding: say("约束性", "binding")
    case .expected: say("预期性", "expected")
    case .aspirational: say("力争", "aspirational")
    case .permissive: say("鼓励、可", "permissive")
    }
  }
}
