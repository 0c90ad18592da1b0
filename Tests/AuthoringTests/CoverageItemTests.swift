import Diagnostics
import Evaluation
import Packs
import Testing

@testable import Authoring

/// A rule and all that there is to show of it.
struct ItemCase: Sendable, CustomTestStringConvertible {
  let rule: String
  let items: [String]

  init(_ rule: String, _ items: String...) {
    self.rule = rule
    self.items = items
  }

  var testDescription: String { rule }

  /// The items of one kind, as `pass`, `at 2.5 %`, `when: year == 2023`.
  func found(_ kind: CoverageItem.Kind) throws -> [String] {
    let fixture = PackFixture(
      rules: "  - {id: OTHER, for: city, value: labs, at_least: 1}\n  - {id: R, \(rule)}\n")
    let (pack, faults) = PackReader.read(folder: "small", files: fixture.packFiles)
    let read = try #require(pack, "\(faults.map { $0.rendered(in: .en) })")
    let own = try #require(read.rules.last)
    return RuleItems(own, of: read).all().filter { $0.kind == kind }.map(\.text)
  }
}

extension CoverageItem {
  var text: String {
    switch self {
    case .outcome(let outcome): outcome.rawValue
    case .limit(let end, let side): (end.end == .sole ? "" : end.end.rawValue + " ") + "\(side.rawValue) \(end.text)"
    case .node(let node, let truth): "\(node.key): \(node.text) \(truth)"
    }
  }
}

@Suite("What there is to show of a rule")
struct CoverageItemTests {
  @Test(
    "The outcomes are those that the rule can have",
    arguments: [
      ItemCase("for: province, value: labs, at_least: 5 家", "pass", "fail", "undetermined"),
      ItemCase("for: province, value: labs, at_least: 5 家, by: 2025", "pass", "fail", "undetermined", "not_due"),
      // In the pack's first year there is no year before it is due.
      ItemCase("for: province, value: labs, at_least: 5 家, by: 2021", "pass", "fail", "undetermined"),
      ItemCase(
        "for: province, value: labs, at_least: 5 家, by: 2025, path: flat", "pass", "fail", "behind", "undetermined"),
      // The path asks something in 2023 alone.
      ItemCase(
        "for: province, value: labs, at_least: 5 家, by: 2025, path: {2023: 3 家}",
        "pass", "fail", "behind", "undetermined", "not_due"),
      // Due after the last year that is judged.
      ItemCase("for: province, value: labs, at_least: 5 家, by: 2030", "pass", "not_due"),
      ItemCase(
        "for: province, value: labs, at_least: 5 家, by: 2030, path: flat", "pass", "behind", "undetermined"),
      ItemCase(
        "for: province, value: labs, at_least: 5 家, from: 2023", "pass", "fail", "undetermined", "not_applicable"),
      ItemCase(
        "for: province, value: labs, at_least: 5 家, until: 2023", "pass", "fail", "undetermined", "not_applicable"),
      ItemCase("for: province, value: labs, at_least: 5 家, from: 2021", "pass", "fail", "undetermined"),
      ItemCase(
        "for: province, when: year > 2022, value: labs, at_least: 5 家", "pass", "fail", "undetermined", "not_applicable"
      ),
      ItemCase("for: province, evidence: 方案", "pass", "undetermined"),
      ItemCase("for: province, evidence: 方案, by: 2025", "pass", "undetermined", "not_due"),
      ItemCase("for: zone, unique: [name]", "pass", "fail", "undetermined"),
      ItemCase("for: province, assert: labs > 5", "pass", "fail", "undetermined"),
    ])
  func outcomes(_ example: ItemCase) throws { try #expect(example.found(.outcome) == example.items) }

  @Test(
    "A rule that lacks nothing whatever is missing has no missing-value case",
    arguments: [
      ItemCase("for: province, assert: reported(labs)", "pass", "fail"),
      ItemCase("for: province, assert: year > 2022", "pass", "fail"),
      // Where it applies, both are reported.
      ItemCase(
        "for: province, when: reported(labs) && reported(firms), assert: labs < firms", "pass", "fail", "not_applicable"
      ),
      ItemCase(
        "for: province, when: reported(labs), assert: labs < firms", "pass", "fail", "undetermined", "not_applicable"),
      ItemCase(
        "for: province, when: reported(labs), value: change(labs), more_than: 0",
        "pass", "fail", "undetermined", "not_applicable"),
      // The register may be missing, whatever the rule asks of a record.
      ItemCase("for: zone, assert: reported(tier)", "pass", "fail", "undetermined"),
      ItemCase("for: province, assert: \"cities.all(c, c.holds('OTHER'))\"", "pass", "fail", "undetermined"),
    ])
  func undetermined(_ example: ItemCase) throws { try #expect(example.found(.outcome) == example.items) }

  @Test(
    "A limit asks for a value at each of its bounds, below and above it",
    arguments: [
      ItemCase("for: province, value: labs, at_least: 5 家", "at 5 家", "below 5 家", "above 5 家"),
      ItemCase("for: province, value: labs, less_than: firms", "at firms", "below firms", "above firms"),
      ItemCase(
        "for: province, value: labs, between: [5 家, 9 家]",
        "low at 5 家", "low below 5 家", "low above 5 家", "high at 9 家", "high below 9 家", "high above 9 家"),
      ItemCase("for: province, value: labs, equals: 5 家", "at 5 家", "below 5 家", "above 5 家"),
      ItemCase(
        "for: province, value: labs, equals: 5 家, within: 1 家",
        "low at 5 家", "low below 5 家", "low above 5 家", "high at 5 家", "high below 5 家", "high above 5 家"),
      ItemCase("for: province, assert: labs > 5"),
    ])
  func limits(_ example: ItemCase) throws { try #expect(example.found(.limit) == example.items) }

  @Test(
    "A bound that the value cannot pass is not asked for",
    arguments: [
      ItemCase(
        "for: province, value: \"cities.share(c, c.labs > 1)\", at_least: 100 %", "at 100 %", "below 100 %"),
      ItemCase(
        "for: city, value: \"zones.count(z, z.tier == 'city')\", more_than: 0", "at 0", "above 0"),
      ItemCase("for: city, value: zones.size(), at_most: 0", "at 0", "above 0"),
      // There are two cities.
      ItemCase("for: province, value: \"cities.count(c, c.labs > 1)\", at_least: 2", "at 2", "below 2"),
      // With the tolerance, 80 % is the bound.
      ItemCase(
        "for: province, value: \"cities.share(c, c.labs > 1)\", at_least: 100 %, within: 20 %",
        "at 100 %", "below 100 %", "above 100 %"),
    ])
  func reach(_ example: ItemCase) throws { try #expect(example.found(.limit) == example.items) }

  @Test("A rule that its value cannot break has no case of failing")
  func cannotFail() throws {
    let example = ItemCase("for: city, value: zones.size(), at_least: 0")
    try #expect(example.found(.outcome) == ["pass", "undetermined"])
  }

  @Test(
    "Every condition is asked for true and false, constants aside",
    arguments: [
      ItemCase(
        "for: zone, when: tier == 'national', assert: name != ''",
        "when: tier == 'national' true", "when: tier == 'national' false", "assert: name != '' true",
        "assert: name != '' false"),
      ItemCase(
        "for: province, assert: labs > 5 && !(firms < 3)",
        "assert: labs > 5 && !(firms < 3) true", "assert: labs > 5 && !(firms < 3) false", "assert: labs > 5 true",
        "assert: labs > 5 false", "assert: !(firms < 3) true", "assert: !(firms < 3) false", "assert: firms < 3 true",
        "assert: firms < 3 false"),
      ItemCase(
        "for: city, value: \"zones.count(z, z.tier == 'city')\", at_least: 1",
        "value: z.tier == 'city' true", "value: z.tier == 'city' false"),
      ItemCase(
        "for: province, needs: [reported(labs)], value: firms, at_least: 1",
        "needs: reported(labs) true", "needs: reported(labs) false"),
      ItemCase("for: province, assert: true"),
      // The years that are judged begin with 2021.
      ItemCase("for: province, assert: year >= 2021"),
      ItemCase(
        "for: province, from: 2023, assert: year > 2023", "assert: year > 2023 true", "assert: year > 2023 false"),
      ItemCase("for: province, from: 2024, assert: year > 2023"),
      ItemCase("for: city, assert: zones.size() >= 0"),
    ])
  func nodes(_ example: ItemCase) throws { try #expect(example.found(.node) == example.items) }

  @Test("What a rule says for several subjects and values is asked for once")
  func aggregated() throws {
    let each = "for: [province, city], each: {kind: [national, city]}, "
    let example = ItemCase(each + "value: \"zones.count(z, z.tier == kind)\", at_least: 1")
    try #expect(example.found(.node) == ["value: z.tier == kind true", "value: z.tier == kind false"])
    try #expect(example.found(.limit) == ["at 1", "below 1", "above 1"])
  }
}
