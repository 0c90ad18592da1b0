internal import Quantities

/// The extension `optionals`: values that may be absent. Its syntax, `.?f`, `[?i]` and `{?k: v}`, and its macros are the
/// parser's.
enum OptionalsLibrary: Library {
  static let functionNames = [
    "optional.of", "optional.ofNonZeroValue", "optional.none", "hasValue", "value", "or", "orValue", "optional.unwrap",
    "unwrapOpt", "first", "last",
  ]

  static func overloads(of name: String) -> [Overload] {
    let inner = ValueType.parameter("V")
    let optional = ValueType.optional(inner)
    switch name {
    case "optional.of": return [Overload("optional_of", [inner], optional, .one { .optional($0) })]
    case "optional.ofNonZeroValue":
      return [Overload("optional_ofNonZeroValue", [inner], optional, .one { .optional($0.isZeroValue ? nil : $0) })]
    case "optional.none": return [Overload("optional_none", [], optional, .none { .optional(nil) })]
    case "hasValue":
      return [
        Overload(
          "optional_hasValue", member: true, [optional], .boolean, .one { with($0, name) { .boolean($0 != nil) } })
      ]
    case "value":
      return [
        Overload(
          "optional_value", member: true, [optional], inner,
          .one { with($0, name) { $0 ?? .error(.emptyOptional) } })
      ]
    case "or":
      return [
        Overload(
          "optional_or_optional", member: true, [optional, optional], optional,
          .two { first, second in with(first, name) { $0 == nil ? second : first } })
      ]
    case "orValue":
      return [
        Overload(
          "optional_orValue_value", member: true, [optional, inner], inner,
          .two { first, second in with(first, name) { $0 ?? second } })
      ]
    case "optional.unwrap": return [unwrapping("optional_unwrap", isMember: false)]
    case "unwrapOpt": return [unwrapping("optional_unwrapOpt", isMember: true)]
    case "first": return [end("list_first", of: inner) { $0.count == 0 ? nil : $0[0] }]
    case "last": return [end("list_last", of: inner) { $0.count == 0 ? nil : $0[$0.count - 1] }]
    default: return []
    }
  }

  /// The values that a list of optional values holds.
  private static func unwrapping(_ id: String, isMember: Bool) -> Overload {
    let inner = ValueType.parameter("V")
    return Overload(
      id, member: isMember, [.list(.optional(inner))], .list(inner), cost: .sum,
      .one { list in
        guard case .list(let elements) = list else { return .noOverload(of: "optional.unwrap", [list]) }
        var values: [Value] = []
        for element in elements {
          guard case .optional(let value) = element else { return .noOverload(of: "optional.unwrap", [element]) }
          if let value { values.append(value) }
        }
        return .list(values)
      })
  }

  /// A member at one end of a list, which an empty one does not have.
  private static func end(
    _ id: String, of inner: ValueType, _ member: @escaping @Sendable (Members) -> Value?
  ) -> Overload {
    Overload(
      id, member: true, [.list(inner)], .optional(inner),
      .one { list in
        if case .map = list { return .noOverload(of: id, [list]) }
        return Members(list).map { .optional(member($0)) } ?? .noOverload(of: id, [list])
      })
  }

  private static func with(_ value: Value, _ name: String, _ body: (Value?) -> Value) -> Value {
    guard case .optional(let inner) = value else {
      return .error(.noSuchOverload(function: name, types: [value.typeName]))
    }
    return body(inner)
  }
}

extension Value {
  /// Whether it is what its type has where nothing was said: 0, an empty text, null.
  fileprivate var isZeroValue: Bool {
    switch self {
    case .null: true
    case .boolean(let truth): !truth
    case .int(let integer): integer == 0
    case .uint(let integer): integer == 0
    case .double(let double): double == 0
    case .number(let number): number.isZero
    case .string(let text): text.isEmpty
    case .bytes(let bytes): bytes.isEmpty
    case .duration(let nanoseconds): nanoseconds == 0
    case .timestamp(let timestamp): timestamp.seconds == 0 && timestamp.nanoseconds == 0
    case .list(let elements): elements.isEmpty
    case .objects(let objects): objects.isEmpty
    case .map(let map): map.count == 0
    // Also an empty one: that nothing is known of it has been said.
    case .optional, .date, .type, .object, .unknown, .error: false
    }
  }
}
