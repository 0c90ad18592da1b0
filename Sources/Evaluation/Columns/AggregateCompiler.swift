internal import CEL
internal import Packs
internal import Quantities

/// Compiles the macros over records in the rules on regions.
extension ColumnCompiler {
  /// All macros of one whole expression over the register's records.
  ///
  /// With a response rate all of them or none: what one leaves out the others leave out, too.
  mutating func aggregates(
    in expression: Expression, of rule: Int?, responseRate: Number?, each combinations: [[Value]],
    _ requests: inout GroupRequests
  ) throws(ColumnObstacle) -> [AggregatePlan] {
    let found = AggregateSites(in: expression, registers: [register])
    guard !found.sites.isEmpty else { return [] }
    if responseRate != nil, found.hasOthers || found.sites.contains(where: { $0.scope == .other }) {
      throw .responseRate
    }
    var plans: [AggregatePlan] = []
    let asksEach = found.sites.contains { $0.expression.contains(where: Self.isVariable) }
    guard !asksEach || combinations.count <= 64 else { throw .combinations }
    partyCount += 1
    for values in asksEach ? combinations : [[]] {
      variables = values
      defer { variables = [] }
      var drafts: [Draft] = []
      for site in found.sites { drafts.append(try draft(site)) }
      var leftOut: [ObjectIdentifier: MaskID] = [:]
      for scope in [AggregateSite.Scope.own, .previous, .other] {
        let together = drafts.filter { $0.site.scope == scope }
        let excluded = responseRate == nil ? nil : excluded(by: together)
        for draft in together {
          // A macro that is evaluated for two years is known by one name: both have to leave out the same.
          if let excluded, let other = leftOut.updateValue(excluded, forKey: draft.site.expression.identity),
            other != excluded
          {
            throw .responseRate
          }
          var plan = plan(draft, leftOut: excluded, together, asksEach, &requests)
          plan.rule = rule
          plans.append(plan)
        }
      }
    }
    return plans
  }

  private static func isVariable(_ expression: Expression) -> Bool {
    if case .variable = expression.operation { true } else { false }
  }

  /// A macro before it is known which records the others leave out.
  private struct Draft {
    struct Stage {
      /// The records that come to it.
      let rows: MaskID
      let unknown: MaskID
      let value: ColumnValue
    }

    let site: AggregateSite
    let stages: [Stage]
  }

  private mutating func draft(_ site: AggregateSite) throws(ColumnObstacle) -> Draft {
    var rows = nodes.mask(.grouped)
    var stages: [Draft.Stage] = []
    let outer = member
    defer { member = outer }
    for filter in site.filters {
      member = filter.variable
      let (condition, value) = try condition(filter.condition)
      stages.append(stage(rows, value))
      rows = nodes.and(rows, condition.isTrue)
    }
    member = site.variable
    let value = try value(site.body)
    switch site.macro {
    case .count, .share: _ = try condition(value, site.body)
    case .sum, .average, .minimum, .maximum:
      let number = try number(value, site.body)
      // Fractions have no common denominator to be added at.
      if number.denominator != nil { throw .part(site.expression.text) }
    default: throw .part(site.expression.text)
    }
    stages.append(stage(rows, value))
    return Draft(site: site, stages: stages)
  }

  private mutating func stage(_ rows: MaskID, _ value: ColumnValue) -> Draft.Stage {
    Draft.Stage(rows: rows, unknown: nodes.without(rows, known(value)), value: value)
  }

  /// The records that some of the macros have no value for.
  private mutating func excluded(by drafts: [Draft]) -> MaskID {
    var excluded = nodes.none
    for stage in drafts.flatMap(\.stages) { excluded = nodes.or(excluded, stage.unknown) }
    return excluded
  }

  private mutating func plan(
    _ draft: Draft, leftOut: MaskID?, _ together: [Draft], _ asksEach: Bool, _ requests: inout GroupRequests
  ) -> AggregatePlan {
    var masks: [MaskID] = []
    var stages: [AggregatePlan.Stage] = []
    for stage in draft.stages {
      let staying = leftOut.map { nodes.without(stage.rows, $0) } ?? stage.rows
      let kept = nodes.without(staying, stage.unknown)
      let missing = leftOut == nil ? lacks(stage.value.unknownLacks, in: stage.rows, &requests) : []
      let unneeded = lacks(absorbed(stage.value), in: staying, &requests)
      masks += [stage.rows, kept] + (missing + unneeded).map { requests.firsts[$0.first] }
      stages.append(
        AggregatePlan.Stage(
          given: requests.count(stage.rows), kept: requests.count(kept), missing: missing, absorbed: unneeded))
    }
    var nonresponse: [AggregatePlan.Lack]?
    if leftOut != nil {
      var lacking: [AggregatePlan.Lack] = []
      for stage in together.flatMap(\.stages) {
        lacking += lacks(stage.value.unknownLacks, in: stage.unknown, &requests)
      }
      nonresponse = lacking
    }
    // What is told of as missing must be true as well.
    let told = stages.flatMap { $0.missing + $0.absorbed } + (nonresponse ?? [])
    masks += told.map { requests.firsts[$0.first] }
    let last = draft.stages[draft.stages.count - 1]
    let staying = nodes.without(leftOut.map { nodes.without(last.rows, $0) } ?? last.rows, last.unknown)
    var (chosen, sum, extremes): (Int?, Int?, Int?)
    var lane: LaneID?
    switch last.value.kind {
    case .condition(let condition):
      let rows = nodes.and(staying, condition.isTrue)
      masks.append(rows)
      chosen = requests.count(rows)
    case .number(let number):
      lane = number.numerator
      if draft.site.macro == .sum || draft.site.macro == .average {
        sum = requests.sum(number.numerator, staying)
      } else {
        extremes = requests.extremes(number.numerator, staying)
      }
    case .text: break
    }
    return AggregatePlan(
      identity: draft.site.expression.identity, variables: asksEach ? variables : nil, stages: stages,
      nonresponse: nonresponse,
      party: leftOut == nil ? nil : partyCount, chosen: chosen, sum: sum, extremes: extremes, masks: masks, lane: lane)
  }

  /// What a value lacks without being left unknown by it.
  private mutating func absorbed(_ value: ColumnValue) -> [ColumnValue.Lack] {
    var absorbed: [ColumnValue.Lack] = []
    for lack in value.lacks {
      var rows = lack.rows
      for unknown in value.unknownLacks where unknown.name == lack.name && unknown.reason == lack.reason {
        rows = nodes.without(rows, unknown.rows)
      }
      absorbed.append(ColumnValue.Lack(name: lack.name, reason: lack.reason, rows: rows))
    }
    return absorbed
  }

  private mutating func lacks(
    _ lacks: [ColumnValue.Lack], in rows: MaskID, _ requests: inout GroupRequests
  ) -> [AggregatePlan.Lack] {
    var planned: [AggregatePlan.Lack] = []
    for lack in restricted(lacks, to: rows) {
      let first = requests.first(lack.rows)
      if !planned.contains(where: { $0.name == lack.name && $0.reason == lack.reason && $0.first == first }) {
        planned.append(AggregatePlan.Lack(name: lack.name, reason: lack.reason, first: first))
      }
    }
    return planned
  }
}
