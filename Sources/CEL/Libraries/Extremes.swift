internal import Quantities

/// `math.greatest` and `math.least`, of any number of arguments or of one list, also of numbers of different types.
enum Extremes {
  static func overloads(of name: String) -> [Overload] {
    let isGreatest = name == "math.greatest"
    let stem = isGreatest ? "math_@max" : "math_@min"
    let types: [(name: String, type: ValueType)] = [
      ("decimal", .number(.number)), ("int", .int), ("uint", .uint), ("double", .double),
    ]
    let implementation = Overload.Implementation.many { arguments in
      .result { () throws(EvaluationFault) in try extreme(arguments, isGreatest, name) }
    }
    let ofList = Overload.Implementation.one { list in
      .result { () throws(EvaluationFault) in try extreme([list], isGreatest, name) }
    }
    let plain = types.map {
      Overload("\(stem)_\($0.name)", [$0.type], $0.type, variadic: true, cost: .sum, implementation)
    }
    let lists = types.map { Overload("\(stem)_list_\($0.name)", [.list($0.type)], $0.type, cost: .sum, ofList) }
    return plain + lists + [
      Overload("\(stem)_list_dyn", [.list(.dyn)], .dyn, cost: .sum, ofList),
      Overload("\(stem)_dyn", [.dyn], .dyn, variadic: true, cost: .sum, implementation),
    ]
  }

  /// The first of those that are equal.
  private static func extreme(
    _ arguments: [Value], _ isGreatest: Bool, _ name: String
  ) throws(EvaluationFault) -> Value {
    var candidates = arguments
    if arguments.count == 1, let list = ListOperand.operand(arguments[0]) {
      candidates = list.members
      if candidates.isEmpty { throw .invalidArgument(function: name, argument: "[]") }
    }
    guard var best = candidates.first, best.isNumeric else {
      throw .noSuchOverload(function: name, types: arguments.prefix(10).map(\.typeName))
    }
    for candidate in candidates.dropFirst() {
      guard candidate.isNumeric else {
        throw .noSuchOverload(function: name, types: [best.typeName, candidate.typeName])
      }
      guard let order = order(candidate, best) else { throw .invalidArgument(function: name, argument: "NaN") }
      if isGreatest ? order > 0 : order < 0 { best = candidate }
    }
    return best
  }

  /// Below 0, 0 or above 0; `nil` where one is not a number. An integer meets a double as a double.
  private static func order(_ a: Value, _ b: Value) -> Int? {
    switch (a, b) {
    case (.int(let a), .int(let b)): return order(of: a, b)
    case (.uint(let a), .uint(let b)): return order(of: a, b)
    case (.int(let a), .uint(let b)): return a < 0 ? -1 : order(of: UInt64(a), b)
    case (.uint(let a), .int(let b)): return b < 0 ? 1 : order(of: a, UInt64(b))
    default: break
    }
    if let a = a.exactNumber, let b = b.exactNumber { return order(of: a, b) }
    guard let a = a.nearestDouble, let b = b.nearestDouble, !a.isNaN, !b.isNaN else { return nil }
    return order(of: a, b)
  }

  private static func order<T: Comparable>(of a: T, _ b: T) -> Int { a < b ? -1 : b < a ? 1 : 0 }
}

extension Value {
  fileprivate var isNumeric: Bool {
    switch self {
    case .int, .uint, .double, .number: true
    default: false
    }
  }

  /// Of all but doubles.
  fileprivate var exactNumber: Number? {
    switch self {
    case .number(let number): number
    case .int(let integer): Number(Int(integer))
    case .uint(let integer): NumberText.number(integer)
    default: nil
    }
  }

  fileprivate var nearestDouble: Double? {
    switch self {
    case .double(let double): double
    case .int(let integer): Double(integer)
    case .uint(let integer): Double(integer)
    case .number(let number): Double(number.rounded(significant: 40).description)
    default: nil
    }
  }
}
