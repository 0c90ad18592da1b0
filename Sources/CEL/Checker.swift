internal import Diagnostics
internal import Quantities

/// Resolves an expression's names and checks its types and units.
public struct Checker {
  /// A name that stands beside the subject's members: a value of a rule's `each`.
  public struct Variable: Sendable {
    public let name: String
    public let type: ValueType

    public init(name: String, type: ValueType) {
      self.name = name
      self.type = type
    }
  }

  let vocabulary: any Vocabulary
  let source: String
  private let sourceBytes: [UInt8]
  /// Names that stand for members of other names: `x` for `gdp` in a rule stated once for each indicator.
  let substitutions: [String: String]
  var variables: [Variable]
  var subjects: [ObjectType]
  var faults: [ExpressionFault] = []
  /// A host's macros may repeat their arguments, so that the text alone bounds neither.
  private static let mostParts = 100_000
  private var parts = 0
  private var depth = 0

  private init(
    _ source: String, _ vocabulary: any Vocabulary, _ variables: [Variable], _ substitutions: [String: String]
  ) {
    self.source = source
    sourceBytes = Array(source.utf8)
    self.vocabulary = vocabulary
    self.variables = variables
    self.substitutions = substitutions
    subjects = [vocabulary.subject]
  }

  /// Parses and checks.
  ///
  /// - Parameters:
  ///   - variables: Names with values of their own, in the order in which the evaluator is given them.
  ///   - substitutions: Names that stand for other names of members.
  /// - Throws: Every fault found.
  public static func check(
    _ text: String, against vocabulary: any Vocabulary, variables: [Variable] = [],
    substitutions: [String: String] = [:]
  ) throws(ExpressionFaults) -> Expression {
    let syntax = try Parser.parse(text)
    var checker = Checker(text, vocabulary, variables, substitutions)
    let expression = checker.expression(syntax)
    guard checker.faults.isEmpty, let expression else { throw ExpressionFaults(checker.faults) }
    return expression
  }

  // MARK: - Dispatch

  /// `nil` where a fault in it leaves it without a type; the fault has been noted.
  mutating func expression(_ syntax: Syntax) -> Expression? {
    guard parts <= Self.mostParts else { return nil }
    parts += 1
    depth += 1
    defer { depth -= 1 }
    if parts > Self.mostParts { fault(.tooManyParts(limit: Self.mostParts), at: syntax) }
    guard depth <= Parser.deepestNesting else {
      fault(.tooDeep(limit: Parser.deepestNesting), at: syntax)
      parts = Self.mostParts + 1
      return nil
    }
    return typed(syntax)
  }

  private mutating func typed(_ syntax: Syntax) -> Expression? {
    switch syntax.kind {
    case .boolean(let value): return make(.constant(.boolean(value)), .boolean, syntax)
    case .null: return make(.constant(.null), .null, syntax)
    case .string(let text): return make(.constant(.string(text)), .string, syntax)
    case .number(let text): return number(text, syntax)
    case .identifier(let name): return identifier(name, syntax)
    case .select(let object, let field): return select(object, field, syntax)
    case .index(let list, let key): return index(list, key, syntax)
    case .call(let name, let receiver, let arguments): return call(name, receiver, arguments, syntax)
    case .comprehension(let macro, let range, let variable, let body):
      return comprehension(macro, range, variable, body, syntax)
    case .has(let field): return expression(field).flatMap { make(.reported($0), .boolean, syntax) }
    case .list(let elements): return list(elements, syntax)
    case .map(let entries): return map(entries, syntax)
    case .not(let operand):
      return condition(operand, context: "!").flatMap { make(.not($0), .boolean, syntax) }
    case .negate(let operand): return negation(operand, syntax)
    case .binary(let sign, let left, let right): return binary(sign, left, right, syntax)
    case .conditional(let test, let first, let second): return conditional(test, first, second, syntax)
    case .scoped(let object, let body): return scoped(object, body, syntax)
    }
  }

  func make(_ operation: Expression.Operation, _ type: ValueType, _ syntax: Syntax) -> Expression {
    Expression(operation, type, range: syntax.range, of: source)
  }

  mutating func fault(_ fact: ExpressionFact, at syntax: Syntax) {
    faults.append(ExpressionFault(at: syntax.range.lowerBound, fact))
  }

  func text(_ syntax: Syntax) -> String {
    String(decoding: sourceBytes[syntax.range], as: UTF8.self)
  }

  /// An expression that must be true or false.
  mutating func condition(_ syntax: Syntax, context: String) -> Expression? {
    guard let expression = expression(syntax) else { return nil }
    guard expression.type.meets(.boolean) else {
      fault(.wrongType(context: context, wanted: [.boolean], found: expression.type.name), at: syntax)
      return nil
    }
    return expression
  }

  // MARK: - Literals and names

  private mutating func number(_ text: String, _ syntax: Syntax) -> Expression? {
    let isHexadecimal = text.hasPrefix("0x") || text.hasPrefix("0X")
    let value = isHexadecimal ? Int(text.dropFirst(2), radix: 16).map { Decimal($0) } : Decimal(text)
    guard let value else {
      fault(.malformedNumber(text: text), at: syntax)
      return nil
    }
    return make(.constant(.number(Number(value))), .number(.number), syntax)
  }

  private mutating func identifier(_ name: String, _ syntax: Syntax) -> Expression? {
    if let slot = variables.lastIndex(where: { $0.name == name }) {
      return make(.variable(slot), variables[slot].type, syntax)
    }
    let wanted = substitutions[name] ?? name
    let type = subjects[subjects.count - 1]
    guard let member = vocabulary.member(wanted, of: type) else {
      let known = vocabulary.memberNames(of: type) + variables.map(\.name)
      fault(.unknownName(name, nearest: nearest(name, known)), at: syntax)
      return nil
    }
    let subject = make(.subject, .object(type), syntax)
    return make(.member(subject, slot: member.slot, name: wanted), member.type, syntax)
  }

  private mutating func select(_ object: Syntax, _ field: String, _ syntax: Syntax) -> Expression? {
    guard let object = expression(object) else { return nil }
    guard case .object(let type) = object.type else {
      fault(.wrongType(context: ".\(field)", wanted: [.object("")], found: object.type.name), at: syntax)
      return nil
    }
    let wanted = substitutions[field] ?? field
    guard let member = vocabulary.member(wanted, of: type) else {
      let known = vocabulary.memberNames(of: type)
      fault(.unknownMember(field, of: type.name, nearest: nearest(field, known)), at: syntax)
      return nil
    }
    return make(.member(object, slot: member.slot, name: wanted), member.type, syntax)
  }

  private mutating func scoped(_ object: Syntax, _ body: Syntax, _ syntax: Syntax) -> Expression? {
    guard let object = expression(object) else { return nil }
    guard case .object(let type) = object.type else {
      fault(.wrongType(context: text(syntax), wanted: [.object("")], found: object.type.name), at: syntax)
      return nil
    }
    subjects.append(type)
    defer { subjects.removeLast() }
    guard let body = expression(body) else { return nil }
    return make(.scoped(to: object, body), body.type, syntax)
  }

  // MARK: - Lists and maps

  private mutating func list(_ elements: [Syntax], _ syntax: Syntax) -> Expression? {
    let checked = elements.compactMap { expression($0) }
    guard checked.count == elements.count, let type = common(checked, context: "[…]", at: elements) else { return nil }
    return make(.list(checked), .list(type), syntax)
  }

  private mutating func map(_ entries: [(key: Syntax, value: Syntax)], _ syntax: Syntax) -> Expression? {
    let keys = entries.compactMap { expression($0.key) }
    let values = entries.compactMap { expression($0.value) }
    guard keys.count == entries.count, values.count == entries.count else { return nil }
    let key = common(keys, context: "{…}", at: entries.map(\.key))
    let value = common(values, context: "{…}", at: entries.map(\.value))
    guard let key, let value else { return nil }
    return make(.map(zip(keys, values).map { ($0, $1) }), .map(key, value), syntax)
  }

  private mutating func index(_ collection: Syntax, _ key: Syntax, _ syntax: Syntax) -> Expression? {
    guard let collection = expression(collection), let key = expression(key) else { return nil }
    switch collection.type {
    case .list(let element):
      guard case .number(let unit) = key.type, unit.dimension == .number else {
        fault(.wrongType(context: "[ ]", wanted: [.number(unit: "")], found: key.type.name), at: syntax)
        return nil
      }
      return make(.index(collection, key), element, syntax)
    case .map(let keyType, let value):
      guard key.type.meets(keyType) else {
        fault(.typesDiffer(context: "[ ]", left: keyType.name, right: key.type.name), at: syntax)
        return nil
      }
      return make(.index(collection, key), value, syntax)
    default:
      fault(.wrongType(context: "[ ]", wanted: [.list, .map], found: collection.type.name), at: syntax)
      return nil
    }
  }

  private mutating func conditional(
    _ test: Syntax, _ first: Syntax, _ second: Syntax, _ syntax: Syntax
  ) -> Expression? {
    let test = condition(test, context: "? :")
    let branches = [first, second].compactMap { expression($0) }
    guard branches.count == 2, let type = common(branches, context: "? :", at: [first, second]), let test else {
      return nil
    }
    return make(.conditional(test, branches[0], branches[1]), type, syntax)
  }
}

extension Checker {
  func nearest(_ name: String, _ known: [String]) -> String? {
    // `c.growth(x)`: the name is right, its use is not.
    nearestName(to: name, among: known).flatMap { $0 == name ? nil : $0 }
  }
}
