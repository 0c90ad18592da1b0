internal import Quantities

extension Checker {
  mutating func call(_ name: String, _ receiver: Syntax?, _ arguments: [Syntax], _ syntax: Syntax) -> Expression? {
    if dialect == .rules, receiver == nil, case .read(let own) = ruleFunction(name, arguments, syntax) { return own }
    if dialect == .rules, let space = receiver?.qualifiedName,
      case .read(let own) = ruleMathematics(space + "." + name, arguments, syntax)
    {
      return own
    }
    if let receiver, let qualified = qualifiedFunction(name, receiver) {
      return libraryCall(qualified, nil, arguments, syntax)
    }
    if let space = receiver?.qualifiedName, Libraries.spaces.contains(space), !isName(space) {
      // Nobody means a method of something called `math`; of a mistyped macro the variable would be unknown as well.
      guard environment.isTyped else { return unknownFunction(space + "." + name, nil, arguments, syntax) }
      reportUnknown(space + "." + name, at: syntax)
      return nil
    }
    if receiver == nil {
      for candidate in environment.candidates(for: name) where isFunction(candidate) {
        return libraryCall(candidate, nil, arguments, syntax)
      }
    } else if isFunction(name) {
      return libraryCall(name, receiver, arguments, syntax)
    }
    return vocabulary != nil
      ? hostCall(name, receiver, arguments, syntax) : unknownFunction(name, receiver, arguments, syntax)
  }

  /// All of them, so that faults in all are found; `nil` where one has a fault.
  mutating func expressions(_ syntax: [Syntax]) -> [Expression]? {
    var checked: [Expression] = []
    for part in syntax {
      if let expression = expression(part) { checked.append(expression) }
    }
    return checked.count == syntax.count ? checked : nil
  }

  // MARK: - Libraries

  private func overloads(of name: String) -> [Overload] {
    environment.functions.filter { $0.name == name }.flatMap(\.overloads) + Libraries.overloads(of: name, in: dialect)
  }

  private func isFunction(_ name: String) -> Bool { !overloads(of: name).isEmpty }

  /// `math.greatest(…)` is no method of `math` but a function of that name.
  private func qualifiedFunction(_ name: String, _ receiver: Syntax) -> String? {
    guard let space = receiver.qualifiedName else { return nil }
    return environment.candidates(for: space + "." + name).first { isFunction($0) }
  }

  private mutating func libraryCall(
    _ name: String, _ receiver: Syntax?, _ arguments: [Syntax], _ syntax: Syntax
  ) -> Expression? {
    let operands = (receiver.map { [$0] } ?? []) + arguments
    guard let checked = dialect == .rules ? asWritten(name, operands) : expressions(operands) else { return nil }
    guard dialect == .rules || comparesNumbers(name, checked, operands, syntax) else { return nil }
    let overloads = overloads(of: name).filter { $0.isMember == (receiver != nil) }
    let signatures = overloads.map { dialect == .rules ? $0.signature.inRules : $0.signature }
    if let (type, fitting) = resolve(signatures, checked.map(\.type)) ?? resolve(signatures, withUnitsOfZeros(checked))
    {
      checkLiterals(name, checked, operands)
      let call = FunctionCall(name: name, overloads: fitting.map { overloads[$0] })
      return make(.call(call, checked), type, syntax)
    }
    guard environment.isTyped else {
      return make(.call(FunctionCall(name: name, overloads: []), checked), .dyn, syntax)
    }
    if vocabulary != nil,
      case .read(let call) = hostMethod(name, receiver == nil ? nil : checked.first, checked, operands, syntax)
    {
      return call
    }
    reportMismatch(name, receiver, checked, syntax)
    return nil
  }

  /// The types of arguments, where 0 has the unit of the others: `previous.?gdp.orValue(0)`.
  private func withUnitsOfZeros(_ arguments: [Expression]) -> [ValueType] {
    let types = arguments.map { bindings.resolved($0.type) }
    guard arguments.contains(where: \.isZero),
      let unit = zip(arguments, types).lazy.compactMap({ $0.isZero ? nil : $1.units.first }).first
    else { return types }
    return zip(arguments, types).map { $0.isZero ? .number(unit) : $1 }
  }

  private mutating func reportMismatch(
    _ name: String, _ receiver: Syntax?, _ checked: [Expression], _ syntax: Syntax
  ) {
    let overloads = overloads(of: name)
    let own = overloads.filter { $0.isMember == (receiver != nil) }
    if own.isEmpty {
      fault(receiver == nil ? .calledWithoutValue(name) : .calledOnValue(name), at: syntax)
      return
    }
    let behind = receiver == nil ? 0 : 1
    let counts = Set(own.map { $0.parameters.count - behind })
    let found = checked.count - behind
    if let wanted = counts.first, counts.count == 1, wanted != found, !own.contains(where: \.isVariadic) {
      fault(.wrongArgumentCount(function: name, wanted: wanted, found: found), at: syntax)
    } else {
      fault(wrongArgument(name, checked, own), at: syntax)
    }
  }

  /// The first argument that no form takes whatever the others are, with what would be taken in its place; where there
  /// is none, or too much would be taken, all types that do not go together.
  private func wrongArgument(_ name: String, _ checked: [Expression], _ overloads: [Overload]) -> ExpressionFact {
    let fitting = overloads.compactMap { $0.signature.parameters(for: checked.count) }
    for (index, argument) in checked.enumerated() where !fitting.isEmpty {
      let wanted = fitting.map { dialect == .rules ? $0[index].inRules : $0[index] }
      var trial = bindings
      guard !wanted.contains(where: { trial.assign(argument.type, to: $0) }) else { continue }
      var names: [TypeName] = []
      for type in wanted.map(\.name) where !names.contains(type) { names.append(type) }
      if names.count <= 4 { return .wrongType(context: name, wanted: names, found: self.name(of: argument)) }
    }
    return .noMatchingOverload(function: name, checked.map { self.name(of: $0) })
  }

  private mutating func unknownFunction(
    _ name: String, _ receiver: Syntax?, _ arguments: [Syntax], _ syntax: Syntax
  ) -> Expression? {
    let checked = expressions((receiver.map { [$0] } ?? []) + arguments)
    if environment.isTyped {
      reportUnknown(name, at: syntax)
      return nil
    }
    guard let checked else { return nil }
    return make(.call(FunctionCall(name: name, overloads: []), checked), .dyn, syntax)
  }

  // MARK: - The host's

  private mutating func hostCall(
    _ name: String, _ receiver: Syntax?, _ arguments: [Syntax], _ syntax: Syntax
  ) -> Expression? {
    guard let vocabulary else { return nil }
    do throws(ExpressionFact) {
      if receiver == nil,
        let expanded = try vocabulary.expansion(of: name, arguments: arguments, range: syntax.range)
      {
        return expression(expanded)
      }
    } catch {
      fault(error, at: syntax)
      return nil
    }
    var object: Expression?
    if let receiver {
      guard let checked = expression(receiver) else { return nil }
      guard vocabulary.functionNames.contains(name) else {
        // Of a mistyped macro the variable would be unknown as well.
        reportUnknown(name, at: syntax)
        return nil
      }
      object = checked
    }
    guard let checked = expressions(arguments) else { return nil }
    if case .read(let call) = hostMethod(name, object, checked, arguments, syntax) { return call }
    reportUnknown(name, at: syntax)
    return nil
  }

  /// A method of a row or a function of the host's.
  private mutating func hostMethod(
    _ name: String, _ receiver: Expression?, _ checked: [Expression], _ arguments: [Syntax], _ syntax: Syntax
  ) -> Attempt {
    guard let vocabulary, let subject = subjects.last else { return .notOne }
    let object = receiver ?? make(.subject, .object(subject), syntax)
    let described = zip(checked, arguments).map {
      Argument(type: bindings.resolved($0.type), constant: $0.constant, text: text($1))
    }
    do throws(ExpressionFact) {
      if case .object(let type) = object.type,
        let method = try vocabulary.method(name, of: type, arguments: described)
      {
        return .read(make(.method(object, slot: method.slot, arguments: checked), method.result, syntax))
      }
      if receiver == nil, let function = try vocabulary.function(name, arguments: described) {
        return .read(make(.function(function, checked), function.result, syntax))
      }
    } catch {
      fault(error, at: syntax)
      return .read(nil)
    }
    return .notOne
  }

  mutating func reportUnknown(_ function: String, at syntax: Syntax) {
    if dialect == .rules, Libraries.notInRules.contains(function) {
      fault(.notInRules(function), at: syntax)
      return
    }
    var known = Libraries.functionNames(in: dialect) + environment.functions.map(\.name)
    known += Comprehension.allCases.filter { dialect == .rules || !$0.isOfRules }.map(\.rawValue)
    if let vocabulary { known += RuleFunctions.names + vocabulary.functionNames }
    fault(.unknownFunction(function, nearest: nearest(function, known)), at: syntax)
  }
}

extension Signature {
  /// The signature as rules see it: whole numbers and doubles are numbers.
  fileprivate var inRules: Signature {
    Signature(parameters.map(\.inRules), result.inRules, member: isMember, variadic: isVariadic)
  }
}

extension ValueType {
  /// The type as rules see it.
  var inRules: ValueType {
    switch self {
    case .int, .uint, .double: .number(.number)
    default: mapParts(\.inRules)
    }
  }
}
