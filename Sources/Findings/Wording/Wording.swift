internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities
internal import Reports

/// Every word of the output, in either language.
///
/// `Naming` puts the plan's own names together, `Amounts` numbers and their units.
struct Wording {
  let language: Language
  let names: PlanNames

  /// Makes one of the two texts.
  func say(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
    language == .zh ? zh() : en()
  }

  /// `a、b、c` or `a, b, c`.
  func list(_ items: [String]) -> String { items.joined(separator: say("、", ", ")) }

  /// Between the clauses of a sentence.
  var comma: String { say("，", ", ") }

  /// In quotation marks; those within give way to single ones.
  func quoted(_ text: String) -> String {
    guard language == .zh, text.unicodeScalars.contains(where: { $0 == "“" || $0 == "”" }) else {
      return say("“\(text)”", "'\(text)'")
    }
    return "“\(text.replacing("“", with: "‘").replacing("”", with: "’"))”"
  }

  /// The first of them, and how many they are where that is not all.
  func list(_ items: [String], atMost count: Int) -> String {
    guard items.count > count else { return list(items) }
    let first = list(Array(items.prefix(count)))
    return say("\(first)等 \(items.count) 个", "\(first) and \(items.count - count) more")
  }
}

// MARK: - Verdicts

extension Wording {
  /// One sentence for programs to pass on: what was found, what was required, how far apart they are.
  func message(_ verdict: Verdict) -> String {
    if let own = verdict.ownMessage { return own[language] }
    return figureTitle(verdict) + say("：", ": ") + finding(verdict)
  }

  /// What was found, what was required and how far apart they are, without what it is about.
  func finding(_ verdict: Verdict) -> String {
    if let rule = BuiltInRule(rawValue: verdict.rule), let text = builtIn(rule, verdict) { return text }
    var clauses: [String] = []
    let figures = ShownFigures(verdict)
    if let actual = figures.actual, let unit = verdict.actual?.unit {
      clauses.append(say("实际 ", "found ") + amount(actual, unit) + counted(verdict))
    }
    if verdict.outcome == .notApplicable { return say("不适用", "does not apply") }
    if let requirement = requirement(verdict, figures) { clauses.append(requirement) }
    if verdict.outcome == .undetermined, let reason = undetermined(verdict) { clauses.append(reason) }
    if let margin = gap(verdict, figures) { clauses.append(margin) }
    if verdict.outcome == .waived, let waiver = verdict.waiver {
      clauses.append(say("已豁免至 \(waiver.until)", "waived until \(waiver.until)"))
    }
    return clauses.joined(separator: comma)
  }

  /// What a bare number is a count of.
  private func counted(_ verdict: Verdict) -> String {
    guard let count = names.count(in: verdict) else { return "" }
    let title = count.register[language]
    return count.isConditional ? say("（符合条件的\(title)）", " (\(title) that qualify)") : say("（\(title)）", " (\(title))")
  }

  private func undetermined(_ verdict: Verdict) -> String? {
    if case .document = verdict.required { return nil }
    if verdict.missing.isEmpty { return say("无法判定", "cannot be judged") }
    return say("无法判定：", "cannot be judged: ") + missing(verdict.missing, of: verdict.subject)
  }

  private func requirement(_ verdict: Verdict, _ figures: ShownFigures) -> String? {
    let holds = verdict.outcome == .pass
    switch verdict.required {
    case nil: return nil
    case .limit(let limit): return required(limit, figures, in: verdict.subject.year)
    case .expression(let text):
      if verdict.outcome == .undetermined { return say("应满足 \(text)", "\(text) has to hold") }
      return holds ? say("满足 \(text)", "\(text) holds") : say("不满足 \(text)", "\(text) does not hold")
    case .fields(let fields):
      let titles = fieldTitles(fields, verdict)
      if verdict.outcome == .undetermined { return say("\(titles)应各不相同", "\(titles) has to be unique") }
      return holds
        ? say("\(titles)没有重复", "no other record has the same \(titles)")
        : say("\(titles)与其他记录重复，应各不相同", "another record has the same \(titles); they have to differ")
    case .document(let title):
      return holds
        ? say("已写明\(quoted(title.zh))", "\(quoted(title.en)) is given")
        : say("报告的 evidence 中没有\(quoted(title.zh))", "the report's evidence does not have \(quoted(title.en))")
    }
  }
}

// MARK: - Limits

extension Wording {
  /// `按复合路径 2023 年应达到 1.90%（2025 年目标 2.5%）`.
  func required(_ limit: RequiredLimit, _ figures: ShownFigures, in year: Int?) -> String {
    var text = comparison(limit, figures)
    if limit.path == "flat" {
      text = say("各年均\(text)", "\(text) every year")
    } else if let path = limit.path, let year, limit.target != nil {
      text = say("按\(pathName(path)) \(year) 年\(text)", "\(text) for \(year) by the \(pathName(path))")
    } else if let due = limit.due, due != year {
      text = say("到 \(due) 年\(text)", "\(text) by \(due)")
    }
    var remarks: [String] = []
    if limit.path != "flat", let target = figures.target, let unit = limit.target?.unit {
      let due = limit.due.map { say("\($0) 年", " by \($0)") } ?? ""
      remarks.append(say("\(due)目标 \(amount(target, unit))", "target \(amount(target, unit))\(due)"))
    }
    if let tolerance = figures.tolerance, let unit = limit.tolerance?.unit {
      remarks.append(say("允许误差 \(amount(tolerance, unit))", "tolerance \(amount(tolerance, unit))"))
    }
    if let decimals = limit.roundedTo {
      remarks.append(
        decimals == 0
          ? say("修约到整数后比较", "compared as rounded to a whole number")
          : say("修约到 \(decimals) 位小数后比较", "compared as rounded to \(counted(decimals, "decimal"))"))
    }
    if remarks.isEmpty { return text }
    return text + say("（\(remarks.joined(separator: "；"))）", " (\(remarks.joined(separator: "; ")))")
  }

  private func comparison(_ limit: RequiredLimit, _ figures: ShownFigures) -> String {
    let (value, low, high) = bounds(limit, figures)
    return switch limit.comparison {
    case .atLeast: say("应达到 \(value)", "at least \(value) required")
    case .moreThan: say("应高于 \(value)", "more than \(value) required")
    case .atMost: say("应不超过 \(value)", "at most \(value) allowed")
    case .lessThan: say("应低于 \(value)", "less than \(value) required")
    case .equals: say("应等于 \(value)", "exactly \(value) required")
    case .between:
      say("应在 \(low) 至 \(high) 之间", "\(low) to \(high) required")
    }
  }

  func pathName(_ word: String) -> String {
    switch word {
    case "linear": say("线性路径", "linear path")
    case "compound": say("复合路径", "compound path")
    case "flat": say("各年", "every year")
    case "milestones": say("年度节点", "yearly milestones")
    default: word
    }
  }

  /// `低 0.46 个百分点`.
  func gap(_ verdict: Verdict, _ figures: ShownFigures) -> String? {
    guard case .limit(let limit) = verdict.required, let actual = verdict.actual, let margin = verdict.margin,
      let shown = figures.margin, verdict.outcome != .undetermined
    else { return nil }
    let size = amount(shown, margin.unit)
    if margin.number.isZero {
      if limit.comparison == .equals { return nil }
      return limit.tolerance == nil
        ? say("恰为限值", "exactly at the limit") : say("恰为允许误差", "exactly at the tolerance")
    }
    if limit.tolerance != nil {
      return margin.number.sign < 0
        ? say("超出允许误差 \(size)", "\(size) beyond the tolerance")
        : say("在允许误差内，余 \(size)", "\(size) within the tolerance")
    }
    let bound = limit.value ?? (limit.low.map { actual.number < $0.number } == true ? limit.low : limit.high)
    guard let bound else { return nil }
    if limit.comparison == .between, margin.number.sign > 0 { return say("余 \(size)", "\(size) inside") }
    let isBelow = actual.number < bound.number
    return isBelow
      ? say("\(isAmount(margin.unit) ? "少" : "低") \(size)", "\(size) below")
      : say("\(isAmount(margin.unit) ? "多" : "高") \(size)", "\(size) above")
  }
}

// MARK: - Missing values

extension Wording {
  /// `地区生产总值（gdp）未报告；…`, values of one name and reason together.
  func missing(_ values: [MissingValue], of subject: Subject) -> String {
    let groups = MissingGroup.groups(of: values)
    let texts = groups.prefix(6).map { lacking($0, subject) }
    let more = groups.count > 6 ? say("；另有 \(groups.count - 6) 项", "; and \(groups.count - 6) more") : ""
    return texts.joined(separator: say("；", "; ")) + more
  }

  private func lacking(_ group: MissingGroup, _ subject: Subject) -> String {
    let isElsewhere = group.values.contains { $0.region != nil && $0.region != subject.region }
    let all = group.values.map { owner(of: $0, unlike: subject, namesRegion: isElsewhere) }
    let owners = list(all.filter { !$0.isEmpty }, atMost: 4)
    let name = missingName(group.name, register: subject.register)
    if language == .zh { return (owners.isEmpty ? name : "\(owners)的\(name)") + chinese(group.why) }
    if group.why == .notReported, !owners.isEmpty {
      return "not reported \(isElsewhere ? "by" : "for") \(owners): \(name)"
    }
    return (owners.isEmpty ? name : "\(name) of \(owners)") + english(group.why)
  }

  /// What data that several findings lack are called: `地区生产总值（gdp）未报告`.
  func gap(_ name: String, _ why: MissingValue.Why) -> String {
    let name = missingName(name, register: nil)
    return language == .zh ? name + chinese(why) : name + english(why)
  }

  private func chinese(_ why: MissingValue.Why) -> String {
    switch why {
    case .notReported: "未报告"
    case .invalid: "不可用"
    case .zeroDivisor: "除数为零"
    case .baseNotPositive: "基期值不大于零"
    case .noPrevious: "没有上一年的数据"
    case .empty: "没有可供计算的记录"
    case .noEvidence: "未附"
    case .tooManySteps: "计算步骤过多"
    }
  }

  /// Words that fit one and many: a title may be a plural.
  private func english(_ why: MissingValue.Why) -> String {
    switch why {
    case .notReported: " not reported"
    case .invalid: " not usable"
    case .zeroDivisor: ": division by zero"
    case .baseNotPositive: ": the base is not above zero"
    case .noPrevious: ": no year before"
    case .empty: ": no records to reckon with"
    case .noEvidence: " not given"
    case .tooManySteps: ": too many steps"
    }
  }
}

// MARK: - Findings that come without a rule

extension Wording {
  private func builtIn(_ rule: BuiltInRule, _ verdict: Verdict) -> String? {
    guard verdict.isFinding || verdict.outcome == .waived else { return nil }
    let year = verdict.subject.year.map { say(" \($0) 年", " for \($0)") } ?? ""
    switch rule {
    case .reportMissing: return say("没有提交\(year)报告，请补报", "no report\(year) was submitted; submit it")
    case .valueMissing: return say("必填而为空，请填写", "is required and empty; fill it in")
    case .duplicateKey:
      return say("与另一条记录的主键相同，请合并或改正", "another record has the same key; join or mend them")
    case .derivedMismatch: return mismatch(verdict, say("按其组成推算", "its parts give"), say("其组成", "its parts"))
    case .totalMismatch:
      return mismatch(
        verdict, say("下级各地区合计", "the regions below add up to"), say("下级各地区合计", "the sum of the regions below"))
    case .reportRepeated, .valueInvalid, .historyRevised, .mixedSeries, .waiverExpired, .explanationVoid:
      return verdict.cause.map { cause($0, verdict) }
    }
  }

  private func mismatch(_ verdict: Verdict, _ origin: String, _ comparison: String) -> String? {
    guard let found = verdict.actual else { return nil }
    guard let shown = ShownMismatch(verdict) else {
      let reported = ShownFigures(verdict).actual.map { amount($0, found.unit) } ?? ""
      return say("填报 \(reported)，无法与\(comparison)核对：", "reported \(reported), cannot be compared with \(comparison): ")
        + missing(verdict.missing, of: verdict.subject)
    }
    let unit = found.unit.differenceUnit
    let rounding = shown.allowance.map { allowance in
      say("（舍入最多可解释 \(amount(allowance, unit))）", " (rounding explains \(amount(allowance, unit)) at most)")
    }
    let (reported, wanted) = (amount(shown.actual, found.unit), amount(shown.required, found.unit))
    let difference = amount(shown.difference, unit) + (rounding ?? "")
    return say(
      "填报 \(reported)，\(origin)为 \(wanted)，相差 \(difference)，请核对",
      "reported \(reported), \(origin) \(wanted), a difference of \(difference); check them")
  }

  private func revised(_ earlier: String, _ place: Place, _ verdict: Verdict) -> String {
    let figures = ShownFigures(verdict)
    let unit = verdict.actual?.unit ?? .number
    let now = figures.actual.map { amount($0, unit) } ?? verdict.locations.first?.text ?? ""
    let before = figures.value.map { amount($0, unit) } ?? earlier
    let origin = isBaseline(place) ? say("规划基线", "the plan's baseline is") : say("该年报告的", "that year's report has")
    return say(
      "history 填报 \(now)，与\(origin) \(before)（\(place)）不同，请核实",
      "history gives \(now), but \(origin) \(before) (\(place)); confirm it")
  }

  private func cause(_ cause: Cause, _ verdict: Verdict) -> String {
    switch cause {
    case .repeated(let first):
      return say(
        "同一地区、年份和修订次数已有报告 \(first)，请只保留一份，或改写 revision",
        "\(first) is of the same region, year and revision; keep one, or give it another revision")
    case .invalid(let text, let reason): return quoted(text) + say("", " ") + invalid(reason)
    case .revised(let earlier, let place): return revised(earlier, place, verdict)
    case .series(let series):
      let all = list(series.map(quoted))
      return say("合用了不同口径的数据 \(all)，请统一口径", "joins figures of different series, \(all); use one")
    case .expired(let date, let rule):
      return say("规则 \(rule) 的豁免已于 \(date) 到期，请续批或删去", "the waiver of \(rule) expired on \(date); renew or remove it")
    case .void(let rule, let name, let given, let now):
      let title = names.title(of: name, register: verdict.subject.register)?[language] ?? name
      let current = now.map { say("现为 \($0)", "is now \($0)") } ?? say("现无此值", "has no value now")
      return say(
        "对规则 \(rule) 的说明针对\(title) \(given)，\(current)，请重新说明",
        "the explanation for \(rule) was given for \(title) \(given), which \(current); explain anew")
    case .ruleChanged(let rule, let given, let now):
      return say(
        "规则 \(rule) 在说明之后已修改（说明针对修订 \(given)，现为 \(now)），请重新说明并写明 revision: \(now)",
        "the rule \(rule) has changed since it was explained (revision \(given), now \(now)); explain anew, with "
          + "revision: \(now)")
    }
  }

  private func invalid(_ reason: ValueFault) -> String {
    switch reason {
    case .notANumber(let unit):
      return unit.isEmpty
        ? say("不是数，请填写一个数", "is no number; write one")
        : say("不是数，应如 100 \(unit)", "is no number; write it as in 100 \(unit)")
    case .unknownUnit(let symbol):
      return say("的单位\(quoted(symbol))无法识别，请改用已知单位", "has the unknown unit \(quoted(symbol)); use a known one")
    case .wrongUnit(let found, let wanted):
      return say(
        "的单位\(quoted(found))不能换算为\(quoted(wanted))，请改用同类单位",
        "is in \(quoted(found)), which does not convert to \(quoted(wanted)); use a unit of the same kind")
    case .notWhole: return say("不是整数，请填写整数", "is no whole number; write one")
    case .notABoolean: return say("不是“是”或“否”，请填写其一", "is neither true nor false; write one of them")
    case .notADate: return say("不是日期，应如 2023-03-02", "is no date; write it as in 2023-03-02")
    case .notAYear: return say("不是年份，应如 2023", "is no year; write it as in 2023")
    case .notAChoice(let choices):
      return say("不是可选的值，应为 \(list(choices, atMost: 8))", "is no choice; write one of \(list(choices, atMost: 8))")
    case .notARegion: return say("不是规划中的地区，请填写地区名称或代码", "is no region of the plan; write its name or code")
    case .twoUnits(let found, let stated):
      return say(
        "的单位\(quoted(found))与另行写明的单位\(quoted(stated))不同，请改为一致",
        "is in \(quoted(found)), but \(quoted(stated)) is stated as its unit; make them agree")
    case .failedFormula:
      return say(
        "是公式算不出的错误值，请改正公式或填写数值",
        "is the error of a formula that cannot be computed; mend the formula or write the value")
    case .uncomputedFormula:
      return say(
        "是没有算出值的公式，请用 Excel 或 WPS 打开、重新计算并保存",
        "is a formula whose value was never computed; open the file in Excel or WPS, recalculate and save it")
    case .scaledNumber:
      return say(
        "所在单元格的格式把数缩小后显示，不知以哪个为准，请改用常规格式并写明单位",
        "stands in a cell whose format shows it divided by a power of ten, so that nobody can tell which is meant; "
          + "use a plain format and state the unit")
    case .sharedNumber:
      return say(
        "所在单元格合并了几条记录的行，不知属于哪一条，请拆分单元格后分别填写",
        "stands in a cell that spans the rows of several records, so that nobody can tell whose it is; split the cell and "
          + "write a value for each")
    }
  }
}
