/// A condition that is either TRUE for a record or not: NULL counts as FALSE. What it says not is said by ``negated``.
///
/// Rows that hold something are told from rows that lack it, so that no NULL is taken for either.
indirect enum SQLCondition: Sendable {
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

  struct Truth: Sendable {
    let holds: SQLText
    let fails: SQLText
    /// The columns that it is NULL without.
    let columns: Set<String>
    /// Whether it is NULL nowhere else.
    let isStrict: Bool

    /// A column of truth values.
    init(column: String) {
      holds = SQLText(column)
      fails = SQLText("NOT \(column)", .not)
      columns = [column]
      isStrict = true
    }

    init(_ text: SQLText, columns: Set<String>, isStrict: Bool) {
      holds = text
      fails = SQLText("NOT \(text.within(.not))", .not)
      self.columns = columns
      self.isStrict = isStrict
    }

    init(_ left: SQLText, _ sign: String, _ negation: String, _ right: SQLText, columns: Set<String>, isStrict: Bool) {
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
  var negated: SQLCondition {
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
  var simplified: SQLCondition {
    switch self {
    case .all(let parts): return Self.all(of: parts.map(\.simplified))
    case .any(let parts): return Self.any(of: parts.map(\.simplified))
    default: return self
    }
  }

  /// As a statement has it.
  var sql: SQLText {
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
    conjuncts = distinct(conjuncts)
    // A column that a comparison needs need not be asked for.
    let needed = conjuncts.reduce(into: Set<String>()) { found, part in
      if case .isKnown = part { return }
      found.formUnion(part.knownColumns)
    }
    conjuncts.removeAll { if case .isKnown(let column) = $0 { needed.contains(column) } else { false } }
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
    alternatives = distinct(alternatives)
    return alternatives.isEmpty ? .never : alternatives.count == 1 ? alternatives[0] : .any(alternatives)
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
