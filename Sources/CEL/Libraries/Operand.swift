internal import Quantities

/// A Swift type that stands for one kind of value, so that a function is written for what it takes and gives.
protocol Operand: Sendable {
  static var valueType: ValueType { get }
  /// `nil` for a value of another kind.
  static func operand(_ value: Value) -> Self?
  var asValue: Value { get }
}

extension Bool: Operand {
  static var valueType: ValueType { .boolean }
  static func operand(_ value: Value) -> Bool? { if case .boolean(let truth) = value { truth } else { nil } }
  var asValue: Value { .boolean(self) }
}

extension Int64: Operand {
  static var valueType: ValueType { .int }
  static func operand(_ value: Value) -> Int64? { if case .int(let integer) = value { integer } else { nil } }
  var asValue: Value { .int(self) }
}

extension UInt64: Operand {
  static var valueType: ValueType { .uint }
  static func operand(_ value: Value) -> UInt64? { if case .uint(let integer) = value { integer } else { nil } }
  var asValue: Value { .uint(self) }
}

extension Double: Operand {
  static var valueType: ValueType { .double }
  static func operand(_ value: Value) -> Double? { if case .double(let double) = value { double } else { nil } }
  var asValue: Value { .double(self) }
}

extension Number: Operand {
  static var valueType: ValueType { .number(.number) }
  static func operand(_ value: Value) -> Number? { if case .number(let number) = value { number } else { nil } }
  var asValue: Value { .number(self) }
}

extension String: Operand {
  static var valueType: ValueType { .string }
  static func operand(_ value: Value) -> String? { if case .string(let text) = value { text } else { nil } }
  var asValue: Value { .string(self) }
}

extension [UInt8]: Operand {
  static var valueType: ValueType { .bytes }
  static func operand(_ value: Value) -> [UInt8]? { if case .bytes(let bytes) = value { bytes } else { nil } }
  var asValue: Value { .bytes(self) }
}

/// A list of any members.
struct ListOperand: Operand {
  let members: [Value]

  static var valueType: ValueType { .list(.dyn) }

  static func operand(_ value: Value) -> ListOperand? {
    switch value {
    case .list(let members): ListOperand(members: members)
    case .objects(let objects): ListOperand(members: objects.map { .object($0) })
    default: nil
    }
  }

  var asValue: Value { .list(members) }
}

/// A list of texts.
struct TextListOperand: Operand {
  let texts: [String]

  static var valueType: ValueType { .list(.string) }

  static func operand(_ value: Value) -> TextListOperand? {
    guard let members = ListOperand.operand(value)?.members else { return nil }
    let texts = members.compactMap { String.operand($0) }
    return texts.count == members.count ? TextListOperand(texts: texts) : nil
  }

  var asValue: Value { .list(texts.map { .string($0) }) }
}
