internal import Quantities

/// A key as it is compared: by number whatever its kind, by code point where it is a text.
enum MapKey: Hashable {
  case boolean(Bool)
  case int(Int64)
  /// Above what `int` holds.
  case uint(UInt64)
  /// Only where it is no integer of the two.
  case decimal(Decimal)
  case text(String)

  /// `nil` for what is no key of any map: lists, null, fractions.
  init?(_ value: Value) {
    switch value {
    case .boolean(let truth): self = .boolean(truth)
    case .int(let integer): self = .int(integer)
    case .uint(let integer): self = Int64(exactly: integer).map { .int($0) } ?? .uint(integer)
    case .double(let double):
      if let integer = Int64(exactly: double) {
        self = .int(integer)
      } else if let integer = UInt64(exactly: double) {
        self = .uint(integer)
      } else {
        return nil
      }
    case .number(let number):
      if let integer = number.integer {
        self = .int(Int64(integer))
      } else if let decimal = number.decimal {
        self = .decimal(decimal)
      } else {
        return nil
      }
    case .string(let text): self = .text(text)
    default: return nil
    }
  }

  /// Whether two values are the same key.
  static func match(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.string(let a), .string(let b)): return a.isSameText(as: b)
    case (.int(let a), .int(let b)): return a == b
    case (.string, _), (_, .string): return false
    default:
      guard let a = MapKey(a), let b = MapKey(b) else { return false }
      return a == b
    }
  }

  static func == (a: MapKey, b: MapKey) -> Bool {
    switch (a, b) {
    case (.boolean(let a), .boolean(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.uint(let a), .uint(let b)): a == b
    case (.decimal(let a), .decimal(let b)): a == b
    case (.text(let a), .text(let b)): a.isSameText(as: b)
    default: false
    }
  }

  func hash(into hasher: inout Hasher) {
    switch self {
    case .boolean(let truth): hasher.combine(truth)
    case .int(let integer): hasher.combine(integer)
    case .uint(let integer): hasher.combine(integer)
    case .decimal(let decimal): hasher.combine(decimal)
    case .text(let text): for byte in text.utf8 { hasher.combine(byte) }
    }
  }
}
