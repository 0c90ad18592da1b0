internal import Quantities

/// What type parameters have been found to stand for, while the types of an expression are worked out.
///
/// A list literal without members is a list of a fresh parameter; that `[] + [1]` is a list of integers is found where
/// the two meet.
struct TypeBindings {
  private var bound: [String: ValueType] = [:]
  /// What each binding since the beginning took the place of, to take it back: a copy of all of them for every trial
  /// would make long lists slow.
  private var journal: [(name: String, before: ValueType?)] = []
  private var freshCount = 0

  mutating func fresh() -> ValueType {
    freshCount += 1
    return .parameter("_\(freshCount)")
  }

  /// A signature's types with fresh parameters for its own, so that two calls of a function do not share them.
  mutating func instantiated(_ types: [ValueType]) -> [ValueType] {
    guard types.contains(where: \.hasParameter) else { return types }
    var renamed: [String: ValueType] = [:]
    return types.map { renaming($0, &renamed) }
  }

  private mutating func renaming(_ type: ValueType, _ renamed: inout [String: ValueType]) -> ValueType {
    if case .parameter(let name) = type {
      if let known = renamed[name] { return known }
      let new = fresh()
      renamed[name] = new
      return new
    }
    guard type.hasParameter else { return type }
    return type.mapParts { renaming($0, &renamed) }
  }

  /// The type with what its parameters stand for; those that stand for nothing become `dyn` where asked.
  func resolved(_ type: ValueType, unboundAsDyn: Bool = false) -> ValueType {
    guard type.hasParameter else { return type }
    let type = head(of: type)
    if case .parameter = type { return unboundAsDyn ? .dyn : type }
    return type.mapParts { resolved($0, unboundAsDyn: unboundAsDyn) }
  }

  /// What a parameter stands for, through any number of others; the type itself where it is none or stands for nothing.
  private func head(of type: ValueType) -> ValueType {
    var type = type
    while case .parameter(let name) = type, let next = bound[name] { type = next }
    return type
  }

  // MARK: - Assigning

  /// Whether values of the first types may stand where the others are asked for; parameters are bound only if all may.
  mutating func assign(_ types: [ValueType], to wanted: [ValueType]) -> Bool {
    guard types.count == wanted.count else { return false }
    let start = journal.count
    for (type, wanted) in zip(types, wanted) {
      guard accept(type, as: wanted) else {
        while journal.count > start {
          let last = journal.removeLast()
          bound[last.name] = last.before
        }
        return false
      }
    }
    return true
  }

  private mutating func set(_ name: String, to type: ValueType) {
    journal.append((name, bound[name]))
    bound[name] = type
  }

  /// Whether both may meet, in a comparison or as members of a list.
  mutating func assign(_ type: ValueType, to wanted: ValueType) -> Bool { assign([type], to: [wanted]) }

  private mutating func accept(_ type: ValueType, as wanted: ValueType) -> Bool {
    let (last, lastWanted) = (last(of: type), last(of: wanted))
    switch (last, lastWanted) {
    case (.parameter(let name), .parameter(let other)) where name == other: return true
    case (_, .parameter(let name)):
      if let known = bound[name] { return widen(name, known, with: head(of: last)) }
      return bind(name, to: last)
    case (.parameter(let name), _):
      if let known = bound[name] { return widen(name, known, with: lastWanted) }
      return bind(name, to: lastWanted)
    default: return acceptKnown(last, as: lastWanted)
    }
  }

  /// The last of a chain of parameters: the one that stands for a type, or for nothing; the type itself if it is none.
  private func last(of type: ValueType) -> ValueType {
    var type = type
    while case .parameter(let name) = type, let next = bound[name], case .parameter = next { type = next }
    return type
  }

  private mutating func widen(_ name: String, _ known: ValueType, with type: ValueType) -> Bool {
    guard accept(type, as: known) else { return false }
    let general = moreGeneral(resolved(known), resolved(type))
    if !mentions(general, name) { set(name, to: general) }
    return true
  }

  private mutating func bind(_ name: String, to type: ValueType) -> Bool {
    if mentions(type, name) { return false }
    set(name, to: type)
    return true
  }

  /// Whether the parameter occurs in what the type stands for: it cannot stand for something that holds itself.
  private func mentions(_ type: ValueType, _ name: String) -> Bool {
    guard type.hasParameter else { return false }
    let last = last(of: type)
    if case .parameter(name) = last { return true }
    return head(of: last).parts.contains { mentions($0, name) }
  }

  private mutating func acceptKnown(_ type: ValueType, as wanted: ValueType) -> Bool {
    switch (type, wanted) {
    case (.dyn, _), (_, .dyn), (.type, .type): return true
    case (.number(let unit), .number(let other)): return unit.dimension.compares(with: other.dimension)
    // A day counts as the moment at which it begins.
    case (.date, .timestamp): return true
    case (.null, .null): return true
    case (.null, _): return wanted.takesNull
    case (_, .null): return type.takesNull
    case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)): return accept(a, as: b)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      return accept(key, as: otherKey) && accept(value, as: otherValue)
    case (.abstract(let name, let a), .abstract(let other, let b)):
      guard name == other, a.count == b.count else { return false }
      for (a, b) in zip(a, b) where !accept(a, as: b) { return false }
      return true
    default: return type == wanted
    }
  }

  // MARK: - Joining

  /// The type of what may be a value of either, which have been found to meet.
  func moreGeneral(_ a: ValueType, _ b: ValueType) -> ValueType {
    switch (a, b) {
    case (.null, _): return b
    case (_, .null): return a
    case (.number(let unit), .number(let other)):
      return unit.dimension == .number && other.dimension != .number ? b : a
    default: break
    }
    // Of lists, maps and the like part by part: a plain number in one gives way to a count in the other.
    let (parts, others) = (a.parts, b.parts)
    if a.kind == b.kind, !parts.isEmpty, parts.count == others.count {
      var index = 0
      return a.mapParts { part in
        defer { index += 1 }
        return moreGeneral(part, others[index])
      }
    }
    switch a {
    case .dyn, .parameter: return a
    default: return b
    }
  }
}

extension ValueType {
  /// Whether null is a value of it.
  fileprivate var takesNull: Bool {
    switch self {
    case .optional, .timestamp, .duration, .abstract: true
    default: false
    }
  }
}
