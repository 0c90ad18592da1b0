public import Quantities

/// What an expression evaluates to.
///
/// The cases `int`, `uint` and `double` are those of standard expressions; in rules every number is a `number`. A value
/// takes 17 bytes: what is larger stands behind a reference, for values are copied at every step.
public enum Value: Sendable {
  case null
  case boolean(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  /// A number in the base unit of its dimension: 亿元 and 万元 as 元, 2.5 % as 0.025.
  case number(Number)
  case string(String)
  case bytes([UInt8])
  case timestamp(Timestamp)
  /// A span of time in nanoseconds.
  case duration(Int64)
  /// A day of the calendar.
  case date(CalendarDate)
  indirect case type(ValueType)
  case list([Value])
  case map(MapValue)
  /// A value that may be absent.
  indirect case optional(Value?)
  case object(Object)
  /// A list of objects: the rows of a table.
  case objects([Object])
  /// No value, and which values it would have needed.
  indirect case unknown(MissingSet)
  /// No value, since it could not be computed.
  indirect case error(EvaluationFault)

  /// An unknown for one missing value.
  public static func missing(_ name: String, in object: Object? = nil, _ reason: Missing.Reason) -> Value {
    .unknown(MissingSet(Missing(name: name, object: object, reason: reason)))
  }

  /// An optional value of what was found; of what is missing nobody knows whether it is there.
  static func present(_ value: Value?) -> Value {
    if let value, case .unknown = value { return value }
    return .optional(value)
  }

  /// Whether it is neither an error nor unknown.
  public var isKnown: Bool {
    switch self {
    case .unknown, .error: false
    default: true
    }
  }
}

/// A row of one of the host's tables: which one, the host alone can tell.
public struct Object: Sendable, Hashable {
  private let typeNumber: Int32
  public let a: Int32
  public let b: Int32
  public let c: Int32

  /// The `id` of its type.
  public var type: Int { Int(typeNumber) }

  public init(type: Int, _ a: Int32, _ b: Int32 = 0, _ c: Int32 = 0) {
    typeNumber = Int32(truncatingIfNeeded: type)
    self.a = a
    self.b = b
    self.c = c
  }
}
