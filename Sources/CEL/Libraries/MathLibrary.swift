internal import Quantities

/// The extension "math" as of its version 2. What rounds a rule's figures has to know their unit, and is the checker's.
enum MathLibrary: Library {
  static var functionNames: [String] {
    [
      "math.greatest", "math.least", "math.ceil", "math.floor", "math.round", "math.trunc", "math.isNaN", "math.isInf",
      "math.isFinite", "math.abs", "math.sign", "math.sqrt", "math.bitAnd", "math.bitOr", "math.bitXor", "math.bitNot",
      "math.bitShiftLeft", "math.bitShiftRight",
    ]
  }

  // In every list a rule's number comes first: no standard type meets it, but in a rule it would meet `int` as well.
  static func overloads(of name: String) -> [Overload] {
    switch name {
    case "math.greatest", "math.least": Extremes.overloads(of: name)
    case "math.ceil": rounding("ceil", .up)
    case "math.floor": rounding("floor", .down)
    case "math.round": rounding("round", .toNearestOrAwayFromZero)
    case "math.trunc": rounding("trunc", .towardZero)
    case "math.isNaN": test("isNaN") { $0.isNaN }
    case "math.isInf": test("isInf") { $0.isInfinite }
    case "math.isFinite": test("isFinite") { $0.isFinite }
    case "math.abs": absolutes
    case "math.sign": signs
    case "math.sqrt": roots
    default: BitFunctions.overloads(of: name)
    }
  }

  private static func rounding(_ name: String, _ rule: FloatingPointRoundingRule) -> [Overload] {
    [Overload("math_\(name)_double", of: "math." + name) { (double: Double) in double.rounded(rule) }]
  }

  private static func test(_ name: String, _ body: @escaping @Sendable (Double) -> Bool) -> [Overload] {
    [Overload("math_\(name)_double", of: "math." + name) { (double: Double) in body(double) }]
  }

  private static var absolutes: [Overload] {
    [
      Overload("math_abs_double", of: "math.abs") { (double: Double) in double.magnitude },
      Overload("math_abs_int", of: "math.abs") { (integer: Int64) throws(EvaluationFault) in
        guard integer != .min else { throw .overflow(operation: "math.abs") }
        return abs(integer)
      },
      Overload("math_abs_uint", of: "math.abs") { (integer: UInt64) in integer },
    ]
  }

  private static var signs: [Overload] {
    [
      Overload("math_sign_decimal", of: "math.sign") { (number: Number) in Number(number.sign) },
      Overload("math_sign_double", of: "math.sign") { (double: Double) in
        double.isNaN ? double : double > 0 ? 1 : double < 0 ? -1 : 0
      },
      Overload("math_sign_int", of: "math.sign") { (integer: Int64) in integer.signum() },
      Overload("math_sign_uint", of: "math.sign") { (integer: UInt64) in UInt64(min(integer, 1)) },
    ]
  }

  private static var roots: [Overload] {
    [
      Overload("math_sqrt_decimal", of: "math.sqrt") { (number: Number) throws(EvaluationFault) in
        guard let root = number.raised(to: 1, over: 2) else {
          throw .invalidArgument(function: "math.sqrt", argument: number.rounded(significant: 34).description)
        }
        return root
      },
      Overload("math_sqrt_double", of: "math.sqrt") { (double: Double) in double.squareRoot() },
      Overload("math_sqrt_int", of: "math.sqrt") { (integer: Int64) in Double(integer).squareRoot() },
      Overload("math_sqrt_uint", of: "math.sqrt") { (integer: UInt64) in Double(integer).squareRoot() },
    ]
  }
}
