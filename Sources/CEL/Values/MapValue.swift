/// A map: entries in the order in which they were made, so that what a rule says of them is the same on every machine.
///
/// Keys are booleans, integers of either kind, numbers and strings; numeric keys of different kinds that are the same
/// number are the same key, and a lookup converts without loss: `{1: 'a'}[1u]` and `{1: 'a'}[1.0]` are `'a'`.
public struct MapValue: Sendable {
  /// Below this many entries a walk over them is quicker than a hash.
  private static let mostWithoutIndex = 8

  private final class Storage: Sendable {
    let entries: [(key: Value, value: Value)]
    let index: [MapKey: Int]

    init(_ entries: [(key: Value, value: Value)], _ index: [MapKey: Int]) {
      self.entries = entries
      self.index = index
    }
  }

  private let storage: Storage

  /// - Throws: Where a key occurs twice or is of a type that no key has.
  public init(_ entries: [(key: Value, value: Value)]) throws(EvaluationFault) {
    var index: [MapKey: Int] = [:]
    let isIndexed = entries.count > Self.mostWithoutIndex
    if isIndexed { index.reserveCapacity(entries.count) }
    for (position, entry) in entries.enumerated() {
      guard let key = MapKey(entry.key) else { throw .unsupportedKey(entry.key.typeName) }
      let isRepeated =
        isIndexed
        ? index.updateValue(position, forKey: key) != nil
        : entries[..<position].contains { MapKey.match($0.key, entry.key) }
      if isRepeated { throw .duplicateKey(entry.key.keyText) }
    }
    storage = Storage(entries, index)
  }

  public var entries: [(key: Value, value: Value)] { storage.entries }
  public var count: Int { storage.entries.count }

  /// The value of a key; `nil` where there is none.
  public subscript(key: Value) -> Value? {
    if storage.index.isEmpty {
      for entry in storage.entries where MapKey.match(entry.key, key) { return entry.value }
      return nil
    }
    return MapKey(key).flatMap { storage.index[$0] }.map { storage.entries[$0].value }
  }

  /// The value of a text key: what a field selection reads.
  subscript(text text: String) -> Value? {
    if storage.index.isEmpty {
      for entry in storage.entries {
        if case .string(let key) = entry.key, key.isSameText(as: text) { return entry.value }
      }
      return nil
    }
    return storage.index[.text(text)].map { storage.entries[$0].value }
  }
}
