internal import CEL
internal import Packs
internal import Quantities
internal import Reports

/// Answers macros over records that the column judge has counted.
extension PlanRows {
  /// What was counted of a macro, in which register's file.
  struct CountedMacro {
    let results: ColumnResults
    let plan: AggregatePlan
  }

  /// Takes over what the column judge counted, except what it gave up.
  func answer(from results: ColumnResults) {
    counted[results.program.register] = results
    for (index, plan) in results.program.aggregates.enumerated()
    where !results.totals.givenUpAggregates.contains(index) {
      countedMacros[plan.identity, default: []].append(CountedMacro(results: results, plan: plan))
    }
  }

  var hasTallies: Bool { !isSampling && !counted.isEmpty }

  func hasTally(of macro: ObjectIdentifier) -> Bool { countedMacros[macro] != nil }

  func tally(
    of macro: ObjectIdentifier, over slot: Int, of object: Object, for subject: Object, variables: [Value]
  ) -> RowTally? {
    guard object.register == nil, case .register(let register) = Slot.meaning(of: slot),
      let counted = countedMacros[macro]?.first(where: { $0.isOf(variables) }),
      counted.results.program.register == register,
      case .known(let keys) = groups(of: register, RegionRow(object))
    else { return nil }
    return counted.tally(of: keys, for: subject)
  }

  func presence(of slot: Int, in object: Object) -> Value? {
    guard object.register == nil, case .register(let register) = Slot.meaning(of: slot), counted[register] != nil
    else { return nil }
    switch groups(of: register, RegionRow(object)) {
    case .known: return .boolean(true)
    case .missing(let missing): return .unknown(missing)
    case nil: return nil
    }
  }

  // MARK: - Groups

  /// The regions and years whose records a register of a row consists of.
  enum RecordGroups {
    case known([RegionYear])
    case missing(MissingSet)
  }

  /// As `records` finds them; `nil` where a report names the register as well.
  func groups(of register: Int, _ row: RegionRow) -> RecordGroups? {
    guard row.year != row.viewYear || row.rank == 0, let results = counted[register] else { return nil }
    let key = RegionYear(region: row.region, year: row.year)
    if submissions.report(row.region, row.year)?.registers[register] != nil { return nil }
    if results.groups[key] != nil { return .known([key]) }
    if pack.regions.isResidual(row.region) { return .known([]) }
    let missing = MissingSet(Missing(name: pack.registers[register].id, object: row.object(), reason: .notReported))
    return pack.registers[register].isTotal ? groupsBelow(of: register, row, missing) : .missing(missing)
  }

  private func groupsBelow(of register: Int, _ row: RegionRow, _ missing: MissingSet) -> RecordGroups? {
    var keys: [RegionYear] = []
    var lacking = MissingSet()
    var isAnyKnown = false
    for region in pack.regions.below(row.region) {
      switch groups(of: register, RegionRow(row.object(region: region))) {
      case .known(let below):
        keys += below
        isAnyKnown = isAnyKnown || !pack.regions.isResidual(region)
      case .missing(let below): lacking.formUnion(below)
      case nil: return nil
      }
    }
    guard isAnyKnown else { return .missing(missing) }
    return lacking.isEmpty ? .known(keys) : .missing(lacking)
  }

  // MARK: - Places

  func beginSample() -> Bool {
    guard !isSampling, hasRoomForReadOfTable else { return false }
    isSampling = true
    return true
  }

  func endSample() { isSampling = false }

  /// The first records of a register of a row; `nil` where all are to be visited.
  func sample(of register: Int, _ row: RegionRow) -> [Object]? {
    guard isSampling, let results = counted[register], case .known(let keys) = groups(of: register, row),
      let table = submissions.tables.first(where: { $0.table.register == register })
    else { return nil }
    var objects: [Object] = []
    for key in keys where objects.count < GroupTotals.Group.sampleSize {
      objects += (results.groups[key]?.sample ?? []).map {
        Self.recordRow(table.base + results.row($0) - 1, of: register)
      }
    }
    return objects
  }
}

extension PlanRows.CountedMacro {
  fileprivate func isOf(_ variables: [Value]) -> Bool {
    guard let own = plan.variables else { return true }
    return own.count == variables.count && zip(own, variables).allSatisfy { $0.isSameText(as: $1) }
  }

  /// The groups together.
  fileprivate func tally(of keys: [RegionYear], for subject: Object) -> RowTally {
    let groups = keys.compactMap { key in results.groups[key].map { (key, $0) } }
    func count(_ index: Int) -> Int { groups.reduce(0) { $0 + $1.1.counts[index] } }
    let stages = plan.stages.map { stage in
      RowTally.Stage(
        given: count(stage.given), kept: count(stage.kept), missing: lacking(stage.missing, groups, subject),
        absorbed: lacking(stage.absorbed, groups, subject))
    }
    var tally = RowTally(stages: stages, nonresponse: plan.nonresponse.map { lacking($0, groups, subject) })
    if let chosen = plan.chosen { tally.chosen = count(chosen) }
    if let sum = plan.sum { tally.sum = groups.reduce(0) { $0 + $1.1.sums[sum].number } }
    if let extremes = plan.extremes {
      var all: (least: Number, greatest: Number)?
      for (_, group) in groups {
        guard let (least, greatest) = group.extremes[extremes] else { continue }
        let own = (least: least.number, greatest: greatest.number)
        all = all.map { (min($0.least, own.least), max($0.greatest, own.greatest)) } ?? own
      }
      tally.extremes = all
    }
    return tally
  }

  /// What records of the groups lack, in the order in which a visit would meet it.
  private func lacking(
    _ lacks: [AggregatePlan.Lack], _ groups: [(RegionYear, GroupTotals.Group)], _ subject: Object
  ) -> MissingSet {
    var missing = MissingSet()
    for (key, group) in groups {
      let met = lacks.enumerated().compactMap { order, lack in
        group.firsts[lack.first].map { (first: $0, order: order, lack: lack) }
      }.sorted { ($0.first, $0.order) < ($1.first, $1.order) }
      for (_, _, lack) in met {
        // What cannot be reckoned is told of whom it is reckoned for.
        let object = lack.reason.concernsInput ? PlanRows.regionRow(key.region, key.year) : subject
        missing.insert(Missing(name: lack.name, object: object, reason: lack.reason))
      }
    }
    return missing
  }
}

extension Value {
  fileprivate func isSameText(as other: Value) -> Bool {
    if case .string(let a) = self, case .string(let b) = other { a.isSameText(as: b) } else { false }
  }
}
