internal import Quantities

/// How one value stands to another of an ordered kind.
enum Order {
  case less
  case equal
  case greater
  /// One of them is not a number.
  case unordered
}

extension Value {
  /// How it stands to the other; `nil` where the two have no order.
  func order(to other: Value) -> Order? {
    switch (self, other) {
    case (.double(let a), .double(let b)): Self.order(a, b)
    case (.int(let a), .int(let b)): Self.order(a, b)
    case (.uint(let a), .uint(let b)): Self.order(a, b)
    case (.number(let a), .number(let b)): Self.order(a, b)
    case (.string(let a), .string(let b)): a.isSameText(as: b) ? .equal : a.textPrecedes(b) ? .less : .greater
    case (.boolean(let a), .boolean(let b)): a == b ? .equal : b ? .less : .greater
    case (.bytes(let a), .bytes(let b)): a == b ? .equal : a.lexicographicallyPrecedes(b) ? .less : .greater
    case (.timestamp(let a), .timestamp(let b)): Self.order(a, b)
    case (.duration(let a), .duration(let b)): Self.order(a, b)
    case (.date(let a), .date(let b)): Self.order(a, b)
    // A day is the moment at which it begins.
    case (.date(let a), .timestamp(let b)): Self.order(Timestamp(a), b)
    case (.timestamp(let a), .date(let b)): Self.order(a, Timestamp(b))
    default: numericOrder(to: other)
    }
  }

  @inline(__always)
  private static func order<T: Comparable>(_ a: T, _ b: T) -> Order {
    a < b ? .less : a == b ? .equal : b < a ? .greater : .unordered
  }

  /// The order of two numbers of different kinds. An integer meets a double as one: the conformance suite has
  /// 9223372036854775807 not below 9223372036854775808.0.
  func numericOrder(to other: Value) -> Order? {
    switch (self, other) {
    case (.int(let a), .uint(let b)): a < 0 ? .less : Self.order(UInt64(a), b)
    case (.uint(let a), .int(let b)): b < 0 ? .greater : Self.order(a, UInt64(b))
    case (.int(let a), .double(let b)): Self.order(Double(a), b)
    case (.double(let a), .int(let b)): Self.order(a, Double(b))
    case (.uint(let a), .double(let b)): Self.order(Double(a), b)
    case (.double(let a), .uint(let b)): Self.order(a, Double(b))
    case (.uint(let a), .uint(let b)): Self.order(a, b)
    default: nil
    }
  }
}
