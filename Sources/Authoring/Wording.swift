public import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// Every word of what authors are told, in either language.
struct Wording {
  let language: Language

  func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// `a、b、c` or `a, b, c`.
  func list(_ items: [String]) -> String { items.joined(separator: say("、", ", ")) }

  func quoted(_ text: String) -> String { say("“\(text)”", "'\(text)'") }
}

// MARK: - Tests

extension Wording {
  func outcome(_ outcome: TestResult.Outcome) -> String {
    switch outcome {
    case .passed: say("通过", "passed")
    case .failed: say("失败", "failed")
    case .todo: say("待办", "todo")
    case .todoPassed: say("待办已可通过，请去掉 todo：", "todo, but holds; take its 'todo' away:")
    }
  }

  /// What a case expected and did not find. Outcomes stand as the author writes them.
  func failure(_ failure: TestFailure) -> String {
    let found = failure.verdict
    switch failure.kind {
    case .noVerdict: return say("没有判定任何对象", "it judged nothing")
    case .nothingSelected(let names):
      let selector = list(names.map { "\($0.name): \(list($0.texts))" })
      return say("没有判定到 {\(selector)}", "it judged nothing of {\(selector)}")
    case .outcome(let wanted): return wantedFound(wanted.rawValue, found?.outcome.rawValue)
    case .severity(let wanted): return wantedFound(wanted.rawValue, found?.severity.rawValue)
    case .actual(let wanted): return "actual " + wantedFound(wanted.text, found?.actual.map(figure))
    case .margin(let wanted): return "margin " + wantedFound(wanted.text, found?.margin.map(figure))
    case .required(let wanted): return "required " + wantedFound(list(wanted.map(\.text)), required(found))
    case .missing(let wanted):
      return "missing " + wantedFound("[\(list(wanted))]", found.map { "[\(list(Self.names($0.missing)))]" })
    case .cells(let wanted):
      return "cells " + wantedFound("[\(list(wanted))]", found.map { "[\(list($0.locations.map(\.place.spotText)))]" })
    case .message(let language, let wanted, let found, _):
      return "message (\(language.rawValue)) " + wantedFound(quoted(wanted), quoted(found))
    case .unexpected:
      return say("未预期的 \(found?.outcome.rawValue ?? "")", "\(found?.outcome.rawValue ?? "") is not expected")
    case .changed(let before):
      let (old, new) = (before?.rawValue ?? say("无", "none"), found?.outcome.rawValue ?? say("无", "none"))
      return say("应与基准相同（\(old)），实际 \(new)", "has to stay \(old) as in the base, found \(new)")
    }
  }

  private func wantedFound(_ wanted: String, _ found: String?) -> String {
    let found = found ?? say("无", "none")
    return say("应为 \(wanted)，实际 \(found)", "has to be \(wanted), found \(found)")
  }

  private static func names(_ missing: [MissingValue]) -> [String] {
    missing.map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func required(_ verdict: Verdict?) -> String? {
    guard case .limit(let limit)? = verdict?.required else { return nil }
    return list([limit.low, limit.high, limit.value].compactMap { $0 }.map(figure))
  }

  /// Whole, or its first digits where it has no end.
  private func figure(_ figure: Figure) -> String {
    let unit = figure.unit.symbol.isEmpty ? "" : " " + figure.unit.symbol
    if let decimal = figure.number.decimal { return decimal.description + unit }
    return figure.number.rounded(significant: 10).description + "…" + unit
  }

  /// `rd_expenditure / gdp = 2.4%`.
  func part(_ part: PartValue) -> String {
    guard let value = part.value else {
      return part.text + say(" 缺 ", " lacks ") + list(part.missing)
    }
    return part.text + " = " + value
  }

  /// How many values were read, where not all are shown.
  func read(_ count: Int) -> String { say("…共读取 \(count) 个值", "… \(count) values were read") }

  func summary(_ run: TestRun) -> String {
    let (passed, failed) = (run.count(.passed), run.count(.failed))
    let todo = run.count(.todo) + run.count(.todoPassed)
    return say(
      "测试 \(run.results.count) 例：通过 \(passed)，失败 \(failed)，待办 \(todo)",
      "\(run.results.count) \(run.results.count == 1 ? "test" : "tests"): \(passed) passed, \(failed) failed, \(todo) todo"
    )
  }
}

// MARK: - Mutants

extension Wording {
  func kind(_ kind: MutationKind) -> String {
    switch kind {
    case .limit: say("限值或数值差一步", "a limit or number one step off")
    case .comparison: say("比较符号（≥ 与 >）", "a comparison (≥ and >)")
    case .connective: say("且与或", "and for or")
    case .indicator: say("同单位的另一指标或字段", "another indicator or field of the unit")
    case .choice: say("另一选项", "another choice")
    case .each: say("each 或 for 漏掉一个", "one of each or for left out")
    case .when: say("缺少 when", "when left out")
    case .due: say("到期年份差一年", "the due year one off")
    case .unit: say("单位大小", "a unit of another size")
    case .year: say("其他年份差一年", "another year one off")
    case .path: say("路径", "the path")
    case .omission: say("缺少 within、judge、needs 等", "within, judge, needs left out")
    }
  }

  /// In what a mutant differs: `by: 2025 → 2024`.
  func change(_ mutant: Mutant) -> String {
    switch mutant.kind {
    case .each: say("\(mutant.key) 漏掉 \(mutant.original)", "\(mutant.original) left out of \(mutant.key)")
    case _ where mutant.changed == Mutant.dropped: say("\(mutant.key) 删去", "\(mutant.key) left out")
    default: "\(mutant.key): \(mutant.original) → \(mutant.changed)"
    }
  }

  func survivor(_ survivor: MutationRun.Survivor) -> String {
    let mutant = survivor.mutant
    let text = say("\(mutant.rule) 的变异未被发现：", "\(mutant.rule): no test notices ") + change(mutant)
    let reason = survivor.reason.map { say("（\($0.zh)）", " (\($0.en))") } ?? ""
    return "\(mutant.place): \(text)\(reason)"
  }

  var mutationRefused: String {
    say("有测试失败，没有做变异；请先让测试通过", "no mutants were made, as tests fail; make them pass first")
  }

  var obsoleteSurvivor: String {
    say("survivors 中的这一条已不存在或已被发现，请删去", "this survivor is noticed or gone; take it away")
  }

  func count(of kind: MutationKind, in run: MutationRun) -> String? {
    let (killed, survived) = (run.killed[kind] ?? 0, run.survivors(of: kind))
    guard killed + survived > 0 else { return nil }
    let counts = "\(killed)/\(killed + survived)"
    return say("  \(self.kind(kind))：\(counts)", "  \(self.kind(kind)): \(counts)")
  }

  func summary(_ run: MutationRun) -> String {
    let rate =
      run.count == 0 ? "100" : "\(run.killedCount * 1000 / run.count / 10).\(run.killedCount * 1000 / run.count % 10)"
    return say(
      "变异 \(run.count) 个：发现 \(run.killedCount)（\(rate)%），未发现 \(run.survivors.count)，其中未说明原因 \(run.unexplained)",
      "\(run.count) \(run.count == 1 ? "mutant" : "mutants"): \(run.killedCount) noticed (\(rate) %), \(run.survivors.count) not, "
        + "\(run.unexplained) of them without a reason")
  }
}

extension MessageUpdate {
  /// How many messages were rewritten, in a sentence.
  public func summary(in language: Language) -> String {
    Wording(language: language).say(
      "已改写 \(count) 条 message", "\(count) \(count == 1 ? "message" : "messages") rewritten")
  }
}

// MARK: - Faults of tests

extension TestFault {
  public var chinese: String {
    func hint(_ nearest: String?) -> String { nearest.map { "，是否应为“\($0)”？" } ?? "" }
    return switch self {
    case .noTests: "规则包没有测试，请在 tests/ 下写明"
    case .noneMatches(let pattern): "没有名称或规则与“\(pattern)”相符的测试"
    case .nameTaken(let name, let place): "已有名为“\(name)”的测试（\(place)），请换一个名称"
    case .noReport: "测试没有报告，应有 report、reports 或 base 之一"
    case .severalReports(let keys): "\(keys.joined(separator: "、")) 只能用一个"
    case .noSuchBase(let name, let nearest): "tests/ 下没有文件 \(name)" + hint(nearest)
    case .neverRun: "此文件中的测试不会运行：测试应直接写在 tests/ 下的 .yaml 文件里，不在其子文件夹中"
    case .unusedReport: "没有测试以此报告为 base"
    case .keyNeedsBase(let key): "\(key) 只能与 base 一起使用"
    case .othersAreSame: "others 只能是 same"
    case .othersNeedChange: "测试没有改动基准，others: same 总是成立；请写明 change，或去掉 others"
    case .expectsNothing: "没有写明期望的结果，应如 {规则编号: pass}"
    case .expectedTwice(let rule, let place): "规则 \(rule) 的期望重复出现（\(place)），请保留一个，或按 of 分列"
    case .unknownRegion(let name, let nearest): "未知的地区“\(name)”" + hint(nearest)
    case .messageNotRewritable: "这一 message 写成多行，无法改写，请写在一行引号内"
    case .messageOfSeveral: "几个结果的 message 不同，而这里只写了一个，无法改写，请按 of 分列"
    }
  }

  public var english: String {
    func hint(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }
    return switch self {
    case .noTests: "the pack has no tests; write some under tests/"
    case .noneMatches(let pattern): "no test's name or rules match '\(pattern)'"
    case .nameTaken(let name, let place): "there is a test '\(name)' already (\(place)); choose another name"
    case .noReport: "the test has no report; give it one of report, reports or base"
    case .severalReports(let keys): "\(keys.joined(separator: ", ")) exclude one another; keep one"
    case .noSuchBase(let name, let nearest): "there is no file \(name) under tests/" + hint(nearest)
    case .neverRun:
      "the tests of this file are never run; write them in .yaml files right under tests/, not in a folder"
    case .unusedReport: "no test has this report as its base"
    case .keyNeedsBase(let key): "'\(key)' goes with base only"
    case .othersAreSame: "'others' can only be 'same'"
    case .othersNeedChange: "nothing is changed, so that all stays the same anyway; add 'change' or take 'others' away"
    case .expectsNothing: "nothing is expected here; write it as in {RULE: pass}"
    case .expectedTwice(let rule, let place):
      "what is expected of \(rule) stands in \(place) already; keep one, or tell subjects apart by 'of'"
    case .unknownRegion(let name, let nearest): "unknown region '\(name)'" + hint(nearest)
    case .messageNotRewritable:
      "this message is written as a block and cannot be rewritten; put it on one line in quotes"
    case .messageOfSeveral:
      "this message stands for several that differ and cannot be rewritten; tell subjects apart by 'of'"
    }
  }
}

// MARK: - Coverage

extension Wording {
  /// `HLJ-018 缺：恰为限值 2.5 %；数据缺失；when 为假`.
  func lacking(_ rule: RuleCoverage) -> String {
    if rule.covered == 0 { return rule.id + say(" 没有测试", " has no test") }
    let items = rule.missing.map { item($0, isEvidence: rule.isEvidence) }
    return rule.id + say(" 缺：", " lacks: ") + items.joined(separator: say("；", "; "))
  }

  private func item(_ item: CoverageItem, isEvidence: Bool) -> String {
    switch item {
    case .outcome(let outcome): isEvidence ? evidence(outcome) : shown(outcome)
    case .limit(let end, let side): limit(end, side)
    case .node(let node, let truth):
      (node.isWhole ? node.key : quoted(node.text)) + (truth ? say(" 为真", " true") : say(" 为假", " false"))
    }
  }

  private func shown(_ outcome: Outcome) -> String {
    switch outcome {
    case .pass: say("达到（pass）", "met (pass)")
    case .fail: say("未达到（fail）", "not met (fail)")
    case .behind: say("到期前滞后（behind）", "behind before it is due (behind)")
    case .undetermined: say("数据缺失（undetermined）", "missing values (undetermined)")
    case .notDue: say("尚未到期（not_due）", "not due yet (not_due)")
    case .notApplicable: say("不适用（not_applicable）", "not applicable (not_applicable)")
    case .waived: say("豁免（waived）", "waived (waived)")
    }
  }

  private func evidence(_ outcome: Outcome) -> String {
    switch outcome {
    case .pass: say("列出了文件（pass）", "the document named (pass)")
    case .undetermined: say("没有列出文件（undetermined）", "no document named (undetermined)")
    default: shown(outcome)
    }
  }

  private func limit(_ end: LimitEnd, _ side: CoverageItem.Side) -> String {
    let name =
      switch end.end {
      case .sole: say("限值", "the limit")
      case .low: say("下限", "the lower limit")
      case .high: say("上限", "the upper limit")
      }
    return switch side {
    case .at: say("恰为\(name) \(end.text)", "exactly \(name) \(end.text)")
    case .below: say("低于\(name) \(end.text)", "below \(name) \(end.text)")
    case .above: say("高于\(name) \(end.text)", "above \(name) \(end.text)")
    }
  }

  func totals(_ coverage: Coverage) -> String {
    let kinds = CoverageItem.Kind.allCases.map { kind in
      let (covered, items) = coverage.counts(of: kind)
      return "\(self.kind(kind)) \(covered)/\(items)"
    }
    let all = "\(coverage.covered)/\(coverage.items)"
    return say(
      "覆盖率 \(coverage.percent) %（\(all)）：\(list(kinds))", "\(coverage.percent) % covered (\(all)): \(list(kinds))")
  }

  private func kind(_ kind: CoverageItem.Kind) -> String {
    switch kind {
    case .outcome: say("结果", "outcomes")
    case .limit: say("限值", "limits")
    case .node: say("条件", "conditions")
    }
  }

  /// That less is covered than was asked for.
  func shortfall(_ coverage: Coverage) -> [String] {
    guard let demanded = coverage.demanded, !coverage.holds else { return [] }
    return [say("覆盖率低于要求的 \(demanded) %", "less is covered than the \(demanded) % that are asked for")]
  }
}

// MARK: - Trace

extension Wording {
  var noRequirement: String { say("（不是要求）", "(no requirement)") }

  func line(_ number: Int) -> String { say("第 \(number) 行", "line \(number)") }

  func planRead(_ trace: Trace) -> String {
    say(
      "与规划文本对照：\(trace.planPath)（\(trace.planLines) 行）", "against the plan \(trace.planPath), \(trace.planLines) lines")
  }

  /// How much was compared, and how much of it agrees.
  func counts(_ trace: Trace) -> [String] {
    let quotes = trace.found.count + trace.missing.count
    let cited = trace.requirementCount - trace.uncited.count
    let values = trace.valueCount - trace.missingValues.count
    var lines = [
      say(
        "引文 \(quotes) 条，找到 \(trace.found.count) 条", "quotes: \(quotes), found \(trace.found.count)"),
      say(
        "each 的值 \(trace.valueCount) 个，找到 \(values) 个", "values of each: \(trace.valueCount), found \(values)"),
      say(
        "有引文可比的数值和年份 \(trace.figureCount) 个，不同 \(trace.figures.count) 个",
        "figures and years that quotes bear, too: \(trace.figureCount), differing \(trace.figures.count)"),
    ]
    if let catalogue = trace.catalogue { lines.append(coverage(catalogue)) }
    lines.append(
      say(
        "像要求的句子 \(trace.requirementCount) 句，已引用或说明 \(cited) 句，未引用 \(trace.uncited.count) 句",
        "sentences that sound like requirements: \(trace.requirementCount), quoted or explained \(cited), "
          + "neither \(trace.uncited.count)"))
    return lines
  }

  private func coverage(_ catalogue: CatalogueCoverage) -> String {
    let (rules, also) = (catalogue.rules.count, catalogue.also.count)
    let (unchecked, absent) = (catalogue.unchecked.count, catalogue.absent.count)
    let total = rules + also + unchecked + absent
    return say(
      "目录 \(total) 项：规则 \(rules)，由其他规则回答 \(also)，不由程序检查 \(unchecked)，缺 \(absent)；目录以外 \(catalogue.others.count)",
      "catalogue: \(total), rules \(rules), answered by other rules \(also), unchecked \(unchecked), absent \(absent); "
        + "beside it \(catalogue.others.count)")
  }

  func missingQuotes(_ count: Int) -> String {
    say("规划中找不到的引文（\(count)）", "Quotes that do not stand in the plan (\(count))")
  }

  func near(_ near: NearMatch) -> String {
    let line = line(near.line)
    return say(
      "最接近：\(line)有“\(near.part)”：\(near.sentence)", "nearest: '\(near.part)' in \(line): \(near.sentence)")
  }

  func differingFigures(_ count: Int) -> String {
    say("与引文不同的数值（\(count)）", "Figures that differ from the quotes (\(count))")
  }

  func differs(_ figure: FigureDifference) -> String {
    let quoted = list(figure.quoted)
    return say(
      "\(figure.key) 为 \(figure.figure)，引文为 \(quoted)", "\(figure.key) is \(figure.figure), the quotes say \(quoted)")
  }

  func absent(_ count: Int) -> String {
    say("目录中有而规则包没有的要求（\(count)）", "Requirements of the catalogue that the pack does not have (\(count))")
  }

  func missingValues(_ count: Int) -> String {
    say("规划中找不到的 each 值，可能有误（\(count)）", "Values of each that do not stand in the plan, perhaps misspelt (\(count))")
  }

  func uncited(_ count: Int, shown: Int) -> String {
    let rest = shown < count ? say("，列出 \(shown) 句", ", \(shown) of them listed") : ""
    return say(
      "像要求而没有引用的句子（\(count)\(rest)）", "Sentences that sound like requirements and are not quoted (\(count)\(rest))")
  }

  /// What the author should do next: the first thing that is amiss.
  func nextStep(_ trace: Trace) -> String {
    if !trace.missing.isEmpty {
      return say("下一步：按规划原文改正引文。", "Next: mend the quotes after the plan's text.")
    }
    if !trace.figures.isEmpty {
      return say("下一步：核对数值，改正规则或引文。", "Next: compare the figures and mend the rule or the quote.")
    }
    if !(trace.catalogue?.absent.isEmpty ?? true) {
      return say(
        "下一步：为缺的要求写规则，或列入 also 或 unchecked.yaml。",
        "Next: state the absent requirements as rules, or list them in an also or in unchecked.yaml.")
    }
    if !trace.uncited.isEmpty {
      return say(
        "下一步：逐句看未引用的句子，由规则引用，或列入 unchecked.yaml 的 no_requirement 并说明理由。",
        "Next: look at the sentences that are not quoted; quote them in a rule, or list them under no_requirement in "
          + "unchecked.yaml with the reason.")
    }
    if !trace.missingValues.isEmpty {
      return say("下一步：核对规划中找不到的 each 值。", "Next: compare the values of each that do not stand in the plan.")
    }
    return say("规则包与规划文本一致，没有要做的事。", "The pack says what the plan says; there is nothing to do.")
  }
}

extension TraceFault {
  public var chinese: String {
    switch self {
    case .planNotUTF8: "规划文本不是 UTF-8 编码，请转换编码"
    case .planEmpty: "规划文本是空的，请检查文件"
    case .noRequirements: "目录中没有 requirements 列表，请检查文件"
    }
  }

  public var english: String {
    switch self {
    case .planNotUTF8: "the plan's text is not UTF-8; convert it"
    case .planEmpty: "the plan's text is empty; check the file"
    case .noRequirements: "the catalogue has no list of requirements; check the file"
    }
  }
}

// MARK: - Generated tests

extension Wording {
  /// What an author has to know before the cases are kept.
  var generatedHead: [String] {
    switch language {
    case .zh:
      [
        "plumbline test --generate 生成，供审阅。",
        "期望（expect）写的是规则现在的判定，不是规划的要求：请逐一与上方的条款核对，改正之后再放入 tests/。",
      ]
    case .en:
      [
        "Generated by plumbline test --generate, for review.",
        "What is expected is what the rules say now, not what the plan says: compare each case with the clause above it,",
        "and mend the rule or the case before it goes under tests/.",
      ]
    }
  }

  var unsolvedHead: String { say("未能生成：", "Not generated:") }

  func clause(_ clause: String, quote: String?) -> String {
    clause + (quote.map { say("：", ": ") + quoted($0) } ?? "")
  }

  /// `HLJ-064：不能由结果反推 “…”（恰为限值 1；达到（pass））`.
  func unsolved(_ rule: Rule, _ items: [CoverageItem], because reason: String) -> String {
    let items = items.map { item($0, isEvidence: rule.isEvidence) }.joined(separator: say("；", "; "))
    return rule.id + say("：", ": ") + reason + say("（\(items)）", " (\(items))")
  }

  func reason(_ fault: SolvingFault) -> String {
    switch fault {
    case .form(let text): say("不能由结果反推 \(quoted(text))", "no way back is known from the value of \(quoted(text))")
    case .notFinite(let name): say("\(name) 不是有限小数", "\(name) would have no finite decimal expansion")
    case .notWhole(let name): say("\(name) 不是整数", "\(name) would not be whole")
    case .given(let name): say("\(name) 由规则包给定", "\(name) is stated by the pack")
    case .inUse(let text): say("\(quoted(text)) 要同时取两个值", "\(quoted(text)) would need two values")
    case .tooManyRecords: say("需要的记录太多", "it would take too many records")
    case .noYear: say("没有可用的年份或取值", "there is no year or value for it")
    case .unique: say("要比较多条记录，请手工编写", "records are compared; write it by hand")
    case .judged(let outcome?): say("试算的结果为 \(outcome.rawValue)", "what was tried is judged \(outcome.rawValue)")
    case .judged(nil): say("试算没有判定", "what was tried is not judged")
    case .inconsistent(let rule): say("试算的报告有 \(rule)", "what was tried has \(rule)")
    }
  }

  func generated(_ count: Int, unsolved: Int) -> String {
    say("生成 \(count) 例，另有 \(unsolved) 项未能生成", "\(count) cases generated; \(unsolved) items are left")
  }
}
