import CEL
import Diagnostics
import Quantities
import Testing

/// A small world to speak of: a region with its figures, the region a year before, three cities, and four zones.
///
/// Whatever a row does not hold was not reported.
enum World {
  static let regionType = ObjectType(id: 0, name: "region")
  static let zoneType = ObjectType(id: 1, name: "zone")

  static let subject = Object(type: 0, 0, 2023)
  static let before = Object(type: 0, 0, 2022)
  static func city(_ number: Int32, _ year: Int32 = 2023) -> Object { Object(type: 0, number, year) }
  static func zone(_ number: Int32) -> Object { Object(type: 1, number) }

  static func unit(_ symbol: String) -> ValueType { .number(Unit(symbol) ?? .number) }

  static let regionMembers: [(name: String, type: ValueType)] = [
    ("gdp", unit("亿元")), ("rd", unit("亿元")), ("budget", unit("万元")), ("target", unit("%")),
    ("patents", unit("件")), ("firms", unit("家")), ("labs", unit("家")), ("people", unit("万人")),
    ("year", .number(.number)),
    ("lost_money", unit("亿元")), ("lost_share", unit("%")),
    ("yes", .boolean), ("no", .boolean), ("lost", .boolean), ("gone", .boolean),
    ("name", .string), ("day", .date),
    ("figures", .list(.number(.number))), ("empty", .list(.number(.number))), ("zones", .list(.object(zoneType))),
    ("none", .list(.object(zoneType))), ("unsent", .list(.object(zoneType))), ("cities", .list(.object(regionType))),
    ("previous", .object(regionType)), ("province", .object(regionType)),
  ]

  static let zoneMembers: [(name: String, type: ValueType)] = [
    ("name", .string), ("tier", .string), ("area", unit("平方公里")), ("output", unit("亿元")), ("open", .boolean),
    ("region", .object(regionType)),
  ]

  static func money(_ yuan: Int) -> Value { .number(Number(yuan) * 100_000_000) }

  static let rows: [Object: [String: Value]] = [
    subject: [
      "gdp": money(5000), "rd": money(60), "budget": .number(80_000_000),
      "target": .number(Number(25).divided(by: 1000) ?? 0),
      "patents": .number(1200), "firms": .number(300), "labs": .number(12), "people": .number(3_000_000),
      "year": .number(2023), "yes": .boolean(true), "no": .boolean(false), "name": .string("哈尔滨市"),
      "day": CalendarDate("2023-06-30").map { .date($0) } ?? .null,
      "figures": .list([.number(4), .number(1), .number(7), .number(2)]), "empty": .list([]),
      "zones": .objects([zone(1), zone(2), zone(3), zone(4)]), "none": .objects([]),
      "cities": .objects([city(1), city(2), city(3)]), "previous": .object(before), "province": .object(subject),
    ],
    before: ["gdp": money(4000), "rd": money(50), "firms": .number(0), "year": .number(2022)],
    city(1): ["gdp": money(110), "firms": .number(10), "previous": .object(city(1, 2022)), "name": .string("一")],
    city(1, 2022): ["gdp": money(100), "firms": .number(9)],
    city(2): ["gdp": money(90), "firms": .number(10), "previous": .object(city(2, 2022)), "name": .string("二")],
    city(2, 2022): ["gdp": money(100), "firms": .number(11)],
    city(3): ["gdp": money(240), "previous": .object(city(3, 2022)), "name": .string("三")],
    city(3, 2022): ["gdp": money(200)],
    zone(1): [
      "name": .string("a"), "tier": .string("national"), "area": .number(10), "output": money(1),
      "open": .boolean(true),
    ],
    zone(2): ["name": .string("b"), "tier": .string("provincial"), "area": .number(20), "open": .boolean(false)],
    zone(3): ["name": .string("c"), "tier": .string("national"), "output": money(3)],
    zone(4): ["name": .string("d"), "area": .number(40), "output": money(4), "open": .boolean(true)],
  ]
}

/// The world's names, and `growth` and `change` as a host gives them.
struct WorldVocabulary: Vocabulary {
  let subject = World.regionType
  let functionNames = ["growth", "change", "holds"]

  private func members(of type: ObjectType) -> [(name: String, type: ValueType)] {
    type.id == World.zoneType.id ? World.zoneMembers : World.regionMembers
  }

  func member(_ name: String, of type: ObjectType) -> Member? {
    let known = members(of: type)
    return known.firstIndex { $0.name == name }.map { Member(slot: $0, type: known[$0].type) }
  }

  func memberNames(of type: ObjectType) -> [String] { members(of: type).map(\.name) }

  func method(_ name: String, of type: ObjectType, arguments: [Argument]) throws(ExpressionFact) -> Method? {
    guard name == "holds" else { return nil }
    guard case .string? = arguments.first?.constant else { throw .notConstant(function: name) }
    return Method(slot: 0, result: .boolean)
  }

  func expansion(of name: String, arguments: [Syntax], range: Range<Int>) throws(ExpressionFact) -> Syntax? {
    guard name == "growth" || name == "change" else { return nil }
    guard arguments.count == 1 else {
      throw .wrongArgumentCount(function: name, wanted: 1, found: arguments.count)
    }
    let previous = Syntax(.identifier("previous"), range: range)
    let past = Syntax(.scoped(to: previous, arguments[0]), range: arguments[0].range)
    return name == "change"
      ? Syntax(.binary(.subtract, arguments[0], past), range: range)
      : Syntax(.call("growth()", receiver: nil, arguments: [arguments[0], past]), range: range)
  }

  func function(_ name: String, arguments: [Argument]) throws(ExpressionFact) -> HostFunction? {
    guard name == "growth()" else { return nil }
    return HostFunction(name: "growth", result: .number(.percent), joins: true) { values, texts in
      guard case .number(let now) = values[0], case .number(let past) = values[1] else {
        return .missing(texts[0], .invalid)
      }
      guard past.sign > 0, let ratio = now.divided(by: past) else { return .missing(texts[1], .baseNotPositive) }
      return .number(ratio - 1)
    }
  }
}

final class WorldRows: Rows {
  func value(ofMember slot: Int, named name: String, in object: Object) -> Value {
    World.rows[object]?[name] ?? .missing(name, in: object, .notReported)
  }

  func value(ofMethod slot: Int, arguments: [Value], of object: Object) -> Value {
    .missing("holds", in: object, .notReported)
  }
}

// MARK: - What tests compare

/// The value as one line, what it lacks after `?`, what it did without after `|`.
func evaluated(_ text: String, rate: Number? = nil, budget: Int = Evaluator.defaultBudget) throws(ExpressionFaults)
  -> String
{
  let expression = try Checker.check(text, against: WorldVocabulary())
  var evaluator = Evaluator(WorldRows(), subject: World.subject, budget: budget)
  let value = evaluator.evaluate(expression, responseRate: rate)
  let absorbed = evaluator.absorbed.elements
  return outline(value) + (absorbed.isEmpty ? "" : " | " + outline(absorbed))
}

func outline(_ value: Value) -> String {
  switch value {
  case .boolean(let truth): return "\(truth)"
  case .number(let number): return number.decimal.map { "\($0)" } ?? "about \(number.rounded(to: 4))"
  case .string(let text): return "'\(text)'"
  case .bytes(let bytes): return "b\(bytes)"
  case .null: return "null"
  case .list(let elements): return "[" + elements.map(outline).joined(separator: ", ") + "]"
  case .map(let map):
    let entries = map.entries.map { outline($0.key) + ": " + outline($0.value) }
    return "{" + entries.joined(separator: ", ") + "}"
  case .optional(let inner): return "optional(" + (inner.map(outline) ?? "") + ")"
  case .object(let object): return outline(object)
  case .objects(let objects): return "[" + objects.map(outline).joined(separator: ", ") + "]"
  case .unknown(let missing): return "? " + outline(missing.elements)
  case .error(let fault): return "error: " + fault.wording(in: .en)
  default: return value.text ?? "no value of a rule"
  }
}

private func outline(_ object: Object) -> String {
  object.type == 1 ? "zone\(object.a)" : object == World.subject ? "here" : "\(object.a)/\(object.b)"
}

/// `area@zone3`; the subject's own without a place, what is not merely unreported with its reason.
private func outline(_ missing: [Missing]) -> String {
  missing.map { one in
    one.name + (one.object.map { $0 == World.subject ? "" : "@" + outline($0) } ?? "")
      + (one.reason == .notReported ? "" : " (\(one.reason.rawValue))")
  }.joined(separator: ", ")
}

/// Every fault of an expression as `offset: message`, the offset counted in bytes.
func faults(_ text: String) -> [String] {
  do throws(ExpressionFaults) {
    _ = try Checker.check(text, against: WorldVocabulary())
    return []
  } catch {
    return error.all.map { "\($0.offset): \($0.fact.wording(in: .en))" }
  }
}

/// The unit of an expression that is a number, else the name of its type.
func typed(_ text: String) throws(ExpressionFaults) -> String {
  let type = try Checker.check(text, against: WorldVocabulary()).type
  if case .number(let unit) = type { return unit.symbol.isEmpty ? "number" : unit.symbol }
  return "\(type.name)"
}

struct Case: Sendable, CustomTestStringConvertible {
  let text: String
  let expected: String

  init(_ text: String, _ expected: String) {
    self.text = text
    self.expected = expected
  }

  var testDescription: String { text.count > 120 ? String(text.prefix(120)) + "…" : text }
}
