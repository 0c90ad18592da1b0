import CEL

extension Value {
  /// Whether an expression of the type may have this value.
  func fits(_ type: ValueType) -> Bool {
    switch (self, type) {
    // Whatever the type, there may be no value.
    case (.unknown, _), (.error, _), (_, .dyn), (_, .parameter), (_, .abstract): true
    case (.boolean, .boolean), (.int, .int), (.uint, .uint), (.double, .double), (.number, .number),
      (.string, .string), (.bytes, .bytes), (.timestamp, .timestamp), (.duration, .duration), (.date, .date),
      (.type, .type), (.objects, .list):
      true
    // A null stands where a message may.
    case (.null, .null), (.null, .timestamp), (.null, .duration), (.null, .optional), (.null, .object): true
    case (.list(let elements), .list(let element)): elements.allSatisfy { $0.fits(element) }
    case (.map(let map), .map(let key, let value)): map.entries.allSatisfy { $0.key.fits(key) && $0.value.fits(value) }
    case (.optional(let content), .optional(let type)): content.map { $0.fits(type) } ?? true
    case (.object(let object), .object(let type)): object.type == type.id
    default: false
    }
  }
}
