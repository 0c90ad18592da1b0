/// The bitwise functions of the extension "math".
enum BitFunctions {
  static func overloads(of name: String) -> [Overload] {
    switch name {
    case "math.bitAnd": pairs("bitAnd", { $0 & $1 }, { $0 & $1 })
    case "math.bitOr": pairs("bitOr", { $0 | $1 }, { $0 | $1 })
    case "math.bitXor": pairs("bitXor", { $0 ^ $1 }, { $0 ^ $1 })
    case "math.bitNot":
      [
        Overload("math_bitNot_int_int", of: name) { (bits: Int64) in ~bits },
        Overload("math_bitNot_uint_uint", of: name) { (bits: UInt64) in ~bits },
      ]
    // Swift's shifts by 64 and more give 0 as well.
    case "math.bitShiftLeft": shifts("bitShiftLeft") { $0 << $1 }
    case "math.bitShiftRight": shifts("bitShiftRight") { $0 >> $1 }
    default: []
    }
  }

  private static func pairs(
    _ name: String, _ ints: @escaping @Sendable (Int64, Int64) -> Int64,
    _ uints: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> [Overload] {
    [
      Overload("math_\(name)_int_int", of: "math." + name) { (a: Int64, b: Int64) in ints(a, b) },
      Overload("math_\(name)_uint_uint", of: "math." + name) { (a: UInt64, b: UInt64) in uints(a, b) },
    ]
  }

  /// An int is shifted as its bits: zeros come in from the left also where it is below 0.
  private static func shifts(
    _ name: String, _ shift: @escaping @Sendable (UInt64, Int64) -> UInt64
  ) -> [Overload] {
    let function = "math." + name
    return [
      Overload("math_\(name)_int_int", of: function) { (bits: Int64, count: Int64) throws(EvaluationFault) in
        guard count >= 0 else { throw .invalidArgument(function: function, argument: "\(count)") }
        return Int64(bitPattern: shift(UInt64(bitPattern: bits), count))
      },
      Overload("math_\(name)_uint_int", of: function) { (bits: UInt64, count: Int64) throws(EvaluationFault) in
        guard count >= 0 else { throw .invalidArgument(function: function, argument: "\(count)") }
        return shift(bits, count)
      },
    ]
  }
}
