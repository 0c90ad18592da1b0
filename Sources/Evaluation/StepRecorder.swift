internal import CEL
internal import Packs
internal import Quantities

/// Collects the steps of one verdict after the other.
///
/// A class, since evaluators tell it what parts come to, and the tables what figures are made of.
final class StepRecorder: Observer {
  /// Of each part, the values for so many members of a list are kept.
  static let mostElements = 50
  /// A verdict keeps so many steps; those outside macros come first.
  static let mostSteps = 200
  /// From so many values of one part on nobody looks whether another part of the same text was told already: a register
  /// may have millions of records.
  private static let mostLookedAt = 1_000
  /// So many missing values are named for one part.
  private static let mostMissing = 6

  private(set) var steps: [ComputationStep] = []
  /// How many steps there was no room for.
  private(set) var leftOut = 0
  /// What tells each step from the others of the verdict, and how many came before it.
  private var keys: [(key: String, serial: Int)] = []
  private var serial = 0
  private var seen: Set<String> = []
  /// How many values of each part were met within macros, by its text.
  private var elementCounts: [String: Int] = [:]
  /// How many values of each part were met at all.
  private var noteCounts: [ObjectIdentifier: Int] = [:]
  /// For which member each part was met last, by its text.
  private var lastKeys: [String: String] = [:]
  private var contexts: [Context] = []
  /// The indicator that was derived last, whose own step is to say from what.
  private var derived: (indicator: Int, from: String)?
  private var base = Base()
  private var derivations: [Int: (observed: Expression, parts: ComputationParts)] = [:]

  private let pack: Pack
  let isWhole: (Expression) -> Bool
  private let describe: (MissingSet) -> [MissingValue]
  private let label: (Object) -> ComputationStep.Element

  /// Where the evaluation stands: in the rule's own expressions, or in what an indicator is derived from.
  private struct Context {
    var parts: ComputationParts
    var scopes: [ComputationStep.Scope] = []
    var elements: [ComputationStep.Element] = []
    /// The limit that the rule's value is compared with.
    var limit: LimitRequirement?
    /// Whether the whole of it is told as an indicator's own step.
    var isDerivation = false
  }

  /// What the verdict is about.
  private struct Base {
    var region: Int?
    var year: Int?
    var isRecord = false
  }

  /// Where the steps stood, to go back to.
  struct Mark {
    fileprivate let serial: Int
    fileprivate let leftOut: Int
  }

  /// - Parameters:
  ///   - isWhole: Parts of which the value alone is of interest.
  ///   - label: What a record is called.
  init(
    _ pack: Pack, isWhole: @escaping (Expression) -> Bool, describe: @escaping (MissingSet) -> [MissingValue],
    label: @escaping (Object) -> ComputationStep.Element
  ) {
    self.pack = pack
    self.isWhole = isWhole
    self.describe = describe
    self.label = label
  }

  // MARK: - Verdicts

  /// Begins the steps of a verdict.
  func begin(_ subject: Subject, _ parts: ComputationParts, limit: LimitRequirement?) {
    (steps, keys, seen, elementCounts, lastKeys) = ([], [], [], [:], [:])
    (noteCounts, serial, leftOut, derived) = ([:], 0, 0, nil)
    base = Base(region: subject.region, year: subject.year, isRecord: subject.row != nil)
    contexts = [Context(parts: parts, limit: limit)]
  }

  var mark: Mark { Mark(serial: serial, leftOut: leftOut) }

  /// Forgets what came after.
  func goBack(to mark: Mark) {
    while let last = keys.last, last.serial >= mark.serial {
      seen.remove(last.key)
      keys.removeLast()
      steps.removeLast()
    }
    leftOut = mark.leftOut
    derived = nil
  }

  // MARK: - Parts

  func note(_ value: Value, of part: Expression, in scope: ObservedScope) {
    guard let context = contexts.last, let known = context.parts[part] else { return }
    noteCounts[ObjectIdentifier(part), default: 0] += 1
    guard noteCounts[ObjectIdentifier(part), default: 0] <= Self.mostLookedAt else {
      // What is the same for every member was told with the first.
      if !known.variables.isEmpty || !context.elements.isEmpty { leftOut += 1 }
      return
    }
    let definition = definition(of: part)
    if known.isRoot, context.isDerivation, part.indicator == nil { return }
    let own = known.variables.map { element(scope.variable($0)) }
    let scopes = context.scopes + known.scopes
    let text = part.text(in: scopes, variables: known.scopedVariables)
    let isValue = known.isRoot && known.role == .value && !context.isDerivation
    let isBound = known.isRoot && (known.role == .low || known.role == .high) && !context.isDerivation
    guard let result = result(value, part, limit: isValue || isBound ? context.limit : nil) else { return }
    add(
      ComputationStep(
        role: context.isDerivation ? role : known.role, expression: text, definition: definition, result: result,
        elements: context.elements + own, part: part, scopes: scopes, isValue: isValue))
  }

  private func definition(of part: Expression) -> String? {
    defer { derived = nil }
    guard let derived, part.indicator == derived.indicator else { return nil }
    return derived.from
  }

  private func add(_ step: ComputationStep) {
    let key = step.expression + "\u{0}" + step.elements.map(\.key).joined(separator: "\u{0}")
    guard !seen.contains(key) else { return }
    if step.depth > 0 {
      // Members come one after the other: what is evaluated twice for one of them comes twice in a row.
      if lastKeys.updateValue(key, forKey: step.expression) == key { return }
      elementCounts[step.expression, default: 0] += 1
      guard elementCounts[step.expression, default: 0] <= Self.mostElements else {
        leftOut += 1
        return
      }
    }
    seen.insert(key)
    keys.append((key, serial))
    serial += 1
    steps.append(step)
    if steps.count > Self.mostSteps { makeRoom() }
  }

  /// Gives up the last step within a macro, else the last of all.
  private func makeRoom() {
    let place = steps.lastIndex { $0.depth > 0 } ?? steps.count - 1
    steps.remove(at: place)
    keys.remove(at: place)
    leftOut += 1
  }

  private func element(_ value: Value) -> ComputationStep.Element {
    switch value {
    case .object(let object): object.register == nil ? .region(Int(object.a)) : label(object)
    default: .value(ValueText.text(value, .dyn, in: pack))
    }
  }

  // MARK: - Results

  /// `nil` for what tells nothing.
  private func result(_ value: Value, _ part: Expression, limit: LimitRequirement?) -> ComputationStep.Result? {
    switch value {
    case .number(let number): return .figure(figure(number, part, limit))
    case .boolean(let truth): return .boolean(truth)
    case .list(let elements): return .count(elements.count)
    case .objects(let objects): return .count(objects.count)
    case .map(let map): return .count(map.entries.count)
    case .unknown(let missing):
      var first = MissingSet()
      for element in missing.elements.prefix(Self.mostMissing) { first.insert(element) }
      return .unknown(describe(first))
    case .error: return .unknown([])
    case .optional(let inner): return inner.flatMap { result($0, part, limit: limit) }
    case .object, .null: return nil
    case .string, .date, .timestamp, .duration, .int, .uint, .double, .bytes, .type:
      return .text(ValueText.text(value, part.type, in: pack))
    }
  }

  /// In an indicator's or field's own unit, a limit's for what is compared with it, else as a person would write it.
  private func figure(_ number: Number, _ part: Expression, _ limit: LimitRequirement?) -> Figure {
    var unit: Unit = .number
    var decimals: Int?
    if let limit {
      (unit, decimals) = (limit.unit, limit.decimals)
    } else if let indicator = part.indicator {
      return figure(number, of: indicator)
    } else if case .number(let written) = part.type {
      unit = written == .ratio ? .percent : written
      decimals = part.decimals(in: pack)
    }
    return Figure(number: unit.value(ofBase: number), unit: unit, decimals: decimals)
  }

  private func figure(_ number: Number, of indicator: Int) -> Figure {
    let unit = pack.indicators[indicator].unit
    return Figure(number: unit.value(ofBase: number), unit: unit, decimals: pack.indicators[indicator].decimals)
  }

  // MARK: - What figures are made of

  /// Evaluates what an indicator of a row is derived from, its parts being steps.
  func following(
    _ indicator: Int, _ derivation: Expression, _ row: PlanRows.RegionRow, _ evaluate: (Expression) -> Value
  ) -> Value {
    let known =
      derivations[indicator] ?? (derivation.observed(keeping: isWhole), ComputationParts(derivation, role))
    derivations[indicator] = known
    var context = context(of: row)
    context.parts = known.parts
    context.isDerivation = true
    contexts.append(context)
    let value = evaluate(known.observed)
    contexts.removeLast()
    derived = (indicator, derivation.text(in: context.scopes, variables: 0))
    return value
  }

  /// A part of a sum over regions: the figure of a row.
  func note(_ value: Value, ofIndicator indicator: Int, _ row: PlanRows.RegionRow) {
    let context = context(of: row)
    let name = pack.indicators[indicator].id
    let part = Expression.constant(value, .number(pack.indicators[indicator].unit), text: name)
    var definition: String?
    if let derived, derived.indicator == indicator { definition = derived.from }
    derived = nil
    let result: ComputationStep.Result?
    if case .number(let number) = value {
      // Of what only adds to sums, what it does not report is nothing.
      if number.isZero, pack.regions.isResidual(row.region) { return }
      result = .figure(figure(number, of: indicator))
    } else {
      result = self.result(value, part, limit: nil)
    }
    guard let result else { return }
    add(
      ComputationStep(
        role: role, expression: (context.scopes.map(\.text) + [name]).joined(separator: "."), definition: definition,
        result: result, elements: context.elements, part: part, scopes: context.scopes, isValue: false))
  }

  /// The role of the rule's expression that is being evaluated.
  var role = ComputationStep.Role.value

  /// A row as seen from the verdict's subject.
  private func context(of row: PlanRows.RegionRow) -> Context {
    var context = Context(parts: ComputationParts())
    if row.region != base.region {
      context.elements = [.region(row.region)]
    } else if base.isRecord {
      context.scopes.append(.region)
    }
    if row.rank > 0 { context.scopes.append(.previousRevision) }
    if row.year != base.year { context.scopes.append(row.year + 1 == base.year ? .previous : .year(row.year)) }
    return context
  }
}

extension ComputationStep.Element {
  fileprivate var key: String {
    switch self {
    case .region(let region): "r\(region)"
    case .record(let text): "k" + text
    case .value(let text): "v" + text
    }
  }
}

extension Expression {
  /// The indicator that it is the figure of.
  fileprivate var indicator: Int? {
    if case .member(_, let slot, _) = operation, case .indicator(let index) = Slot.meaning(of: slot) {
      index
    } else {
      nil
    }
  }

  /// As the pack states for a register's field.
  fileprivate func decimals(in pack: Pack) -> Int? {
    guard case .member(let object, let slot, _) = operation, case .field(let field) = Slot.meaning(of: slot),
      case .object(let type) = object.type
    else { return nil }
    return pack.registers.first { $0.item == type.name }?.fields[field].decimals
  }
}
