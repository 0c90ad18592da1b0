/// What the operators `+` and `-` do with moments and spans of time.
enum TimeArithmetic {
  private static let second: Int64 = 1_000_000_000

  static func adding(_ duration: Int64, to timestamp: Timestamp) -> Value {
    moved(timestamp, by: Int128(duration), operation: "+")
  }

  static func subtracting(_ duration: Int64, from timestamp: Timestamp) -> Value {
    moved(timestamp, by: -Int128(duration), operation: "-")
  }

  /// The duration from one moment to another, which 64 bits hold where they are no more than 292 years apart.
  static func subtracting(_ b: Timestamp, from a: Timestamp) -> Value {
    checked(nanoseconds(a) - nanoseconds(b), operation: "-")
  }

  static func adding(_ a: Int64, _ b: Int64) -> Value { checked(Int128(a) + Int128(b), operation: "+") }

  static func subtracting(_ b: Int64, from a: Int64) -> Value { checked(Int128(a) - Int128(b), operation: "-") }

  static func negating(_ duration: Int64) -> Value { checked(-Int128(duration), operation: "-") }

  private static func moved(_ timestamp: Timestamp, by nanoseconds: Int128, operation: String) -> Value {
    let sum = Self.nanoseconds(timestamp) + nanoseconds
    var (seconds, rest) = sum.quotientAndRemainder(dividingBy: Int128(second))
    if rest < 0 {
      seconds -= 1
      rest += Int128(second)
    }
    guard let seconds = Int64(exactly: seconds), let moved = Timestamp(seconds: seconds, nanoseconds: Int32(rest))
    else { return .error(.overflow(operation: operation)) }
    return .timestamp(moved)
  }

  private static func nanoseconds(_ timestamp: Timestamp) -> Int128 {
    Int128(timestamp.seconds) * Int128(second) + Int128(timestamp.nanoseconds)
  }

  private static func checked(_ nanoseconds: Int128, operation: String) -> Value {
    Int64(exactly: nanoseconds).map { .duration($0) } ?? .error(.overflow(operation: operation))
  }
}
