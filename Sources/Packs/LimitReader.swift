internal import CEL
internal import Diagnostics
internal import Documents
internal import Quantities

/// Reads a rule's limit on a value, and the path to it.
struct LimitReader {
  let form: RuleFormReader
  let expressions: ExpressionReader

  private var entry: Mapping { form.entry }

  func read(_ decoder: inout Decoder) -> Requirement? {
    let value = entry["value"].flatMap { number($0, &decoder) }
    let judging = judging(&decoder)
    let given = Comparison.allCases.filter { entry[$0.rawValue] != nil }
    guard let comparison = given.first, let node = entry[comparison.rawValue] else {
      decoder.report(PackFault.noLimit, at: entry.place)
      return nil
    }
    guard given.count == 1 else {
      decoder.report(PackFault.severalLimits(given.map(\.rawValue)), at: node.place)
      return nil
    }
    let bounds = bounds(comparison, node, value, &decoder)
    guard let value, let bounds, let unit = unit(of: value, bounds) else { return nil }
    let low = comparison == .atMost || comparison == .lessThan ? nil : bounds.first
    let high = comparison == .atLeast || comparison == .moreThan ? nil : bounds.last
    let limit = LimitRequirement(
      comparison: comparison, low: low, high: high, tolerance: tolerance(unit, &decoder), judging: judging,
      unit: unit, decimals: decimals(of: value, unit),
      path: path(value, comparison, bounds, unit, &decoder))
    return .limit(value: value, limit)
  }

  /// An expression that is a number.
  private func number(_ node: Node, _ decoder: inout Decoder) -> Expression? {
    guard let expression = expressions.expression(node, &decoder) else { return nil }
    guard case .number = expression.type else {
      decoder.report(PackFault.valueIsNoNumber, at: node.place)
      return nil
    }
    return expression
  }

  // MARK: - Bounds

  private func bounds(
    _ comparison: Comparison, _ node: Node, _ value: Expression?, _ decoder: inout Decoder
  ) -> [Expression]? {
    var nodes = [node]
    if comparison == .between {
      guard let pair = decoder.sequence(node), pair.count == 2 else {
        decoder.report(PackFault.betweenNeedsTwo, at: node.place)
        return nil
      }
      nodes = pair
    }
    let bounds = nodes.compactMap { bound($0, value, &decoder) }
    guard bounds.count == nodes.count else { return nil }
    if comparison == .between, let low = bounds[0].literal, let high = bounds[1].literal, low > high {
      // No value would ever lie in it, and nobody would know why.
      decoder.report(PackFault.betweenReversed, at: node.place)
    }
    return bounds
  }

  /// A quantity such as `2.5 %`, or an expression.
  private func bound(_ node: Node, _ value: Expression?, _ decoder: inout Decoder) -> Expression? {
    guard let text = decoder.string(node) else { return nil }
    let bound: Expression?
    do throws(QuantityFault) {
      let (decimal, unit) = try Quantity.parse(text)
      let base = (unit ?? .number).baseValue(of: Number(decimal))
      bound = Expression.constant(.number(base), .number(unit ?? .number), text: text)
    } catch .unknownUnit(let symbol, let nearest) where nearest != nil || Self.isWord(symbol) {
      decoder.report(PackFault.unknownUnit(symbol, nearest: nearest), at: node.place)
      return nil
    } catch {
      bound = number(node, &decoder)
    }
    guard let bound, let value, case .number(let unit) = value.type, case .number(let other) = bound.type else {
      return nil
    }
    if unit.dimension.compares(with: other.dimension) || bound.isLiteralZero || value.isLiteralZero { return bound }
    let fault: PackFault =
      other.dimension == .number
      ? .unitMissing(unit: unit.symbol) : .wrongUnit(found: other.symbol, wanted: unit.symbol)
    decoder.report(fault, at: node.place)
    return nil
  }

  /// Whether what follows a number can only be meant as a unit: `3 * labs` is an expression.
  private static func isWord(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { !$0.isASCII || $0.properties.isAlphabetic || $0 == " " || $0 == "%" }
  }

  /// The limit's own unit; the value's where the limit is a bare number.
  private func unit(of value: Expression, _ bounds: [Expression]) -> Unit? {
    for bound in bounds {
      if case .number(let unit) = bound.type, unit.dimension != .number, !bound.isLiteralZero { return unit }
    }
    if case .number(let unit) = value.type { return unit }
    return nil
  }

  private func decimals(of value: Expression, _ unit: Unit) -> Int? {
    guard let indicator = indicator(value) else { return nil }
    return indicator.unit == unit ? indicator.decimals : nil
  }

  private func indicator(_ value: Expression) -> Indicator? {
    guard case .member(let object, let slot, _) = value.operation, case .subject = object.operation,
      case .indicator(let index) = Slot.meaning(of: slot)
    else { return nil }
    return form.context.indicators[index]
  }

  private func tolerance(_ unit: Unit, _ decoder: inout Decoder) -> LimitRequirement.Tolerance? {
    guard let node = entry["within"], let text = decoder.string(node),
      let (number, written) = decoder.quantity(text, at: node.place)
    else { return nil }
    if number.isNegative { decoder.report(PackFault.toleranceNegative(text), at: node.place) }
    if let written, written.dimension == .share { return .share(written.baseValue(of: Number(number))) }
    let amount = written ?? .number
    let wanted = unit.differenceUnit
    guard amount.dimension.compares(with: wanted.dimension) || (written == nil && number.isZero) else {
      let fault: PackFault =
        written == nil
        ? .unitMissing(unit: wanted.symbol) : .wrongUnit(found: amount.symbol, wanted: wanted.symbol)
      decoder.report(fault, at: node.place)
      return nil
    }
    return .amount(amount.baseValue(of: Number(number)))
  }

  /// `rounded(1)`: to one decimal of the limit's unit.
  private func judging(_ decoder: inout Decoder) -> Judging {
    guard let node = entry["judge"], let text = decoder.string(node) else { return .fullValue }
    if text.hasPrefix("rounded("), text.hasSuffix(")"), let decimals = Int(text.dropFirst(8).dropLast()),
      (-12...12).contains(decimals)
    {
      return .rounded(decimals: decimals)
    }
    decoder.report(PackFault.unknownJudging(text), at: node.place)
    return .fullValue
  }

  // MARK: - Paths

  private func path(
    _ value: Expression, _ comparison: Comparison, _ bounds: [Expression], _ unit: Unit, _ decoder: inout Decoder
  ) -> Path? {
    guard let node = entry["path"] else { return nil }
    guard let due = form.due else {
      decoder.report(PackFault.keyNeedsDue("path"), at: node.place)
      return nil
    }
    if node.kind == .mapping { return milestones(node, unit, &decoder) }
    guard let word = decoder.string(node) else { return nil }
    switch word {
    case "flat": return .flat
    case "linear", "compound":
      guard let start = start(of: word, value, comparison, due, node, &decoder) else { return nil }
      if word == "linear" { return .linear(from: start.year, start.number) }
      let isPositive = start.number > 0 && (bounds.first?.literal.map { $0 > 0 } ?? true)
      if !isPositive { decoder.report(PackFault.pathNotPositive, at: node.place) }
      return .compound(from: start.year, start.number)
    default:
      decoder.report(PackFault.unknownPath(word), at: node.place)
      return nil
    }
  }

  /// The baseline that a path starts from: the latest one before the due year.
  private func start(
    of word: String, _ value: Expression, _ comparison: Comparison, _ due: Int, _ node: Node, _ decoder: inout Decoder
  ) -> (year: Int, number: Number)? {
    guard comparison != .between, comparison != .equals else {
      decoder.report(PackFault.pathOfTwoLimits(word), at: node.place)
      return nil
    }
    guard let indicator = indicator(value), !indicator.baseline.isEmpty else {
      decoder.report(PackFault.pathWithoutBaseline(word), at: node.place)
      return nil
    }
    guard case .regions(level: 0, _) = form.subject else {
      decoder.report(PackFault.pathBeyondOutermost(word), at: node.place)
      return nil
    }
    guard let year = indicator.baseline.keys.filter({ $0 < due }).max(), let start = indicator.baseline[year] else {
      decoder.report(PackFault.baselineNotBeforeDue(year: due), at: node.place)
      return nil
    }
    return (year, start.number)
  }

  private func milestones(_ node: Node, _ unit: Unit, _ decoder: inout Decoder) -> Path? {
    var figures: [Int: Number] = [:]
    for entry in decoder.entries(node) ?? [] {
      guard let year = decoder.year(entry.key), let text = decoder.string(entry.value),
        let (number, written) = decoder.quantity(text, at: entry.value.place)
      else { continue }
      let own = written ?? .number
      guard own.dimension.compares(with: unit.dimension) || (written == nil && number.isZero) else {
        let fault: PackFault =
          written == nil ? .unitMissing(unit: unit.symbol) : .wrongUnit(found: own.symbol, wanted: unit.symbol)
        decoder.report(fault, at: entry.value.place)
        continue
      }
      figures[year] = own.baseValue(of: Number(number))
    }
    return .milestones(figures)
  }
}

extension Expression {
  /// The number, where it is a literal.
  var literal: Number? {
    if case .constant(.number(let number)) = operation { number } else { nil }
  }

  /// 0, which has every unit.
  var isLiteralZero: Bool { literal?.isZero ?? false }
}
