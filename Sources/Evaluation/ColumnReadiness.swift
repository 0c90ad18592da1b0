public import Packs
public import Quantities

/// How the many rows of a file are judged by a rule.
public enum ColumnReadiness: Sendable, Hashable {
  /// Its verdicts on the records of a register's file, or what it counts of them, come by columns.
  case recordsByColumns
  /// Records of a file are looked at one by one.
  case recordsOneByOne(ColumnObstacle)
  /// A rule that is stated for every indicator judges observations by columns.
  case observationsByColumns
  /// It judges observations one by one.
  case observationsOneByOne(ColumnObstacle)

  /// What it is for the rules of an id; empty where a rule reads neither records nor, for each of them, indicators.
  public static func of(_ rule: String, in pack: Pack, asOf: CalendarDate) -> [ColumnReadiness] {
    var found: [ColumnReadiness] = []
    let rules = pack.rules.indices.filter { pack.rules[$0].id == rule }
    for register in pack.registers.indices where rules.contains(where: { reads(pack.rules[$0], register) }) {
      let layout = RegisterLayout(allFieldsOf: pack.registers[register])
      let program = ColumnProgram(pack, register: register, layout: layout, asOf: asOf)
      let obstacles = program.obstacles.filter { rules.contains($0.rule) }.map(\.obstacle)
      found += obstacles.isEmpty ? [.recordsByColumns] : obstacles.map { .recordsOneByOne($0) }
    }
    for index in rules {
      for form in pack.rules[index].forms where form.isOfIndicator {
        guard case .regions = form.subject else { continue }
        do throws(ColumnObstacle) {
          var compiler = try RegionCompiler(pack, form)
          _ = try compiler.outcomes(pack.rules[index], form, of: compiler.nodes.all)
          found.append(.observationsByColumns)
        } catch {
          found.append(.observationsOneByOne(error))
        }
      }
    }
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func reads(_ rule: Rule, _ register: Int) -> Bool {
    rule.forms.contains { form in
      form.subject == .records(register: register)
        || form.expressions(rule).contains { !AggregateSites(in: $0.0, registers: [register]).sites.isEmpty }
    }
  }
}

extension RuleForm {
  /// Whether it is one of those of a rule that is stated for every indicator.
  var isOfIndicator: Bool {
    each.contains { if case .indicator = $0.values { true } else { false } }
  }
}
