/// What the language itself has for texts, and the sizes of all that has one.
enum TextLibrary: Library {
  static var functionNames: [String] { ["size", "contains", "startsWith", "endsWith"] }

  static func overloads(of name: String) -> [Overload] {
    switch name {
    case "size": sizes
    case "contains": [test("contains_string", of: name, contains)]
    case "startsWith": [test("starts_with_string", of: name, startsWith)]
    case "endsWith": [test("ends_with_string", of: name, endsWith)]
    default: []
    }
  }

  private static var sizes: [Overload] {
    let types: [(name: String, type: ValueType, cost: Overload.Cost)] = [
      ("string", .string, .sum), ("bytes", .bytes, .constant), ("list", .list(.parameter("A")), .constant),
      ("map", .map(.parameter("A"), .parameter("B")), .constant),
    ]
    return types.map { Overload("size_\($0.name)", [$0.type], .int, cost: $0.cost, .one(size)) }
      + types.map { Overload("\($0.name)_size", member: true, [$0.type], .int, cost: $0.cost, .one(size)) }
  }

  private static func size(_ value: Value) -> Value {
    switch value {
    case .string(let text): .int(Int64(text.codePointCount))
    case .bytes(let bytes): .int(Int64(bytes.count))
    case .list(let members): .int(Int64(members.count))
    case .objects(let objects): .int(Int64(objects.count))
    case .map(let map): .int(Int64(map.count))
    default: .noOverload(of: "size", [value])
    }
  }

  /// Written out rather than made of operands: rules ask these questions of every record.
  private static func test(
    _ id: String, of name: String, _ body: @escaping @Sendable (String, String) -> Bool
  ) -> Overload {
    Overload(
      id, member: true, [.string, .string], .boolean, cost: .sum,
      .two { first, second in
        guard case .string(let text) = first, case .string(let part) = second else {
          return .noOverload(of: name, [first, second])
        }
        return .boolean(body(text, part))
      })
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    let (text, part) = (text.utf8, part.utf8)
    return TextSearch.first(part.span, in: text.span) != nil
  }

  private static func startsWith(_ text: String, _ part: String) -> Bool {
    let (text, part) = (text.utf8, part.utf8)
    return TextSearch.isThere(part.span, in: text.span, at: 0)
  }

  private static func endsWith(_ text: String, _ part: String) -> Bool {
    let (text, part) = (text.utf8, part.utf8)
    return TextSearch.isThere(part.span, in: text.span, at: text.count - part.count)
  }
}
