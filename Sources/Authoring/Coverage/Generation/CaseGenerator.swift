internal import CEL
internal import Evaluation
internal import Packs
internal import Quantities

/// Looks for cases that show what no test of a pack shows yet.
struct CaseGenerator {
  private let pack: Pack
  private var meter: CoverageMeter
  private var names: Set<String>
  private(set) var cases: [GeneratedCase] = []
  private(set) var unsolved: [UnsolvedItem] = []

  /// - Parameter meter: What the pack's own cases show.
  init(_ pack: Pack, _ meter: CoverageMeter, names: Set<String>) {
    self.pack = pack
    self.meter = meter
    self.names = names
  }

  mutating func run() {
    for place in pack.rules.indices {
      for item in goals(of: meter.rules[place]) where !meter.rules[place].shown.contains(item) { find(item, place) }
    }
  }

  /// Limits first: a case at a limit shows an outcome as well. Conditions come along with outcomes.
  private func goals(of rule: RuleCoverage) -> [CoverageItem] {
    rule.items.filter { $0.kind == .limit } + rule.items.filter { $0.kind == .outcome }
  }

  private mutating func find(_ item: CoverageItem, _ place: Int) {
    let rule = pack.rules[place]
    var first: SolvingFault?
    for form in rule.forms {
      for region in DraftBuilder.regions(for: form, of: pack).prefix(form.readsGivenValues(pack) ? .max : 1) {
        let builder = DraftBuilder(pack: pack, rule: rule, form: form, region: region)
        do throws(SolvingFault) {
          return add(try found(item, builder), place)
        } catch {
          first = first ?? error
        }
      }
    }
    unsolved.append(UnsolvedItem(rule: place, item: item, fault: first ?? .noYear))
  }

  private mutating func add(_ found: (yaml: YAMLText, testCase: TestCase), _ place: Int) {
    names.insert(found.testCase.name)
    meter.add(found.testCase)
    cases.append(GeneratedCase(rule: place, yaml: found.yaml, testCase: found.testCase))
  }

  /// The first draft that shows the item; else why the first did not.
  private func found(
    _ item: CoverageItem, _ builder: DraftBuilder
  ) throws(SolvingFault) -> (yaml: YAMLText, testCase: TestCase) {
    if case .unique = builder.form.requirement { throw .unique }
    let maker = CaseMaker(pack: pack, rule: builder.rule, item: item, each: builder.each)
    var first: SolvingFault?
    for recipe in CaseRecipes(builder.rule, builder.form, of: pack).recipes(for: item) {
      do throws(SolvingFault) {
        for draft in try builder.drafts(recipe) {
          do throws(SolvingFault) {
            return try maker.testCase(of: draft) { name(item, $0, builder) }
          } catch {
            first = first ?? error
          }
        }
      } catch {
        first = first ?? error
      }
    }
    throw first ?? .noYear
  }

  /// What the case shows, in words that no other case has.
  private func name(_ item: CoverageItem, _ verdict: Verdict, _ builder: DraftBuilder) -> String {
    let name = builder.rule.id + " " + CaseName(pack, item, verdict, builder.form).text
    guard names.contains(name) else { return name }
    let next = (2...).first { !names.contains("\(name)（\($0)）") } ?? 2
    return "\(name)（\(next)）"
  }
}

extension RuleForm {
  /// Whether its expressions read what the pack states for each region.
  fileprivate func readsGivenValues(_ pack: Pack) -> Bool {
    expressions.contains { expression in
      expression.contains { part in
        guard case .member(_, let slot, _) = part.operation, case .indicator(let index) = Slot.meaning(of: slot) else {
          return false
        }
        return pack.indicators[index].isGiven
      }
    }
  }
}
