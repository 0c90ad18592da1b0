internal import CEL
internal import Diagnostics
internal import Quantities

/// The names that a pack's expressions may use (contract §3), for one kind of subject.
struct PlanVocabulary: Vocabulary {
  /// What all kinds of subject share.
  struct Names: Sendable {
    var levels: [Level] = []
    var indicators: [String: (index: Int, unit: Unit)] = [:]
    var registers: [String: Int] = [:]
    var fields: [[(name: String, type: ValueType)]] = []
    var registerItems: [String] = []
    var rules: [String: Int] = [:]
    /// Whether a file of rules could not be read, so that nothing is said of a rule that is asked about and not there.
    var lacksRules = false
    /// Names whose definition has a fault, so that nothing more is said of their use.
    var faulty: Set<String> = []
  }

  /// A region's level, or that of a record's region, which may be any.
  enum Kind: Hashable {
    case region(level: Int)
    case anyRegion
    case record(register: Int)
  }

  let names: Names
  let kind: Kind

  var subject: ObjectType { type(kind) }

  private func type(_ kind: Kind) -> ObjectType {
    switch kind {
    case .region(let level): ObjectType(id: level, name: names.levels[level].word)
    case .anyRegion: ObjectType(id: names.levels.count, name: "region")
    case .record(let register):
      ObjectType(id: names.levels.count + 1 + register, name: names.registerItems[register])
    }
  }

  private func kind(of type: ObjectType) -> Kind {
    let levels = names.levels.count
    if type.id < levels { return .region(level: type.id) }
    return type.id == levels ? .anyRegion : .record(register: type.id - levels - 1)
  }

  // MARK: - Members

  func member(_ name: String, of type: ObjectType) -> Member? {
    let kind = kind(of: type)
    switch name {
    case "year": return Member(slot: Slot.year, type: .number(.number))
    case "previous": return Member(slot: Slot.previous, type: .object(type))
    case "previous_revision": return Member(slot: Slot.previousRevision, type: .object(type))
    default: break
    }
    if case .record(let register) = kind { return recordMember(name, register) }
    return regionMember(name, kind, type)
  }

  private func recordMember(_ name: String, _ register: Int) -> Member? {
    if name == "region" { return Member(slot: Slot.region, type: .object(type(.anyRegion))) }
    guard let field = names.fields[register].firstIndex(where: { $0.name == name }) else { return nil }
    return Member(slot: Slot.field(field), type: names.fields[register][field].type)
  }

  private func regionMember(_ name: String, _ kind: Kind, _ type: ObjectType) -> Member? {
    switch name {
    case "region": return Member(slot: Slot.region, type: .object(type))
    case "code": return Member(slot: Slot.code, type: .string)
    case "name": return Member(slot: Slot.name, type: .string)
    case "level": return Member(slot: Slot.level, type: .string)
    default: break
    }
    if let indicator = names.indicators[name] {
      return Member(slot: Slot.indicator(indicator.index), type: .number(indicator.unit))
    }
    if let register = names.registers[name] {
      return Member(slot: Slot.register(register), type: .list(.object(self.type(.record(register: register)))))
    }
    return relative(name, of: kind)
  }

  /// The regions one level below by the word for many, the one above by its level.
  private func relative(_ name: String, of kind: Kind) -> Member? {
    for (level, words) in names.levels.enumerated() {
      let isBelow = kind == .anyRegion ? level > 0 : kind == .region(level: level - 1)
      if words.plural == name, isBelow {
        return Member(
          slot: Slot.below, type: .list(.object(type(.region(level: level)))), slotForSum: Slot.belowForSum)
      }
      if words.word == name {
        if case .region(let own) = kind, level > own { return nil }
        return Member(slot: Slot.ancestor(level: level), type: .object(type(.region(level: level))))
      }
    }
    return nil
  }

  func memberNames(of type: ObjectType) -> [String] {
    let common = ["year", "previous", "previous_revision", "region"]
    switch kind(of: type) {
    case .record(let register): return common + names.fields[register].map(\.name)
    case let kind:
      let relatives = names.levels.flatMap { [$0.word, $0.plural] }.filter { relative($0, of: kind) != nil }
      return common + ["code", "name", "level"] + relatives + names.indicators.keys.sorted()
        + names.registers.keys.sorted()
    }
  }

  // MARK: - Functions

  let functionNames = ["in_year", "since", "holds", "change", "growth", "average_growth"]

  func method(_ name: String, of type: ObjectType, arguments: [Argument]) throws(ExpressionFact) -> Method? {
    switch name {
    case "in_year", "since":
      try expectCount(1, arguments.count, of: name)
      guard case .number(let unit) = arguments[0].type, unit.dimension == .number else {
        throw .wrongType(context: name, wanted: [.number(unit: "")], found: arguments[0].type.name)
      }
      return name == "in_year"
        ? Method(slot: Slot.inYear, result: .object(type))
        : Method(slot: Slot.since, result: .list(.object(type)))
    case "holds":
      try expectCount(1, arguments.count, of: name)
      guard case .string(let id)? = arguments[0].constant else { throw .notConstant(function: name) }
      guard let rule = names.rules[id] ?? (names.lacksRules ? 0 : nil) else {
        throw .unknownName(id, nearest: nearestName(to: id, among: names.rules.keys.sorted()))
      }
      return Method(slot: Slot.rule(rule), result: .boolean)
    default: return nil
    }
  }

  func expansion(of name: String, arguments: [Syntax], range: Range<Int>) throws(ExpressionFact) -> Syntax? {
    let previous = Syntax(.identifier("previous"), range: range)
    switch name {
    case "change":
      try expectCount(1, arguments.count, of: name)
      let before = Syntax(.scoped(to: previous, arguments[0]), range: arguments[0].range)
      return Syntax(.binary(.subtract, arguments[0], before), range: range)
    case "growth":
      try expectCount(1, arguments.count, of: name)
      let before = Syntax(.scoped(to: previous, arguments[0]), range: arguments[0].range)
      return Syntax(.call(Self.growth, receiver: nil, arguments: [arguments[0], before]), range: range)
    case "average_growth":
      try expectCount(2, arguments.count, of: name)
      let base = Syntax(.call("in_year", receiver: nil, arguments: [arguments[1]]), range: range)
      let before = Syntax(.scoped(to: base, arguments[0]), range: arguments[0].range)
      let span = Syntax(.binary(.subtract, Syntax(.identifier("year"), range: range), arguments[1]), range: range)
      return Syntax(
        .call(Self.averageGrowth, receiver: nil, arguments: [arguments[0], before, span]), range: range)
    default: return nil
    }
  }

  private func expectCount(_ wanted: Int, _ found: Int, of name: String) throws(ExpressionFact) {
    guard wanted == found else { throw .wrongArgumentCount(function: name, wanted: wanted, found: found) }
  }

  // Names that no author can write: what the two functions expand to.
  private static let growth = "growth()"
  private static let averageGrowth = "average_growth()"

  func function(_ name: String, arguments: [Argument]) throws(ExpressionFact) -> HostFunction? {
    guard name == Self.growth || name == Self.averageGrowth else { return nil }
    let display = String(name.dropLast(2))
    for argument in arguments.prefix(2) {
      guard case .number = argument.type else {
        throw .wrongType(context: display, wanted: [.number(unit: "")], found: argument.type.name)
      }
    }
    return name == Self.growth
      ? HostFunction(name: display, result: .number(.percent), joins: true, apply: Growth.yearly)
      : HostFunction(name: display, result: .number(.percent), joins: true, apply: Growth.average)
  }
}

/// Growth between figures, exact: a fraction over one year, a root over several.
enum Growth {
  static func yearly(_ values: [Value], _ texts: [String]) -> Value {
    guard case .number(let now) = values[0], case .number(let before) = values[1] else { return .null }
    guard before.sign > 0, let ratio = now.divided(by: before) else {
      return .missing(texts[1], .baseNotPositive)
    }
    return .number(ratio - 1)
  }

  /// The compound rate: the root of the quotient, of the number of years as its degree, less one.
  static func average(_ values: [Value], _ texts: [String]) -> Value {
    guard case .number(let now) = values[0], case .number(let before) = values[1], case .number(let span) = values[2]
    else { return .null }
    guard let years = span.integer, years > 0 else { return .missing(texts[1], .noPrevious) }
    guard before.sign > 0, let ratio = now.divided(by: before) else {
      return .missing(texts[1], .baseNotPositive)
    }
    // A fall below zero has no compound rate.
    guard let root = ratio.raised(to: 1, over: years) else { return .missing(texts[0], .invalid) }
    return .number(root - 1)
  }
}
