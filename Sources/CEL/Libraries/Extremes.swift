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
      let order = candidate.order(to: best)
      if order == .unordered { throw .invalidArgument(function: name, argument: "NaN") }
      if order == (isGreatest ? .greater : .less) { best = candidate }
    }
    return best
  }
}

extension Value {
  var isNumeric: Bool {
    switch self {
    case .int, .uint, .double, .number: true
    default: false
    }
  }
}
