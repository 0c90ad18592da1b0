internal import Quantities

extension Checker {
  mutating func comprehension(
    _ macro: Comprehension, _ range: Syntax, _ names: [String], _ condition: Syntax?, _ body: Syntax?,
    _ syntax: Syntax
  ) -> Expression? {
    guard let list = expression(range), let members = members(of: list, macro, names.count, syntax) else { return nil }
    guard let body, !names.isEmpty else { return bare(macro, list, members[0], syntax) }
    guard names.allSatisfy({ mayBeVariable($0, syntax) }) else { return nil }
    let slot = macroVariables.count
    for (name, type) in zip(names, members) { push(name, type, list.depth) }
    let test = condition.map { self.condition($0, context: macro.rawValue) }
    let checked = macro.takesCondition ? self.condition(body, context: macro.rawValue) : expression(body)
    pop(names.count)
    guard let checked, test == nil || test.flatMap({ $0 }) != nil,
      let type = result(of: macro, checked, members, body)
    else { return nil }
    return make(
      .comprehension(
        macro, range: summed(list, by: macro), slot: slot, variables: names.count, condition: test.flatMap { $0 },
        body: checked), type, syntax)
  }

  /// Makes a variable known, until it is taken back.
  mutating func push(_ name: String, _ type: ValueType, _ depth: Int) {
    macroVariables.append(Variable(name: name, type: type))
    macroVariableDepths.append(depth)
  }

  mutating func pop(_ count: Int) {
    macroVariables.removeLast(count)
    macroVariableDepths.removeLast(count)
  }

  /// A macro without a body, over a list of numbers: `values.sum()`.
  private mutating func bare(
    _ macro: Comprehension, _ list: Expression, _ element: ValueType, _ syntax: Syntax
  ) -> Expression? {
    guard element.isNumber else {
      fault(.wrongType(context: macro.rawValue, wanted: [.number(unit: "")], found: element.name), at: syntax)
      return nil
    }
    return make(
      .comprehension(macro, range: list, slot: macroVariables.count, variables: 0, condition: nil, body: nil),
      element.aggregated(by: macro), syntax)
  }

  /// The types of what a macro's variables stand for: members or keys; with two, indexes and members, keys and values.
  private mutating func members(
    of list: Expression, _ macro: Comprehension, _ count: Int, _ syntax: Syntax
  ) -> [ValueType]? {
    let index: ValueType = dialect == .rules ? .number(.number) : .int
    switch bindings.resolved(list.type) {
    case .list(let element): return count == 2 ? [index, element] : [bindings.resolved(element)]
    case .map(let key, let value): return count == 2 ? [key, value] : [bindings.resolved(key)]
    case .dyn, .parameter: return [.dyn, .dyn]
    case let other:
      fault(.notAList(context: macro.rawValue, found: other.name), at: syntax)
      return nil
    }
  }

  private mutating func mayBeVariable(_ name: String, _ syntax: Syntax) -> Bool {
    guard let subject = subjects.last, let member = vocabulary?.member(name, of: subject), case .object = member.type
    else { return true }
    // `region` or a level as a variable would hide the row that it names everywhere else.
    fault(.nameTaken(name), at: syntax)
    return false
  }

  private mutating func result(
    of macro: Comprehension, _ body: Expression, _ members: [ValueType], _ place: Syntax
  ) -> ValueType? {
    let type = bindings.resolved(body.type)
    switch macro {
    case .all, .exists, .existsOne: return .boolean
    case .count: return .number(.number)
    case .share: return .number(.percent)
    case .map, .transformList: return .list(type)
    case .filter: return .list(members[0])
    case .transformMap: return .map(members[0], type)
    case .transformMapEntry:
      guard bindings.assign(type, to: .map(bindings.fresh(), bindings.fresh())) else {
        fault(.wrongType(context: macro.rawValue, wanted: [.map], found: type.name), at: place)
        return nil
      }
      return type
    default:
      guard type.isNumber else {
        fault(.wrongType(context: macro.rawValue, wanted: [.number(unit: "")], found: type.name), at: place)
        return nil
      }
      return type.aggregated(by: macro)
    }
  }

  /// The list to add up, where the host has another one for that: rows that only add to sums.
  private func summed(_ list: Expression, by macro: Comprehension) -> Expression {
    guard macro == .sum, case .member(let object, _, let name) = list.operation,
      case .object(let type) = object.type, let slot = vocabulary?.member(name, of: type)?.slotForSum
    else { return list }
    return Expression(.member(object, slot: slot, name: name), list.type, list.source, dialect)
  }

  // MARK: - Names for values

  mutating func bind(_ name: String, _ value: Syntax, _ body: Syntax, _ syntax: Syntax) -> Expression? {
    guard let value = expression(value), mayBeVariable(name, syntax) else { return nil }
    let slot = macroVariables.count
    push(name, value.type, value.depth)
    defer { pop(1) }
    guard let body = expression(body) else { return nil }
    return make(.bind(slot: slot, value, body), body.type, syntax)
  }

  mutating func optionalMap(
    _ optional: Syntax, _ name: String, _ body: Syntax, _ isFlat: Bool, _ syntax: Syntax
  ) -> Expression? {
    guard let optional = expression(optional), mayBeVariable(name, syntax) else { return nil }
    let inner = bindings.fresh()
    guard bindings.assign(optional.type, to: .optional(inner)) else {
      fault(
        .wrongType(
          context: isFlat ? "optFlatMap" : "optMap", wanted: [.standard("optional_type")],
          found: self.name(of: optional)),
        at: syntax)
      return nil
    }
    let slot = macroVariables.count
    push(name, bindings.resolved(inner), optional.depth)
    defer { pop(1) }
    guard let checked = expression(body) else { return nil }
    if isFlat, !bindings.assign(checked.type, to: .optional(bindings.fresh())) {
      fault(
        .wrongType(context: "optFlatMap", wanted: [.standard("optional_type")], found: self.name(of: checked)),
        at: body)
      return nil
    }
    let type: ValueType = isFlat ? checked.type : .optional(checked.type)
    return make(.optionalMap(optional, slot: slot, body: checked, isFlat: isFlat), type, syntax)
  }
}

extension ValueType {
  /// What an aggregate makes of figures of this type.
  fileprivate func aggregated(by macro: Comprehension) -> ValueType {
    if macro == .mad, case .number(let unit) = self { .number(unit.differenceUnit) } else { self }
  }
}
