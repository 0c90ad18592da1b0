internal import Evaluation
internal import Quantities

/// Numbers with their units, and limits with their signs.
extension Wording {
  func bounds(_ limit: RequiredLimit, _ figures: ShownFigures) -> (value: String, low: String, high: String) {
    func text(_ number: Decimal?, _ figure: Figure?) -> String {
      number.flatMap { number in figure.map { amount(number, $0.unit) } } ?? ""
    }
    return (text(figures.value, limit.value), text(figures.low, limit.low), text(figures.high, limit.high))
  }

  /// The limit with its sign, for a table: `≥ 1.90%`, with the path's name where it is asked for.
  func shortRequirement(_ verdict: Verdict, namesPath: Bool = true) -> String {
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
    guard namesPath, let path = limit.path, limit.target != nil else { return text }
    return text + say("（\(pathName(path))）", " (\(pathName(path)))")
  }

  /// Whether Chinese says 多 and 少 of it, as of money and counts, rather than 高 and 低.
  func isAmount(_ unit: Unit) -> Bool {
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

  /// What is asked in the due year: `2.5%（2025 年）`.
  func target(_ verdict: Verdict) -> String {
    let figures = ShownFigures(verdict)
    guard case .limit(let limit) = verdict.required, let shown = figures.target ?? figures.value,
      let unit = (limit.target ?? limit.value)?.unit
    else { return "" }
    return amount(shown, unit) + (limit.due.map { say("（\($0) 年）", " (\($0))") } ?? "")
  }
}
