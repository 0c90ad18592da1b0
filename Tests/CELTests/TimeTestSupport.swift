import Quantities

@testable import CEL

/// What an overload gives, as text: values cannot be compared.
func called(_ overload: Overload, _ arguments: Value...) -> String {
  switch (overload.implementation, arguments.count) {
  case (.one(let compute), 1): described(compute(arguments[0]))
  case (.two(let compute), 2): described(compute(arguments[0], arguments[1]))
  default: "no call"
  }
}

func described(_ value: Value) -> String {
  switch value {
  case .boolean(let truth): "\(truth)"
  case .int(let integer): "\(integer)"
  case .string(let text): "'\(text)'"
  case .timestamp(let timestamp): "\(timestamp.seconds) \(timestamp.nanoseconds)"
  case .duration(let nanoseconds): "\(nanoseconds) ns"
  case .error(let fault): "error \(fault)"
  default: "\(value)"
  }
}
