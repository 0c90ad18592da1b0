internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// What is asked of one register's table, and where in the result each answer stands.
struct RegisterQuery: Sendable {
  let pack: Pack
  let fields: RecordFields
  let program: ColumnProgram
  private(set) var writer: NodeWriter
  private(set) var outcomes: [Outcomes] = []
  private(set) var sharings: [Sharing] = []
  private(set) var groups: GroupColumns
  /// Where in a group's row its records are counted.
  private(set) var rows = 0
  private(set) var counts: [Int] = []
  private(set) var sums: [Figure] = []
  private(set) var extremes: [(least: Figure, greatest: Figure)] = []
  private(set) var lacks: [Int] = []
  private(set) var invalid: [Int] = []
  private(set) var missing: [Int] = []
  /// Fields of which some texts could be read here alone, and where in a group's row they are counted.
  private(set) var unread: [(field: String, column: Int)] = []
  /// Fields that have to be told apart as invalid or missing in the findings.
  private(set) var invalidCondition = SQLCondition.never
  private(set) var missingCondition = SQLCondition.never
  /// Macros that the engine cannot count, by their places among the program's, and why: some derive indicators, and are
  /// asked for by no rule.
  private(set) var uncounted: [Int: PushdownObstacle] = [:]
  /// Why rules are refused.
  private(set) var refused: [(rule: Int, obstacle: PushdownObstacle)] = []
  /// Fields whose columns hold something else.
  private(set) var unreadable: [PushdownObstacle] = []
  let recordRegion: String
  let recordYear: String

  var dialect: Dialect { fields.dialect }

  /// - Throws: What leaves it unknown which region and year a record belongs to.
  init(
    _ pack: Pack, _ columns: RegisterColumns, in dialect: Dialect, asOf: CalendarDate
  ) throws(PushdownObstacle) {
    self.pack = pack
    fields = RecordFields(columns, of: pack, in: dialect)
    recordRegion = try fields.recordRegion()
    recordYear = try fields.recordYear()
    program = ColumnProgram(pack, register: columns.register, layout: fields.layout, asOf: asOf, isForEngine: true)
    writer = NodeWriter(program, fields)
    groups = GroupColumns(dialect)
    rows = groups.count(.always, named: "records")
    refused = program.obstacles.map { ($0.rule, .columns($0.obstacle)) }
    addOutcomes()
    addUniques()
    addFields()
    addRequests()
    addUnread()
  }

  // MARK: - Rules on records

  private mutating func addOutcomes() {
    // Engines know names in whatever case.
    var names: Set<String> = []
    for field in fields.register.fields {
      for suffix in ["", " value", " reported", " invalid", " unread"] {
        names.insert(field.id.lowercased() + suffix)
      }
    }
    for (index, plan) in program.records.enumerated() {
      do throws(PushdownObstacle) {
        var cases: [(outcome: Outcome, condition: SQLCondition)] = []
        for (outcome, rows) in plan.outcomes { cases.append((outcome, try writer.holds(rows))) }
        let early: SQLCondition? = if let early = plan.early { try writer.holds(early) } else { nil }
        var own = Outcomes(
          plan: index, name: name(of: plan, &names), cases: Self.ordered(cases),
          texts: plan.figures.flatMap { texts(of: $0) })
        for (outcome, _) in cases {
          let text = SQLText("\(dialect.name(own.name)) = '\(outcome.rawValue)'", .comparison)
          let condition = SQLCondition.holds(SQLCondition.Truth(text, columns: [], isStrict: true))
          let count = groups.count(condition, named: "\(own.name) \(outcome.rawValue)")
          let both = early.map { SQLCondition.all([condition, $0]).simplified }
          own.counts.append(
            (count, both.map { groups.count($0, named: "\(own.name) \(outcome.rawValue) before it is due") }))
        }
        outcomes.append(own)
      } catch {
        refuse(plan.rule, error)
      }
    }
  }

  /// The figures of a limit; `nil` where they would take more digits than the engine's decimals have.
  private mutating func texts(
    of figures: RecordRulePlan.Figures
  ) -> (value: String, required: String, margin: String)? {
    do throws(PushdownObstacle) {
      let value = try fraction(figures.value)
      var bounds: [SQLFraction] = []
      for bound in figures.bounds { bounds.append(try fraction(bound.number)) }
      return LimitFigures(numbers: SQLFractionArithmetic(arithmetic: SQLArithmetic(dialect: dialect))).texts(
        value, bounds, figures.limit)
    } catch {
      return nil
    }
  }

  /// A number of a record's, NULL where its divisor is 0.
  private mutating func fraction(_ number: ColumnNumber) throws(PushdownObstacle) -> SQLFraction {
    let numerator = try writer.number(number.numerator)
    guard let denominator = number.denominator else { return SQLFraction(numerator: numerator) }
    var divisor = try writer.number(denominator)
    if case .expression(let text) = divisor.form {
      divisor.form = .expression(SQLText("NULLIF(\(text.text), 0)"))
    }
    return SQLFraction(numerator: numerator, divisor: divisor)
  }

  /// What is shown comes before what is not: what neither passes nor fails for certain is undetermined.
  private static func ordered(
    _ cases: [(outcome: Outcome, condition: SQLCondition)]
  ) -> [(outcome: Outcome, condition: SQLCondition)] {
    let order: [Outcome] = [.notApplicable, .pass, .fail, .behind, .notDue, .undetermined]
    return order.compactMap { outcome in cases.first { $0.outcome == outcome } }
  }

  private func name(of plan: RecordRulePlan, _ names: inout Set<String>) -> String {
    let rule = pack.rules[plan.rule]
    let each = EachCombinations.of(rule.forms[plan.form].each)[plan.combination].map(\.text)
    return dialect.unique(([rule.id] + each).joined(separator: " ")) { name in
      !RecordFields.isReserved(name) && names.insert(name.lowercased()).inserted
    }
  }

  private mutating func addUniques() {
    for (index, unique) in program.uniques.enumerated() {
      do throws(PushdownObstacle) {
        let told = try self.told(unique.slots)
        let lacking = try writer.holds(unique.undetermined)
        var sharing = Sharing(
          unique: index, name: pack.rules[unique.rule].id, parts: told.parts, isTold: told.condition,
          condition: lacking.negated.simplified)
        sharing.undetermined = groups.count(lacking, named: "\(sharing.name) undetermined")
        sharings.append(sharing)
      } catch {
        refuse(unique.rule, error)
      }
    }
    let key = fields.register.key
    guard !key.isEmpty, key.allSatisfy({ fields.columns.fields[$0] != nil }) else { return }
    do throws(PushdownObstacle) {
      var told = try toldByTexts(key)
      // Spark would find those anew wherever they are named.
      let base = dialect == .spark ? nil : sharings.firstIndex { Set($0.parts).isSubset(of: told.parts) }
      // Of regions that nobody knows all are alike.
      told.parts.append("COALESCE(\(regionCode()), '')")
      sharings.append(
        Sharing(
          unique: nil, name: BuiltInRule.duplicateKey.rawValue, parts: told.parts, isTold: told.condition,
          condition: .always, base: base))
    } catch {
      unreadable.append(error)
    }
  }

  /// What the records of a year are told apart by where the texts count, and which have all fields of it.
  private func toldByTexts(_ key: [Int]) throws(PushdownObstacle) -> (parts: [String], condition: SQLCondition) {
    var (parts, known) = try told([Slot.year])
    for field in key {
      guard let reading = try fields.reading(field) else { throw .noColumn(field: fields.register.fields[field].id) }
      let own = fields.register.fields[field]
      var isText = false
      if case .text = fields.columns.fields[field]?.type { isText = true }
      if case .string = own.kind {
        parts.append(reading.name)
        known = .all([known, .isKnown(reading.name)])
      } else if reading.isInvalid == nil, !reading.differs {
        // Its values have one text each.
        parts.append(reading.name)
        known = .all([known, .isKnown(reading.name)])
      } else {
        let text = dialect.name(own.id + " reported")
        parts.append(text)
        if isText, let isBlank = TextReading(dialect).isBlank(text, of: own, pack.regions) {
          known = .all([known, .fails(SQLCondition.Truth(SQLText(isBlank, .or), columns: [], isStrict: true))])
        } else {
          known = .all([known, .isKnown(text)])
        }
      }
    }
    return (parts, known.simplified)
  }

  /// What records are told apart by, and which have all fields of it.
  private func told(_ slots: [Int]) throws(PushdownObstacle) -> (parts: [String], condition: SQLCondition) {
    var parts: [String] = []
    var known: [SQLCondition] = []
    for slot in slots {
      switch Slot.meaning(of: slot) {
      case .field(let field):
        guard let reading = try fields.reading(field) else { throw .noColumn(field: fields.register.fields[field].id) }
        parts.append(reading.name)
        known.append(.isKnown(reading.name))
      // No year is one like any other.
      case .fixed(Slot.year): parts.append("COALESCE(\(RecordFields.year), 0)")
      default: throw .part("region")
      }
    }
    return (parts, SQLCondition.all(known).simplified)
  }

  /// The region of a record by its code; all that name none are alike.
  private func regionCode() -> String { TextReading(dialect).region(RecordFields.region, pack.regions).value }

  // MARK: - Values themselves

  private mutating func addFields() {
    var (invalidParts, missingParts): ([SQLCondition], [SQLCondition]) = ([], [])
    for mask in program.invalid {
      let condition = fieldCondition(mask)
      invalidParts.append(condition)
      invalid.append(groups.count(condition, named: "\(fields.register.fields[mask.field].id) invalid"))
    }
    for mask in program.missing {
      let condition = fieldCondition(mask)
      missingParts.append(condition)
      missing.append(groups.count(condition, named: "\(fields.register.fields[mask.field].id) missing"))
    }
    invalidCondition = SQLCondition.any(invalidParts).simplified
    missingCondition = SQLCondition.any(missingParts).simplified
  }

  private mutating func fieldCondition(_ mask: ColumnProgram.FieldMask) -> SQLCondition {
    do throws(PushdownObstacle) {
      return try writer.holds(mask.rows)
    } catch {
      if !unreadable.contains(error) { unreadable.append(error) }
      return .never
    }
  }

  private mutating func addUnread() {
    for field in fields.columns.fields.indices where writer.readFields.contains(field) {
      guard let reading = try? fields.reading(field), reading.isUnread != nil else { continue }
      let truth = SQLCondition.Truth(SQLText(unreadName(field)), columns: [], isStrict: true)
      let id = fields.register.fields[field].id
      unread.append((id, groups.count(.holds(truth), named: "\(id) unread")))
    }
    // Rows are counted by what the column of the region has; which of them are of one region has to be known where a key
    // may be shared.
    guard sharings.contains(where: { $0.unique == nil }), case .text = fields.columns.region.type else { return }
    let isUnread = TextReading(dialect).region(RecordFields.region, pack.regions).isUnread
    let truth = SQLCondition.Truth(SQLText(isUnread, .or), columns: [], isStrict: true)
    unread.append((fields.register.regionColumn, groups.count(.holds(truth), named: "region unread")))
  }

  func unreadName(_ field: Int) -> String { dialect.name(fields.register.fields[field].id + " unread") }

  // MARK: - Counts and sums of groups

  /// Every request that a macro rests on, written once; what cannot be is refused with the rules that rest on it.
  private mutating func addRequests() {
    let requests = program.requests
    // By request the macros that rest on it.
    var owners: [String: [Int]] = [:]
    var words: [String: String] = [:]
    for (macro, plan) in program.aggregates.enumerated() {
      let owner = plan.rule.map { pack.rules[$0].id } ?? fields.register.id
      func note(_ request: String, _ word: String) {
        owners[request, default: []].append(macro)
        if words[request] == nil { words[request] = "\(owner) \(word)" }
      }
      let last = plan.stages.count - 1
      for (number, stage) in plan.stages.enumerated() {
        let step = number == last ? "" : " by filter \(number + 1)"
        note("count \(stage.given)", "given" + step)
        note("count \(stage.kept)", "known" + step)
        for lack in stage.missing + stage.absorbed { note("lack \(lack.first)", "lacking \(lack.name)") }
      }
      for lack in plan.nonresponse ?? [] { note("lack \(lack.first)", "lacking \(lack.name)") }
      if let chosen = plan.chosen { note("count \(chosen)", "chosen") }
      if let sum = plan.sum { note("sum \(sum)", "sum") }
      if let extremes = plan.extremes { note("extremes \(extremes)", "") }
    }
    func owned(_ kind: String, _ index: Int) -> [Int] { owners["\(kind) \(index)"] ?? [] }
    func name(_ kind: String, _ index: Int, _ word: String = "") -> String {
      (words["\(kind) \(index)"] ?? kind) + word
    }
    for (index, mask) in requests.counts.enumerated() {
      counts.append(0)
      attempt(owned("count", index)) { (query) throws(PushdownObstacle) in
        query.counts[index] = query.groups.count(try query.writer.holds(mask), named: name("count", index))
      }
    }
    for (index, mask) in requests.firsts.enumerated() {
      lacks.append(0)
      attempt(owned("lack", index)) { (query) throws(PushdownObstacle) in
        query.lacks[index] = query.groups.count(try query.writer.holds(mask), named: name("lack", index))
      }
    }
    for (index, sum) in requests.sums.enumerated() {
      sums.append(Figure())
      attempt(owned("sum", index)) { (query) throws(PushdownObstacle) in
        query.sums[index] = try query.figure("SUM", sum, named: name("sum", index))
      }
    }
    for (index, extreme) in requests.extremes.enumerated() {
      extremes.append((Figure(), Figure()))
      attempt(owned("extremes", index)) { (query) throws(PushdownObstacle) in
        query.extremes[index] = (
          try query.figure("MIN", extreme, named: name("extremes", index, "least")),
          try query.figure("MAX", extreme, named: name("extremes", index, "greatest"))
        )
      }
    }
  }

  /// - Parameter macros: Which rest on it, by their places among the program's.
  private mutating func attempt(
    _ macros: [Int], _ body: (inout RegisterQuery) throws(PushdownObstacle) -> Void
  ) {
    do throws(PushdownObstacle) {
      try body(&self)
    } catch {
      for macro in macros {
        if uncounted[macro] == nil { uncounted[macro] = error }
        if let rule = program.aggregates[macro].rule { refuse(rule, error) }
      }
    }
  }

  private mutating func figure(
    _ function: String, _ request: GroupRequests.Sum, named name: String
  ) throws(PushdownObstacle) -> Figure {
    let number = try writer.number(request.lane)
    let rows = try writer.holds(request.rows)
    var text = try writer.text(number).text
    // Spark gives a sum ten digits more than its terms have.
    if dialect == .spark, function == "SUM", case .expression = number.form {
      text = "CAST(\(text) AS \(dialect.decimalType(digits: dialect.mostDigits, scale: number.digits.scale)))"
    } else if case .constant = number.form {
      text = "CAST(\(text) AS \(dialect.decimalType(digits: min(dialect.mostDigits, 38), scale: 0)))"
    }
    switch rows {
    case .always:
      let column = groups.add("\(function)(\(text))", named: name)
      return Figure(column: column, exponent: number.exponent, digits: number.digits)
    default:
      let sql = "\(function)(\(text)) FILTER (WHERE \(rows.sql.text))"
      return Figure(column: groups.add(sql, named: name), exponent: number.exponent, digits: number.digits)
    }
  }

  private mutating func refuse(_ rule: Int, _ obstacle: PushdownObstacle) {
    if !refused.contains(where: { $0.rule == rule && $0.obstacle == obstacle }) { refused.append((rule, obstacle)) }
  }
}
