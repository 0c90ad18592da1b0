internal import Quantities

extension Checker {
  mutating func call(_ name: String, _ receiver: Syntax?, _ arguments: [Syntax], _ syntax: Syntax) -> Expression? {
    if dialect == .rules, receiver == nil, let own = ruleFunction(name, arguments, syntax) { return own.expression }
    if let receiver, let qualified = qualifiedFunction(name, receiver) {
      if dialect == .rules, let own = ruleMathematics(qualified, arguments, syntax) { return own.expression }
      return libraryCall(qualified, nil, arguments, syntax)
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
    var checked: [Expression] = []
    for operand in operands {
      if let operand = expression(operand) { checked.append(operand) }
    }
    guard checked.count == operands.count else { return nil }
    let overloads = overloads(of: name).filter { $0.isMember == (receiver != nil) }
    let signatures = overloads.map { dialect == .rules ? $0.signature.inRules : $0.signature }
    if let (type, fitting) = resolve(signatures, checked.map(\.type)) {
      checkLiterals(name, checked, operands)
      let call = FunctionCall(name: name, overloads: fitting.map { overloads[$0] })
      return make(.call(call, checked), resultType(name, type, checked), syntax)
    }
    guard environment.isTyped else {
      return make(.call(FunctionCall(name: name, overloads: []), checked), .dyn, syntax)
    }
    if vocabulary != nil, let call = hostMethod(name, receiver == nil ? nil : checked.first, checked, operands, syntax)
    {
      return call.expression
    }
    reportMismatch(name, receiver, checked, syntax)
    return nil
  }

  /// The greatest of figures has their unit, which no signature says.
  private func resultType(_ name: String, _ type: ValueType, _ arguments: [Expression]) -> ValueType {
    guard dialect == .rules, type.isNumber, RuleFunctions.keepUnit.contains(name),
      let argument = arguments.first.map({ bindings.resolved($0.type) })
    else { return type }
    let kept = argument.isNumber ? argument : argument.element
    return kept.isNumber ? kept : type
  }

  /// What is written out is looked at when it is loaded: a pattern is compiled, a format read.
  private mutating func checkLiterals(_ name: String, _ arguments: [Expression], _ syntax: [Syntax]) {
    guard name == "matches", arguments.count == 2, case .string(let pattern)? = arguments[1].constant else { return }
    do throws(EvaluationFault) {
      _ = try RegularExpression(pattern)
    } catch {
      if environment.isTyped { fault(.evaluation(error), at: syntax[1]) }
    }
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
    let operands = (receiver.map { [$0] } ?? []) + arguments
    var checked: [Expression] = []
    for operand in operands {
      if let operand = expression(operand) { checked.append(operand) }
    }
    if environment.isTyped {
      reportUnknown(name, at: syntax)
      return nil
    }
    guard checked.count == operands.count else { return nil }
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
    var checked: [Expression] = []
    for argument in arguments {
      if let argument = expression(argument) { checked.append(argument) }
    }
    guard checked.count == arguments.count else { return nil }
    if let call = hostMethod(name, object, checked, arguments, syntax) { return call.expression }
    reportUnknown(name, at: syntax)
    return nil
  }

  /// A method of a row or a function of the host's; `nil` where there is none, an empty one where there is a fault.
  private mutating func hostMethod(
    _ name: String, _ receiver: Expression?, _ checked: [Expression], _ arguments: [Syntax], _ syntax: Syntax
  ) -> (expression: Expression?, Void)? {
    guard let vocabulary, let subject = subjects.last else { return nil }
    let object = receiver ?? make(.subject, .object(subject), syntax)
    let described = zip(checked, arguments).map {
      Argument(type: bindings.resolved($0.type), constant: $0.constant, text: text($1))
    }
    do throws(ExpressionFact) {
      if case .object(let type) = object.type,
        let method = try vocabulary.method(name, of: type, arguments: described)
      {
        return (make(.method(object, slot: method.slot, arguments: checked), method.result, syntax), ())
      }
      if receiver == nil, let function = try vocabulary.function(name, arguments: described) {
        return (make(.function(function, checked), function.result, syntax), ())
      }
    } catch {
      fault(error, at: syntax)
      return (nil, ())
    }
    return nil
  }

  mutating func reportUnknown(_ function: String, at syntax: Syntax) {
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
