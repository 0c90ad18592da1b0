internal import Quantities

/// The functions that rules have beside those of standard CEL.
enum RuleFunctions {
  static let names = ["abs", "round", "reported", "quantity", "date", "has"]
  /// Functions of the library `math` that round, in the unit in which the figure is written.
  static let rounding: [String: Expression.Rounding] = [
    "math.ceil": .up, "math.floor": .down, "math.trunc": .towardsZero, "math.round": .halfAway,
  ]
}

extension Checker {
  /// A function that rules alone have.
  mutating func ruleFunction(
    _ name: String, _ arguments: [Syntax], _ syntax: Syntax
  ) -> Attempt {
    switch name {
    case "abs": .read(absolute(name, arguments, syntax))
    case "round": .read(rounded(arguments, syntax))
    case "reported": .read(reported(arguments, syntax))
    case "quantity": .read(quantity(arguments, syntax))
    case "date": .read(date(arguments, syntax))
    default: .notOne
    }
  }

  private mutating func expect(_ count: Int, _ arguments: [Syntax], of name: String, _ syntax: Syntax) -> Bool {
    if arguments.count == count { return true }
    fault(.wrongArgumentCount(function: name, wanted: count, found: arguments.count), at: syntax)
    return false
  }

  private mutating func number(_ syntax: Syntax, of name: String, at place: Syntax) -> (Expression, Unit)? {
    guard let operand = expression(syntax) else { return nil }
    if let unit = unit(of: operand) { return (operand, unit) }
    fault(.wrongType(context: name, wanted: [.number(unit: "")], found: self.name(of: operand)), at: place)
    return nil
  }

  private mutating func absolute(_ name: String, _ arguments: [Syntax], _ syntax: Syntax) -> Expression? {
    guard expect(1, arguments, of: name, syntax), let (operand, unit) = number(arguments[0], of: name, at: syntax)
    else { return nil }
    return make(.absolute(operand), .number(unit), syntax)
  }

  private mutating func rounded(_ arguments: [Syntax], _ syntax: Syntax) -> Expression? {
    guard expect(2, arguments, of: "round", syntax) else { return nil }
    let operand = number(arguments[0], of: "round", at: syntax)
    guard let decimals = expression(arguments[1]), let (operand, unit) = operand else { return nil }
    guard case .number(let places)? = decimals.constant, let count = places.integer, (-100...100).contains(count) else {
      fault(.notConstant(function: "round"), at: arguments[1])
      return nil
    }
    return make(.rounded(operand, .halfEven(decimals: count), unit), .number(unit), syntax)
  }

  // MARK: - Mathematics

  /// The functions of the library `math` that have to know the units of figures.
  mutating func ruleMathematics(_ name: String, _ arguments: [Syntax], _ syntax: Syntax) -> Attempt {
    switch name {
    case "math.abs": return .read(absolute(name, arguments, syntax))
    case "math.sign": return .read(sign(arguments, syntax))
    case "math.greatest", "math.least": return .read(extreme(name, arguments, syntax))
    default: break
    }
    guard let rounding = RuleFunctions.rounding[name] else { return .notOne }
    guard expect(1, arguments, of: name, syntax), let (operand, unit) = number(arguments[0], of: name, at: syntax)
    else { return .read(nil) }
    return .read(make(.rounded(operand, rounding, unit), .number(unit), syntax))
  }

  /// A figure's sign counts nothing, whatever the figure counts.
  private mutating func sign(_ arguments: [Syntax], _ syntax: Syntax) -> Expression? {
    let name = "math.sign"
    guard expect(1, arguments, of: name, syntax), let (operand, _) = number(arguments[0], of: name, at: syntax)
    else { return nil }
    let overloads = Libraries.overloads(of: name, in: .rules).prefix(1)
    return make(.call(FunctionCall(name: name, overloads: Array(overloads)), [operand]), .number(.number), syntax)
  }

  /// The greatest of figures of one kind, or of a list of them, has their unit.
  private mutating func extreme(_ name: String, _ arguments: [Syntax], _ syntax: Syntax) -> Expression? {
    if arguments.isEmpty { fault(.noMatchingOverload(function: name, []), at: syntax) }
    guard let checked = expressions(arguments), !checked.isEmpty else { return nil }
    let types = checked.map { bindings.resolved($0.type) }
    var type = types[0]
    if case .list(let element) = type, checked.count == 1 {
      type = bindings.resolved(element)
    } else if let common = commonInRules(checked, types, context: name, at: arguments) {
      type = bindings.resolved(common)
    } else {
      return nil
    }
    guard type.isNumber else {
      fault(.wrongType(context: name, wanted: [.number(unit: "")], found: type.name), at: syntax)
      return nil
    }
    let overloads = Libraries.overloads(of: name, in: .rules).filter { overload in
      if case .list? = overload.parameters.first { checked.count == 1 && !types[0].isNumber } else { types[0].isNumber }
    }
    let call = FunctionCall(name: name, overloads: Array(overloads.prefix(1)))
    return make(.call(call, checked), type, syntax)
  }

  // MARK: - Texts of figures

  /// The arguments of a function; where it writes figures, these are counted in the unit that they are written in.
  mutating func asWritten(_ name: String, _ arguments: [Syntax]) -> [Expression]? {
    if name == "format", arguments.count == 2, case .list(let elements) = arguments[1].kind {
      // Only here does a list hold what its members have nothing in common with.
      let text = expression(arguments[0])
      guard let members = expressions(elements.map(\.value)), let text else { return nil }
      for (member, element) in zip(members, elements) where unit(of: member) == nil {
        guard keepsUnits(member, element.value) else { return nil }
      }
      let written = zip(members, elements).map { member, element in
        Expression.Element(value: inUnit(member, element.value), isOptional: element.isOptional)
      }
      return [text, make(.list(written), .list(.dyn), arguments[1])]
    }
    guard let checked = expressions(arguments) else { return nil }
    if name == "format", checked.count == 2, !keepsUnits(checked[1], arguments[1]) { return nil }
    return name == "string" ? zip(checked, arguments).map { inUnit($0, $1) } : checked
  }

  /// Whether no figure in it is counted otherwise than it is written: in a list or a map it would be told in 元.
  private mutating func keepsUnits(_ expression: Expression, _ syntax: Syntax) -> Bool {
    guard let unit = bindings.resolved(expression.type).units.first(where: { $0.factor != 1 }) else { return true }
    fault(.unitInText(function: "format", unit: unit.symbol), at: syntax)
    return false
  }

  /// A figure in the unit that it is written in, as a plain number: 500 for 500 亿元.
  private func inUnit(_ expression: Expression, _ syntax: Syntax) -> Expression {
    guard let unit = unit(of: expression), unit.dimension != .number else { return expression }
    let factor = make(.constant(.number(Number(unit.factor))), .number(.number), syntax)
    return make(.arithmetic(.divide, expression, factor), .number(.number), syntax)
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
}
