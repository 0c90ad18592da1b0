import Testing

@testable import CEL

#if canImport(Glibc)
import Glibc
#endif

/// That the tables of standard CEL leave nothing out is no promise but a count.
@Suite("The tables hold every operator, overload and macro at least twice")
struct TableCoverageTests {
  @Test("Every overload of every library")
  func overloads() {
    let counts = Self.counted()
    let ids = Libraries.functionNames(in: .standard).flatMap { Libraries.overloads(of: $0, in: .standard) }.map(\.id)
    #expect(ids.filter { counts[$0, default: 0] < 2 } == [])
    #expect(ids.count > 100)
  }

  @Test("Every operator for every type that it takes")
  func operators() {
    let counts = Self.counted()
    let signs: [BinaryOperator] = [
      .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .add, .subtract, .multiply, .divide,
      .modulo,
    ]
    let wanted = signs.flatMap { sign in
      StandardOperators.signatures(of: sign).map {
        "\(sign.rawValue) \($0.parameters.map(\.kind).joined(separator: " "))"
      }
    }
    let generic = counts.reduce(into: counts) { all, entry in
      // `==` and `in` take any type: the first operand's says no more.
      let words = entry.key.split(separator: " ").map(String.init)
      if words.count == 3, ["==", "!="].contains(words[0]) { all["\(words[0]) dyn dyn", default: 0] += entry.value }
      if words.count == 3, words[0] == "in" { all["in dyn \(words[2])", default: 0] += entry.value }
    }
    #expect(wanted.filter { generic[$0, default: 0] < 2 } == [])
    #expect(
      ["&&", "||", "!", "?:", "- int", "- double", "- google.protobuf.Duration"].filter { counts[$0, default: 0] < 2 }
        == [])
  }

  @Test("Every macro in each of its forms, and what the parser alone knows")
  func macros() {
    let counts = Self.counted()
    let wanted = [
      "all 1", "all 2", "exists 1", "exists 2", "exists_one 1", "exists_one 2", "filter 1", "map 1", "map 1 if",
      "transformList 2", "transformList 2 if", "transformMap 2", "transformMap 2 if", "transformMapEntry 2",
      "transformMapEntry 2 if", "has", "cel.bind", "optMap", "optFlatMap", ".?", "[?", "[?]", "{?}", ".f", "[i]",
    ]
    #expect(wanted.filter { counts[$0, default: 0] < 2 } == [])
  }

  // MARK: - Counting

  /// How often each thing stands in the tables, by a name for it.
  private static func counted() -> [String: Int] {
    var counts: [String: Int] = [:]
    for text in expressions() {
      if let expression = try? Checker.check(text, in: Standard.typed) { count(expression, &counts) }
    }
    return counts
  }

  /// The expressions of the tables, which are read from the files that hold them.
  private static func expressions() -> [String] {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return ["Case", "Collection", "Function", "Extension", "Syntax", "Fault", "Overload"].flatMap { name in
      read("\(folder)/Standard\(name)Tests.swift").split(separator: "\n").compactMap { line in
        guard let arrow = line.firstRange(of: " => ") else { return nil }
        return String(line[..<arrow.lowerBound].drop { $0 == " " })
      }
    }
  }

  private static func read(_ path: String) -> String {
    guard let file = unsafe fopen(path, "r") else { return "" }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = unsafe getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func count(_ expression: Expression, _ counts: inout [String: Int]) {
    for name in names(expression) { counts[name, default: 0] += 1 }
    for operand in expression.operands { count(operand, &counts) }
  }

  private static func names(_ expression: Expression) -> [String] {
    switch expression.operation {
    case .call(let call, _): return call.overloadIds
    case .and: return ["&&"]
    case .or: return ["||"]
    case .not: return ["!"]
    case .conditional: return ["?:"]
    case .negate(let operand): return ["- \(operand.type.kind)"]
    case .comparison(let sign, let left, let right): return ["\(sign.rawValue) \(left.type.kind) \(right.type.kind)"]
    case .isIn(let left, let right): return ["in \(left.type.kind) \(right.type.kind)"]
    case .arithmetic(let operation, let left, let right):
      return ["\(sign(operation)) \(left.type.kind) \(right.type.kind)"]
    case .comprehension(let macro, _, _, let variables, let condition, _):
      return ["\(macro.rawValue) \(variables)\(condition == nil ? "" : " if")"]
    case .has: return ["has"]
    case .bind: return ["cel.bind"]
    case .optionalMap(_, _, _, let isFlat): return [isFlat ? "optFlatMap" : "optMap"]
    case .select(_, _, let isOptional): return [isOptional ? ".?" : ".f"]
    case .index(_, _, let isOptional): return [isOptional ? "[?" : "[i]"]
    case .list(let elements): return elements.filter(\.isOptional).map { _ in "[?]" }
    case .map(let entries): return entries.filter(\.isOptional).map { _ in "{?}" }
    default: return []
    }
  }

  private static func sign(_ operation: Expression.Arithmetic) -> String {
    switch operation {
    case .add, .join: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .modulo: "%"
    }
  }
}
