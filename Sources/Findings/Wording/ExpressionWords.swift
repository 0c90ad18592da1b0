internal import CEL
internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// Expressions with titles in place of ids and signs in place of operators: `研发经费 ÷ 地区生产总值`.
struct ExpressionWords {
  private let words: Wording
  private let scopes: [ComputationStep.Scope]
  /// The values of the rule's `each`.
  private let each: [NamedText]

  init(_ words: Wording, _ scopes: [ComputationStep.Scope], each: [NamedText]) {
    self.words = words
    self.scopes = scopes
    self.each = each
  }

  /// `nil` for what is plainer as it stands.
  func text(_ step: ComputationStep) -> String? {
    // A part of a sum over regions is the indicator by its name.
    if case .constant = step.part.operation {
      return words.names.title(of: step.part.text, register: nil).map { words.scoped($0[words.language], scopes) }
    }
    return text(step.part)
  }

  func text(_ expression: Expression) -> String? { operand(expression, scopes)?.text }

  private typealias Scope = ComputationStep.Scope

  /// A part of an expression, and how tightly it holds together.
  private struct Phrase {
    let text: String
    var rank = Rank.name

    enum Rank: Int {
      case choice, or, and, comparison, sum, product, name
    }

    func within(_ outer: Rank) -> String { rank.rawValue < outer.rawValue ? "(\(text))" : text }
  }

  private func operand(_ expression: Expression, _ scopes: [Scope]) -> Phrase? {
    switch expression.operation {
    case .constant: return Phrase(text: literal(expression))
    case .variable: return Phrase(text: each(expression).map(words.quoted) ?? expression.text)
    case .macroVariable:
      // A row is told beside the line.
      if case .object = expression.type { return nil }
      return Phrase(text: expression.text)
    case .list(let elements):
      let texts = elements.compactMap { operand($0.value, scopes)?.text }
      return texts.count == elements.count && !texts.isEmpty ? Phrase(text: words.list(texts)) : nil
    case .member(let object, let slot, _): return member(object, slot, scopes).map { Phrase(text: $0) }
    case .method(_, let slot, let arguments): return method(slot, arguments).map { Phrase(text: $0) }
    case .scoped(let object, let body): return Scope(object: object).flatMap { operand(body, scopes + [$0]) }
    case .not(let inner): return operand(inner, scopes).map { Phrase(text: words.negated($0.within(.name))) }
    case .negate(let inner): return operand(inner, scopes).map { Phrase(text: "−" + $0.within(.name)) }
    case .and(let left, let right): return joined(left, right, words.and, .and, scopes)
    case .or(let left, let right): return joined(left, right, words.or, .or, scopes)
    case .arithmetic(let sign, let left, let right): return arithmetic(sign, left, right, scopes)
    case .comparison(let sign, let left, let right): return comparison(sign, left, right, scopes)
    case .isIn(let element, let list): return membership(element, list, scopes)
    case .comprehension(let macro, let range, _, let variables, let condition, let body):
      guard variables <= 1, condition == nil else { return nil }
      return comprehension(macro, range, body, scopes)
    case .call(let call, let arguments) where call.name == "size" && arguments.count == 1:
      return operand(arguments[0], scopes).map { Phrase(text: words.size(of: $0.text)) }
    case .call(let call, let arguments) where arguments.count == 2:
      guard let text = operand(arguments[0], scopes)?.text, let part = operand(arguments[1], scopes)?.text else {
        return nil
      }
      return words.relation(call.name, text, part).map { Phrase(text: $0, rank: .comparison) }
    case .absolute(let inner): return operand(inner, scopes).map { Phrase(text: words.absolute($0.text)) }
    case .rounded(let inner, .halfEven(let decimals), _):
      return operand(inner, scopes).map { Phrase(text: words.rounded($0.text, decimals)) }
    case .reported(let inner): return operand(inner, scopes).map { Phrase(text: words.reported($0.text)) }
    case .function(let function, let arguments): return growth(function.name, arguments, scopes)
    default: return nil
    }
  }

  private func literal(_ expression: Expression) -> String {
    if case .constant(.string(let text)) = expression.operation { return words.quoted(text) }
    // `quantity('2.5 %')` is a figure with its unit.
    let parts = expression.text.split(separator: "'", omittingEmptySubsequences: false)
    return parts.count == 3 && expression.text.hasPrefix("quantity(") ? String(parts[1]) : expression.text
  }

  private func each(_ variable: Expression) -> String? { each.first { $0.name == variable.text }?.text }

  // MARK: - Names

  private func member(_ object: Expression, _ slot: Int, _ scopes: [Scope]) -> String? {
    guard let place = row(object, scopes) else { return nil }
    let title: String?
    switch Slot.meaning(of: slot) {
    case .indicator(let index): title = words.names.pack.indicators[index].title[words.language]
    case .register(let index): title = words.names.pack.registers[index].title[words.language]
    case .field(let index): title = words.names.register(ofRecord: object)?.fields[index].title[words.language]
    case .fixed(Slot.year): title = words.year
    case .fixed(Slot.below), .fixed(Slot.belowForSum): title = words.names.below(object).map(words.eachOf)
    default: title = nil
    }
    return title.map { words.scoped($0, place) }
  }

  /// The rows that a name is of, one within the other; `nil` where that is no plain matter.
  private func row(_ object: Expression, _ scopes: [Scope]) -> [Scope]? {
    switch object.operation {
    case .subject, .macroVariable: return scopes
    case .member(let outer, Slot.region, _): return row(outer, scopes).map { [.region] + $0 }
    case .member(let outer, _, _), .method(let outer, _, _):
      guard let scope = Scope(object: object) else { return nil }
      return row(outer, scopes).map { $0 + [scope] }
    default: return nil
    }
  }

  private func method(_ slot: Int, _ arguments: [Expression]) -> String? {
    if case .rule(let name) = Slot.meaning(of: slot) {
      return words.names.pack.rulesByName[name].first.map { words.holds(words.names.pack.rules[$0].id) }
    }
    return slot == Slot.since && arguments.count == 1 ? words.since(arguments[0].text) : nil
  }

  // MARK: - Operators

  private func joined(
    _ left: Expression, _ right: Expression, _ sign: String, _ rank: Phrase.Rank, _ scopes: [Scope]
  ) -> Phrase? {
    guard let left = operand(left, scopes), let right = operand(right, scopes) else { return nil }
    return Phrase(text: left.within(rank) + " " + sign + " " + right.within(rank), rank: rank)
  }

  private func arithmetic(
    _ sign: Expression.Arithmetic, _ left: Expression, _ right: Expression, _ scopes: [Scope]
  ) -> Phrase? {
    guard let first = operand(left, scopes), let second = operand(right, scopes) else { return nil }
    let (text, rank): (String, Phrase.Rank)
    switch sign {
    case .add, .join: (text, rank) = ("+", .sum)
    case .subtract: (text, rank) = ("−", .sum)
    case .multiply: (text, rank) = ("×", .product)
    case .divide: (text, rank) = ("÷", .product)
    case .modulo: return nil
    }
    // a − (b − c) and a ÷ (b × c) are not a − b − c and a ÷ b × c.
    let isOneWay = sign == .subtract || sign == .divide
    let inner = isOneWay && second.rank == rank ? "(\(second.text))" : second.within(rank)
    return Phrase(text: "\(first.within(rank)) \(text) \(inner)", rank: rank)
  }

  private func comparison(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ scopes: [Scope]
  ) -> Phrase? {
    guard let first = operand(left, scopes) else { return nil }
    let second = choice(right, of: left).map { Phrase(text: $0) } ?? operand(right, scopes)
    let text: String
    switch sign {
    case .equal: text = "="
    case .notEqual: text = "≠"
    case .less: text = "<"
    case .lessOrEqual: text = "≤"
    case .greater: text = ">"
    case .greaterOrEqual: text = "≥"
    default: return nil
    }
    return second.map { Phrase(text: "\(first.within(.sum)) \(text) \($0.within(.sum))", rank: .comparison) }
  }

  private func membership(_ element: Expression, _ list: Expression, _ scopes: [Scope]) -> Phrase? {
    guard let text = operand(element, scopes)?.text, case .list(let elements) = list.operation else { return nil }
    let choices = elements.compactMap { choice($0.value, of: element) ?? operand($0.value, scopes)?.text }
    guard choices.count == elements.count else { return nil }
    return Phrase(text: words.isOneOf(text, choices), rank: .comparison)
  }

  /// The title of a choice that a field is compared with.
  private func choice(_ expression: Expression, of field: Expression) -> String? {
    switch expression.operation {
    case .constant(.string(let text)): return words.names.choice(text, of: field)?[words.language]
    case .variable: return each(expression).flatMap { words.names.choice($0, of: field)?[words.language] }
    default: return nil
    }
  }

  // MARK: - Macros and functions

  private func comprehension(
    _ macro: Comprehension, _ range: Expression, _ body: Expression?, _ scopes: [Scope]
  ) -> Phrase? {
    guard let list = operand(range, scopes)?.text else { return nil }
    guard let body else { return words.aggregate(macro, of: nil, over: list).map { Phrase(text: $0) } }
    return operand(body, scopes).flatMap { words.aggregate(macro, of: $0.text, over: list) }.map { Phrase(text: $0) }
  }

  private func growth(_ name: String, _ arguments: [Expression], _ scopes: [Scope]) -> Phrase? {
    guard let figure = arguments.first.flatMap({ operand($0, scopes) }) else { return nil }
    if name == "growth" { return Phrase(text: words.growth(of: figure.within(.name), since: nil)) }
    guard arguments.count > 1, case .scoped(let object, _) = arguments[1].operation,
      case .year(let year)? = Scope(object: object)
    else { return nil }
    return Phrase(text: words.growth(of: figure.within(.name), since: year))
  }
}

extension ComputationStep.Scope {
  /// `nil` for a row that has no plain name.
  fileprivate init?(object: Expression) {
    switch object.operation {
    case .member(_, Slot.previous, _): self = .previous
    case .member(_, Slot.previousRevision, _): self = .previousRevision
    case .method(_, Slot.inYear, let arguments):
      guard case .constant(.number(let number))? = arguments.first?.operation, let year = number.integer else {
        return nil
      }
      self = .year(year)
    default: return nil
    }
  }
}

// MARK: - Words

extension Wording {
  fileprivate var and: String { say("且", "and") }
  fileprivate var or: String { say("或", "or") }
  fileprivate var year: String { say("年份", "year") }

  /// A name with the rows that it is of: `2020 年地区生产总值`.
  fileprivate func scoped(_ name: String, _ scopes: [ComputationStep.Scope]) -> String {
    scopes.reversed().reduce(name) { name, scope in
      switch scope {
      case .region: say("所在地区\(name)", "\(name) of its region")
      case .previous: say("上年\(name)", "\(name) of the year before")
      case .year(let year): say("\(year) 年\(name)", "\(name) of \(year)")
      case .previousRevision: say("上一版\(name)", "\(name) as submitted before")
      case .other(let text): say("\(text) 的\(name)", "\(name) of \(text)")
      }
    }
  }

  fileprivate func eachOf(_ level: LocalizedText) -> String { say("各\(level.zh)", level.en) }
  fileprivate func negated(_ text: String) -> String { say("并非 \(text)", "not \(text)") }
  fileprivate func holds(_ rule: String) -> String { say("满足 \(rule)", "\(rule) holds") }
  fileprivate func since(_ year: String) -> String { say("\(year) 年以来各年", "the years since \(year)") }
  fileprivate func size(of list: String) -> String { say("\(list)的数量", "number of \(list)") }
  fileprivate func absolute(_ text: String) -> String { say("|\(text)|", "|\(text)|") }
  fileprivate func reported(_ text: String) -> String { say("已报告\(text)", "\(text) is reported") }

  /// `nil` for a function of two texts that has no short words.
  fileprivate func relation(_ function: String, _ text: String, _ part: String) -> String? {
    switch function {
    case "contains": say("\(text)含有\(part)", "\(text) contains \(part)")
    case "startsWith": say("\(text)以\(part)开头", "\(text) begins with \(part)")
    case "endsWith": say("\(text)以\(part)结尾", "\(text) ends with \(part)")
    default: nil
    }
  }

  fileprivate func rounded(_ text: String, _ decimals: Int) -> String {
    say("\(text)（修约到 \(decimals) 位小数）", "\(text) (rounded to \(decimals) decimals)")
  }

  fileprivate func isOneOf(_ text: String, _ choices: [String]) -> String {
    say("\(text)属于 \(list(choices))", "\(text) is one of \(list(choices))")
  }

  fileprivate func growth(of figure: String, since year: Int?) -> String {
    guard let year else { return say("\(figure)比上年增长", "growth of \(figure) over the year before") }
    return say("\(figure)自 \(year) 年的年均增长", "average growth of \(figure) a year since \(year)")
  }

  /// `nil` for a macro whose words would be longer than itself.
  fileprivate func aggregate(_ macro: Comprehension, of body: String?, over list: String) -> String? {
    let of = body.map { say("\(list)的 \($0) ", "\($0) over \(list)") } ?? say(list, list)
    let condition = body.map { say("（\($0)）", " where \($0)") } ?? ""
    return switch macro {
    case .count: say("\(list)\(condition)的数量", "number of \(list)\(condition)")
    case .share: say("\(list)\(condition)的占比", "share of \(list)\(condition)")
    case .filter: list + condition
    case .all: say("\(list)均满足\(condition)", "all \(list): \(body ?? "")")
    case .exists: say("\(list)中有满足\(condition)的", "some of \(list)\(condition)")
    case .existsOne: say("\(list)中恰有一个满足\(condition)的", "just one of \(list)\(condition)")
    case .sum: say("\(of)合计", "sum of \(of)")
    case .average: say("\(of)平均值", "average of \(of)")
    case .median: say("\(of)中位数", "median of \(of)")
    case .mad: say("\(of)绝对中位差", "median absolute deviation of \(of)")
    case .minimum: say("\(of)最小值", "least \(of)")
    case .maximum: say("\(of)最大值", "greatest \(of)")
    case .map, .transformList, .transformMap, .transformMapEntry: nil
    }
  }
}
