internal import CEL
internal import Packs
internal import Quantities

/// The errors that are made in an expression.
struct ExpressionMutations {
  private let pack: Pack
  private let text: [UInt8]
  private let whole: String
  /// Where something was changed already: macros such as `average_growth` read a part twice.
  private var seen: Set<Range<Int>> = []
  private(set) var mutations: [(kind: MutationKind, text: String)] = []

  init(of expression: Expression, in pack: Pack) {
    self.pack = pack
    whole = expression.sourceText
    text = Array(whole.utf8)
    visit(expression)
  }

  private mutating func add(_ kind: MutationKind, _ range: Range<Int>, _ replacement: String) {
    let changed = Array(text[..<range.lowerBound]) + Array(replacement.utf8) + Array(text[range.upperBound...])
    mutations.append((kind, String(decoding: changed, as: UTF8.self)))
  }

  private mutating func visit(_ part: Expression) {
    switch part.operation {
    case .comparison(let sign, let left, let right): comparison(sign, left, right)
    case .and(let left, let right): sign("&&", "||", .connective, left, right)
    case .or(let left, let right): sign("||", "&&", .connective, left, right)
    case .member(_, let slot, let name): member(slot, name, part)
    case .constant(let value): constant(value, part)
    default: break
    }
    for operand in part.operands { visit(operand) }
  }

  // MARK: - Signs

  private static let confusedSigns: [BinaryOperator: BinaryOperator] = [
    .greaterOrEqual: .greater, .greater: .greaterOrEqual, .lessOrEqual: .less, .less: .lessOrEqual,
    .equal: .notEqual, .notEqual: .equal,
  ]

  private mutating func comparison(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) {
    guard let other = Self.confusedSigns[sign] else { return }
    self.sign(sign.rawValue, other.rawValue, .comparison, left, right)
  }

  /// The sign stands between its operands, with nothing but brackets and white space beside it.
  private mutating func sign(
    _ sign: String, _ other: String, _ kind: MutationKind, _ left: Expression, _ right: Expression
  ) {
    guard left.range.upperBound <= right.range.lowerBound else { return }
    let between = left.range.upperBound..<right.range.lowerBound
    let bytes = Array(sign.utf8)
    for start in between where text[start..<between.upperBound].starts(with: bytes) {
      let range = start..<start + bytes.count
      if seen.insert(range).inserted { add(kind, range, other) }
      return
    }
  }

  // MARK: - Names and literals

  private mutating func member(_ slot: Int, _ name: String, _ part: Expression) {
    guard case .indicator(let index) = Slot.meaning(of: slot) else { return }
    let bytes = Array(name.utf8)
    // A name that a rule is stated once for every indicator of stands there as the author's own word.
    guard part.range.count >= bytes.count, Array(text[part.range].suffix(bytes.count)) == bytes else { return }
    let range = part.range.upperBound - bytes.count..<part.range.upperBound
    guard seen.insert(range).inserted, let other = indicator(like: index) else { return }
    add(.indicator, range, other)
  }

  /// The other indicator of the same unit whose name is most like it.
  private func indicator(like index: Int) -> String? {
    let own = pack.indicators[index]
    let peers = pack.indicators.filter { $0.id != own.id && $0.unit == own.unit }
    return peers.max { Self.likeness($0.id, own.id) < Self.likeness($1.id, own.id) }?.id
  }

  private static func likeness(_ a: String, _ b: String) -> Int {
    let (first, second) = (Set(a.split(separator: "_")), Set(b.split(separator: "_")))
    return 100 * first.intersection(second).count - first.symmetricDifference(second).count
  }

  private mutating func constant(_ value: Value, _ part: Expression) {
    guard !part.range.isEmpty, seen.insert(part.range).inserted else { return }
    let written = String(decoding: text[part.range], as: UTF8.self)
    switch value {
    case .number: number(written, part)
    case .string(let word):
      guard let other = otherChoice(than: word), let quote = written.first, written.count == word.count + 2 else {
        return
      }
      add(.choice, part.range, "\(quote)\(other)\(quote)")
    default: break
    }
  }

  private mutating func number(_ written: String, _ part: Expression) {
    if let number = Decimal(written) {
      let isYear = number.scale == 0 && written.utf8.count == 4 && (written.hasPrefix("19") || written.hasPrefix("20"))
      for step in QuantityMutations.steps(of: number) { add(isYear ? .year : .limit, part.range, step.description) }
      return
    }
    // `quantity('2000 万元')`
    guard let open = written.firstIndex(where: { $0 == "'" || $0 == "\"" }),
      let close = written.lastIndex(of: written[open]), open < close, case .number(let unit) = part.type
    else { return }
    let quantity = String(written[written.index(after: open)..<close])
    for (kind, changed) in QuantityMutations.mutations(of: quantity, unit: unit) {
      add(kind, part.range, written[...open] + changed + written[close...])
    }
  }

  private func otherChoice(than word: String) -> String? {
    for field in pack.registers.flatMap(\.fields) {
      guard case .choice(let choices) = field.kind, let index = choices.firstIndex(where: { $0.word == word }),
        choices.count > 1
      else { continue }
      return choices[(index + 1) % choices.count].word
    }
    return nil
  }
}
