internal import CEL
internal import Quantities

/// Goes through the expressions of rules and notes what they read of one region's report.
struct NeedsFinder {
  private let pack: Pack
  private let region: Int
  private let year: Int
  private(set) var needs = ReportNeeds()
  /// The rule whose needs are looked for.
  private var rule = 0
  /// What has been gone through for it, so that each is gone through once.
  private var seen: Set<Visit> = []

  /// Rows of a table that an expression may mean.
  private struct Rows: Hashable {
    /// Whose report they stand in.
    enum Owner: Hashable {
      case own
      /// A region above, of a level.
      case above(level: Int)
      case other
    }

    var owner: Owner
    var years: Set<Int>
    /// The register, for records; `nil` for the rows of regions.
    var register: Int?
    /// Whether they are read for a sum or list over the regions below another.
    var isThroughTotal = false
  }

  private enum Visit: Hashable {
    case indicator(Int, Rows)
    case rule(Int, Rows)
  }

  /// What the names in an expression mean.
  private struct Scope {
    let subject: Rows
    var variables: [Int: Rows] = [:]
  }

  init(pack: Pack, region: Int, year: Int) {
    self.pack = pack
    self.region = region
    self.year = year
  }

  private var level: Int { pack.regions[region].level }

  mutating func find(rule index: Int) {
    rule = index
    seen = []
    for (place, form) in pack.rules[index].forms.enumerated() {
      guard let subject = subject(of: form.subject) else { continue }
      if case .evidence = form.requirement, subject.owner == .own {
        needs.documents.append(.init(rule: index, form: place, register: subject.register))
      }
      if let register = subject.register { note(register: register, subject) }
      read(form, subject)
    }
  }

  /// The rows that a form judges, as far as this region's report has a part in them.
  private func subject(of subject: RuleSubject) -> Rows? {
    switch subject {
    case .records(let register): return Rows(owner: .own, years: [year], register: register)
    case .regions(let judged, let only):
      guard let ancestor = pack.regions.ancestor(of: region, level: judged), only?.contains(ancestor) ?? true,
        !pack.regions.isResidual(ancestor)
      else { return nil }
      return Rows(owner: judged == level ? .own : .above(level: judged), years: [year])
    }
  }

  private mutating func read(_ form: RuleForm, _ subject: Rows) {
    let scope = Scope(subject: subject)
    for expression in [form.condition].compactMap({ $0 }) + form.needs { _ = rows(expression, scope) }
    switch form.requirement {
    case .limit(let value, let limit):
      for expression in [value] + [limit.low, limit.high].compactMap({ $0 }) { _ = rows(expression, scope) }
    case .assertion(let expression, _): _ = rows(expression, scope)
    case .unique(let slots):
      for slot in slots {
        if case .field(let field) = Slot.meaning(of: slot) { note(field: field, subject) }
      }
    case .evidence: break
    }
  }

  // MARK: - What is noted

  private mutating func note(register: Int, _ rows: Rows) {
    guard rows.owner == .own, rows.years.contains(year) else { return }
    add(rows, to: &needs.registers[register, default: .init()])
  }

  private mutating func note(field: Int, _ rows: Rows) {
    guard let register = rows.register, rows.owner == .own, rows.years.contains(year) else { return }
    add(rows, to: &needs.fields[.init(register: register, field: field), default: .init()])
  }

  private func add(_ rows: Rows, to uses: inout ReportNeeds.Uses) {
    if rows.isThroughTotal { uses.throughTotal.insert(rule) } else { uses.direct.insert(rule) }
  }

  private mutating func readIndicator(_ index: Int, _ rows: Rows) {
    let indicator = pack.indicators[index]
    guard rows.owner != .other, !indicator.isGiven, seen.insert(.indicator(index, rows)).inserted else { return }
    var rows = rows
    let isOutermost = rows.owner == .own ? level == 0 : rows.owner == .above(level: 0)
    // Where the plan states the outermost region's figure, nobody has to.
    if isOutermost { rows.years = rows.years.filter { $0 == year || indicator.baseline[$0] == nil } }
    if rows.owner == .own {
      for past in rows.years where past == year || (past < year && !rows.isThroughTotal) {
        add(rows, to: &needs.cells[.init(indicator: index, year: past), default: .init()])
      }
    } else if indicator.isTotal {
      readIndicator(index, Rows(owner: .own, years: rows.years, isThroughTotal: true))
    }
    if let derivation = indicator.derivation, !rows.years.isEmpty { _ = self.rows(derivation, Scope(subject: rows)) }
  }

  private mutating func readRegister(_ index: Int, _ rows: Rows) -> Rows {
    var records = rows
    records.register = index
    if case .above = rows.owner {
      records.owner = pack.registers[index].isTotal ? .own : .other
      records.isThroughTotal = true
    }
    note(register: index, records)
    return records
  }

  /// The rules of a name, asked about for rows.
  private mutating func readRules(_ name: Int, _ rows: Rows) {
    for place in pack.rulesByName[name] where seen.insert(.rule(place, rows)).inserted {
      for form in pack.rules[place].forms {
        switch (form.subject, rows.register) {
        case (.records(let register), let own?) where register == own: read(form, rows)
        case (.regions, nil):
          if let subject = subject(of: form.subject), subject.owner == rows.owner { read(form, rows) }
        default: break
        }
      }
    }
  }

  // MARK: - Expressions

  /// Goes through an expression.
  ///
  /// - Returns: The rows that it means, where it means any.
  private mutating func rows(_ expression: Expression, _ scope: Scope) -> Rows? {
    switch expression.operation {
    case .subject: return scope.subject
    case .macroVariable(let slot): return scope.variables[slot]
    case .member(let object, let slot, _): return rows(object, scope).flatMap { member(slot, of: $0) }
    case .method(let object, let slot, let arguments):
      let target = rows(object, scope)
      let years = arguments.first.flatMap { self.years($0, scope) } ?? []
      for argument in arguments { _ = rows(argument, scope) }
      return target.flatMap { method(slot, of: $0, years) }
    case .scoped(let object, let body):
      let target = rows(object, scope) ?? Rows(owner: .other, years: [])
      return rows(body, Scope(subject: target, variables: scope.variables))
    case .comprehension(let macro, let range, let slot, let count, let condition, let body):
      let members = rows(range, scope)
      var inner = scope
      for variable in slot..<(slot + count) { inner.variables[variable] = members }
      _ = condition.flatMap { rows($0, inner) }
      let results = body.flatMap { rows($0, inner) }
      return macro == .filter ? members : macro == .map || macro == .transformList ? results : nil
    case .bind(let slot, let value, let body), .optionalMap(let value, let slot, let body, _):
      var inner = scope
      inner.variables[slot] = rows(value, scope)
      return rows(body, inner)
    case .index, .conditional, .optionalMember, .select, .list, .call:
      // One of them is what it means; the others, such as an index or a condition, mean no rows.
      return expression.operands.map { rows($0, scope) }.reduce(nil) { $0 ?? $1 }
    default:
      for operand in expression.operands { _ = rows(operand, scope) }
      return nil
    }
  }

  private mutating func member(_ slot: Int, of rows: Rows) -> Rows? {
    var rows = rows
    switch Slot.meaning(of: slot) {
    case .fixed(Slot.previous): rows.years = Set(rows.years.filter { $0 > 1 }.map { $0 - 1 })
    case .fixed(Slot.previousRevision): rows.owner = .other
    case .fixed(Slot.region): rows.register = nil
    case .fixed(Slot.below), .fixed(Slot.belowForSum): rows.owner = below(rows.owner)
    case .fixed: return nil
    case .ancestor(let above): rows.owner = rows.owner == .other ? .other : owner(ofLevel: above)
    case .register(let register): return readRegister(register, rows)
    case .field(let field):
      note(field: field, rows)
      return nil
    case .indicator(let indicator):
      readIndicator(indicator, rows)
      return nil
    case .rule(let name):
      readRules(name, rows)
      return nil
    }
    return rows
  }

  private func owner(ofLevel other: Int) -> Rows.Owner {
    other == level ? .own : other < level ? .above(level: other) : .other
  }

  private func below(_ owner: Rows.Owner) -> Rows.Owner {
    if case .above(let above) = owner { self.owner(ofLevel: above + 1) } else { .other }
  }

  private mutating func method(_ slot: Int, of rows: Rows, _ years: Set<Int>) -> Rows? {
    var rows = rows
    switch Slot.meaning(of: slot) {
    case .fixed(Slot.inYear): rows.years = years
    case .fixed(Slot.since): rows.years = Self.years(from: years, to: rows.years)
    case .rule(let name):
      readRules(name, rows)
      return nil
    default: return nil
    }
    return rows
  }

  // MARK: - Years

  /// How many years back anybody may be asked to look.
  private static let farthest = 100

  private static func years(from first: Set<Int>, to last: Set<Int>) -> Set<Int> {
    last.reduce(into: []) { years, end in
      for start in first where start <= end { years.formUnion(max(start, end - farthest)...end) }
    }
  }

  /// The years that a number may stand for: `2020`, `year - 5`.
  private func years(_ expression: Expression, _ scope: Scope) -> Set<Int>? {
    switch expression.operation {
    case .constant(.number(let number)): return number.decimal?.integer.map { (1...9999).contains($0) ? [$0] : [] }
    case .member(let object, Slot.year, _):
      guard case .subject = object.operation else { return nil }
      return scope.subject.years
    case .arithmetic(let sign, let left, let right) where sign == .add || sign == .subtract:
      guard let left = years(left, scope), let right = years(right, scope) else { return nil }
      return left.reduce(into: []) { years, left in
        for right in right { years.insert(sign == .add ? left &+ right : left &- right) }
      }
    default: return nil
    }
  }
}
