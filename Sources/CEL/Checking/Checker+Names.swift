internal import Quantities

extension Checker {
  mutating func identifier(_ name: String, _ syntax: Syntax) -> Expression? {
    if let slot = macroVariable(name), slot < variablesOutsideScope, !macroVariables[slot].isRow {
      // It holds what was reckoned for this year, and would be taken for the other year's.
      fault(.variableOfThisYear(name), at: syntax)
      return nil
    }
    if let named = resolve(name, syntax) { return named }
    if let vocabulary, let type = subjects.last, let member = vocabulary.member(substitutions[name] ?? name, of: type) {
      let subject = make(.subject, .object(type), syntax)
      return make(.member(subject, slot: member.slot, name: substitutions[name] ?? name), member.type, syntax)
    }
    if let type = typeNamed(name) { return make(.constant(.type(type)), .type(type), syntax) }
    guard environment.isTyped else { return make(.unknownName(name), .dyn, syntax) }
    if dialect == .rules, name == "int" || Libraries.notInRules.contains(name) {
      fault(.notInRules(name), at: syntax)
      return nil
    }
    let members = subjects.last.flatMap { type in vocabulary?.memberNames(of: type) } ?? []
    let known = members + (environment.variables + macroVariables).map(\.name)
    fault(.unknownName(name, nearest: nearest(name, known)), at: syntax)
    return nil
  }

  /// Whether a name means a value.
  func isName(_ name: String) -> Bool {
    if macroVariable(name) != nil || environment.variables.contains(where: { $0.name == name }) { return true }
    return subjects.last.flatMap { vocabulary?.member(substitutions[name] ?? name, of: $0) } != nil
  }

  /// The variable that a name means, which may hold points: the innermost macro's, else one of the environment's.
  private func resolve(_ name: String, _ syntax: Syntax) -> Expression? {
    if let slot = macroVariable(name) {
      return make(
        .macroVariable(slot), macroVariables[slot].type, syntax, variableDepth: macroVariableDepths[slot])
    }
    let declared = environment.variables
    for candidate in environment.candidates(for: name) {
      if let slot = declared.lastIndex(where: { $0.name == candidate }) {
        return make(.variable(slot), declared[slot].type, syntax)
      }
    }
    return nil
  }

  /// A macro's variable hides what the environment calls by that name, save where a point at its beginning asks for that.
  private func macroVariable(_ name: String) -> Int? { macroVariables.lastIndex { $0.name == name } }

  /// Whether a macro's variable is what the rest of a name is a field of.
  private func beginsWithVariable(_ name: String) -> Bool {
    name.split(separator: ".", omittingEmptySubsequences: false).first.map { macroVariable(String($0)) != nil } ?? false
  }

  /// A name that denotes a type, as `type(x) == int` needs it.
  private func typeNamed(_ name: String) -> ValueType? {
    for candidate in environment.candidates(for: name) {
      if let type = Self.type(named: candidate, in: dialect) { return type }
    }
    return nil
  }

  private static func type(named name: String, in dialect: Dialect) -> ValueType? {
    switch name {
    case "bool": .boolean
    case "int" where dialect == .standard: .int
    case "uint" where dialect == .standard: .uint
    case "double" where dialect == .standard: .double
    case "decimal" where dialect == .rules: .number(.number)
    case "date" where dialect == .rules: .date
    case "string": .string
    case "bytes": .bytes
    case "list": .list(.dyn)
    case "map": .map(.dyn, .dyn)
    case "null_type": .null
    case "type": .type(.dyn)
    case "optional_type": .optional(.dyn)
    case "google.protobuf.Timestamp": .timestamp
    case "google.protobuf.Duration": .duration
    default: nil
    }
  }

  // MARK: - Fields

  mutating func select(
    _ object: Syntax, _ field: String, _ isOptional: Bool, _ syntax: Syntax
  ) -> Expression? {
    if let name = syntax.qualifiedName, !beginsWithVariable(name) {
      if let named = resolve(name, syntax) { return named }
      if vocabulary == nil, let type = typeNamed(name) { return make(.constant(.type(type)), .type(type), syntax) }
    }
    guard let object = expression(object) else { return nil }
    if case .object(let type) = object.type { return member(field, of: object, type, isOptional, syntax) }
    if case .optional(.object(let type)) = bindings.resolved(object.type) {
      return optionalMember(field, of: object, type, syntax)
    }
    guard let type = fieldType(of: object.type) else {
      let wanted: TypeName = dialect == .rules ? .object("") : .map
      fault(.wrongType(context: ".\(field)", wanted: [wanted], found: name(of: object)), at: syntax)
      return nil
    }
    return make(
      .select(object, field: field, isOptional: isOptional), optional(type, isOptional, object.type), syntax)
  }

  /// The type of a field; of an optional it is that of its value's.
  private mutating func fieldType(of type: ValueType) -> ValueType? {
    switch bindings.resolved(type) {
    case .map(let key, let value): bindings.assign(.string, to: key) ? value : nil
    case .optional(let value): bindings.resolved(value).isOptional ? nil : fieldType(of: value)
    case .dyn, .parameter: .dyn
    default: nil
    }
  }

  /// A selection is optional where it asks to be, and behind one that is.
  func optional(_ type: ValueType, _ isOptional: Bool, _ object: ValueType) -> ValueType {
    if case .optional = bindings.resolved(object) { return .optional(type) }
    return isOptional ? .optional(type) : type
  }

  private mutating func member(
    _ field: String, of object: Expression, _ type: ObjectType, _ isOptional: Bool, _ syntax: Syntax
  ) -> Expression? {
    let wanted = substitutions[field] ?? field
    guard let vocabulary, let member = vocabulary.member(wanted, of: type) else {
      let known = vocabulary?.memberNames(of: type) ?? []
      fault(.unknownMember(field, of: type.name, nearest: nearest(field, known)), at: syntax)
      return nil
    }
    let value = make(.member(object, slot: member.slot, name: wanted), member.type, syntax)
    return isOptional ? make(.optionalMember(value), .optional(member.type), syntax) : value
  }

  /// A member of a row that may be absent, as an optional value.
  private mutating func optionalMember(
    _ field: String, of object: Expression, _ type: ObjectType, _ syntax: Syntax
  ) -> Expression? {
    let slot = macroVariables.count
    let row = make(.macroVariable(slot), .object(type), syntax)
    guard let member = member(field, of: row, type, false, syntax) else { return nil }
    return make(.optionalMap(object, slot: slot, body: member, isFlat: false), .optional(member.type), syntax)
  }

  mutating func has(_ field: Syntax, _ syntax: Syntax) -> Expression? {
    guard let selected = expression(field) else { return nil }
    switch selected.operation {
    case .select(let object, let field, _): return make(.has(object, field: field), .boolean, syntax)
    case .member: return make(.reported(selected), .boolean, syntax)
    default:
      // A variable whose name holds points is there as a whole.
      if vocabulary != nil { return make(.reported(selected), .boolean, syntax) }
      fault(.malformedHas, at: syntax)
      return nil
    }
  }

  mutating func scoped(_ object: Syntax, _ body: Syntax, _ syntax: Syntax) -> Expression? {
    guard let object = expression(object) else { return nil }
    guard case .object(let type) = object.type else {
      fault(.wrongType(context: text(syntax), wanted: [.object("")], found: name(of: object)), at: syntax)
      return nil
    }
    let outside = variablesOutsideScope
    subjects.append(type)
    variablesOutsideScope = macroVariables.count
    defer {
      subjects.removeLast()
      variablesOutsideScope = outside
    }
    guard let body = expression(body) else { return nil }
    return make(.scoped(to: object, body), body.type, syntax)
  }
}

extension Checker.Variable {
  fileprivate var isRow: Bool {
    if case .object = type { true } else { false }
  }
}
