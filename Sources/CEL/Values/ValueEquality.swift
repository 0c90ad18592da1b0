internal import Quantities

extension Value {
  /// CEL's equality: numbers by their value whatever their kind, texts by code point, lists and maps by their members;
  /// values of different kinds are not equal. `nil` where a part of it is unknown.
  func equals(_ other: Value) -> Bool? {
    switch (self, other) {
    case (.double(let a), .double(let b)): return a == b
    case (.int(let a), .int(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b
    case (.string(let a), .string(let b)): return a.isSameText(as: b)
    case (.boolean(let a), .boolean(let b)): return a == b
    case (.null, .null): return true
    case (.bytes(let a), .bytes(let b)): return a == b
    case (.timestamp(let a), .timestamp(let b)): return a == b
    case (.duration(let a), .duration(let b)): return a == b
    case (.date(let a), .date(let b)): return a == b
    case (.object(let a), .object(let b)): return a == b
    case (.objects(let a), .objects(let b)): return a == b
    case (.type(let a), .type(let b)): return a.kind == b.kind
    case (.unknown, _), (_, .unknown), (.error, _), (_, .error): return nil
    case (.optional(let a), .optional(let b)):
      guard let a, let b else { return (a == nil) == (b == nil) }
      return a.equals(b)
    case (.list, .list), (.objects, .list), (.list, .objects): return membersEqual(other)
    case (.map(let a), .map(let b)): return Self.entriesEqual(a, b)
    case (.date, .timestamp), (.timestamp, .date): return order(to: other) == .equal
    default: return numericOrder(to: other).map { $0 == .equal } ?? false
    }
  }

  private func membersEqual(_ other: Value) -> Bool? {
    guard let a = Members(self), let b = Members(other), a.count == b.count else { return false }
    var isKnown = true
    for index in 0..<a.count {
      switch a[index].equals(b[index]) {
      case false?: return false
      case nil: isKnown = false
      case true?: continue
      }
    }
    return isKnown ? true : nil
  }

  private static func entriesEqual(_ a: MapValue, _ b: MapValue) -> Bool? {
    guard a.count == b.count else { return false }
    var isKnown = true
    for entry in a.entries {
      guard let other = b[entry.key] else { return false }
      switch entry.value.equals(other) {
      case false?: return false
      case nil: isKnown = false
      case true?: continue
      }
    }
    return isKnown ? true : nil
  }
}
