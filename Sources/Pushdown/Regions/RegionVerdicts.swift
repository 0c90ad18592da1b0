internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// The rules on regions that are decided in SQL, and why the others are not.
struct RegionVerdicts: Sendable {
  let pack: Pack
  let sources: RegionSources
  private(set) var rules: [RegionRuleQuery] = []
  private(set) var undecided: [PushdownPlan.Refusal] = []

  /// More values of `each` than anybody reads tables of.
  private static let mostCombinations = 64
  /// No rule of people's is so long.
  private static let longest = 1 << 16

  init(_ pack: Pack, _ sources: RegionSources, asOf: CalendarDate) {
    self.pack = pack
    self.sources = sources
    for (index, rule) in pack.rules.enumerated() {
      let isInEffect = rule.effective.contains(asOf)
      // Of several rules with one id the one that is in effect speaks.
      let isSuperseded =
        !isInEffect && pack.rules.contains { $0.id == rule.id && $0.effective.contains(asOf) }
      let forms = rule.forms.filter { if case .regions = $0.subject { true } else { false } }
      guard !isSuperseded, !forms.isEmpty else { continue }
      do throws(PushdownObstacle) {
        var own: [RegionRuleQuery] = []
        for form in forms {
          let combinations = EachCombinations.of(form.each)
          guard combinations.count <= Self.mostCombinations else { throw .columns(.combinations) }
          for each in combinations {
            let query = try RegionRuleQuery(
              pack, sources, rule: index, form: form, each: each, isInEffect: isInEffect)
            guard query.size <= Self.longest else { throw .tooLong }
            own.append(query)
          }
        }
        rules += own
      } catch {
        undecided.append(PushdownPlan.Refusal(rule: index, obstacle: error))
      }
    }
  }

  /// Only what is observed of regions.
  var withoutRules: RegionVerdicts {
    var verdicts = self
    verdicts.rules = []
    return verdicts
  }

  // MARK: - The statement

  /// Whether the statement says anything of regions.
  var isAsked: Bool { !rules.isEmpty || sources.observations != nil }

  private func shared(_ language: Language) -> RegionTables {
    RegionTables(pack: pack, sources: sources, rules: rules, language: language)
  }

  func tables(_ language: Language) -> [String] {
    guard isAsked else { return [] }
    return shared(language).tables + zip(rules, names).flatMap { tables(of: $0, named: $1, language) }
  }

  /// The queries that give a line for each verdict, and for each observation.
  var lines: [String] {
    let dialect = sources.dialect
    return zip(rules, names).map { rule, name in
      let head = [RegisterStatement.Line.verdict.rawValue, pack.rules[rule.rule].id].map(dialect.text)
      let subject = ["region", "CAST(year AS \(dialect.textType))"] + rule.each.map(dialect.text)
      let line = dialect.list(head + subject + ["outcome", "value", "required", "margin"])
      return "SELECT \(line) AS line\nFROM \(dialect.name(name + " verdicts"))"
    } + shared(.zh).observationLines
  }

  /// A name of its own for each of the rules' forms.
  private var names: [String] {
    var known: Set<String> = []
    return rules.map { rule in
      sources.dialect.unique(rule.name, before: RegionRuleStatement.longestSuffix) {
        known.insert($0.lowercased()).inserted
      }
    }
  }

  private func tables(of rule: RegionRuleQuery, named name: String, _ language: Language) -> [String] {
    let statement = RegionRuleStatement(rule: rule, name: name, pack: pack, dialect: sources.dialect)
    let sentences = RuleSentence.sentences(of: pack.rules[rule.rule].id, in: pack, language) ?? []
    return statement.below(language) + [statement.verdicts(sentences)]
  }
}

extension RegionRuleQuery {
  /// About how many bytes its text has.
  fileprivate var size: Int {
    let columns = (figures.columns + below.flatMap { $0.members.columns + $0.results.columns }).map(\.sql)
    let parts = columns + measures.map(\.sql) + outcomes.map(\.condition) + [value, required, margin]
    return parts.reduce(0) { $0 + $1.utf8.count }
  }
}
