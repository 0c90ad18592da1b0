/// Makes the step that evaluates an operation.
struct Planner {
  private let dialect: Dialect
  private let source: ExpressionText

  init(_ dialect: Dialect, _ source: ExpressionText) {
    self.dialect = dialect
    self.source = source
  }

  func step(for operation: Expression.Operation) -> any Step {
    switch operation {
    case .constant(let value): ConstantStep(value)
    case .variable(let slot): VariableStep(slot, source)
    case .macroVariable(let slot): MacroVariableStep(slot)
    case .unknownName(let name): UnknownNameStep(name, source)
    case .subject: SubjectStep()
    case .member(let object, let slot, let name):
      if case .subject = object.operation { OwnMemberStep(slot, name) } else { MemberStep(object.step, slot, name) }
    case .method(let object, let slot, let arguments): MethodStep(object.step, slot, arguments.map(\.step))
    case .scoped(let object, let body): ScopedStep(object.step, body.step)
    case .select(let object, let field, let isOptional): SelectStep(object, field, isOptional, source)
    case .has(let object, let field): HasStep(object, field, source)
    case .index(let collection, let key, let isOptional): IndexStep(collection.step, key.step, isOptional, source)
    case .not(let operand): NotStep(operand.step, source)
    case .negate(let operand): NegateStep(operand.step, source)
    case .and(let left, let right): DecideStep(left.step, right.step, deciding: false, source)
    case .or(let left, let right): DecideStep(left.step, right.step, deciding: true, source)
    case .conditional(let test, let first, let second):
      ConditionalStep(test.step, first.step, second.step, source)
    case .arithmetic(let operation, let left, let right): ArithmeticStep(operation, left, right, source)
    case .comparison(let sign, let left, let right): comparison(sign, left, right)
    case .isIn(let element, let collection):
      if case .list(let elements) = collection.operation, case .list(let members)? = elements.constant {
        ListedStep(element.step, members, source)
      } else {
        MembershipStep(element.step, collection.step, source)
      }
    case .comprehension(let macro, let range, let slot, let variables, let condition, let body):
      comprehension(macro, range, slot, variables, condition, body)
    case .bind(let slot, let value, let body): BindStep(slot, value.step, body.step)
    case .optionalMap(let optional, let slot, let body, let isFlat):
      OptionalMapStep(optional.step, slot, body.step, isFlat, source)
    case .list(let elements): elements.constant.map { ConstantStep($0) } ?? ListStep(elements, source)
    case .map(let entries): MapStep(entries, source)
    case .call(let call, let arguments): call.step(arguments, dialect, source)
    case .absolute(let operand): AbsoluteStep(operand.step)
    case .rounded(let operand, let rounding, let unit): RoundedStep(operand.step, rounding, unit, source)
    case .reported(let operand): ReportedStep(operand)
    case .optionalMember(let member): OptionalMemberStep(member.step)
    case .function(let function, let arguments): HostFunctionStep(function, arguments)
    }
  }

  private func comparison(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) -> any Step {
    switch sign {
    case .equal, .notEqual: EqualStep(left.step, right.step, wanted: sign == .equal, source)
    default: OrderStep(sign, left.step, right.step, source)
    }
  }

  private func comprehension(
    _ macro: Comprehension, _ range: Expression, _ slot: Int, _ variables: Int, _ condition: Expression?,
    _ body: Expression?
  ) -> any Step {
    if let body, macro == .all || macro == .exists {
      return QuantifierStep(
        range, slot: slot, variables: variables, body, deciding: macro == .exists, source)
    }
    return ComprehensionStep(macro, range, slot: slot, variables: variables, condition, body, source)
  }
}

extension FunctionCall {
  /// A pattern that is written out is compiled once; one that is wrong is left to the call, which says so.
  fileprivate func step(_ arguments: [Expression], _ dialect: Dialect, _ source: ExpressionText) -> any Step {
    if name == "matches", arguments.count == 2, case .string(let text)? = arguments[1].constant,
      let pattern = try? RegularExpression(text)
    {
      return PatternStep(arguments[0].step, pattern, source)
    }
    if name == "or" || name == "orValue", arguments.count == 2 {
      return OptionalElseStep(name, arguments[0].step, arguments[1].step, source)
    }
    return CallStep(self, arguments, dialect, source)
  }
}

extension [Expression.Element] {
  /// The list, where all of it is written out: made once rather than at every evaluation.
  fileprivate var constant: Value? {
    var values: [Value] = []
    for element in self {
      guard !element.isOptional, let value = element.value.constant else { return nil }
      values.append(value)
    }
    return .list(values)
  }
}
