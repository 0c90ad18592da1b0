internal import CEL
internal import Diagnostics
internal import Documents
internal import Packs
internal import Quantities

/// All mutants of one rule.
struct RuleMutations {
  private let pack: Pack
  private let rule: Rule
  private let node: RuleNode
  private(set) var mutants: [Mutant] = []

  init(ofRule index: Int, in editable: EditablePack) {
    pack = editable.pack
    rule = pack.rules[index]
    node = editable.ruleNodes[index].detached()
    guard let form = rule.forms.first else { return }
    expressions(form)
    limits(form)
    years()
    path()
    lists()
    for key in ["when"] where node[key] != nil { drop(key, .when) }
    for key in ["within", "judge", "needs", "response_rate"] where node[key] != nil { drop(key, .omission) }
  }

  // MARK: - Changes

  /// The mapping that says a key of the rule: its own, else its group's.
  private func owner(of key: String) -> Node? {
    if node.own[key] != nil { return node.own }
    return node.group?[key] == nil ? nil : node.group
  }

  /// Adds a mutant that differs in a key.
  ///
  /// - Parameter document: What stands in place of the document that says the key, the rule's own or its group's.
  private mutating func add(
    _ kind: MutationKind, _ key: String, _ value: Node, from original: String, to changed: String, in document: Document
  ) {
    let isOwn = node.own[key] != nil
    mutants.append(
      Mutant(
        rule: rule.id, kind: kind, key: key, original: original, changed: changed, place: value.place,
        node: RuleNode(own: isOwn ? document.root : node.own, group: isOwn ? node.group : document.root)))
  }

  private mutating func add(_ kind: MutationKind, _ key: String, _ scalar: Node, _ changed: String) {
    guard changed != scalar.text else { return }
    let document = scalar.documentReplacingText(with: changed)
    add(kind, key, scalar, from: scalar.text, to: changed, in: document)
  }

  private mutating func drop(_ key: String, _ kind: MutationKind) {
    guard let owner = owner(of: key), let value = owner[key] else { return }
    let original = value.kind == .scalar ? value.text : key
    add(kind, key, value, from: original, to: Mutant.dropped, in: owner.documentRemoving(key: key))
  }

  // MARK: - Lists

  /// One member after another left out of the lists of `each` and of `for`; a list without members is no list.
  private mutating func lists() {
    let values = node["each"]?.entries.map(\.value) ?? []
    for (key, list) in values.map({ ("each", $0) }) + [node["for"]].compactMap({ $0 }).map({ ("for", $0) })
    where list.kind == .sequence && list.elements.count > 1 {
      for (index, member) in list.elements.enumerated() {
        let document = list.documentRemoving(element: index)
        add(.each, key, member, from: member.text, to: Mutant.dropped, in: document)
      }
    }
  }

  // MARK: - Expressions

  private mutating func expressions(_ form: RuleForm) {
    if let condition = form.condition, let scalar = node["when"] { mutate(condition, "when", scalar) }
    switch form.requirement {
    case .limit(let value, _): if let scalar = node["value"] { mutate(value, "value", scalar) }
    case .assertion(let expression, _): if let scalar = node["assert"] { mutate(expression, "assert", scalar) }
    case .unique, .evidence: break
    }
  }

  private mutating func mutate(_ expression: Expression, _ key: String, _ scalar: Node) {
    guard scalar.kind == .scalar, expression.sourceText == scalar.text else { return }
    for (kind, text) in ExpressionMutations(of: expression, in: pack).mutations { add(kind, key, scalar, text) }
  }

  // MARK: - Limits

  private mutating func limits(_ form: RuleForm) {
    guard case .limit(_, let limit) = form.requirement else { return }
    let key = limit.comparison.rawValue
    guard let value = node[key] else { return }
    let scalars = value.kind == .sequence ? Array(value.elements) : [value]
    for (scalar, bound) in zip(scalars, scalars.count == 2 ? [limit.low, limit.high] : [limit.low ?? limit.high]) {
      if (try? Quantity.parse(scalar.text)) != nil {
        for (kind, text) in QuantityMutations.mutations(of: scalar.text, unit: limit.unit) {
          add(kind, key, scalar, text)
        }
      } else if let bound {
        mutate(bound, key, scalar)
      }
    }
    strictness(limit.comparison)
  }

  private static let confusedComparisons: [Comparison: Comparison] = [
    .atLeast: .moreThan, .moreThan: .atLeast, .atMost: .lessThan, .lessThan: .atMost,
  ]

  private mutating func strictness(_ comparison: Comparison) {
    let key = comparison.rawValue
    guard let other = Self.confusedComparisons[comparison], let owner = owner(of: key),
      let name = owner.entries.first(where: { $0.key.hasText(key) })?.key
    else { return }
    add(.comparison, key, name, other.rawValue)
  }

  // MARK: - Years and paths

  private mutating func years() {
    for (key, kind) in [("by", MutationKind.due), ("from", .year), ("until", .year)] {
      guard let scalar = node[key], let year = Int(scalar.text) else { continue }
      for other in [year - 1, year + 1] { add(kind, key, scalar, String(other)) }
    }
  }

  private static let confusedPaths = ["linear": "compound", "compound": "linear"]

  private mutating func path() {
    guard let path = node["path"] else { return }
    drop("path", .path)
    if path.kind == .scalar {
      if let other = Self.confusedPaths[path.text] { add(.path, "path", path, other) }
      return
    }
    let unit: Unit =
      if case .limit(_, let limit)? = rule.forms.first?.requirement { limit.unit } else { .number }
    let years = Set(path.entries.compactMap { Int($0.key.text) })
    for (year, figure) in path.entries {
      if let number = Int(year.text) {
        // No mapping has a key twice.
        for other in [number - 1, number + 1] where !years.contains(other) {
          add(.year, "path", year, String(other))
        }
      }
      for (kind, text) in QuantityMutations.mutations(of: figure.text, unit: unit) { add(kind, "path", figure, text) }
    }
  }
}
