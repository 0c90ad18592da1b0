internal import Diagnostics

/// Every word of what authors are told, in either language.
struct Wording {
  let language: Language

  func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// `a、b、c` or `a, b, c`.
  func list(_ items: [String]) -> String { items.joined(separator: say("、", ", ")) }
}

// MARK: - Trace

extension Wording {
  func quoted(_ text: String) -> String { say("“\(text)”", "'\(text)'") }

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
