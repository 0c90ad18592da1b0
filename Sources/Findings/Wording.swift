internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities
internal import Reports

/// Every word of the output, in either language.
struct Wording {
  let language: Language
  let names: PlanNames

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// `a、b、c` or `a, b, c`.
  func list(_ items: [String]) -> String { items.joined(separator: say("、", ", ")) }

  /// Between the clauses of a sentence.
  private var comma: String { say("，", ", ") }
  private func quoted(_ text: String) -> String { say("“\(text)”", "'\(text)'") }

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
      clauses.append(say("实际 ", "found ") + amount(actual, unit))
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

  private func fieldTitles(_ fields: [String], _ verdict: Verdict) -> String {
    list(fields.map { names.title(of: $0, register: verdict.subject.register)?[language] ?? $0 })
  }
}

// MARK: - Limits

extension Wording {
  /// `按复合路径 2023 年应达到 1.90%（2025 年目标 2.5%）`.
  private func required(_ limit: RequiredLimit, _ figures: ShownFigures, in year: Int?) -> String {
    var text = comparison(limit, figures)
    if let path = limit.path, let year, limit.target != nil {
      text = say("按\(pathName(path)) \(year) 年\(text)", "\(text) for \(year) by the \(pathName(path))")
    } else if let due = limit.due, due != year {
      text = say("到 \(due) 年\(text)", "\(text) by \(due)")
    }
    var remarks: [String] = []
    if let target = figures.target, let unit = limit.target?.unit {
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

  private func bounds(_ limit: RequiredLimit, _ figures: ShownFigures) -> (value: String, low: String, high: String) {
    func text(_ number: Decimal?, _ figure: Figure?) -> String {
      number.flatMap { number in figure.map { amount(number, $0.unit) } } ?? ""
    }
    return (text(figures.value, limit.value), text(figures.low, limit.low), text(figures.high, limit.high))
  }

  /// The limit with its sign, for a table: `≥ 1.90%`.
  func shortRequirement(_ verdict: Verdict) -> String {
    guard case .limit(let limit) = verdict.required else {
      return if case .expression(let text) = verdict.required { text } else { "" }
    }
    let (value, low, high) = bounds(limit, ShownFigures(verdict))
    let text =
      switch limit.comparison {
      case .atLeast: "≥ \(value)"
      case .moreThan: "> \(value)"
      case .atMost: "≤ \(value)"
      case .lessThan: "< \(value)"
      case .equals: "= \(value)"
      case .between: "\(low)–\(high)"
      }
    guard let path = limit.path, limit.target != nil else { return text }
    return text + say("（\(pathName(path))）", " (\(pathName(path)))")
  }

  private func pathName(_ word: String) -> String {
    switch word {
    case "linear": say("线性路径", "linear path")
    case "compound": say("复合路径", "compound path")
    case "flat": say("固定路径", "flat path")
    case "milestones": say("年度节点", "yearly milestones")
    default: word
    }
  }

  /// `低 0.46 个百分点`; nothing for a value on the limit.
  func gap(_ verdict: Verdict, _ figures: ShownFigures) -> String? {
    guard case .limit(let limit) = verdict.required, let actual = verdict.actual, let margin = verdict.margin,
      let shown = figures.margin, verdict.outcome != .undetermined
    else { return nil }
    let size = amount(shown, margin.unit)
    if margin.number.isZero {
      let isAllowed = verdict.outcome == .pass
      return isAllowed ? nil : say("恰为限值", "exactly the limit")
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

  /// Whether Chinese says 多 and 少 of it, as of money and counts, rather than 高 and 低.
  private func isAmount(_ unit: Unit) -> Bool {
    unit.dimension != .share && unit.dimension != .points && !unit.symbol.contains("/")
  }

  /// A number with its unit.
  func amount(_ number: Decimal, _ unit: Unit) -> String {
    let digits = number.description
    switch unit.symbol {
    case "": return digits
    case "%", "‰": return say(digits + unit.symbol, digits + " " + unit.symbol)
    case "个百分点": return say("\(digits) 个百分点", "\(digits) percentage points")
    default: return "\(digits) \(unit.symbol)"
    }
  }
}

// MARK: - Missing values

extension Wording {
  /// `地区生产总值（gdp）未报告；…`, values of one name and reason together.
  func missing(_ values: [MissingValue], of subject: Subject) -> String {
    let groups = MissingGroup.groups(of: values)
    let texts = groups.prefix(6).map { group in
      let owners = group.values.map { owner(of: $0, unlike: subject) }.filter { !$0.isEmpty }
      let name = missingName(group.name, subject)
      let what = owners.isEmpty ? name : list(owners, atMost: 4) + say("的", " ") + name
      return what + say("", " ") + reason(group.why)
    }
    let more = groups.count > 6 ? say("；另有 \(groups.count - 6) 项", "; and \(groups.count - 6) more") : ""
    return texts.joined(separator: say("；", "; ")) + more
  }

  private func missingName(_ name: String, _ subject: Subject) -> String {
    guard let title = names.title(of: name, register: subject.register) else { return quoted(name) }
    return title[language] == name ? quoted(name) : say("\(title.zh)（\(name)）", "\(title.en) (\(name))")
  }

  /// The region and year of a value, as far as they are not the subject's.
  private func owner(of value: MissingValue, unlike subject: Subject) -> String {
    var parts: [String] = []
    if let region = value.region, region != subject.region { parts.append(names.regions[region].name[language]) }
    if let year = value.year, year != subject.year { parts.append(say("\(year) 年", String(year))) }
    return parts.joined(separator: " ")
  }

  private func reason(_ why: MissingValue.Why) -> String {
    switch why {
    case .notReported: say("未报告", "was not reported")
    case .invalid: say("不可用", "cannot be used")
    case .zeroDivisor: say("除数为零", "divides by zero")
    case .baseNotPositive: say("基期值不大于零", "starts from a base that is not above zero")
    case .noPrevious: say("没有上一年的数据", "has no year before")
    case .empty: say("没有可供计算的记录", "has no records to reckon with")
    case .noEvidence: say("未附", "was not given")
    case .tooManySteps: say("计算步骤过多", "takes too many steps")
    }
  }
}

// MARK: - The text's frame

extension Wording {
  /// As of when, and how many reports of which years were judged.
  func scope(asOf: CalendarDate, reports: Int, years: [Int], others: Int) -> String {
    let of = years.isEmpty ? "" : say("（\(list(years.map(String.init))) 年）", " of \(list(years.map(String.init)))")
    let more = others > 0 ? say("；另有 \(others) 份未判定", "; \(others) not judged") : ""
    return say(
      "截至 \(asOf)，判定报告 \(reports) 份\(of)\(more)",
      "As of \(asOf): \(counted(reports, "report")) judged\(of)\(more)")
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  func headlineTitle(_ region: LocalizedText) -> String {
    say("主要指标：\(region.zh)", "Headline indicators: \(region.en)")
  }

  var headlineColumns: [String] {
    language == .zh
      ? ["指标", "年份", "实际", "应达到", "目标", "差距", "判定"]
      : ["Indicator", "Year", "Actual", "Required", "Target", "Margin", "Outcome"]
  }

  /// What a verdict's figure is a figure of.
  func figureTitle(_ verdict: Verdict) -> String { names.figureTitle(of: verdict)[language] + each(verdict) }

  /// What is asked in the due year: `2.5%（2025 年）`.
  func target(_ verdict: Verdict) -> String {
    let figures = ShownFigures(verdict)
    guard case .limit(let limit) = verdict.required, let shown = figures.target ?? figures.value,
      let unit = (limit.target ?? limit.value)?.unit
    else { return "" }
    return amount(shown, unit) + (limit.due.map { say("（\($0) 年）", " (\($0))") } ?? "")
  }

  /// The outcome in a word.
  func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .pass: say("达标", "met")
    case .fail: say("未达标", "not met")
    case .behind: say("滞后", "behind")
    case .undetermined: say("待定", "undetermined")
    case .notDue: say("未到期", "not due")
    case .notApplicable: say("不适用", "not applicable")
    case .waived: say("豁免", "waived")
    }
  }

  private func severity(_ severity: Severity, _ count: Int) -> String {
    switch severity {
    case .error: say("错误 \(count)", counted(count, "error"))
    case .warning: say("警告 \(count)", counted(count, "warning"))
    case .note: say("提示 \(count)", counted(count, "note"))
    case .none: say("记录 \(count)", counted(count, "record"))
    }
  }

  func severityTitle(_ severity: Severity, _ count: Int) -> String { self.severity(severity, count) + say(" 项", "") }

  /// `哈尔滨市 2023 年 “哈尔滨高新区”`.
  func subject(_ verdict: Verdict) -> String {
    let subject = verdict.subject
    var parts = [subject.region.map { names.regions[$0].name[language] } ?? say("地区不明", "unknown region")]
    if let year = subject.year { parts.append(say("\(year) 年", String(year))) }
    if let register = subject.register {
      parts.append(names.registerTitle(register)[language] + record(subject))
    }
    for name in [subject.indicator, subject.field].compactMap({ $0 }) {
      parts.append(names.title(of: name, register: subject.register)?[language] ?? name)
    }
    return parts.joined(separator: " ") + each(verdict)
  }

  private func record(_ subject: Subject) -> String {
    var text = subject.key.isEmpty ? "" : quoted(subject.key.map(\.text).joined(separator: " / "))
    if subject.key.isEmpty, let row = subject.row { text = say("第 \(row) 条", " record \(row)") }
    let occurrence = subject.occurrence
    if occurrence > 1 { text += say("（同名第 \(occurrence) 条）", " (no. \(occurrence) of that key)") }
    return language == .en && !text.isEmpty && !text.hasPrefix(" ") ? " " + text : text
  }

  /// The values of the rule's `each` that its title does not say.
  private func each(_ verdict: Verdict) -> String {
    let values = verdict.subject.each.map(\.text).filter { !verdict.title[language].contains($0) }
    return values.isEmpty ? "" : say("（\(list(values))）", " (\(list(values)))")
  }

  /// What stands at a place: the value's name and text.
  func location(_ location: Location, _ subject: Subject) -> String {
    var parts: [String] = []
    if let region = location.region, region != subject.region { parts.append(names.regions[region].name[language]) }
    if let year = location.year, year != subject.year { parts.append(say("\(year) 年", String(year))) }
    parts.append(names.title(of: location.name, register: subject.register)?[language] ?? location.name)
    return parts.joined(separator: " ") + say("：", ": ") + location.text
  }

  /// What one line says of all regions that lack the same thing.
  func together(_ verdicts: [Verdict]) -> String {
    var years: [(year: Int?, subjects: [String])] = []
    for verdict in verdicts {
      let region = verdict.subject.region.map { names.regions[$0].name[language] } ?? say("地区不明", "unknown region")
      let subject = region + (verdict.subject.register == nil ? "" : record(verdict.subject)) + each(verdict)
      if let index = years.firstIndex(where: { $0.year == verdict.subject.year }) {
        years[index].subjects.append(subject)
      } else {
        years.append((verdict.subject.year, [subject]))
      }
    }
    let regions = years.map { group in
      group.year.map { say("\($0) 年 ", "\($0): ") }.map { $0 + list(group.subjects) } ?? list(group.subjects)
    }.joined(separator: say("；", "; "))
    guard let verdict = verdicts.first else { return "" }
    return finding(verdict) + say("（\(verdicts.count) 项）：", " (\(verdicts.count)): ") + regions
  }

  /// The clause and its words, which stop where they would fill a line.
  func clause(_ source: Source) -> String {
    let quote = source.quote.map { text in
      text.count > 60 ? say("“\(text.prefix(60))…”", ": '\(text.prefix(60))…'") : say("“\(text)”", ": '\(text)'")
    }
    return say("依据：", "Clause: ") + source.clause[language] + (quote ?? "")
  }

  func more(_ count: Int) -> String { say("另有 \(count) 项，见 --format json", "\(count) more; see --format json") }
  func unlisted(_ count: Int) -> String { say("另有 \(count) 项未列出，可调高 --limit", "\(count) more; raise --limit") }
  func morePlaces(_ count: Int) -> String { say("另有 \(count) 处", "and \(counted(count, "more place"))") }
  func placesInAll(_ count: Int) -> String { say(" 等 \(count) 处", " and \(counted(count - 1, "more place"))") }
  func explanation(_ text: String) -> String { say("说明：\(text)", "Explanation: \(text)") }
  func note(_ note: LocalizedText) -> String { say("注：\(note.zh)", "Note: \(note.en)") }
  func waivedTitle(_ count: Int) -> String { say("已豁免 \(count) 项", "\(count) waived") }

  /// Whom a waiver covers and why.
  func waived(_ verdict: Verdict) -> String {
    let approved = verdict.waiver?.approved.map { say("，\($0)", ", \($0)") } ?? ""
    let reason = verdict.waiver.map { say("（\($0.reason)\(approved)）", " (\($0.reason)\(approved))") } ?? ""
    return subject(verdict) + "  " + finding(verdict) + reason
  }

  func faults(_ count: Int) -> String {
    say("格式错误 \(count) 处，所在文件未判定", "\(counted(count, "fault")) of form; what they stand in was not judged")
  }

  func withoutSubject(_ rules: [String]) -> String {
    say("没有判定对象的规则 \(rules.count) 条：\(list(rules))", "\(counted(rules.count, "rule")) met no subject: \(list(rules))")
  }

  /// What all verdicts came to, and how many findings of each severity that makes.
  func summary(_ counts: [Outcome: Int], _ findings: [Severity: Int]) -> String {
    let order = [Outcome.fail, .behind, .undetermined, .waived, .notDue, .notApplicable, .pass]
    let outcomes = order.compactMap { outcome -> String? in
      guard let count = counts[outcome], count > 0 else { return nil }
      return "\(count) " + say("项", "") + self.outcome(outcome)
    }
    let severities = [Severity.error, .warning, .note].map { severity($0, findings[$0] ?? 0) }
    let total = counts.values.reduce(0, +)
    // What is encouraged and not done is no finding; without these words the outcomes would not add up to the findings.
    let shortfalls = counts.filter(\.key.isShortfall).values.reduce(0, +)
    let recorded = shortfalls - findings.values.reduce(0, +)
    return say("共判定 \(total) 项：", "\(counted(total, "verdict")): ") + list(outcomes)
      + say("；", "; ") + severities.joined(separator: comma)
      + (recorded > 0 ? say("，另有 \(recorded) 项为鼓励性要求，只作记录", ", and \(recorded) only recorded (encouraged, not required)") : "")
  }

  /// What to do next.
  func advice(_ findings: [Severity: Int], hasFaults: Bool) -> String {
    if hasFaults { return say("请先改正格式错误，再重新检查", "Mend the faults of form first, then check again") }
    if findings[.error] ?? 0 > 0 {
      return say(
        "错误必须改正；警告应改正，或在 explanations 中说明",
        "Errors have to be mended; warnings mended, or answered in 'explanations'")
    }
    if findings[.warning] ?? 0 > 0 {
      return say("警告应改正，或在 explanations 中说明", "Warnings have to be mended, or answered in 'explanations'")
    }
    return findings[.note] ?? 0 > 0
      ? say("没有必须处理的问题，提示供参考", "Nothing has to be mended; the notes are for information")
      : say("没有发现问题", "Nothing was found")
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
    case .derivedMismatch: return mismatch(verdict, say("按其组成推算", "its parts give"))
    case .totalMismatch: return mismatch(verdict, say("下级各地区合计", "the regions below add up to"))
    case .reportRepeated, .valueInvalid, .historyRevised, .mixedSeries, .waiverExpired, .explanationVoid:
      return verdict.cause.map { cause($0, verdict) }
    }
  }

  private func mismatch(_ verdict: Verdict, _ origin: String) -> String? {
    guard case .limit(let limit) = verdict.required, let expected = limit.value, let actual = verdict.actual else {
      return nil
    }
    let figures = ShownFigures(verdict)
    guard let found = figures.actual, let wanted = figures.value else { return nil }
    let difference = figures.margin.flatMap { shown in verdict.margin.map { amount(shown, $0.unit) } }
    let apart = difference.map { say("，超出舍入误差 \($0)", ", \($0) beyond rounding") } ?? ""
    return say(
      "填报 \(amount(found, actual.unit))，\(origin)为 \(amount(wanted, expected.unit))\(apart)，请核对",
      "reported \(amount(found, actual.unit)), \(origin) \(amount(wanted, expected.unit))\(apart); check them")
  }

  private func cause(_ cause: Cause, _ verdict: Verdict) -> String {
    switch cause {
    case .repeated(let first):
      return say(
        "同一地区、年份和修订次数已有报告 \(first)，请只保留一份，或改写 revision",
        "\(first) is of the same region, year and revision; keep one, or give it another revision")
    case .invalid(let text, let reason): return quoted(text) + say("", " ") + invalid(reason)
    case .revised(let earlier, let place):
      return say("与此前的 \(earlier)（\(place)）不同，请核实", "differs from \(earlier) at \(place); confirm it")
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
    }
  }
}
