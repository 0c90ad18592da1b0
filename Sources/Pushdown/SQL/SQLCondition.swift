/// A condition that is either TRUE for a record or not: NULL counts as FALSE. What it says not is said by ``negated``.
///
/// Rows that hold something are told from rows that lack it, so that no NULL is taken for either.
package indirect enum SQLCondition: Sendable {
  case always
  case never
  case all([SQLCondition])
  case any([SQLCondition])
  /// The column holds a value.
  case isKnown(String)
  case isMissing(String)
  /// A text that is TRUE, FALSE, or NULL where one of its columns is.
  case holds(Truth)
  /// It is FALSE.
  case fails(Truth)
  /// It is FALSE or NULL.
  case lacks(Truth)
  /// It is TRUE or NULL.
  case unrefuted(Truth)

  package struct Truth: Sendable {
    package let holds: SQLText
    let fails: SQLText
    /// The columns that it is NULL without.
    package let columns: Set<String>
    /// Whether it is NULL nowhere else.
    let isStrict: Bool

    /// A column of truth values.
    package init(column: String) {
      holds = SQLText(column)
      fails = SQLText("NOT \(column)", .not)
      columns = [column]
      isStrict = true
    }

    package init(_ text: SQLText, columns: Set<String>, isStrict: Bool) {
      holds = text
      fails = SQLText("NOT \(text.within(.not))", .not)
      self.columns = columns
      self.isStrict = isStrict
    }

    package init(
      _ left: SQLText, _ sign: String, _ negation: String, _ right: SQLText, columns: Set<String>, isStrict: Bool
    ) {
      func text(_ sign: String) -> SQLText {
        SQLText("\(left.tighter(than: .comparison)) \(sign) \(right.tighter(than: .comparison))", .comparison)
      }
      holds = text(sign)
      fails = text(negation)
      self.columns = columns
      self.isStrict = isStrict
    }
  }

  /// TRUE exactly where this is not.
  package var negated: SQLCondition {
    switch self {
    case .always: .never
    case .never: .always
    case .all(let parts): .any(parts.map(\.negated))
    case .any(let parts): .all(parts.map(\.negated))
    case .isKnown(let column): .isMissing(column)
    case .isMissing(let column): .isKnown(column)
    case .holds(let truth): .lacks(truth)
    case .lacks(let truth): .holds(truth)
    case .fails(let truth): .unrefuted(truth)
    case .unrefuted(let truth): .fails(truth)
    }
  }
}

extension SQLCondition {
  /// The condition in as few words as tell the same.
  package var simplified: SQLCondition {
    switch self {
    case .all(let parts): return Self.all(of: parts.map(\.simplified))
    case .any(let parts): return Self.any(of: parts.map(\.simplified))
    default: return self
    }
  }

  /// As a statement has it.
  package var sql: SQLText {
    switch self {
    case .always: SQLText("TRUE")
    case .never: SQLText("FALSE")
    case .all(let parts): parts.map(\.sql).joined(.and)
    case .any(let parts): parts.map(\.sql).joined(.or)
    case .isKnown(let column): SQLText("\(column) IS NOT NULL", .comparison)
    case .isMissing(let column): SQLText("\(column) IS NULL", .comparison)
    case .holds(let truth): truth.holds
    case .fails(let truth): truth.fails
    case .lacks(let truth): SQLText("\(truth.holds.tighter(than: .comparison)) IS NOT TRUE", .comparison)
    case .unrefuted(let truth): SQLText("\(truth.holds.tighter(than: .comparison)) IS NOT FALSE", .comparison)
    }
  }

  private var key: String { sql.text }

  /// About how many bytes its text has.
  var size: Int {
    switch self {
    case .always, .never: 5
    case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.size + 5 }
    case .isKnown(let column), .isMissing(let column): column.utf8.count + 12
    case .holds(let truth), .fails(let truth), .lacks(let truth), .unrefuted(let truth): truth.holds.text.utf8.count
    }
  }

  private static func all(of parts: [SQLCondition]) -> SQLCondition {
    var conjuncts: [SQLCondition] = []
    for part in parts {
      switch part {
      case .always: continue
      case .never: return .never
      case .all(let inner): conjuncts += inner
      default: conjuncts.append(part)
      }
    }
    // Where all columns of a comparison are known it holds or fails.
    let known = conjuncts.reduce(into: Set<String>()) { $0.formUnion($1.knownColumns) }
    conjuncts = conjuncts.map { part in
      switch part {
      case .lacks(let truth) where truth.isStrict && truth.columns.isSubset(of: known): .fails(truth)
      case .unrefuted(let truth) where truth.isStrict && truth.columns.isSubset(of: known): .holds(truth)
      default: part
      }
    }
    conjuncts = distinct(conjuncts.flatMap { unknown(among: conjuncts, instead: $0) })
    // A column that a comparison needs need not be asked for.
    let needed = conjuncts.reduce(into: Set<String>()) { found, part in
      if case .isKnown = part { return }
      found.formUnion(part.knownColumns)
    }
    conjuncts.removeAll { if case .isKnown(let column) = $0 { needed.contains(column) } else { false } }
    // What the others rule out is no alternative.
    let narrowed = conjuncts.map { part -> SQLCondition in
      guard case .any(let alternatives) = part else { return part }
      let others = conjuncts.filter { $0.key != part.key }
      return any(of: alternatives.compactMap { $0.alternative(beside: others) })
    }
    if zip(narrowed, conjuncts).contains(where: { $0.key != $1.key }) { return all(of: narrowed) }
    let missing = conjuncts.reduce(into: Set<String>()) { if case .isMissing(let column) = $1 { $0.insert(column) } }
    let held = conjuncts.reduce(into: Set<String>()) { $0.formUnion($1.knownColumns) }
    if !missing.isDisjoint(with: held) { return .never }
    // What compares a missing column neither holds nor fails.
    conjuncts.removeAll { part in
      switch part {
      case .lacks(let truth), .unrefuted(let truth): !truth.columns.isDisjoint(with: missing)
      default: false
      }
    }
    // One of several that is among the others says nothing more.
    let keys = Set(conjuncts.map(\.key))
    conjuncts = conjuncts.enumerated().filter { index, part in
      guard case .any(let alternatives) = part else { return true }
      if alternatives.contains(where: { keys.isSuperset(of: $0.conjunctKeys) }) { return false }
      let own = Set(alternatives.map(\.key))
      return !conjuncts.enumerated().contains { other, part in
        guard other != index, case .any(let fewer) = part else { return false }
        return fewer.count < own.count && own.isSuperset(of: fewer.map(\.key))
      }
    }.map(\.element)
    return conjuncts.isEmpty ? .always : conjuncts.count == 1 ? conjuncts[0] : .all(conjuncts)
  }

  private static func any(of parts: [SQLCondition]) -> SQLCondition {
    var alternatives: [SQLCondition] = []
    for part in parts {
      switch part {
      case .never: continue
      case .always: return .always
      case .any(let inner): alternatives += inner
      default: alternatives.append(part)
      }
    }
    // Either it holds or it fails: then its columns are known.
    let failing = Set(alternatives.compactMap { if case .fails(let truth) = $0 { truth.holds.text } else { nil } })
    let holding = Set(alternatives.compactMap { if case .holds(let truth) = $0 { truth.holds.text } else { nil } })
    let decided = failing.intersection(holding)
    alternatives = distinct(alternatives.map { $0.known(where: decided) })
    if let joined = joined(alternatives) { return any(of: joined) }
    for case .isKnown(let column) in alternatives
    where alternatives.contains(where: { if case .isMissing(column) = $0 { true } else { false } }) {
      return .always
    }
    return alternatives.isEmpty ? .never : alternatives.count == 1 ? alternatives[0] : .any(alternatives)
  }

  /// Two alternatives of which one has a part that holds where it fails in the other, all else being equal: then that
  /// part's columns are known. `nil` where there are none.
  private static func joined(_ alternatives: [SQLCondition]) -> [SQLCondition]? {
    for (index, first) in alternatives.enumerated() {
      guard case .all(let parts) = first else { continue }
      for (other, second) in alternatives.enumerated().dropFirst(index + 1) {
        guard case .all(let others) = second, others.count == parts.count else { continue }
        let (keys, otherKeys) = (Set(parts.map(\.key)), Set(others.map(\.key)))
        let (own, theirs) = (parts.filter { !otherKeys.contains($0.key) }, others.filter { !keys.contains($0.key) })
        guard own.count == 1, theirs.count == 1, let truth = own[0].decided(against: theirs[0]) else { continue }
        let both = parts.filter { otherKeys.contains($0.key) } + truth.columns.sorted().map { .isKnown($0) }
        var rest = alternatives
        rest[index] = all(of: both)
        rest.remove(at: other)
        return rest
      }
    }
    return nil
  }

  /// What holds in one and fails in the other.
  private func decided(against other: SQLCondition) -> Truth? {
    switch (self, other) {
    case (.holds(let truth), .fails(let opposite)) where truth.isStrict && truth.holds.text == opposite.holds.text,
      (.fails(let truth), .holds(let opposite)) where truth.isStrict && truth.holds.text == opposite.holds.text:
      truth
    default: nil
    }
  }

  /// What neither holds nor fails lacks one of its columns.
  private static func unknown(among parts: [SQLCondition], instead part: SQLCondition) -> [SQLCondition] {
    switch part {
    case .lacks(let truth) where truth.isStrict && parts.contains { $0.isUnrefuted(truth) },
      .unrefuted(let truth) where truth.isStrict && parts.contains { $0.isLacking(truth) }:
      [any(of: truth.columns.sorted().map { .isMissing($0) })]
    default: [part]
    }
  }

  /// What it says as one alternative where other conditions hold as well; `nil` where it cannot.
  private func alternative(beside others: [SQLCondition]) -> SQLCondition? {
    let known = others.reduce(into: Set<String>()) { $0.formUnion($1.knownColumns) }
    switch self {
    case .isMissing(let column) where known.contains(column): return nil
    case .all(let parts):
      let keys = Set(others.map(\.key))
      return Self.all(of: parts.filter { !keys.contains($0.key) })
    case .lacks(let truth), .fails(let truth):
      if others.contains(where: {
        if case .holds(let other) = $0 { other.holds.text == truth.holds.text } else { false }
      }) {
        return nil
      }
      return truth.isStrict && truth.columns.isSubset(of: known) ? .fails(truth) : self
    case .unrefuted(let truth), .holds(let truth):
      if others.contains(where: {
        if case .fails(let other) = $0 { other.holds.text == truth.holds.text } else { false }
      }) {
        return nil
      }
      return truth.isStrict && truth.columns.isSubset(of: known) ? .holds(truth) : self
    default: return self
    }
  }

  /// Known, where it holds or fails in either case.
  private func known(where decided: Set<String>) -> SQLCondition {
    switch self {
    case .holds(let truth) where truth.isStrict && decided.contains(truth.holds.text),
      .fails(let truth) where truth.isStrict && decided.contains(truth.holds.text):
      Self.all(of: truth.columns.sorted().map { SQLCondition.isKnown($0) })
    default: self
    }
  }

  private func isUnrefuted(_ other: Truth) -> Bool {
    if case .unrefuted(let truth) = self { truth.holds.text == other.holds.text } else { false }
  }

  private func isLacking(_ other: Truth) -> Bool {
    if case .lacks(let truth) = self { truth.holds.text == other.holds.text } else { false }
  }

  private static func distinct(_ parts: [SQLCondition]) -> [SQLCondition] {
    var seen: Set<String> = []
    return parts.filter { seen.insert($0.key).inserted }
  }

  private var conjunctKeys: [String] {
    if case .all(let parts) = self { parts.map(\.key) } else { [key] }
  }

  /// Columns that hold a value wherever it is TRUE.
  private var knownColumns: Set<String> {
    switch self {
    case .isKnown(let column): [column]
    case .holds(let truth), .fails(let truth): truth.columns
    case .all(let parts): parts.reduce(into: []) { $0.formUnion($1.knownColumns) }
    default: []
    }
  }
}
