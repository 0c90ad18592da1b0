internal import Quantities

extension Evaluator {
  mutating func mapNumber(_ operand: Expression, _ body: (Number) -> Value) -> Value {
    let value = value(of: operand)
    if case .number(let number) = value { return body(number) }
    return value
  }

  mutating func reckon(_ operation: Expression.Arithmetic, _ left: Expression, _ right: Expression) -> Value {
    let current = currentSubject
    return pair(left, right) { first, second in
      switch (first, second) {
      case (.number(let a), .number(let b)):
        switch operation {
        case .add: return .number(a + b)
        case .subtract: return .number(a - b)
        case .multiply: return .number(a * b)
        case .divide:
          return a.divided(by: b).map { .number($0) } ?? .missing(right.text, in: current, .zeroDivisor)
        case .modulo: return Self.remainder(a, b, left, right, current)
        case .join: return nil
        }
      case (.string(let a), .string(let b)): return .string(a + b)
      case (.list(let a), .list(let b)): return .list(a + b)
      case (.objects(let a), .objects(let b)): return .objects(a + b)
      case (.objects(let a), .list(let b)): return .list(a.map { .object($0) } + b)
      case (.list(let a), .objects(let b)): return .list(a + b.map { .object($0) })
      default: return nil
      }
    }
  }

  /// The remainder of whole numbers, with the dividend's sign.
  private static func remainder(
    _ a: Number, _ b: Number, _ left: Expression, _ right: Expression, _ subject: Object
  ) -> Value {
    guard !b.isZero else { return .missing(right.text, in: subject, .zeroDivisor) }
    guard let dividend = a.integer else { return .missing(left.text, in: subject, .invalid) }
    guard let divisor = b.integer else { return .missing(right.text, in: subject, .invalid) }
    // The quotient of the least integer by −1 has no place in an integer; the remainder is 0.
    return .number(Number(divisor == -1 ? 0 : dividend % divisor))
  }

  /// Rounded once, half to even, in the unit that the value is written in.
  mutating func rounded(_ operand: Expression, _ decimals: Expression, _ unit: Unit) -> Value {
    guard case .number(let places)? = decimals.constant, let count = places.integer else { return value(of: operand) }
    return mapNumber(operand) { number in
      let factor = Number(unit.factor)
      guard let inUnit = number.divided(by: factor) else { return .number(number) }
      return .number(Number(inUnit.rounded(to: count)) * factor)
    }
  }

  mutating func size(_ operand: Expression) -> Value {
    switch value(of: operand) {
    case .string(let text): .number(Number(text.unicodeScalars.count))
    case .list(let elements): .number(Number(elements.count))
    case .objects(let objects): .number(Number(objects.count))
    case .map(let entries): .number(Number(entries.count))
    case let other: other
    }
  }

  mutating func textTest(_ test: Expression.TextTest, _ text: Expression, _ part: Expression) -> Value {
    pair(text, part) { text, part in
      guard case .string(let text) = text, case .string(let part) = part else { return nil }
      let bytes = text.utf8
      let wanted = part.utf8
      switch test {
      case .startsWith: return .boolean(bytes.starts(with: wanted))
      case .endsWith: return .boolean(bytes.reversed().starts(with: wanted.reversed()))
      case .contains: return .boolean(Self.contains(Array(bytes), Array(wanted)))
      }
    }
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= text.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }

  // MARK: - Lists and maps

  mutating func element(of list: Expression, at key: Expression, _ expression: Expression) -> Value {
    let current = currentSubject
    return pair(list, key) { list, key in
      switch (list, key) {
      case (.list(let elements), .number(let number)):
        if let index = number.integer, elements.indices.contains(index) { return elements[index] }
      case (.objects(let objects), .number(let number)):
        if let index = number.integer, objects.indices.contains(index) { return .object(objects[index]) }
      case (.map(let entries), _):
        if let entry = entries.first(where: { $0.key.equals(key) == true }) { return entry.value }
      default: return nil
      }
      return .missing(expression.text, in: current, .empty)
    }
  }

  mutating func map(_ entries: [(key: Expression, value: Expression)]) -> Value {
    collect(entries.flatMap { [$0.key, $0.value] }) { values in
      .map(stride(from: 0, to: values.count, by: 2).map { (values[$0], values[$0 + 1]) })
    }
  }
}
