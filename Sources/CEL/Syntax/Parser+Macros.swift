extension Parser {
  /// A method, or the macro that the name and the shape of the arguments make it.
  mutating func methodCall(
    _ name: String, on receiver: Syntax, _ arguments: [Syntax], from start: Int
  ) -> Syntax? {
    if let macro = Comprehension(named: name), dialect == .rules || !macro.isOfRules {
      return comprehension(macro, name, receiver, arguments, from: start)
    }
    switch (name, arguments.count) {
    case ("bind", 3):
      guard case .identifier("cel") = receiver.kind else { break }
      guard let variable = variable(arguments[0], of: "cel.bind", from: start) else { return nil }
      return node(.bind(variable, arguments[1], arguments[2]), from: start)
    case ("optMap", 2), ("optFlatMap", 2):
      guard let variable = variable(arguments[0], of: name, from: start) else { return nil }
      let isFlat = name == "optFlatMap"
      return node(.optionalMap(receiver, variable: variable, body: arguments[1], isFlat: isFlat), from: start)
    default: break
    }
    return node(.call(name, receiver: receiver, arguments: arguments), from: start)
  }

  private mutating func comprehension(
    _ macro: Comprehension, _ name: String, _ receiver: Syntax, _ arguments: [Syntax], from start: Int
  ) -> Syntax? {
    if arguments.isEmpty, macro.mayStandAlone {
      return node(
        .comprehension(macro, range: receiver, variables: [], condition: nil, body: nil), from: start)
    }
    guard let (variables, hasCondition) = shape(macro, arguments.count) else {
      // Of another shape it is a function of the host's that happens to be called so; rules have none.
      if dialect == .rules {
        report(.malformedMacro(name), at: start)
        return nil
      }
      return node(.call(name, receiver: receiver, arguments: arguments), from: start)
    }
    var names: [String] = []
    for argument in arguments.prefix(variables) {
      guard let variable = variable(argument, of: name, from: start) else { return nil }
      names.append(variable)
    }
    if names.count == 2, names[0] == names[1] {
      report(.repeatedVariable(names[0]), at: start)
      return nil
    }
    return node(
      .comprehension(
        macro, range: receiver, variables: names, condition: hasCondition ? arguments[variables] : nil,
        body: arguments[arguments.count - 1]), from: start)
  }

  private func shape(_ macro: Comprehension, _ count: Int) -> (variables: Int, hasCondition: Bool)? {
    for (variables, hasCondition) in [(1, false), (2, false), (1, true), (2, true)] {
      guard count == variables + 1 + (hasCondition ? 1 : 0) else { continue }
      if macro.takes(variables: variables, condition: hasCondition) { return (variables, hasCondition) }
    }
    return nil
  }

  private mutating func variable(_ syntax: Syntax, of macro: String, from start: Int) -> String? {
    if case .identifier(let name) = syntax.kind, !name.hasPrefix(".") { return name }
    report(.malformedMacro(macro), at: start)
    return nil
  }
}
