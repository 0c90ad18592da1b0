import CEL
import Quantities

/// An expression, compiled once and with its values prepared once, ready to be evaluated.
struct Subject {
  let name: String
  /// Whether it is true, as all of them are.
  let evaluate: () -> Bool

  static let names = ["a", "b", "c", "d", "a-rule", "c-rule"]

  /// In the standard dialect; `v >= 0` compares a double with an int, hence the `dyn` of its list.
  static func make(_ name: String) throws -> Subject? {
    switch name {
    case "a":
      return try standard(
        name, "rd / gdp * 100.0 >= 2.5", ["rd": (.double, .double(693.5)), "gdp": (.double, .double(15_883.9))])
    case "b":
      let tiers = ["county", "city", "county", "prefecture", "national"]
      let zones = tiers.map { map(["tier": $0, "name": "zone"]) }
      return try standard(
        name, "zones.exists(z, z.tier in ['national','provincial'])",
        ["zones": (.list(.map(.string, .string)), .list(zones))])
    case "c":
      let values = (0..<13).map { Value.double(Double($0) * 2.5) }
      return try standard(
        name, "values.all(v, v >= 0) && size(values) == 13", ["values": (.list(.dyn), .list(values))])
    case "d":
      return try standard(
        name, "a + b == total || (has(r.note) && r.note.startsWith('x'))",
        [
          "a": (.int, .int(40)), "b": (.int, .int(60)), "total": (.int, .int(101)),
          "r": (.map(.string, .string), map(["note": "x: estimated"])),
        ])
    // As a rule writes it: money over money is a share.
    case "a-rule": return try rule(name, "rd / gdp * 100.0 >= quantity('250 %')")
    case "c-rule": return try rule(name, "values.all(v, v >= 0) && size(values) == 13")
    default: return nil
    }
  }

  private static func map(_ entries: [String: String]) -> Value {
    let sorted = entries.sorted { $0.key < $1.key }
    return (try? MapValue(sorted.map { (.string($0.key), .string($0.value)) })).map { .map($0) } ?? .null
  }

  private static func standard(
    _ name: String, _ text: String, _ values: [String: (type: ValueType, value: Value)]
  ) throws -> Subject {
    let environment = Environment(variables: values.map { Checker.Variable(name: $0.key, type: $0.value.type) })
    let program = try Program(text, in: environment)
    let activation = Activation(values.mapValues(\.value), for: environment)
    return Subject(name: name) {
      if case .boolean(true) = program.evaluate(activation).value { true } else { false }
    }
  }

  /// With an evaluator each, as every rule has.
  private static func rule(_ name: String, _ text: String) throws -> Subject {
    let expression = try Checker.check(text, against: FigureVocabulary())
    let rows = FigureRows()
    let subject = Object(type: 0, 0)
    return Subject(name: name) {
      var evaluator = Evaluator(rows, subject: subject)
      if case .boolean(true) = evaluator.evaluate(expression) { return true }
      return false
    }
  }
}

/// A region that has two sums of money and a list of figures.
private struct FigureVocabulary: Vocabulary {
  let subject = ObjectType(id: 0, name: "region")
  let functionNames: [String] = []
  private let members: [(name: String, type: ValueType)] = [
    ("rd", .number(Unit("亿元") ?? .number)), ("gdp", .number(Unit("亿元") ?? .number)),
    ("values", .list(.number(.number))),
  ]

  func member(_ name: String, of type: ObjectType) -> Member? {
    members.firstIndex { $0.name == name }.map { Member(slot: $0, type: members[$0].type) }
  }

  func memberNames(of type: ObjectType) -> [String] { members.map(\.name) }

  func method(_ name: String, of type: ObjectType, arguments: [Argument]) throws(ExpressionFact) -> Method? { nil }

  func expansion(of name: String, arguments: [Syntax], range: Range<Int>) throws(ExpressionFact) -> Syntax? { nil }

  func function(_ name: String, arguments: [Argument]) throws(ExpressionFact) -> HostFunction? { nil }
}

private final class FigureRows: Rows {
  private let values: [Value] = [
    .number(69_350_000_000), .number(1_588_390_000_000),
    .list((0..<13).map { .number(Number(Decimal(coefficient: $0 * 25, scale: 1))) }),
  ]

  func value(ofMember slot: Int, named name: String, in object: Object) -> Value { values[slot] }

  func value(ofMethod slot: Int, arguments: [Value], of object: Object) -> Value { .null }
}
