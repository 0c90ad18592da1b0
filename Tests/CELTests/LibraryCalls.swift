import Quantities

@testable import CEL

/// One call of a library's function and what it gives, as text.
struct LibraryCall {
  let function: String
  let arguments: [Value]
  let expected: String

  init(_ function: String, _ arguments: Value..., gives expected: String) {
    (self.function, self.arguments, self.expected) = (function, arguments, expected)
  }
}

/// The calls that give something else, so that a table is one expectation.
func mismatches(_ library: any Library.Type, _ calls: [LibraryCall]) -> [String] {
  calls.compactMap { call in
    let found = shown(evaluate(library, call.function, call.arguments))
    guard found != call.expected else { return nil }
    let arguments = call.arguments.map(shown).joined(separator: ", ")
    return "\(call.function)(\(arguments.prefix(100))) gives \(found.prefix(100)), not \(call.expected)"
  }
}

/// The first overload that takes values of these kinds computes.
func evaluate(_ library: any Library.Type, _ function: String, _ arguments: [Value]) -> Value {
  guard let overload = library.overloads(of: function).first(where: { takes($0, arguments) }) else {
    return .noOverload(of: function, arguments)
  }
  return switch (overload.implementation, arguments.count) {
  case (.none(let body), 0): body()
  case (.one(let body), 1): body(arguments[0])
  case (.two(let body), 2): body(arguments[0], arguments[1])
  case (.three(let body), 3): body(arguments[0], arguments[1], arguments[2])
  case (.many(let body), _): body(arguments)
  default: .error(.unknownName("an implementation for \(arguments.count) arguments"))
  }
}

private func takes(_ overload: Overload, _ arguments: [Value]) -> Bool {
  var parameters = overload.parameters
  while overload.isVariadic, parameters.count < arguments.count, let last = parameters.last { parameters.append(last) }
  return parameters.count == arguments.count && zip(parameters, arguments).allSatisfy { isKind($0, $1) }
}

private func isKind(_ parameter: ValueType, _ value: Value) -> Bool {
  switch (parameter, value) {
  case (.dyn, _), (.parameter, _): true
  case (.list(let member), .list(let values)): values.allSatisfy { isKind(member, $0) }
  case (.list(.dyn), .objects), (.list(.parameter), .objects), (.map, .map): true
  default: parameter == value.dynamicType
  }
}

/// A value as the tables write it: 5, 5u, 5.0, 5n, 'text', b'6869'.
func shown(_ value: Value) -> String {
  switch value {
  case .null: "null"
  case .boolean(let truth): "\(truth)"
  case .int(let integer): "\(integer)"
  case .uint(let integer): "\(integer)u"
  case .double(let double): double.isNaN ? "nan" : "\(double)"
  case .number(let number): "\(number)n"
  case .string(let text): "'\(text)'"
  case .bytes(let bytes): "b'\(bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())'"
  case .type(let type): "type \(type.kind)"
  case .list(let members): "[\(members.map(shown).joined(separator: ", "))]"
  case .error(let fault): "error: \(fault.english)"
  default: value.typeName
  }
}

func number(_ text: String) -> Value { .number(Number(Decimal(text)!)) }

func texts(_ texts: String...) -> Value { .list(texts.map { .string($0) }) }
