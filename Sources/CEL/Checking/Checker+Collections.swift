internal import Quantities

extension Checker {
  mutating func list(_ elements: [Syntax.Element], _ syntax: Syntax) -> Expression? {
    var checked: [Expression.Element] = []
    for element in elements {
      if let value = part(element.value, isOptional: element.isOptional) {
        checked.append(Expression.Element(value: value, isOptional: element.isOptional))
      }
    }
    let types = checked.map { member($0.value, isOptional: $0.isOptional) }
    guard checked.count == elements.count,
      let type = common(checked.map(\.value), types, context: "[…]", at: elements.map(\.value))
    else { return nil }
    return make(.list(checked), .list(type), syntax)
  }

  mutating func map(_ entries: [Syntax.Entry], _ syntax: Syntax) -> Expression? {
    var checked: [Expression.Entry] = []
    for entry in entries {
      let key = expression(entry.key)
      if let value = part(entry.value, isOptional: entry.isOptional), let key {
        checked.append(Expression.Entry(key: key, value: value, isOptional: entry.isOptional))
      }
    }
    guard checked.count == entries.count, keysAreSound(checked, entries) else { return nil }
    let keys = checked.map(\.key)
    let key = common(keys, keys.map(\.type), context: "{…}", at: entries.map(\.key))
    let value = common(
      checked.map(\.value), checked.map { member($0.value, isOptional: $0.isOptional) }, context: "{…}",
      at: entries.map(\.value))
    guard let key, let value else { return nil }
    return make(.map(checked), .map(key, value), syntax)
  }

  private mutating func keysAreSound(_ entries: [Expression.Entry], _ syntax: [Syntax.Entry]) -> Bool {
    var isSound = true
    for (entry, syntax) in zip(entries, syntax) {
      switch bindings.resolved(entry.key.type) {
      case .boolean, .int, .uint, .number, .string, .dyn, .parameter: continue
      default:
        fault(.notAKey(name(of: entry.key)), at: syntax.key)
        isSound = false
      }
    }
    return isSound
  }

  /// A member or a value; an optional one, `?x`, must be an optional value.
  private mutating func part(_ syntax: Syntax, isOptional: Bool) -> Expression? {
    guard let value = expression(syntax) else { return nil }
    if !isOptional { return value }
    guard bindings.assign(value.type, to: .optional(bindings.fresh())) else {
      fault(.wrongType(context: "?", wanted: [.standard("optional_type")], found: name(of: value)), at: syntax)
      return nil
    }
    return value
  }

  private func member(_ value: Expression, isOptional: Bool) -> ValueType {
    guard isOptional else { return value.type }
    if case .optional(let type) = bindings.resolved(value.type) { return type }
    return .dyn
  }

  mutating func index(
    _ collection: Syntax, _ key: Syntax, _ isOptional: Bool, _ syntax: Syntax
  ) -> Expression? {
    guard let collection = expression(collection), let key = expression(key) else { return nil }
    guard let type = elementType(of: collection.type, at: key, syntax) else { return nil }
    return make(
      .index(collection, key, isOptional: isOptional), optional(type, isOptional, collection.type), syntax)
  }

  private mutating func elementType(of type: ValueType, at key: Expression, _ syntax: Syntax) -> ValueType? {
    switch bindings.resolved(type) {
    case .list(let element):
      let wanted: ValueType = dialect == .rules ? .number(.number) : .int
      guard bindings.assign(key.type, to: wanted) else {
        fault(.wrongType(context: "[ ]", wanted: [wanted.name], found: name(of: key)), at: syntax)
        return nil
      }
      return element
    case .map(let keyType, let value):
      guard bindings.assign(key.type, to: keyType) else {
        fault(.typesDiffer(context: "[ ]", left: bindings.resolved(keyType).name, right: name(of: key)), at: syntax)
        return nil
      }
      return value
    case .optional(let value) where !bindings.resolved(value).isOptional:
      return elementType(of: value, at: key, syntax)
    case .dyn, .parameter: return .dyn
    case let other:
      fault(.wrongType(context: "[ ]", wanted: [.list, .map], found: other.name), at: syntax)
      return nil
    }
  }

  mutating func conditional(
    _ test: Syntax, _ first: Syntax, _ second: Syntax, _ syntax: Syntax
  ) -> Expression? {
    let test = condition(test, context: "? :")
    let branches = [first, second].compactMap { expression($0) }
    guard branches.count == 2,
      let type = common(
        branches, branches.map(\.type), context: "? :", at: [first, second], mayDiffer: false),
      let test
    else { return nil }
    return make(.conditional(test, branches[0], branches[1]), type, syntax)
  }

  // MARK: - Common types

  /// The type that expressions have in common, as members of a list or as branches.
  ///
  /// Notes a fault for each that does not meet those before it; in standard CEL members of several types make a list of
  /// `dyn`.
  private mutating func common(
    _ expressions: [Expression], _ types: [ValueType], context: String, at places: [Syntax], mayDiffer: Bool = true
  ) -> ValueType? {
    guard !types.isEmpty else { return bindings.fresh() }
    if dialect == .rules { return commonInRules(expressions, types, context: context, at: places) }
    var type = types[0]
    for (next, place) in zip(types, places).dropFirst() {
      if bindings.assign(next, to: type) {
        type = bindings.moreGeneral(bindings.resolved(type), bindings.resolved(next))
      } else if mayDiffer {
        type = .dyn
      } else {
        fault(
          .typesDiffer(context: context, left: bindings.resolved(type).name, right: bindings.resolved(next).name),
          at: place)
        return nil
      }
    }
    return type
  }
}
