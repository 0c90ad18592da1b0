/// Somebody who watches what the parts of an expression come to: coverage, or the explanation of a failed test.
public protocol Observer: AnyObject {
  /// - Parameters:
  ///   - part: As it stands in the expression that `observed()` was made of.
  ///   - scope: Whose members the names in it are.
  func note(_ value: Value, of part: Expression, in scope: ObservedScope)
}

/// What the names in a part of an expression stand for while it is evaluated.
public struct ObservedScope {
  /// The row whose members stand as plain names.
  public let subject: Object
  private let variables: MacroVariables

  init(_ subject: Object, _ variables: MacroVariables) {
    self.subject = subject
    self.variables = variables
  }

  /// What the variable of a macro stands for, counted from the outermost.
  public func variable(_ slot: Int) -> Value { variables[slot] }
}

/// A step that tells the frame's observer what it comes to.
final class ObservedStep: Step {
  private let step: any Step
  private let part: Expression

  init(_ step: any Step, of part: Expression) {
    self.step = step
    self.part = part
  }

  func value(in frame: inout Frame) -> Value {
    let value = step.value(in: &frame)
    if let observer = frame.observer {
      observer.note(value, of: part, in: ObservedScope(frame.subject, frame.macroVariables))
    }
    return value
  }
}

extension Expression {
  /// The same expression, made of steps that tell the evaluator's observer the value of every part.
  ///
  /// A copy, so that nobody else's evaluation pays for it.
  ///
  /// - Parameter isWhole: Parts of which only the value is told, and not the values of what they are made of.
  public func observed(keeping isWhole: (Expression) -> Bool = { _ in false }) -> Expression {
    guard !isWhole(self) else { return Expression(operation, copying: self, step: ObservedStep(step, of: self)) }
    let operation = operation.mapOperands { $0.observed(keeping: isWhole) }
    let step = ObservedStep(Planner(.rules, source).step(for: operation), of: self)
    return Expression(operation, copying: self, step: step)
  }
}

extension Expression.Operation {
  /// The same operation on others in place of its operands.
  fileprivate func mapOperands(_ change: (Expression) -> Expression) -> Self {
    switch self {
    case .constant, .variable, .macroVariable, .unknownName, .subject: return self
    case .member(let object, let slot, let name): return .member(change(object), slot: slot, name: name)
    case .method(let object, let slot, let arguments):
      return .method(change(object), slot: slot, arguments: arguments.map(change))
    case .scoped(let object, let body): return .scoped(to: change(object), change(body))
    case .select(let object, let field, let isOptional):
      return .select(change(object), field: field, isOptional: isOptional)
    case .has(let object, let field): return .has(change(object), field: field)
    case .index(let collection, let key, let isOptional):
      return .index(change(collection), change(key), isOptional: isOptional)
    case .not(let operand): return .not(change(operand))
    case .negate(let operand): return .negate(change(operand))
    case .and(let left, let right): return .and(change(left), change(right))
    case .or(let left, let right): return .or(change(left), change(right))
    case .conditional(let test, let first, let second): return .conditional(change(test), change(first), change(second))
    case .arithmetic(let operation, let left, let right): return .arithmetic(operation, change(left), change(right))
    case .comparison(let sign, let left, let right): return .comparison(sign, change(left), change(right))
    case .isIn(let element, let collection): return .isIn(change(element), change(collection))
    case .comprehension(let macro, let range, let slot, let variables, let condition, let body):
      return .comprehension(
        macro, range: change(range), slot: slot, variables: variables, condition: condition.map(change),
        body: body.map(change))
    case .bind(let slot, let value, let body): return .bind(slot: slot, change(value), change(body))
    case .optionalMap(let optional, let slot, let body, let isFlat):
      return .optionalMap(change(optional), slot: slot, body: change(body), isFlat: isFlat)
    case .list(let elements):
      return .list(elements.map { Expression.Element(value: change($0.value), isOptional: $0.isOptional) })
    case .map(let entries):
      return .map(
        entries.map { Expression.Entry(key: change($0.key), value: change($0.value), isOptional: $0.isOptional) })
    case .call(let call, let arguments): return .call(call, arguments.map(change))
    case .absolute(let operand): return .absolute(change(operand))
    case .rounded(let operand, let rounding, let unit): return .rounded(change(operand), rounding, unit)
    case .reported(let operand): return .reported(change(operand))
    case .optionalMember(let member): return .optionalMember(change(member))
    case .function(let function, let arguments): return .function(function, arguments.map(change))
    }
  }
}
