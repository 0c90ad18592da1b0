internal import Quantities

/// What a macro visits: the members of a list or of a table's rows, or the keys of a map.
struct Members {
  private enum Kind {
    case list([Value])
    case objects([Object])
    case map(MapValue)
  }

  private let kind: Kind
  let count: Int

  /// `nil` where the value has no members.
  init?(_ value: Value) {
    switch value {
    case .list(let elements): (kind, count) = (.list(elements), elements.count)
    case .objects(let objects): (kind, count) = (.objects(objects), objects.count)
    case .map(let map): (kind, count) = (.map(map), map.count)
    default: return nil
    }
  }

  subscript(index: Int) -> Value {
    switch kind {
    case .list(let elements): elements[index]
    case .objects(let objects): .object(objects[index])
    case .map(let map): map.entries[index].key
    }
  }

  /// What the second variable of a macro stands for: the member itself, or the value of a key.
  func second(_ index: Int) -> Value {
    if case .map(let map) = kind { map.entries[index].value } else { self[index] }
  }

  /// What the first of two variables stands for: an index or a key.
  func first(_ index: Int, in dialect: Dialect) -> Value {
    if case .map(let map) = kind { return map.entries[index].key }
    return dialect == .rules ? .number(Number(index)) : .int(Int64(index))
  }
}
