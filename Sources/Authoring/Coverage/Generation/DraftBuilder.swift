internal import CEL
internal import Packs
internal import Quantities

/// Makes drafts by a recipe, for one form of a rule.
struct DraftBuilder {
  let pack: Pack
  let rule: Rule
  let form: RuleForm
  let region: Int

  /// The values of the rule's `each` that its case is about: the first of each.
  var each: [(name: String, text: String)] {
    form.each.compactMap { variable in
      switch variable.values {
      case .texts(let texts): texts.first.map { (variable.name, $0) }
      case .indicator(let index): (variable.name, pack.indicators[index].id)
      }
    }
  }

  /// The regions that may be what the rule is about; several where what the pack states differs between them.
  static func regions(for form: RuleForm, of pack: Pack) -> [Int] {
    let regions = pack.regions.all.indices.filter { !pack.regions.isResidual($0) }
    switch form.subject {
    case .regions(_, let only?): return only
    case .regions(let level, nil): return regions.filter { pack.regions[$0].level == level }
    case .records: return Array(regions.filter { pack.regions[$0].level == pack.identity.levels.count - 1 }.prefix(1))
    }
  }

  func drafts(_ recipe: CaseRecipe) throws(SolvingFault) -> [Draft] {
    let draft = try draft(recipe)
    return recipe.lacksOne ? lacking(draft) : [draft]
  }

  // MARK: - Steps

  private func draft(_ recipe: CaseRecipe) throws(SolvingFault) -> Draft {
    let solver = solver(recipe.year)
    switch recipe.aim {
    case .nothing: return Draft(region: region, year: recipe.year)
    case .excluded:
      var solver = solver
      if let condition = form.condition { try solver.satisfy(condition, false, scope(recipe.year)) }
      return solver.draft
    default: break
    }
    var filled = solver
    try filled.apply(recipe.aim, rule, form, scope(recipe.year))
    return filled.draft
  }

  private func solver(_ year: Int) -> DraftSolver {
    var draft = Draft(region: region, year: year)
    if case .records(let register) = form.subject { draft.registers[register] = [DraftRecord()] }
    return DraftSolver(pack: pack, each: form.textCombinations.first ?? [], draft: draft)
  }

  private func scope(_ year: Int) -> DraftSolver.Scope {
    switch form.subject {
    case .regions: .init(.region(year: year))
    case .records(let register): .init(.record(register: register, index: 0))
    }
  }

  // MARK: - Missing values

  /// The draft without one of the values that the rule reads, each in turn.
  private func lacking(_ draft: Draft) -> [Draft] {
    var drafts = draft.order.map { draft.without($0) }
    for register in draft.registers.keys.sorted() {
      if case .records(register) = form.subject {
        let fields = draft.registers[register]?.first?.fields.keys.sorted() ?? []
        drafts += fields.filter { !pack.registers[register].key.contains($0) }.map { draft.blanking($0, in: register) }
      }
      drafts.append(draft.without(register: register))
    }
    return drafts
  }
}
