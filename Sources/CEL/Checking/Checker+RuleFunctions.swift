internal import Quantities

/// The functions that rules have beside those of standard CEL.
enum RuleFunctions {
  static let names = ["abs", "round", "reported", "quantity", "date", "has"]
  /// Functions of the library `math` whose result counts what their first argument counts.
  static let keepUnit: Set<String> = ["math.greatest", "math.least"]
  /// Functions of the library `math` that round, in the unit in which the figure is written.
  static let rounding: [String: Expression.Rounding] = [
    "math.ceil": .up, "math.floor": .down, "math.trunc": .towardsZero, "math.round": .halfAway,
  ]
}

extension Checker {
  /// A function that rules alone have; `nil` where it is none, an empty one where it has a fault.
  mutating func ruleFunction(
    _ name: String, _ arguments: [Syntax], _ syntax: Syntax
  ) -> (expression: Expression?, Void)? {
    switch name {
    case "abs": (absolute(name, arguments, syntax), ())
    case "round": (rounded(arguments, syntax), ())
    case "reported": (reported(arguments, syntax), ())
    case "quantity": (quantity(arguments, syntax), ())
    case "date": (date(arguments, syntax), ())
    default: nil
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

  /// `math.floor` and its like, and `math.abs`, of figures with units; `nil` where it is none of them.
  mutating func ruleMathematics(
    _ name: String, _ arguments: [Syntax], _ syntax: Syntax
  ) -> (expression: Expression?, Void)? {
    if name == "math.abs" { return (absolute(name, arguments, syntax), ()) }
    guard let rounding = RuleFunctions.rounding[name] else { return nil }
    guard expect(1, arguments, of: name, syntax), let (operand, unit) = number(arguments[0], of: name, at: syntax)
    else { return (nil, ()) }
    return (make(.rounded(operand, rounding, unit), .number(unit), syntax), ())
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
