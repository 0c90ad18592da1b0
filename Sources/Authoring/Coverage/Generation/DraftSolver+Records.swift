internal import CEL
internal import Packs
internal import Quantities

/// The records of a register that meet some conditions, as `zones.filter(z, z.tier == 'city')` names them.
struct RecordSelection {
  let register: Int
  private(set) var conditions: [(slot: Int, condition: Expression)] = []

  init(register: Int) { self.register = register }

  func adding(_ slot: Int, _ condition: Expression) -> RecordSelection {
    var selection = self
    selection.conditions.append((slot, condition))
    return selection
  }
}

/// Makes records, so many as a count or a share of them asks for.
extension DraftSolver {
  /// More than this nobody would read.
  private static let mostRecords = 100

  mutating func solveRecords(_ expression: Expression, _ target: Number, _ scope: Scope) throws(SolvingFault) {
    if let selection = selection(expression, scope) { return try solveCount(selection, target, scope) }
    guard case .comprehension(let macro, let range, let slot, 1, nil, let body?) = expression.operation,
      let selection = selection(range, scope)
    else { throw .form(expression.text) }
    guard draft.registers[selection.register] == nil else { throw .inUse(pack.registers[selection.register].id) }
    switch macro {
    case .share: try solveShare(selection.adding(slot, body), target, scope)
    // Over one record each of these is the record's own figure.
    case .sum, .average, .median, .minimum, .maximum:
      try addRecord(selection, meetsLast: true, scope)
      try solve(body, target, scope.binding(slot, to: .record(register: selection.register, index: 0)))
    default: throw .form(expression.text)
    }
  }

  /// The records of the draft's own year that an expression names, or counts.
  func selection(_ expression: Expression, _ scope: Scope) -> RecordSelection? {
    switch expression.operation {
    case .member(let object, let slot, _):
      guard case .register(let register) = Slot.meaning(of: slot), row(object, scope) == .region(year: draft.year)
      else {
        return nil
      }
      return RecordSelection(register: register)
    case .comprehension(.filter, let range, let slot, 1, nil, let body?),
      .comprehension(.count, let range, let slot, 1, nil, let body?):
      return selection(range, scope)?.adding(slot, body)
    case .call(let call, let arguments) where call.name == "size" && arguments.count == 1:
      return selection(arguments[0], scope)
    default: return nil
    }
  }

  /// The records that meet the conditions, where the register is named and every condition is decided.
  func matching(_ selection: RecordSelection, _ scope: Scope) -> [DraftRow]? {
    guard let records = draft.registers[selection.register] else { return nil }
    var rows: [DraftRow] = []
    for index in records.indices {
      let row = DraftRow.record(register: selection.register, index: index)
      let truths = selection.conditions.map { truth($0.condition, scope.binding($0.slot, to: row)) }
      if truths.contains(false) { continue }
      if truths.contains(nil) { return nil }
      rows.append(row)
    }
    return rows
  }

  private mutating func solveCount(
    _ selection: RecordSelection, _ target: Number, _ scope: Scope
  ) throws(SolvingFault) {
    guard let wanted = target.integer, wanted >= 0 else { throw .notWhole(pack.registers[selection.register].id) }
    guard wanted <= Self.mostRecords else { throw .tooManyRecords }
    let standing = draft.registers[selection.register]?.count
    draft.registers[selection.register] = draft.registers[selection.register] ?? []
    // Those that are there already for another condition count, or just miss.
    for index in 0..<max(standing ?? 0, wanted) {
      try meet(selection, at: index, meetsLast: index < wanted, scope)
    }
    guard standing == nil, !selection.conditions.isEmpty else { return }
    // One that just misses shows that the condition counts.
    try? attempt { solver throws(SolvingFault) in
      try solver.addRecord(selection, meetsLast: false, scope)
      if solver.hasDoubles(selection.register) { throw .inUse(solver.pack.registers[selection.register].id) }
    }
  }

  /// Whether two records share all fields of their key.
  private func hasDoubles(_ register: Int) -> Bool {
    let keys = (draft.registers[register] ?? []).map { record in
      pack.registers[register].key.map { record.fields[$0] }
    }
    return keys.indices.contains { index in !keys[index].contains(nil) && keys[..<index].contains(keys[index]) }
  }

  private mutating func solveShare(
    _ selection: RecordSelection, _ target: Number, _ scope: Scope
  ) throws(SolvingFault) {
    let id = pack.registers[selection.register].id
    // Of one record a share of all says little.
    let counts = target == 1 ? 2...Self.mostRecords : 1...Self.mostRecords
    for count in counts {
      guard let wanted = (target * Number(count)).integer else { continue }
      guard (0...count).contains(wanted) else { throw .inUse(id) }
      for index in 0..<count { try addRecord(selection, meetsLast: index < wanted, scope) }
      return
    }
    throw .tooManyRecords
  }

  /// Makes records meet all conditions or miss the last: every one, or one of them.
  mutating func satisfy(
    _ selection: RecordSelection, _ meetsLast: Bool, everyRecord: Bool, _ scope: Scope
  ) throws(SolvingFault) {
    let standing = draft.registers[selection.register]?.count ?? 0
    for index in 0..<standing {
      if everyRecord {
        try meet(selection, at: index, meetsLast: meetsLast, scope)
      } else {
        let isMet: Void? = try? attempt { solver throws(SolvingFault) in
          try solver.meet(selection, at: index, meetsLast: meetsLast, scope)
        }
        if isMet != nil { return }
      }
    }
    if !everyRecord || standing == 0 { try addRecord(selection, meetsLast: meetsLast, scope) }
  }

  /// Adds a record that meets all conditions, or all but the last.
  mutating func addRecord(
    _ selection: RecordSelection, meetsLast: Bool, _ scope: Scope
  ) throws(SolvingFault) {
    try meet(selection, at: draft.registers[selection.register]?.count ?? 0, meetsLast: meetsLast, scope)
  }

  /// Makes a record meet all conditions, or all but the last; makes the record where it is not there.
  private mutating func meet(
    _ selection: RecordSelection, at index: Int, meetsLast: Bool, _ scope: Scope
  ) throws(SolvingFault) {
    if index >= draft.registers[selection.register]?.count ?? 0 {
      draft.registers[selection.register, default: []].append(DraftRecord())
    }
    let row = DraftRow.record(register: selection.register, index: index)
    for (number, (slot, condition)) in selection.conditions.enumerated() {
      let isLast = number == selection.conditions.count - 1
      try satisfy(condition, isLast ? meetsLast : true, scope.binding(slot, to: row))
    }
  }
}
