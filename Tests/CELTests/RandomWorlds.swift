import CEL
import Quantities
import Random

/// The world's rows with values at random, the same for the same salt; one in six was not reported.
final class RandomRows: Rows {
  var salt: UInt64 = 0

  func value(ofMember slot: Int, named name: String, in object: Object) -> Value {
    var random = PseudoRandom(seed: salt &+ UInt64(truncatingIfNeeded: object.hashSeed &* 64 &+ slot))
    if random.oneIn(6) { return .missing(name, in: object, RandomWorld.reasons[random.below(3)]) }
    let members = object.type == World.zoneType.id ? World.zoneMembers : World.regionMembers
    // In `zones.all(z, growth(gdp) > 0)` also the zone is asked for its `previous`, which no zone has.
    guard slot < members.count, members[slot].name == name else { return .missing(name, in: object, .noPrevious) }
    return RandomWorld.value(of: members[slot].type, &random)
  }

  func value(ofMethod slot: Int, arguments: [Value], of object: Object) -> Value {
    var random = PseudoRandom(seed: salt &+ UInt64(slot))
    return random.oneIn(3) ? .missing("holds", in: object, .notReported) : .boolean(random.oneIn(2))
  }
}

extension Object {
  fileprivate var hashSeed: Int { (type &* 31 &+ Int(a)) &* 5_000 &+ Int(b) }
}

enum RandomWorld {
  fileprivate static let reasons: [Missing.Reason] = [.notReported, .invalid, .noPrevious]

  private static let numbers: [Number] = [
    0, 1, -1, 2, 7, 2023, 80_000_000, 500_000_000_000, Number(1).divided(by: 3), Number(25).divided(by: 1000),
    Number(-22).divided(by: 7), Number(10).raised(to: 40), Number(10).raised(to: -30), Number(Int.max), Number(Int.min),
    Number(2).raised(to: 1, over: 2),
  ].compactMap(\.self)

  static let texts = ["", "a", "b", "national", "哈尔滨市", "e\u{301}", "a,b,,c", "12", "x-y", "🐱", "2.5 %", "UTC"]

  private static let days = ["2023-06-30", "2024-02-29", "0001-01-01", "9999-12-31"].compactMap { CalendarDate($0) }

  static func value(of type: ValueType, _ random: inout PseudoRandom) -> Value {
    switch type {
    case .boolean: return .boolean(random.oneIn(2))
    case .number: return .number(numbers[random.below(numbers.count)])
    case .string: return .string(texts[random.below(texts.count)])
    case .date: return .date(days[random.below(days.count)])
    case .list(.object(let element)):
      return .objects((0..<random.below(5)).map { row(of: element, Int32($0)) })
    case .list(let element): return .list((0..<random.below(5)).map { _ in value(of: element, &random) })
    case .object(let type): return .object(row(of: type, Int32(random.below(4))))
    default: return .null
    }
  }

  private static func row(of type: ObjectType, _ number: Int32) -> Object {
    type.id == World.zoneType.id ? World.zone(number) : World.city(number)
  }
}

/// The names of the standard grammar, declared with their types or without, and values for them.
enum StandardWorld {
  static let variables: [Checker.Variable] = [
    Checker.Variable(name: "yes", type: .boolean), Checker.Variable(name: "no", type: .boolean),
    Checker.Variable(name: "i", type: .int), Checker.Variable(name: "j", type: .int),
    Checker.Variable(name: "u", type: .uint), Checker.Variable(name: "d", type: .double),
    Checker.Variable(name: "s", type: .string), Checker.Variable(name: "n", type: .string),
    Checker.Variable(name: "y", type: .bytes), Checker.Variable(name: "l", type: .list(.int)),
    Checker.Variable(name: "k", type: .list(.string)), Checker.Variable(name: "m", type: .map(.string, .int)),
    Checker.Variable(name: "t", type: .timestamp), Checker.Variable(name: "p", type: .duration),
    Checker.Variable(name: "o", type: .optional(.int)), Checker.Variable(name: "x", type: .dyn),
  ]
  static let typed = Environment(variables: variables)
  static let untyped = Environment(isTyped: false)
  static let activationCount = 64
  static let activations = (0..<activationCount).map { Activation(values(UInt64($0)), for: typed) }
  static let untypedActivations = (0..<activationCount).map { Activation(values(UInt64($0)), for: untyped) }

  /// One in eight is unknown, one in eight an error or not there at all.
  private static func values(_ seed: UInt64) -> [String: Value] {
    var random = PseudoRandom(seed: seed)
    var values: [String: Value] = [:]
    for variable in variables {
      switch random.below(16) {
      case 0, 1: values[variable.name] = .missing(variable.name, .notReported)
      case 2: values[variable.name] = .error(.divisionByZero)
      case 3: break
      default: values[variable.name] = value(ofKind: kind(of: variable.name), &random)
      }
    }
    return values
  }

  private static func kind(of name: String) -> Character {
    switch name {
    case "yes", "no": "b"
    case "j": "i"
    case "n": "s"
    default: name.first ?? "x"
    }
  }

  private static let integers: [Int64] = [0, 1, -1, 2, 7, 12, 1_000, 1_709_164_800, .max, .min]
  private static let doubles: [Double] = [
    0, -0.0, 1.5, -2.25, 0.1, 1e300, .leastNonzeroMagnitude, .infinity, .nan, 9_007_199_254_740_994,
  ]

  private static func value(ofKind kind: Character, _ random: inout PseudoRandom) -> Value {
    switch kind {
    case "b": return .boolean(random.oneIn(2))
    case "i": return .int(integers[random.below(integers.count)])
    case "u": return .uint(random.oneIn(4) ? .max : UInt64(random.below(9)))
    case "d": return .double(doubles[random.below(doubles.count)])
    case "s": return .string(RandomWorld.texts[random.below(RandomWorld.texts.count)])
    case "y": return .bytes((0..<random.below(6)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    case "l": return .list((0..<random.below(6)).map { _ in value(ofKind: "i", &random) })
    case "k": return .list((0..<random.below(6)).map { _ in value(ofKind: "s", &random) })
    case "m": return map(["a", "b", "研"].prefix(random.below(4)).map { (.string($0), value(ofKind: "i", &random)) })
    case "t":
      let seconds: [Int64] = [0, 1_709_209_800, -62_135_596_800, 253_402_300_799]
      return Timestamp(seconds: seconds[random.below(4)], nanoseconds: 250_000_000).map { .timestamp($0) } ?? .null
    case "p": return .duration([0, 1, -1_500_000_000, 5_400_000_000_000, .max, .min][random.below(6)])
    case "o": return .optional(random.oneIn(3) ? nil : value(ofKind: "i", &random))
    default: return anything(&random)
    }
  }

  private static func anything(_ random: inout PseudoRandom) -> Value {
    let kinds = Array("biudsylkmtpo")
    switch random.below(6) {
    case 0: return .null
    case 1: return map([(.string("a"), anything(&random)), (.string("b"), anything(&random))])
    case 2: return .list((0..<random.below(4)).map { _ in anything(&random) })
    default: return value(ofKind: kinds[random.below(kinds.count)], &random)
    }
  }

  private static func map(_ entries: [(key: Value, value: Value)]) -> Value {
    (try? MapValue(entries)).map { .map($0) } ?? .null
  }
}
