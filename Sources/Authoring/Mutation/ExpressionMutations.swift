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
  /// The choices of the fields that words are compared with, by the words' places.
  private var choices: [Range<Int>: [String]] = [:]
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
    case .comparison(let sign, let left, let right):
      comparison(sign, left, right)
      meet(left, [right])
      meet(right, [left])
    case .isIn(let element, let list): meet(element, list.operands)
    case .and(let left, let right): sign("&&", "||", .connective, left, right)
    case .or(let left, let right): sign("||", "&&", .connective, left, right)
    case .member(let object, let slot, let name): member(object, slot, name, part)
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

  // MARK: - Names

  private mutating func member(_ object: Expression, _ slot: Int, _ name: String, _ part: Expression) {
    let other: String? =
      switch Slot.meaning(of: slot) {
      case .indicator(let index): indicator(like: index)
      case .field(let index): register(of: object).flatMap { Self.field(like: index, in: $0) }
      default: nil
      }
    let bytes = Array(name.utf8)
    // A name that a rule is stated once for every indicator of stands there as the author's own word.
    guard part.range.count >= bytes.count, Array(text[part.range].suffix(bytes.count)) == bytes else { return }
    let range = part.range.upperBound - bytes.count..<part.range.upperBound
    guard let other, seen.insert(range).inserted else { return }
    add(.indicator, range, other)
  }

  /// The other indicator of the same unit whose name is most like it.
  private func indicator(like index: Int) -> String? {
    let own = pack.indicators[index]
    return Self.mostLike(own.id, among: pack.indicators.filter { $0.unit == own.unit }.map(\.id))
  }

  private func register(of object: Expression) -> Register? {
    guard case .object(let type) = object.type else { return nil }
    return pack.registers.first { $0.item == type.name }
  }

  /// The other field that counts the same, or is a date, a year, true or false as well, whose name is most like it.
  private static func field(like index: Int, in register: Register) -> String? {
    let own = register.fields[index]
    return mostLike(own.id, among: register.fields.filter { own.kind.isTaken(for: $0.kind) }.map(\.id))
  }

  private static func mostLike(_ own: String, among names: [String]) -> String? {
    names.filter { $0 != own }.max { likeness($0, own) < likeness($1, own) }
  }

  private static func likeness(_ a: String, _ b: String) -> Int {
    let (first, second) = (Set(a.split(separator: "_")), Set(b.split(separator: "_")))
    return 100 * first.intersection(second).count - first.symmetricDifference(second).count
  }

  // MARK: - Choices

  /// Notes which choices the words have that a field is compared with.
  private mutating func meet(_ field: Expression, _ words: [Expression]) {
    guard case .member(let object, let slot, _) = field.operation, case .field(let index) = Slot.meaning(of: slot),
      case .choice(let choices)? = register(of: object)?.fields[index].kind
    else { return }
    for word in words { self.choices[word.range] = choices.map(\.word) }
  }

  private func otherChoice(than word: String, at range: Range<Int>) -> String? {
    guard let choices = choices[range] ?? choices(with: word), choices.count > 1,
      let index = choices.firstIndex(of: word)
    else { return nil }
    return choices[(index + 1) % choices.count]
  }

  /// Those of the first field that has the word among them.
  private func choices(with word: String) -> [String]? {
    pack.registers.flatMap(\.fields).lazy.compactMap { field -> [String]? in
      guard case .choice(let choices) = field.kind else { return nil }
      return choices.map(\.word)
    }.first { $0.contains(word) }
  }

  // MARK: - Literals

  private mutating func constant(_ value: Value, _ part: Expression) {
    guard !part.range.isEmpty, seen.insert(part.range).inserted else { return }
    let written = String(decoding: text[part.range], as: UTF8.self)
    switch value {
    case .number: number(written, part)
    case .string(let word):
      guard let other = otherChoice(than: word, at: part.range), let quote = written.first,
        written.count == word.count + 2
      else { return }
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
}

extension Field.Kind {
  /// Whether one is taken for the other with nobody the wiser. Of texts the words that they are compared with tell.
  fileprivate func isTaken(for other: Field.Kind) -> Bool {
    switch (self, other) {
    case (.number(let unit), .number(let other)), (.integer(let unit), .integer(let other)): unit == other
    case (.boolean, .boolean), (.date, .date), (.year, .year): true
    default: false
    }
  }
}
