extension Checker {
  /// What is written out in a rule is looked at when it is loaded: a pattern is compiled, a format is held against its
  /// arguments. In standard CEL these are faults of the evaluation.
  mutating func checkLiterals(_ name: String, _ arguments: [Expression], _ syntax: [Syntax]) {
    guard dialect == .rules, arguments.count == 2 else { return }
    switch name {
    case "matches":
      if case .string(let pattern)? = arguments[1].constant { checkPattern(pattern, syntax[1]) }
    case "format":
      if case .string(let text)? = arguments[0].constant, case .list(let elements) = arguments[1].operation {
        checkFormat(text, elements, syntax[0])
      }
    default: break
    }
  }

  private mutating func checkPattern(_ pattern: String, _ syntax: Syntax) {
    do throws(EvaluationFault) {
      _ = try RegularExpression(pattern)
    } catch {
      fault(.evaluation(error), at: syntax)
    }
  }

  private mutating func checkFormat(_ text: String, _ elements: [Expression.Element], _ syntax: Syntax) {
    do throws(EvaluationFault) {
      let clauses = try TextFormat.clauses(of: text)
      guard elements.allSatisfy({ !$0.isOptional }) else { return }
      for (clause, element) in zip(clauses, elements) where !clause.accepts(bindings.resolved(element.value.type)) {
        throw .malformedFormat(clause: clause.description)
      }
      if clauses.count != elements.count {
        fault(.formatArguments(wanted: clauses.count, found: elements.count), at: syntax)
      }
    } catch {
      fault(.evaluation(error), at: syntax)
    }
  }

  /// Whether the arguments of `math.greatest` and `math.least` may be numbers, or one list that may hold numbers; notes a
  /// fault for those that are not. What is written out is seen where types are not checked as well.
  mutating func comparesNumbers(
    _ name: String, _ arguments: [Expression], _ operands: [Syntax], _ syntax: Syntax
  ) -> Bool {
    guard name == "math.greatest" || name == "math.least" else { return true }
    if arguments.isEmpty {
      fault(.wrongArgumentCount(function: name, wanted: 1, found: 0), at: syntax)
      return false
    }
    if arguments.count == 1, case .list(let elements) = arguments[0].operation {
      if elements.isEmpty {
        fault(.evaluation(.invalidArgument(function: name, argument: "[]")), at: operands[0])
        return false
      }
      let members = elements.filter { !$0.isOptional }.map(\.value)
      return areNumbers(members, in: name, at: members.map { _ in operands[0] })
    }
    if arguments.count == 1, case .list(let element) = bindings.resolved(arguments[0].type), element.mayBeNumber {
      return true
    }
    return areNumbers(arguments, in: name, at: operands)
  }

  private mutating func areNumbers(_ values: [Expression], in name: String, at places: [Syntax]) -> Bool {
    for (value, place) in zip(values, places) where !mayBeNumber(value) {
      fault(
        .wrongType(
          context: name, wanted: [ValueType.int.name, ValueType.uint.name, ValueType.double.name],
          found: value.constant?.dynamicType.name ?? self.name(of: value)),
        at: place)
      return false
    }
    return true
  }

  private func mayBeNumber(_ value: Expression) -> Bool {
    switch value.operation {
    case .list, .map: false
    // The name of a type is no literal.
    case .constant(.type): bindings.resolved(value.type).mayBeNumber
    case .constant(let constant): constant.isNumeric
    default: bindings.resolved(value.type).mayBeNumber
    }
  }
}

extension ValueType {
  fileprivate var mayBeNumber: Bool {
    switch self {
    case .int, .uint, .double, .dyn, .parameter: true
    default: false
    }
  }
}
