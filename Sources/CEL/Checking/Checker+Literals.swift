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
}
