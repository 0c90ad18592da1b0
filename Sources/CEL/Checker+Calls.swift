internal import Quantities

extension Checker {
  /// The functions of the language itself; a host adds its own.
  private static let functionNames = [
    "size", "abs", "round", "reported", "quantity", "date", "has", "contains", "startsWith", "endsWith",
  ]

  mutating func call(_ name: String, _ receiver: Syntax?, _ arguments: [Syntax], _ syntax: Syntax) -> Expression? {
    switch name {
    case "size": return size(receiver, arguments, syntax)
    case "contains", "startsWith", "endsWith": return textTest(name, receiver, arguments, syntax)
    case "abs" where receiver == nil: return absolute(arguments, syntax)
    case "round" where receiver == nil: return rounded(arguments, syntax)
    case "reported" where receiver == nil: return reported(arguments, syntax)
    case "quantity" where receiver == nil: return quantity(arguments, syntax)
    case "date" where receiver == nil: return date(arguments, syntax)
    default: return hostCall(name, receiver, arguments, syntax)
    }
  }

  private mutating func expect(_ count: Int, _ arguments: [Syntax], of name: String, _ syntax: Syntax) -> Bool {
    if arguments.count == count { return true }
    fault(.wrongArgumentCount(function: name, wanted: count, found: arguments.count), at: syntax)
    return false
  }

  // MARK: - The language's own

  private mutating func size(_ receiver: Syntax?, _ arguments: [Syntax], _ syntax: Syntax) -> Expression? {
    let operands = (receiver.map { [$0] } ?? []) + arguments
    guard expect(1, operands, of: "size", syntax), let operand = expression(operands[0]) else { return nil }
    switch operand.type {
    case .string, .list, .map: return make(.size(operand), .number(.number), syntax)
    default:
      fault(.wrongType(context: "size", wanted: [.string, .list, .map], found: operand.type.name), at: syntax)
      return nil
    }
  }

  private mutating func textTest(
    _ name: String, _ receiver: Syntax?, _ arguments: [Syntax], _ syntax: Syntax
  ) -> Expression? {
    guard let test = Expression.TextTest(rawValue: name), let receiver else {
      fault(.unknownFunction(name, nearest: nil), at: syntax)
      return nil
    }
    guard expect(1, arguments, of: name, syntax) else { return nil }
    guard let text = expression(receiver), let part = expression(arguments[0]) else { return nil }
    for operand in [text, part] where !operand.type.meets(.string) {
      fault(.wrongType(context: name, wanted: [.string], found: operand.type.name), at: syntax)
      return nil
    }
    return make(.text(test, text, part), .boolean, syntax)
  }

  private mutating func absolute(_ arguments: [Syntax], _ syntax: Syntax) -> Expression? {
    guard expect(1, arguments, of: "abs", syntax), let operand = expression(arguments[0]) else { return nil }
    guard case .number = operand.type else {
      fault(.wrongType(context: "abs", wanted: [.number(unit: "")], found: operand.type.name), at: syntax)
      return nil
    }
    return make(.absolute(operand), operand.type, syntax)
  }

  private mutating func rounded(_ arguments: [Syntax], _ syntax: Syntax) -> Expression? {
    guard expect(2, arguments, of: "round", syntax) else { return nil }
    guard let operand = expression(arguments[0]), let decimals = expression(arguments[1]) else { return nil }
    guard case .number(let unit) = operand.type else {
      fault(.wrongType(context: "round", wanted: [.number(unit: "")], found: operand.type.name), at: syntax)
      return nil
    }
    guard case .number(let places)? = decimals.constant, let count = places.integer, (-100...100).contains(count) else {
      fault(.notConstant(function: "round"), at: arguments[1])
      return nil
    }
    return make(.rounded(operand, decimals: decimals, unit), operand.type, syntax)
  }

  private mutating func reported(_ arguments: [Syntax], _ syntax: Syntax) -> Expression? {
    guard expect(1, arguments, of: "reported", syntax) else { return nil }
    return expression(arguments[0]).flatMap { make(.reported($0), .boolean, syntax) }
  }

  private mutating func quantity(_ arguments: [Syntax], _ syntax: Syntax) -> Expression? {
    guard expect(1, arguments, of: "quantity", syntax) else { return nil }
    guard case .string(let text) = arguments[0].kind else {
      fault(.notConstant(function: "quantity"), at: arguments[0])
      return nil
    }
    do {
      let (number, unit) = try Quantity.parse(text)
      let quantity = Quantity(number, unit ?? .number)
      return make(.constant(.number(quantity.base)), .number(quantity.unit), syntax)
    } catch .unknownUnit(let symbol, let nearest) {
      fault(.unknownUnit(symbol, nearest: nearest), at: arguments[0])
    } catch {
      fault(.notAQuantity(text), at: arguments[0])
    }
    return nil
  }

  private mutating func date(_ arguments: [Syntax], _ syntax: Syntax) -> Expression? {
    guard expect(1, arguments, of: "date", syntax) else { return nil }
    guard case .string(let text) = arguments[0].kind else {
      fault(.notConstant(function: "date"), at: arguments[0])
      return nil
    }
    guard let date = CalendarDate(text) else {
      fault(.notADate(text), at: arguments[0])
      return nil
    }
    return make(.constant(.date(date)), .date, syntax)
  }

  // MARK: - The host's

  private mutating func hostCall(
    _ name: String, _ receiver: Syntax?, _ arguments: [Syntax], _ syntax: Syntax
  ) -> Expression? {
    do throws(ExpressionFact) {
      if receiver == nil,
        let expanded = try vocabulary.expansion(of: name, arguments: arguments, range: syntax.range)
      {
        return expression(expanded)
      }
      let object: Expression
      if let receiver {
        guard let checked = expression(receiver) else { return nil }
        guard vocabulary.functionNames.contains(name) else {
          // Of a mistyped macro the variable would be unknown as well.
          reportUnknown(name, at: syntax)
          return nil
        }
        object = checked
      } else {
        object = make(.subject, .object(subjects[subjects.count - 1]), syntax)
      }
      var checked: [Expression] = []
      for argument in arguments {
        if let argument = expression(argument) { checked.append(argument) }
      }
      guard checked.count == arguments.count else { return nil }
      let described = zip(checked, arguments).map {
        Argument(type: $0.type, constant: $0.constant, text: text($1))
      }
      if case .object(let type) = object.type,
        let method = try vocabulary.method(name, of: type, arguments: described)
      {
        return make(.method(object, slot: method.slot, arguments: checked), method.result, syntax)
      }
      if receiver == nil, let function = try vocabulary.function(name, arguments: described) {
        return make(.function(function, checked), function.result, syntax)
      }
      reportUnknown(name, at: syntax)
    } catch {
      fault(error, at: syntax)
    }
    return nil
  }

  private mutating func reportUnknown(_ function: String, at syntax: Syntax) {
    let known = Self.functionNames + vocabulary.functionNames + Comprehension.allCases.map(\.rawValue)
    fault(.unknownFunction(function, nearest: nearest(function, known)), at: syntax)
  }

  // MARK: - Macros

  mutating func comprehension(
    _ macro: Comprehension, _ range: Syntax, _ variable: String?, _ body: Syntax?, _ syntax: Syntax
  ) -> Expression? {
    guard let list = expression(range) else { return nil }
    guard let element = elementType(of: list, macro, syntax) else { return nil }
    guard let variable, let body else {
      guard case .number = element else {
        fault(.wrongType(context: macro.rawValue, wanted: [.number(unit: "")], found: element.name), at: syntax)
        return nil
      }
      return make(
        .comprehension(macro, range: list, variable: nil, body: nil), element.result(of: macro), syntax)
    }
    if let member = vocabulary.member(variable, of: subjects[subjects.count - 1]), case .object = member.type {
      // `region` or a level as a variable would hide the row that it names everywhere else.
      fault(.nameTaken(variable), at: syntax)
      return nil
    }
    variables.append(Variable(name: variable, type: element))
    let slot = variables.count - 1
    let checked = macro.takesCondition ? condition(body, context: macro.rawValue) : expression(body)
    variables.removeLast()
    guard let checked else { return nil }
    if !macro.takesCondition, macro != .map {
      guard case .number = checked.type else {
        fault(.wrongType(context: macro.rawValue, wanted: [.number(unit: "")], found: checked.type.name), at: body)
        return nil
      }
    }
    let result: ValueType = macro == .filter ? .list(element) : checked.type.result(of: macro)
    return make(
      .comprehension(macro, range: summed(list, by: macro), variable: slot, body: checked), result, syntax)
  }

  private mutating func elementType(of list: Expression, _ macro: Comprehension, _ syntax: Syntax) -> ValueType? {
    switch list.type {
    case .list(let element): return element
    case .map(let key, _): return key
    default:
      fault(.notAList(context: macro.rawValue, found: list.type.name), at: syntax)
      return nil
    }
  }

  /// The list to add up, where the host has another one for that: rows that only add to sums.
  private func summed(_ list: Expression, by macro: Comprehension) -> Expression {
    guard macro == .sum, case .member(let object, _, let name) = list.operation,
      case .object(let type) = object.type, let slot = vocabulary.member(name, of: type)?.slotForSum
    else { return list }
    return Expression(.member(object, slot: slot, name: name), list.type, range: list.range, of: source)
  }
}

extension ValueType {
  /// What a macro makes of bodies of this type.
  fileprivate func result(of macro: Comprehension) -> ValueType {
    switch macro {
    case .all, .exists, .existsOne: return .boolean
    case .count: return .number(.number)
    case .share: return .number(.percent)
    case .map: return .list(self)
    case .mad:
      if case .number(let unit) = self { return .number(unit.differenceUnit) }
      return self
    case .filter, .sum, .average, .median, .minimum, .maximum: return self
    }
  }
}
