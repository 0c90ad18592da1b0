internal import Quantities

/// The operators on values, by what the values are; an error where they have no such operator or no such result.
enum Arithmetic {
  static func add(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.double(let x), .double(let y)): .double(x + y)
    case (.number(let x), .number(let y)): .number(x + y)
    case (.int(let x), .int(let y)): checked(x.addingReportingOverflow(y), "+")
    case (.uint(let x), .uint(let y)): checked(x.addingReportingOverflow(y), "+")
    default: join(a, b)
    }
  }

  /// Texts, bytes and lists one after the other, and sums of times.
  static func join(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.string(let x), .string(let y)): .string(x + y)
    case (.bytes(let x), .bytes(let y)): .bytes(x + y)
    case (.list(let x), .list(let y)): .list(x + y)
    case (.objects(let x), .objects(let y)): .objects(x + y)
    case (.objects(let x), .list(let y)): .list(x.map { .object($0) } + y)
    case (.list(let x), .objects(let y)): .list(x + y.map { .object($0) })
    case (.timestamp(let x), .duration(let y)), (.duration(let y), .timestamp(let x)):
      TimeArithmetic.adding(y, to: x)
    case (.date(let x), .duration(let y)), (.duration(let y), .date(let x)):
      TimeArithmetic.adding(y, to: Timestamp(x))
    case (.duration(let x), .duration(let y)): TimeArithmetic.adding(x, y)
    default: mismatch("+", a, b)
    }
  }

  static func subtract(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.double(let x), .double(let y)): .double(x - y)
    case (.number(let x), .number(let y)): .number(x - y)
    case (.int(let x), .int(let y)): checked(x.subtractingReportingOverflow(y), "-")
    case (.uint(let x), .uint(let y)): checked(x.subtractingReportingOverflow(y), "-")
    case (.timestamp(let x), .timestamp(let y)): TimeArithmetic.subtracting(y, from: x)
    case (.timestamp(let x), .duration(let y)): TimeArithmetic.subtracting(y, from: x)
    case (.duration(let x), .duration(let y)): TimeArithmetic.subtracting(y, from: x)
    case (.date(let x), .date(let y)): TimeArithmetic.subtracting(Timestamp(y), from: Timestamp(x))
    case (.date(let x), .timestamp(let y)): TimeArithmetic.subtracting(y, from: Timestamp(x))
    case (.timestamp(let x), .date(let y)): TimeArithmetic.subtracting(Timestamp(y), from: x)
    case (.date(let x), .duration(let y)): TimeArithmetic.subtracting(y, from: Timestamp(x))
    default: mismatch("-", a, b)
    }
  }

  static func multiply(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.double(let x), .double(let y)): .double(x * y)
    case (.number(let x), .number(let y)): .number(x * y)
    case (.int(let x), .int(let y)): checked(x.multipliedReportingOverflow(by: y), "*")
    case (.uint(let x), .uint(let y)): checked(x.multipliedReportingOverflow(by: y), "*")
    default: mismatch("*", a, b)
    }
  }

  static func divide(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.double(let x), .double(let y)): .double(x / y)
    case (.number(let x), .number(let y)): x.divided(by: y).map { .number($0) } ?? .error(.divisionByZero)
    case (.int, .int(0)), (.uint, .uint(0)): .error(.divisionByZero)
    case (.int(let x), .int(let y)): checked(x.dividedReportingOverflow(by: y), "/")
    case (.uint(let x), .uint(let y)): checked(x.dividedReportingOverflow(by: y), "/")
    default: mismatch("/", a, b)
    }
  }

  /// The remainder of whole numbers, with the dividend's sign.
  static func modulo(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.number(let x), .number(let y)): remainder(x, y)
    case (.int, .int(0)), (.uint, .uint(0)): .error(.divisionByZero)
    case (.int(let x), .int(let y)): checked(x.remainderReportingOverflow(dividingBy: y), "%")
    case (.uint(let x), .uint(let y)): .uint(x % y)
    default: mismatch("%", a, b)
    }
  }

  private static func remainder(_ a: Number, _ b: Number) -> Value {
    if b.isZero { return .error(.divisionByZero) }
    for number in [a, b] where !number.isWhole {
      return .error(.invalidArgument(function: "%", argument: number.description))
    }
    guard let quotient = a.divided(by: b) else { return .error(.divisionByZero) }
    return .number(a - quotient.truncated * b)
  }

  static func negated(_ a: Value) -> Value {
    switch a {
    case .double(let x): .double(-x)
    case .number(let x): .number(-x)
    case .int(let x): checked(Int64(0).subtractingReportingOverflow(x), "-")
    case .duration(let x): TimeArithmetic.negating(x)
    default: .error(.noSuchOverload(function: "-", types: [a.typeName]))
    }
  }

  private static func checked(_ result: (partialValue: Int64, overflow: Bool), _ sign: String) -> Value {
    result.overflow ? .error(.overflow(operation: sign)) : .int(result.partialValue)
  }

  private static func checked(_ result: (partialValue: UInt64, overflow: Bool), _ sign: String) -> Value {
    result.overflow ? .error(.overflow(operation: sign)) : .uint(result.partialValue)
  }

  static func mismatch(_ sign: String, _ a: Value, _ b: Value) -> Value {
    .error(.noSuchOverload(function: sign, types: [a.typeName, b.typeName]))
  }
}

extension Number {
  /// Whether it has no digits behind the point.
  var isWhole: Bool { integer != nil || (isDecimal && truncated == self) }
}
