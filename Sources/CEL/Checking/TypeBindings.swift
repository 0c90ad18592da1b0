internal import Quantities

/// What type parameters have been found to stand for, while the types of an expression are worked out.
///
/// A list literal without members is a list of a fresh parameter; that `[] + [1]` is a list of integers is found where
/// the two meet.
struct TypeBindings {
  private var bound: [String: ValueType] = [:]
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
    if case .parameter(let name) = type {
      return bound[name].map { resolved($0, unboundAsDyn: unboundAsDyn) } ?? (unboundAsDyn ? .dyn : type)
    }
    return type.mapParts { resolved($0, unboundAsDyn: unboundAsDyn) }
  }

  // MARK: - Assigning

  /// Whether values of the first types may stand where the others are asked for; parameters are bound only if all may.
  mutating func assign(_ types: [ValueType], to wanted: [ValueType]) -> Bool {
    guard types.count == wanted.count else { return false }
    var trial = self
    for (type, wanted) in zip(types, wanted) {
      guard trial.accept(type, as: wanted) else { return false }
    }
    self = trial
    return true
  }

  /// Whether both may meet, in a comparison or as members of a list.
  mutating func assign(_ type: ValueType, to wanted: ValueType) -> Bool { assign([type], to: [wanted]) }

  private mutating func accept(_ type: ValueType, as wanted: ValueType) -> Bool {
    if case .parameter(let name) = wanted {
      if type == wanted { return true }
      if let known = bound[name] { return widen(name, known, with: type) }
      if case .parameter(let other) = type, let known = bound[other] { return accept(known, as: wanted) }
      return bind(name, to: type)
    }
    if case .parameter(let name) = type {
      if let known = bound[name] { return widen(name, known, with: wanted) }
      return bind(name, to: wanted)
    }
    return acceptKnown(type, as: wanted)
  }

  private mutating func widen(_ name: String, _ known: ValueType, with type: ValueType) -> Bool {
    guard accept(type, as: known) else { return false }
    let general = moreGeneral(resolved(known), resolved(type))
    if !mentions(general, name) { bound[name] = general }
    return true
  }

  private mutating func bind(_ name: String, to type: ValueType) -> Bool {
    if mentions(type, name) { return false }
    bound[name] = type
    return true
  }

  /// Whether the parameter occurs in what the type stands for: it cannot stand for something that holds itself.
  private func mentions(_ type: ValueType, _ name: String) -> Bool {
    if case .parameter(let other) = type {
      return other == name || (bound[other].map { mentions($0, name) } ?? false)
    }
    return type.hasParameter && type.parts.contains { mentions($0, name) }
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
    default: return isAsGeneral(a, b) ? a : b
    }
  }

  private func isAsGeneral(_ a: ValueType, _ b: ValueType) -> Bool {
    switch (a, b) {
    case (.dyn, _), (.parameter, _): return true
    case (_, .dyn), (_, .parameter): return false
    default:
      guard a.kind == b.kind else { return false }
      let (parts, others) = (a.parts, b.parts)
      return parts.count == others.count && zip(parts, others).allSatisfy { isAsGeneral($0, $1) }
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
