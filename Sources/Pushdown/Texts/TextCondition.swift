package import CEL
package import Packs
internal import Quantities

/// Conditions that speak of one text or date of a record and of nothing else, as SQL with the same three truth values.
package struct TextConditions: Sendable {
  let dialect: Dialect

  package init(_ dialect: Dialect) { self.dialect = dialect }

  /// A BOOLEAN that is TRUE, FALSE or NULL exactly where the expression is true, false or unknown for a record whose field
  /// has the value that the column has; NULL stands for one that is missing or invalid.
  ///
  /// - Parameters:
  ///   - column: A name, or an expression that may stand on either side of an operator: text, or DATE for a date.
  ///   - member: How the expression names the record: `nil` as its subject, else by the macro's variable of this slot.
  ///   - variables: The values of the rule's `each`.
  /// - Returns: SQL that may stand beside `AND` and `OR`, and after `NOT`: a disjunction or conjunction in parentheses.
  package func sql(
    _ expression: Expression, column: String, kind: Field.Kind, member: Int?, variables: [Value]
  ) throws(PushdownObstacle) -> String {
    guard let isDate = kind.isDate else { throw .part(expression.text) }
    let writer = TextConditionWriter(
      dialect: dialect, column: column, isDate: isDate, member: member, variables: variables)
    guard case .condition(let condition) = try writer.term(expression) else { throw .part(expression.text) }
    return condition.within(.not)
  }
}

extension Field.Kind {
  /// Whether its values are days rather than texts; `nil` where they are neither.
  fileprivate var isDate: Bool? {
    switch self {
    case .date: true
    case .string, .choice, .region: false
    case .number, .integer, .boolean, .year: nil
    }
  }
}

/// Writes one condition.
private struct TextConditionWriter {
  let dialect: Dialect
  let column: String
  let isDate: Bool
  let member: Int?
  let variables: [Value]
  /// The values of the variables of macros over lists that are written out.
  var members: [Int: Value] = [:]

  /// A part by the kind of its values: only those of one kind are compared.
  enum Term {
    case condition(SQLText)
    case text(SQLText)
    case date(SQLText)
    case number(SQLText)
  }

  func term(_ expression: Expression) throws(PushdownObstacle) -> Term {
    switch expression.operation {
    case .constant(let value): return try constant(value, expression)
    case .variable(let index):
      guard variables.indices.contains(index) else { throw .part(expression.text) }
      return try constant(variables[index], expression)
    case .macroVariable(let slot):
      guard let value = members[slot] else { throw .part(expression.text) }
      return try constant(value, expression)
    case .member:
      guard isField(expression) else { throw .part(expression.text) }
      return isDate ? .date(SQLText(column)) : .text(SQLText(column))
    case .not(let operand):
      return .condition(SQLText("NOT " + (try condition(operand)).within(.not), .not))
    case .and(let a, let b): return .condition(joined(" AND ", .and, [try condition(a), try condition(b)]))
    case .or(let a, let b): return .condition(joined(" OR ", .or, [try condition(a), try condition(b)]))
    case .conditional(let test, let a, let b): return try conditional(test, a, b, expression)
    case .comparison(let sign, let a, let b): return try comparison(sign, a, b, expression)
    case .isIn(let element, let list): return try membership(element, list, expression)
    case .reported(let operand): return try reported(operand)
    case .arithmetic(.join, let a, let b):
      guard case .text(let a) = try term(a), case .text(let b) = try term(b) else { throw .part(expression.text) }
      return .text(SQLText("\(a.within(.sum)) || \(b.within(.sum))", .sum))
    case .call(let call, let arguments): return try self.call(call, arguments, expression)
    case .comprehension(let macro, let range, let slot, 1, nil, let body?):
      return try quantifier(macro, range, slot, body, expression)
    default: throw .part(expression.text)
    }
  }

  private func condition(_ expression: Expression) throws(PushdownObstacle) -> SQLText {
    guard case .condition(let condition) = try term(expression) else { throw .part(expression.text) }
    return condition
  }

  private func text(_ expression: Expression) throws(PushdownObstacle) -> SQLText {
    guard case .text(let text) = try term(expression) else { throw .part(expression.text) }
    return text
  }

  private func joined(_ sign: String, _ binding: SQLText.Binding, _ parts: [SQLText]) -> SQLText {
    parts.count == 1
      ? parts[0] : SQLText(parts.map { $0.within(binding) }.joined(separator: sign), binding)
  }

  // MARK: - Values

  private func isField(_ expression: Expression) -> Bool {
    guard case .member(let object, let slot, _) = expression.operation, case .field = Slot.meaning(of: slot) else {
      return false
    }
    switch object.operation {
    case .subject: return member == nil
    case .macroVariable(let slot): return slot == member
    default: return false
    }
  }

  private func constant(_ value: Value, _ expression: Expression) throws(PushdownObstacle) -> Term {
    switch value {
    case .boolean(let truth): return .condition(SQLText(truth ? "TRUE" : "FALSE"))
    // No query holds the character U+0000.
    case .string(let text) where !text.utf8.contains(0): return .text(SQLText(dialect.text(text)))
    case .date(let date): return .date(SQLText("DATE '\(date)'"))
    case .number(let number):
      // What any engine takes for an exact decimal.
      guard let decimal = number.decimal, case let text = "\(decimal)", text.utf8.count <= 18 else {
        throw .part(expression.text)
      }
      return .number(SQLText(text))
    default: throw .part(expression.text)
    }
  }

  /// The members of a list of constants.
  private func constants(_ list: Expression) throws(PushdownObstacle) -> [Value] {
    switch list.operation {
    case .constant(.list(let values)): return values
    case .variable(let index):
      guard variables.indices.contains(index), case .list(let values) = variables[index] else { break }
      return values
    case .list(let elements):
      var values: [Value] = []
      for element in elements {
        switch element.value.operation {
        case .constant(let value) where !element.isOptional: values.append(value)
        case .variable(let index) where !element.isOptional && variables.indices.contains(index):
          values.append(variables[index])
        default: throw .part(list.text)
        }
      }
      return values
    default: break
    }
    throw .part(list.text)
  }

  // MARK: - Operations

  private func conditional(
    _ test: Expression, _ a: Expression, _ b: Expression, _ expression: Expression
  ) throws(PushdownObstacle) -> Term {
    let test = try condition(test)
    func choice(_ a: SQLText, _ b: SQLText) -> SQLText {
      SQLText("CASE WHEN \(test.text) THEN \(a.text) WHEN NOT \(test.within(.not)) THEN \(b.text) END")
    }
    switch (try term(a), try term(b)) {
    case (.condition(let a), .condition(let b)): return .condition(choice(a, b))
    case (.text(let a), .text(let b)): return .text(choice(a, b))
    case (.date(let a), .date(let b)): return .date(choice(a, b))
    case (.number(let a), .number(let b)): return .number(choice(a, b))
    default: throw .part(expression.text)
    }
  }

  private func comparison(
    _ sign: BinaryOperator, _ a: Expression, _ b: Expression, _ expression: Expression
  ) throws(PushdownObstacle) -> Term {
    let operators: [BinaryOperator: String] = [
      .equal: "=", .notEqual: "<>", .less: "<", .lessOrEqual: "<=", .greater: ">", .greaterOrEqual: ">=",
    ]
    guard let written = operators[sign] else { throw .part(expression.text) }
    let asksOrder = sign != .equal && sign != .notEqual
    func compared(_ a: SQLText, _ b: SQLText, _ suffix: String = "") -> Term {
      let text = "\(a.within(.sum)) \(written) \(b.within(suffix.isEmpty ? .sum : .atom))\(suffix)"
      return .condition(SQLText(text, .comparison))
    }
    switch (try term(a), try term(b)) {
    case (.text(let a), .text(let b)): return compared(a, b, asksOrder ? byCodePoint : "")
    case (.date(let a), .date(let b)), (.number(let a), .number(let b)): return compared(a, b)
    case (.condition(let a), .condition(let b)) where !asksOrder: return compared(a, b)
    default: throw .part(expression.text)
    }
  }

  /// What has two texts compared by code point: the others do it anyway.
  private var byCodePoint: String { dialect == .postgres ? " COLLATE \"C\"" : "" }

  private func membership(
    _ element: Expression, _ list: Expression, _ expression: Expression
  ) throws(PushdownObstacle) -> Term {
    let wanted = try term(element)
    var members: [String] = []
    for value in try constants(list) {
      // Values of other kinds are not equal to it.
      switch (wanted, try constant(value, list)) {
      case (.text, .text(let member)), (.date, .date(let member)), (.number, .number(let member)):
        members.append(member.text)
      default: throw .part(expression.text)
      }
    }
    switch wanted {
    case .text(let wanted), .date(let wanted), .number(let wanted):
      guard !members.isEmpty else {
        return .condition(SQLText("CASE WHEN \(wanted.within(.sum)) IS NOT NULL THEN FALSE END"))
      }
      let text = "\(wanted.within(.sum)) IN (\(members.joined(separator: ", ")))"
      return .condition(SQLText(text, .comparison))
    case .condition: throw .part(expression.text)
    }
  }

  /// All that is asked of here is the one field.
  private func reported(_ operand: Expression) throws(PushdownObstacle) -> Term {
    _ = try term(operand)
    guard operand.contains(where: isField) else { return .condition(SQLText("TRUE")) }
    return .condition(SQLText("\(column) IS NOT NULL", .comparison))
  }

  // MARK: - Functions

  private func call(
    _ call: FunctionCall, _ arguments: [Expression], _ expression: Expression
  ) throws(PushdownObstacle) -> Term {
    switch (call.name, arguments.count) {
    case ("size", 1):
      let text = try text(arguments[0]).text
      return .number(SQLText(dialect == .duckdb ? "length(\(text))" : "char_length(\(text))"))
    case ("startsWith", 2), ("endsWith", 2), ("contains", 2):
      return .condition(try search(call.name, try text(arguments[0]), try text(arguments[1]), arguments[1]))
    case ("matches", 2):
      let text = try text(arguments[0])
      guard case .constant(.string(let pattern)) = arguments[1].operation,
        let written = TextPattern.written(pattern, dialect)
      else { throw .part(expression.text) }
      return .condition(
        SQLText(
          dialect.matches(text.within(.sum), pattern: written), dialect == .duckdb ? .atom : .comparison))
    default: throw .part(expression.text)
    }
  }

  private func search(
    _ name: String, _ text: SQLText, _ part: SQLText, _ expression: Expression
  ) throws(PushdownObstacle) -> SQLText {
    let arguments = "(\(text.text), \(part.text))"
    switch (name, dialect) {
    case ("startsWith", .spark): return SQLText("startswith" + arguments)
    case ("startsWith", _): return SQLText("starts_with" + arguments)
    case ("endsWith", .duckdb): return SQLText("ends_with" + arguments)
    case ("endsWith", .spark): return SQLText("endswith" + arguments)
    case ("endsWith", .postgres):
      let length =
        if case .constant(.string(let part)) = expression.operation { "\(part.unicodeScalars.count)" } else {
          "char_length(\(part.text))"
        }
      return SQLText("right(\(text.text), \(length)) = \(part.within(.sum))", .comparison)
    case (_, .postgres): return SQLText("strpos\(arguments) > 0", .comparison)
    default: return SQLText("contains" + arguments)
    }
  }

  /// `['A', 'B'].exists(x, name.startsWith(x))`, said of each.
  private func quantifier(
    _ macro: Comprehension, _ range: Expression, _ slot: Int, _ body: Expression, _ expression: Expression
  ) throws(PushdownObstacle) -> Term {
    guard macro == .all || macro == .exists else { throw .part(expression.text) }
    let values = try constants(range)
    guard !values.isEmpty else { throw .part(expression.text) }
    var parts: [SQLText] = []
    for value in values {
      var writer = self
      writer.members[slot] = value
      parts.append(try writer.condition(body))
    }
    return .condition(macro == .all ? joined(" AND ", .and, parts) : joined(" OR ", .or, parts))
  }
}
