internal import Quantities

/// A field of a map; of an optional value that of its value, as an optional value again.
final class SelectStep: Step {
  private let object: any Step
  /// Where the object stands, if it is a variable: it is then looked into where it is, without a copy.
  private let variable: Int?
  private let field: String
  private let isOptional: Bool
  private let source: ExpressionText

  init(_ object: Expression, _ field: String, _ isOptional: Bool, _ source: ExpressionText) {
    self.object = object.step
    variable = object.hostVariable
    self.field = field
    self.isOptional = isOptional
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    if let variable, variable < frame.variables.count { return select(from: frame.variables[variable], frame) }
    return select(from: object.value(in: &frame), frame)
  }

  private func select(from object: Value, _ frame: borrowing Frame) -> Value {
    switch object {
    case .map(let map):
      let value = map[text: field]
      if isOptional { return .present(value) }
      return value ?? frame.failure(.noSuchKey("'\(field)'"), source)
    case .unknown, .error: return object
    case .optional(nil): return .optional(nil)
    case .optional(.map(let map)): return .present(map[text: field])
    case .optional(.some(let other)): return mismatch(other, frame)
    default: return mismatch(object, frame)
    }
  }

  private func mismatch(_ object: Value, _ frame: borrowing Frame) -> Value {
    frame.failure(.noSuchOverload(function: ".\(field)", types: [object.typeName]), source)
  }
}

/// Whether a map, or the map that an optional value holds, has a field.
final class HasStep: Step {
  private let object: any Step
  private let variable: Int?
  private let field: String
  private let source: ExpressionText

  init(_ object: Expression, _ field: String, _ source: ExpressionText) {
    self.object = object.step
    variable = object.hostVariable
    self.field = field
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    if let variable, variable < frame.variables.count {
      let value = has(frame.variables[variable], frame)
      if frame.isExhaustive { noteMissing(in: frame.variables[variable], &frame) }
      return value
    }
    let object = object.value(in: &frame)
    if frame.isExhaustive { noteMissing(in: object, &frame) }
    return has(object, frame)
  }

  /// A field that is there without a value is there; that its value is missing is kept.
  private func noteMissing(in object: Value, _ frame: inout Frame) {
    if case .map(let map) = object, case .unknown(let missing)? = map[text: field] { frame.absorb(missing) }
  }

  private func has(_ object: Value, _ frame: borrowing Frame) -> Value {
    switch object {
    case .map(let map): .boolean(map.hasField(field))
    case .optional(nil): .boolean(false)
    case .optional(.map(let map)): .boolean(map.hasField(field))
    case .unknown, .error: object
    default: frame.failure(.noSuchOverload(function: "has", types: [object.typeName]), source)
    }
  }
}

extension Expression {
  /// The slot, where it is nothing but a variable of the host's.
  fileprivate var hostVariable: Int? {
    if case .variable(let slot) = operation { slot } else { nil }
  }
}

/// `list[i]` and `map[key]`, and both as optional values.
final class IndexStep: Step {
  private let collection: any Step
  private let key: any Step
  private let isOptional: Bool
  private let source: ExpressionText

  init(_ collection: any Step, _ key: any Step, _ isOptional: Bool, _ source: ExpressionText) {
    self.collection = collection
    self.key = key
    self.isOptional = isOptional
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    let (collection, key) = (collection.value(in: &frame), key.value(in: &frame))
    if let failure = frame.failing(collection, key) { return failure }
    guard frame.pay(for: key) else { return frame.exhaustion(source) }
    if case .optional(let inner) = collection {
      guard let inner else { return .optional(nil) }
      return element(of: inner, key, frame, isOptional: true)
    }
    return element(of: collection, key, frame, isOptional: isOptional)
  }

  private func element(of collection: Value, _ key: Value, _ frame: borrowing Frame, isOptional: Bool) -> Value {
    do throws(EvaluationFault) {
      let found = try Self.element(of: collection, at: key, isOptional)
      if isOptional { return .present(found) }
      return found ?? frame.failure(Self.absence(of: key, in: collection), source)
    } catch {
      return frame.failure(error, source)
    }
  }

  private static func absence(of key: Value, in collection: Value) -> EvaluationFault {
    if case .map = collection { return .noSuchKey(key.keyText) }
    return .indexOutOfRange(key.listIndex ?? 0)
  }

  /// The member at an index or key; `nil` where there is none.
  private static func element(
    of collection: Value, at key: Value, _ isOptional: Bool
  ) throws(EvaluationFault) -> Value? {
    switch collection {
    case .list(let elements):
      guard let index = key.listIndex else { throw mismatch(collection, key) }
      return index >= 0 && index < elements.count ? elements[Int(index)] : nil
    case .objects(let objects):
      guard let index = key.listIndex else { throw mismatch(collection, key) }
      return index >= 0 && index < objects.count ? .object(objects[Int(index)]) : nil
    case .map(let map):
      switch key {
      case .boolean, .int, .uint, .double, .number, .string: return map[key]
      // What is no key of any map is none of this one.
      default:
        if isOptional { return nil }
        throw mismatch(collection, key)
      }
    default: throw mismatch(collection, key)
    }
  }

  private static func mismatch(_ collection: Value, _ key: Value) -> EvaluationFault {
    .noSuchOverload(function: "[ ]", types: [collection.typeName, key.typeName])
  }
}

extension Value {
  /// A whole number as the index of a list, whatever its kind; `nil` for anything else.
  var listIndex: Int64? {
    switch self {
    case .int(let index): index
    case .uint(let index): Int64(exactly: index)
    case .double(let index): Int64(exactly: index)
    case .number(let number): number.integer.map { Int64($0) }
    default: nil
    }
  }
}
