internal import Packs
internal import Reports

/// Judges forms of rules on regions by columns of observed indicators: one for each thread.
struct RegionRuleJudge: ~Copyable {
  /// What came of one form.
  struct Found: Sendable {
    let outcomes: [(outcome: Outcome, count: Int, early: Int)]
    /// The first regions and years of each outcome, by region.
    let kept: [(outcome: Outcome, subject: RegionYear)]
  }

  private let pack: Pack
  private let table: ObservationTable
  private let space: RegionSpace
  private var lanes: Lanes
  private var nodes = ColumnNodes()

  init(_ pack: Pack, _ table: ObservationTable, _ space: RegionSpace) {
    self.pack = pack
    self.table = table
    self.space = space
    lanes = Lanes(lanes: 24, masks: 64, capacity: space.rowCount)
  }

  /// Judges one form.
  ///
  /// - Parameters:
  ///   - subjects: The regions and years that it is judged for, by region.
  ///   - limit: How many of each outcome to keep.
  /// - Returns: `nil` where a column did not fit, so that its subjects are to be judged one by one.
  /// - Throws: What stands in the way of columns.
  mutating func judge(
    _ rule: Rule, _ form: RuleForm, subjects: [RegionYear], isInEffect: Bool, limit: Int
  ) throws(ColumnObstacle) -> Found? {
    var compiler = try RegionCompiler(pack, form)
    let isJudged = compiler.nodes.mask(.subjects)
    let applies = isInEffect ? compiler.years(rule.years) : compiler.nodes.none
    let judged = try compiler.outcomes(rule, form, of: applies)
    var outcomes: [(outcome: Outcome, rows: MaskID)] = []
    for (outcome, rows) in judged.outcomes { outcomes.append((outcome, compiler.nodes.and(rows, isJudged))) }
    nodes = compiler.nodes
    if nodes.lanes.count > lanes.laneCount || nodes.masks.count > lanes.maskCount {
      lanes = Lanes(lanes: nodes.lanes.count * 2, masks: nodes.masks.count * 2, capacity: space.rowCount)
    }
    guard run(subjects) else { return nil }
    return found(outcomes, early: judged.early, subjects, limit: limit)
  }

  // MARK: - Columns

  /// - Returns: Whether every column could be made.
  private mutating func run(_ subjects: [RegionYear]) -> Bool {
    let rows = space.rowCount
    lanes.forgetComparisons()
    for step in nodes.steps {
      switch step {
      case .lane(let lane):
        let node = nodes.lanes[lane.index]
        if case .constant(let constant) = node { lanes.fill(lane, constant) }
        if !lanes.make(lane, node, rows: rows) { make(lane, node) }
        guard lanes.isUsable(lane) else { return false }
      case .mask(let mask):
        let node = nodes.masks[mask.index]
        if !lanes.make(mask, node, rows: rows) { make(mask, node, subjects) }
        guard !lanes.uncompared.contains(mask) else { return false }
      }
    }
    return true
  }

  private mutating func make(_ lane: LaneID, _ node: LaneNode) {
    switch node {
    case .observed(let cell): read(cell, lane)
    case .year(let count): lanes.fillYears(lane, space, before: count)
    case .sumBelow(let each): lanes.sumBelow(lane, each, space)
    case .countBelow(let mask): lanes.countBelow(lane, mask, space)
    default: lanes.spoil(lane)
    }
  }

  private mutating func make(_ mask: MaskID, _ node: MaskNode, _ subjects: [RegionYear]) {
    switch node {
    case .all, .grouped: lanes.setAll(mask, rows: space.rowCount)
    case .subjects:
      lanes.setNone(mask, rows: space.rowCount)
      for subject in subjects where space.years.contains(subject.year) {
        lanes.set(mask, row: space.row(subject.region, subject.year), to: true)
      }
    case .years(let years):
      lanes.setNone(mask, rows: space.rowCount)
      for year in space.years where years.contains(year) {
        for region in 0..<space.regionCount { lanes.set(mask, row: space.row(region, year), to: true) }
      }
    case .isObserved(let cell): lanes.setObserved(mask, table.cells, cell, space)
    case .anyBelow(let each): lanes.anyBelow(mask, each, space)
    default: lanes.setNone(mask, rows: space.rowCount)
    }
  }

  /// An observed indicator; what is no plain decimal in its unit is read from the file.
  private mutating func read(_ cell: ObservedCell, _ lane: LaneID) {
    let unit = pack.indicators[cell.indicator].unit
    lanes.fill(lane, table.cells, cell, space, shift: unit.decimalShift)
    guard lanes.hasOthers(table.cells, cell, space) else { return }
    lanes.spoil(lane)
  }

  // MARK: - Outcomes

  private func found(
    _ outcomes: [(outcome: Outcome, rows: MaskID)], early: MaskID?, _ subjects: [RegionYear], limit: Int
  ) -> Found {
    let rows = space.rowCount
    var counts: [(outcome: Outcome, count: Int, early: Int)] = []
    var kept: [(outcome: Outcome, subject: RegionYear)] = []
    for (outcome, mask) in outcomes {
      let count = lanes.count(mask, rows: rows)
      guard count > 0 else { continue }
      counts.append((outcome, count, early.map { lanes.commonCount(mask, $0, rows: rows) } ?? 0))
      var first: [RegionYear] = []
      for subject in subjects where first.count < limit && space.years.contains(subject.year) {
        if lanes.isSet(mask, space.row(subject.region, subject.year)) { first.append(subject) }
      }
      kept += first.map { (outcome, $0) }
    }
    return Found(outcomes: counts, kept: kept)
  }
}
