package import CEL
package import Packs
package import Quantities
internal import Reports

/// Everything that is asked of one register's records, compiled: which columns are read, what is made of them, and what
/// is counted.
package struct ColumnProgram: Sendable {
  package let register: Int
  package let nodes: ColumnNodes
  package let sources: ColumnSources
  package let requests: GroupRequests
  package let records: [RecordRulePlan]
  package let uniques: [UniqueRulePlan]
  package let aggregates: [AggregatePlan]
  /// Fields with the records in which they hold what is no value of theirs.
  package let invalid: [FieldMask]
  /// Required fields with the records in which they are blank.
  package let missing: [FieldMask]
  let keys: [KeyPlan]
  /// The places of the columns of codes that hold the region and the year.
  let regionCodes: Int
  let yearCodes: Int
  /// Forms of rules on the register's records that are not judged here, and why.
  package let obstacles: [FormObstacle]

  package struct FieldMask: Sendable {
    package let field: Int
    package let rows: MaskID
  }

  package struct FormObstacle: Sendable {
    package let rule: Int
    package let form: Int
    package let obstacle: ColumnObstacle
  }

  /// What tells records apart: hashed for every record that has all of it.
  struct KeyPlan: Sendable {
    /// Fields whose texts, and numbers whose values, are part of it.
    var textColumns: [Int] = []
    var lanes: [LaneID] = []
    /// Whether the year is a part; a record without one has none in common with others that have.
    var withYear = false
    /// The records that lack a field of it.
    let lacking: MaskID
    /// The place among the rules that ask for it; `nil` for the register's own key.
    var uniques: [Int] = []
    /// Whether the register's key, with region and year, can repeat only where this does.
    var coversKey = false

    func asksSame(as other: KeyPlan) -> Bool {
      textColumns == other.textColumns && lanes == other.lanes && withYear == other.withYear && lacking == other.lacking
        && coversKey == other.coversKey
    }
  }

  /// Compiles what a pack asks of a register.
  ///
  /// - Parameter isForEngine: Whether an engine runs it, which can do more than the judge of files.
  package init(
    _ pack: Pack, register: Int, layout: RegisterLayout, asOf: CalendarDate, isForEngine: Bool = false
  ) {
    var compiler = ColumnCompiler(pack, register, layout, isForEngine: isForEngine)
    var requests = GroupRequests()
    var records: [RecordRulePlan] = []
    var uniques: [UniqueRulePlan] = []
    var aggregates: [AggregatePlan] = []
    var obstacles: [FormObstacle] = []
    self.register = register
    regionCodes = compiler.sources.code(layout.regionColumn)
    yearCodes = compiler.sources.code(layout.yearColumn)
    for (index, rule) in pack.rules.enumerated() {
      for (formIndex, form) in rule.forms.enumerated() {
        if form.subject == .records(register: register) {
          do throws(ColumnObstacle) {
            let isInEffect = rule.effective.contains(asOf)
            if case .unique(let slots) = form.requirement {
              uniques.append(
                try compiler.uniqueRule(rule, at: index, form: formIndex, slots, isInEffect: isInEffect))
            } else {
              let combinations = EachCombinations.of(form.each).count
              guard combinations <= 64 else { throw .combinations }
              var plans: [RecordRulePlan] = []
              for combination in 0..<combinations {
                plans.append(
                  try compiler.recordRule(
                    rule, at: index, form: formIndex, combination: combination, isInEffect: isInEffect))
              }
              records += plans
            }
          } catch {
            obstacles.append(FormObstacle(rule: index, form: formIndex, obstacle: error))
          }
        }
        let combinations = EachCombinations.of(form.each).map { $0.map { Value.string($0.text) } }
        for (expression, rate) in form.expressions(rule) {
          do throws(ColumnObstacle) {
            aggregates += try compiler.aggregates(
              in: expression, of: index, responseRate: rate, each: combinations, &requests)
          } catch {
            obstacles.append(FormObstacle(rule: index, form: formIndex, obstacle: error))
          }
        }
      }
    }
    for indicator in pack.indicators {
      guard let derivation = indicator.derivation else { continue }
      // What cannot be counted here is visited record by record.
      let plans = try? compiler.aggregates(in: derivation, of: nil, responseRate: nil, each: [[]], &requests)
      aggregates += plans ?? []
    }
    (invalid, missing) = compiler.fieldFindings()
    keys = compiler.keys(for: uniques)
    nodes = compiler.nodes
    sources = compiler.sources
    self.requests = requests
    self.records = records
    self.uniques = uniques
    self.aggregates = aggregates
    self.obstacles = obstacles
  }
}

extension RuleForm {
  /// Its whole expressions with the response rate that each is evaluated with.
  package func expressions(_ rule: Rule) -> [(Expression, Number?)] {
    var expressions: [(Expression, Number?)] = [condition].compactMap { $0.map { ($0, nil) } }
    expressions += needs.map { ($0, rule.responseRate) }
    switch requirement {
    case .limit(let value, let limit):
      expressions += [value, limit.low, limit.high].compactMap { $0 }.map { ($0, rule.responseRate) }
    case .assertion(let expression, _): expressions.append((expression, rule.responseRate))
    case .unique, .evidence: break
    }
    for template in [title, message, note].compactMap({ $0 }) {
      for part in template.zh + template.en {
        if case .expression(let expression) = part { expressions.append((expression, nil)) }
      }
    }
    return expressions
  }
}

extension ColumnCompiler {
  /// What is wrong with the values themselves.
  fileprivate mutating func fieldFindings() -> (
    invalid: [ColumnProgram.FieldMask], missing: [ColumnProgram.FieldMask]
  ) {
    var invalid: [ColumnProgram.FieldMask] = []
    var missing: [ColumnProgram.FieldMask] = []
    for field in fields.indices {
      if case .string = fields[field].kind, !fields[field].isRequired { continue }
      let masks = masks(ofField: field)
      if nodes.masks[masks.isInvalid.index] != .none {
        invalid.append(ColumnProgram.FieldMask(field: field, rows: masks.isInvalid))
      }
      if fields[field].isRequired { missing.append(ColumnProgram.FieldMask(field: field, rows: masks.isBlank)) }
    }
    return (invalid, missing)
  }

  /// What has to be hashed for the rules that ask for unique records, and for the register's own key.
  fileprivate mutating func keys(for uniques: [UniqueRulePlan]) -> [ColumnProgram.KeyPlan] {
    var plans: [ColumnProgram.KeyPlan] = []
    let key = pack.registers[register].key
    for (index, unique) in uniques.enumerated() {
      var plan = ColumnProgram.KeyPlan(lacking: nodes.none)
      var lacking = nodes.none
      var fieldParts: [Int] = []
      var isPlain = true
      for slot in unique.slots {
        switch Slot.meaning(of: slot) {
        case .field(let field):
          fieldParts.append(field)
          lacking = nodes.or(lacking, nodes.not(known(self.field(field, fields[field].id))))
          if case .string = fields[field].kind, let column = layout.columns[field] {
            plan.textColumns.append(column)
          } else if case .number(let number) = self.field(field, fields[field].id).kind {
            plan.lanes.append(number.numerator)
            isPlain = false
          }
        case .fixed(Slot.year): plan.withYear = true
        default:
          // The region: it is among what is looked at once hashes meet.
          lacking = nodes.or(lacking, nodes.not(nodes.mask(.grouped)))
          isPlain = false
        }
      }
      plan = ColumnProgram.KeyPlan(
        textColumns: plan.textColumns, lanes: plan.lanes, withYear: plan.withYear, lacking: lacking)
      plan.uniques = [index]
      plan.coversKey = isPlain && !key.isEmpty && Set(fieldParts) == Set(key)
      // What several rules ask is hashed once.
      if let same = plans.firstIndex(where: { $0.asksSame(as: plan) }) {
        plans[same].uniques.append(index)
      } else {
        plans.append(plan)
      }
    }
    if !key.isEmpty, !plans.contains(where: \.coversKey) {
      var lacking = nodes.none
      for field in key { lacking = nodes.or(lacking, masks(ofField: field).isBlank) }
      var plan = ColumnProgram.KeyPlan(lacking: lacking)
      plan.textColumns = key.compactMap { layout.columns[$0] }
      plan.withYear = true
      plan.coversKey = true
      // A field that the file has no column for leaves every record without a key.
      if plan.textColumns.count == key.count { plans.append(plan) }
    }
    return plans
  }
}
