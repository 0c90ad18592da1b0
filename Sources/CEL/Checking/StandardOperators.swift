/// The types that the operators of standard CEL take and give.
enum StandardOperators {
  private static let ordered: [ValueType] = [
    .boolean, .int, .uint, .double, .string, .bytes, .timestamp, .duration,
  ]

  static func signatures(of sign: BinaryOperator) -> [Signature] {
    let a = ValueType.parameter("A")
    switch sign {
    case .and, .or: return [Signature([.boolean, .boolean], .boolean)]
    case .equal, .notEqual: return [Signature([a, a], .boolean)]
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return ordered.map { Signature([$0, $0], .boolean) }
    case .isIn:
      return [Signature([a, .list(a)], .boolean), Signature([a, .map(a, .parameter("B"))], .boolean)]
    case .add:
      return same([.int, .uint, .double, .string, .bytes, .list(a), .duration]) + [
        Signature([.timestamp, .duration], .timestamp),
        Signature([.duration, .timestamp], .timestamp),
      ]
    case .subtract:
      return same([.int, .uint, .double, .duration]) + [
        Signature([.timestamp, .timestamp], .duration),
        Signature([.timestamp, .duration], .timestamp),
      ]
    case .multiply, .divide: return same([.int, .uint, .double])
    case .modulo: return same([.int, .uint])
    }
  }

  static let negations: [Signature] = [
    Signature([.int], .int), Signature([.double], .double), Signature([.duration], .duration),
  ]

  private static func same(_ types: [ValueType]) -> [Signature] { types.map { Signature([$0, $0], $0) } }
}
