internal import CEL
internal import Evaluation
internal import Packs
internal import Quantities

/// One form of a rule on regions, for one value of each name of its `each`, as SQL.
struct RegionRuleQuery: Sendable {
  /// A column that is reckoned from the figures, once, since outcome and texts rest on it.
  struct Measure: Sendable {
    let name: String
    let sql: String
  }

  let rule: Int
  /// The rule's id and the values of its `each`.
  let name: String
  let each: [String]
  let subject: RegionSubjects
  let figures: RegionFigures
  let below: [RegionBelow]
  let used: [Int: Set<RegionSources.Column>]
  let usedIndicators: Set<Int>
  private(set) var measures: [Measure] = []
  /// The outcomes, each where none before it is; the last one needs no condition.
  private(set) var outcomes: [(condition: String, outcome: Outcome)] = []
  private(set) var rest = Outcome.undetermined
  private(set) var value = "NULL"
  private(set) var required = "NULL"
  private(set) var margin = "NULL"

  init(
    _ pack: Pack, _ sources: RegionSources, rule index: Int, form: RuleForm, each: [NamedText], isInEffect: Bool
  ) throws(PushdownObstacle) {
    let rule = pack.rules[index]
    guard case .regions(let level, let only) = form.subject else { throw .part(rule.id) }
    self.rule = index
    self.each =
      each.map(\.text)
      + form.each.compactMap { if case .indicator(let index) = $0.values { pack.indicators[index].id } else { nil } }
    name = ([rule.id] + self.each).joined(separator: " ")
    subject = RegionSubjects(level: level, only: only, drawsOnRegionsBelow: form.drawsOnRegionsBelow)
    guard isInEffect else {
      rest = .notApplicable
      (figures, below, used, usedIndicators) = (RegionFigures(sources.dialect), [], [:], [])
      return
    }
    var expressions = RegionExpressions(pack, sources, level: level, each: each.map(\.text))
    var writer = Writer(numbers: expressions.numbers, dialect: sources.dialect)
    if rule.years.lowerBound > 1000 || rule.years.upperBound < 9999 {
      writer.outcomes.append((Self.outside(rule.years), .notApplicable))
    }
    if let condition = form.condition {
      let text = writer.measure(try expressions.truth(condition), "applies")
      writer.outcomes.append(("NOT \(text.within(.not))", .notApplicable))
      writer.outcomes.append(("\(text.tighter(than: .comparison)) IS NULL", .undetermined))
    }
    expressions.responseRate = rule.responseRate
    let early = rule.due.map { "year < \($0)" }
    let path: Bool
    var needs: [SQLText] = []
    for need in form.needs {
      switch try expressions.value(need) {
      case .number(let number): needs.append(expressions.numbers.isKnown(number))
      case .truth(let truth): needs.append(SQLText("\(truth.tighter(than: .comparison)) IS NOT NULL", .comparison))
      case .text: throw .part(need.text)
      }
    }
    let asked: Writer.Requirement
    switch form.requirement {
    case .evidence: throw .columns(.evidence)
    case .unique: throw .columns(.conditionalUniqueness)
    case .assertion(let expression, let early):
      asked = Writer.Requirement(writer.measure(try expressions.truth(expression), "holds"))
      path = early != nil
    case .limit(let value, let limit):
      if limit.path != nil { throw .columns(.path) }
      if limit.judging != .fullValue { throw .columns(.rounding) }
      asked = try writer.limit(value, limit, &expressions)
      path = false
    }
    writer.conclude(asked, needs: needs.filter { $0.text != "TRUE" }, early: early, path: path)
    (measures, outcomes, rest) = (writer.measures, writer.outcomes, writer.rest)
    (value, required, margin) = (writer.value, writer.required, writer.margin)
    (figures, below) = (expressions.figures, expressions.below)
    (used, usedIndicators) = (expressions.used, expressions.usedIndicators)
  }

  /// Years that a rule does not apply to.
  private static func outside(_ years: ClosedRange<Int>) -> String {
    if years.lowerBound <= 1000 { return "year > \(years.upperBound)" }
    if years.upperBound >= 9999 { return "year < \(years.lowerBound)" }
    return "year NOT BETWEEN \(years.lowerBound) AND \(years.upperBound)"
  }
}

/// For which regions and years a form is judged.
struct RegionSubjects: Sendable {
  let level: Int
  let only: [Int]?
  /// Whether those are judged as well of which only regions below have data.
  let drawsOnRegionsBelow: Bool
}

extension RegionRuleQuery {
  /// What a form asks, in the making.
  struct Writer {
    let numbers: SQLFractionArithmetic
    let dialect: Dialect
    var measures: [Measure] = []
    var outcomes: [(condition: String, outcome: Outcome)] = []
    var rest = Outcome.undetermined
    var value = "NULL"
    var required = "NULL"
    var margin = "NULL"

    /// A condition under a name of its own, unless it is one already.
    mutating func measure(_ truth: SQLText, _ name: String) -> SQLText {
      if dialect.isName(truth.text) { return truth }
      measures.append(Measure(name: name, sql: truth.text))
      return SQLText(dialect.name(name))
    }

    mutating func measure(_ number: SQLFraction, _ name: String) -> SQLFraction {
      var number = number
      number.numerator = measure(number.numerator, name)
      number.divisor = number.divisor.map { measure($0, name + " divisor") }
      return number
    }

    private mutating func measure(_ number: SQLNumber, _ name: String) -> SQLNumber {
      guard case .expression(let text) = number.form, !dialect.isName(text.text) else { return number }
      measures.append(Measure(name: name, sql: text.text))
      var number = number
      number.form = .expression(SQLText(dialect.name(name)))
      return number
    }

    // MARK: - Limits

    /// What is asked as two conditions, both NULL where nobody can tell.
    struct Requirement {
      let holds: SQLText
      let fails: SQLText

      init(holds: SQLText, fails: SQLText) {
        self.holds = holds
        self.fails = fails
      }

      init(_ holds: SQLText) {
        self.init(holds: holds, fails: SQLText("NOT \(holds.within(.not))", .not))
      }
    }

    mutating func limit(
      _ expression: Expression, _ limit: LimitRequirement, _ expressions: inout RegionExpressions
    ) throws(PushdownObstacle) -> Requirement {
      let found = measure(try expressions.number(expression), "value")
      var bounds: [(number: SQLFraction, isLow: Bool)] = []
      for (bound, isLow) in [(limit.low, true), (limit.high, false)] {
        // `equals` has the same bound twice.
        guard let bound, limit.comparison != .equals || bounds.isEmpty else { continue }
        bounds.append((measure(try expressions.number(bound), isLow ? "at least" : "at most"), isLow))
      }
      let figures = LimitFigures(numbers: numbers)
      var (conditions, negations): ([SQLText], [SQLText]) = ([], [])
      for (bound, isLow) in bounds {
        for (sign, towards) in Self.comparisons(limit, isLow: isLow) {
          let moved = try figures.moved(bound, by: limit.tolerance, towards)
          conditions.append(try numbers.comparison(sign, found, moved))
          negations.append(try numbers.comparison(Self.negation(of: sign), found, moved))
        }
      }
      guard !conditions.isEmpty else { throw .part(expression.text) }
      (value, required, margin) = figures.texts(found, bounds.map(\.number), limit)
      let all = conditions.joined(.and)
      let none = negations.joined(.or)
      // Where one bound is unknown, the other alone shows nothing.
      let known = bounds.map { numbers.isKnown($0.number) }.filter { $0.text != "TRUE" }
      guard bounds.count > 1, !known.isEmpty else { return Requirement(holds: all, fails: none) }
      return Requirement(measure(SQLText("CASE WHEN \(known.joined(.and).text) THEN \(all.text) END"), "holds"))
    }

    private static func negation(of sign: BinaryOperator) -> BinaryOperator {
      switch sign {
      case .less: .greaterOrEqual
      case .lessOrEqual: .greater
      case .greater: .lessOrEqual
      case .greaterOrEqual: .less
      case .equal: .notEqual
      default: .equal
      }
    }

    private static func comparisons(
      _ limit: LimitRequirement, isLow: Bool
    ) -> [(BinaryOperator, towards: Int)] {
      switch limit.comparison {
      case .atLeast: [(.greaterOrEqual, -1)]
      case .moreThan: [(.greater, -1)]
      case .atMost: [(.lessOrEqual, 1)]
      case .lessThan: [(.less, 1)]
      case .between: isLow ? [(.greaterOrEqual, -1)] : [(.lessOrEqual, 1)]
      case .equals where limit.tolerance == nil: [(.equal, 1)]
      case .equals: [(.greaterOrEqual, -1), (.lessOrEqual, 1)]
      }
    }

    // MARK: - Outcomes

    mutating func conclude(_ asked: Requirement, needs: [SQLText], early: String?, path: Bool) {
      let unknown: Outcome = early != nil && !path ? .notDue : .undetermined
      let lacking = needs.map { SQLText("NOT \($0.within(.not))", .not) }
      if !lacking.isEmpty {
        let text = lacking.joined(.or)
        if unknown == .notDue, let early { outcomes.append(("\(early) AND \(text.within(.and))", .notDue)) }
        outcomes.append((text.text, .undetermined))
      }
      outcomes.append((asked.holds.text, .pass))
      if let early {
        if path {
          outcomes.append(("\(early) AND \(asked.fails.within(.and))", .behind))
        } else {
          outcomes.append((early, .notDue))
        }
      }
      outcomes.append((asked.fails.text, .fail))
      rest = .undetermined
    }
  }
}
