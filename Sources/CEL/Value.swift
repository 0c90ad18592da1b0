public import Quantities

/// What an expression evaluates to.
public enum Value: Sendable {
  case boolean(Bool)
  /// A number in the base unit of its dimension: 亿元 and 万元 as 元, 2.5 % as 0.025.
  case number(Number)
  case string(String)
  /// A day, as its number in the proleptic Gregorian calendar.
  case date(CalendarDate)
  case null
  case list([Value])
  case map([(key: Value, value: Value)])
  case object(Object)
  /// A list of objects: the rows of a table.
  case objects([Object])
  /// No value, and which values it would have needed.
  case unknown(MissingSet)

  /// An unknown for one missing value.
  public static func missing(_ name: String, in object: Object? = nil, _ reason: Missing.Reason) -> Value {
    .unknown(MissingSet(Missing(name: name, object: object, reason: reason)))
  }
}

/// A row of one of the host's tables: which one, the host alone can tell.
public struct Object: Sendable, Hashable {
  /// The `id` of its type.
  public let type: Int
  public let a: Int32
  public let b: Int32
  public let c: Int32

  public init(type: Int, _ a: Int32, _ b: Int32 = 0, _ c: Int32 = 0) {
    self.type = type
    self.a = a
    self.b = b
    self.c = c
  }
}

extension Value {
  /// CEL's equality: texts by code point, lists and maps by their members, `nil` where a part of it is unknown.
  func equals(_ other: Value) -> Bool? {
    switch (self, other) {
    case (.boolean(let a), .boolean(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b
    case (.string(let a), .string(let b)): return a.utf8.elementsEqual(b.utf8)
    case (.date(let a), .date(let b)): return a == b
    case (.null, .null): return true
    case (.object(let a), .object(let b)): return a == b
    case (.objects(let a), .objects(let b)): return a == b
    case (.objects(let a), .list(let b)), (.list(let b), .objects(let a)):
      return a.count == b.count && zip(a, b).allSatisfy { Value.object($0).equals($1) == true }
    case (.list(let a), .list(let b)): return a.count == b.count && zip(a, b).allSatisfy { $0.equals($1) == true }
    case (.map(let a), .map(let b)):
      return a.count == b.count
        && a.allSatisfy { entry in
          b.contains { entry.key.equals($0.key) == true && entry.value.equals($0.value) == true }
        }
    case (.unknown, _), (_, .unknown): return nil
    default: return false
    }
  }

  /// Whether it stands before the other, where the two have an order.
  func precedes(_ other: Value) -> Bool? {
    switch (self, other) {
    case (.number(let a), .number(let b)): a < b
    case (.string(let a), .string(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
    case (.date(let a), .date(let b)): a < b
    case (.boolean(let a), .boolean(let b)): !a && b
    default: nil
    }
  }
}
