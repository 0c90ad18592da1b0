/// A map: entries in the order in which they were made, so that what a rule says of them is the same on every machine.
///
/// Keys are booleans, integers of either kind, numbers and strings; numeric keys of different kinds that are the same
/// number are the same key, and a lookup converts without loss: `{1: 'a'}[1u]` and `{1: 'a'}[1.0]` are `'a'`.
public struct MapValue: Sendable {
  /// Below this many entries a walk over them is quicker than a hash.
  private static let mostWithoutIndex = 8

  public let entries: [(key: Value, value: Value)]
  /// Where each key stands; `nil` for a small map.
  private let index: [MapKey: Int]?

  /// - Throws: Where a key occurs twice or is of a type that no key has.
  public init(_ entries: [(key: Value, value: Value)]) throws(EvaluationFault) {
    var index: [MapKey: Int] = [:]
    let isIndexed = entries.count > Self.mostWithoutIndex
    if isIndexed { index.reserveCapacity(entries.count) }
    for (position, entry) in entries.enumerated() {
      // A double finds the key of an integer, but is none.
      guard let key = MapKey(entry.key), !entry.key.isDouble else { throw .unsupportedKey(entry.key.typeName) }
      let isRepeated =
        isIndexed
        ? index.updateValue(position, forKey: key) != nil
        : entries[..<position].contains { MapKey.match($0.key, entry.key) }
      if isRepeated { throw .duplicateKey(entry.key.keyText) }
    }
    self.entries = entries
    self.index = isIndexed ? index : nil
  }

  public var count: Int { entries.count }

  /// The value of a key; `nil` where there is none.
  public subscript(key: Value) -> Value? {
    guard let index else {
      for entry in entries where MapKey.match(entry.key, key) { return entry.value }
      return nil
    }
    return MapKey(key).flatMap { index[$0] }.map { entries[$0].value }
  }

  /// The value of a text key: what a field selection reads.
  subscript(text text: String) -> Value? { position(of: text).map { entries[$0].value } }

  func hasField(_ name: String) -> Bool { position(of: name) != nil }

  private func position(of text: String) -> Int? {
    if let index { return index[.text(text)] }
    for position in entries.indices {
      if case .string(let key) = entries[position].key, key.isSameText(as: text) { return position }
    }
    return nil
  }
}

extension Value {
  fileprivate var isDouble: Bool {
    if case .double = self { true } else { false }
  }
}
