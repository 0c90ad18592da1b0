import CEL
import Diagnostics
import Packs
import Quantities
import Testing

@testable import Reports

/// A pack with a register of firms, whose fields are texts of every kind.
struct TextFixture {
  let pack: Pack

  static let kind = "{high: 高新, mid: 中等, low: 其他, none: 无}"
  static let regions = """
      "230000": {name: {zh: 黑龙江省, en: Heilongjiang}, level: province}
      "230100": {name: {zh: 哈尔滨市, en: Harbin City}, level: city, in: "230000", aliases: [哈市, Ｈ市]}
      "230200": {name: 齐齐哈尔市, level: city, in: "230000"}
    """

  /// - Parameters:
  ///   - conditions: What a rule each asserts of a firm.
  ///   - onRegions: What a rule each asserts of a city.
  ///   - each: The values of the variable `k` of those rules.
  init(
    _ conditions: [String] = [], onRegions: [String] = [], each: [String] = [], kind: String = Self.kind,
    regions: String = Self.regions
  )
    throws
  {
    let values = each.isEmpty ? "" : ", each: {k: [\(each.joined(separator: ", "))]}"
    func rule(_ id: String, _ subject: String, _ text: String) -> String {
      let quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      return "  - {id: \(id), for: \(subject), assert: \"\(quoted)\"\(subject == "city" ? values : "")}\n"
    }
    let all =
      conditions.enumerated().map { rule("R\($0.offset)", "firm", $0.element) }
      + onRegions.enumerated().map { rule("G\($0.offset)", "city", $0.element) }
    let texts = [
      "pack.yaml": """
      plumbline: 1
      pack: plan
      version: 1.0.0
      title: 规划
      years: {first: 2021, last: 2025}
      levels: {province: provinces, city: cities}
      """,
      "regions.yaml": "regions:\n" + regions,
      "indicators.yaml": "indicators: {}",
      "registers.yaml": """
      registers:
        firms:
          item: firm
          title: 企业
          key: [name]
          region: place
          year: of_year
          fields:
            name: {type: string}
            kind: {type: choice, of: \(kind)}
            active: {type: boolean}
            founded: {type: date}
            seat: {type: region}
            code: {type: string}
      """,
      "rules/a.yaml": all.isEmpty ? "rules: []" : "rules:\n" + all.joined(),
    ]
    let (pack, faults) = PackReader.read(
      folder: "pack",
      files: texts.sorted { $0.key < $1.key }.map {
        PackFile(name: $0.key, path: "pack/" + $0.key, bytes: Array($0.value.utf8))
      })
    try #require(faults.map { $0.rendered(in: .en) } == [])
    self.pack = try #require(pack)
  }

  /// What the rules assert, in their order.
  var assertions: [Expression] {
    pack.rules.flatMap(\.forms).compactMap { form in
      if case .assertion(let expression, _) = form.requirement { expression } else { nil }
    }
  }

  func field(_ name: String) throws -> Field { try #require(pack.registers[0].fields.first { $0.id == name }) }

  /// What the reader makes of a cell.
  func value(_ text: String, _ field: Field) -> ReportedField {
    ValueReader(regions: pack.regions).field(text, field, at: Place(path: ""))
  }

  /// What a condition comes to for a firm whose one known field is given; `nil` for unknown.
  func truth(_ expression: Expression, _ value: Value?) throws -> Bool? {
    let rows = OneValue(value)
    var evaluator = Evaluator(rows, subject: Object(type: 1, 0))
    switch evaluator.evaluate(expression) {
    case .boolean(let truth): return truth
    case .unknown: return nil
    case let other:
      Issue.record("\(expression.text) gives \(other)")
      return nil
    }
  }
}

/// A record whose every member has one value.
private final class OneValue: Rows {
  private let value: Value?

  init(_ value: Value?) { self.value = value }

  func value(ofMember slot: Int, named name: String, in object: Object) -> Value {
    value ?? .missing(name, in: object, .notReported)
  }

  func value(ofMethod slot: Int, arguments: [Value], of object: Object) -> Value {
    .missing("", in: object, .notReported)
  }
}
