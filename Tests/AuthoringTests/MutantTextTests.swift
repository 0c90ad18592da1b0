import Diagnostics
import Evaluation
import Findings
import Packs
import Testing

@testable import Authoring
@testable import Documents

/// Holds each mutant against the loader: the rule's text is changed in its file, and the pack read anew.
@Suite("A mutant is the rule that the loader reads from the changed text")
struct MutantTextTests {
  private static let rules = """
      - {id: R-PATH, for: province, value: rd_intensity, at_least: 2.5 %, by: 2024, path: {2021: 1 %, 2022: 2 %}}
      - {id: R-LINE, for: [province, 甲市], value: rd_intensity, more_than: 2.5 %, by: 2025, within: 10 %, severity: note}
      - {id: R-CODE, for: province, value: gdp, between: [9 亿元, 11 亿元], when: year == 2025, judge: rounded(0)}
      - {id: R-BOTH, for: province, assert: "labs >= 3 && gdp > quantity('5 亿元') || firms != 2", needs: firms}
      - {id: R-ZONE, for: zone, when: tier == 'national', assert: name != '', from: 2022, until: 2024}
      - {id: R-BASE, for: city, value: labs, at_least: 1 家}
      - {id: R-HOLD, for: province, value: "cities.share(c, c.holds('R-BASE'))", at_least: 50 %, response_rate: 60 %}
      - {id: R-GROW, for: province, value: "average_growth(gdp, 2020)", at_least: 3 %}
      - for: city
        by: 2025
        rules:
          - {id: R-EACH, each: {field: [黑土, 种业]}, evidence: 方案}
          - {id: R-LATE, evidence: 总结, by: 2023}

    """

  private static let tests = """
      - test: 省
        reports:
          - {region: 某省, year: 2023, indicators: {rd_expenditure: 25, gdp: 1000, labs: 3, firms: 3}, history: {2020: {gdp: 900}}}
          - {region: 某省, year: 2025, indicators: {gdp: 10.4, labs: 2, firms: 2}, registers: {zones: [{name: 甲, tier: city}]}}
          - {region: 甲市, year: 2024, indicators: {labs: 1}, evidence: [{for: [R-EACH, R-LATE], title: 文}]}
          - {region: 乙市, year: 2024, indicators: {labs: 0}}
        todo: 只用其报告
        expect: {R-BASE: pass}

    """

  private static func said(_ pack: Pack, _ rules: [Int], _ cases: [TestCase]) -> [String] {
    let messages = VerdictMessages(pack, .zh)
    let sentences = rules.flatMap { RuleSentence.sentences(of: pack.rules[$0].id, in: pack, .en) ?? [] }
    return sentences
      + cases.flatMap { Judge.verdicts(of: rules, on: $0.reports, by: pack, waivers: $0.waivers, asOf: $0.asOf) }
      .map { "\($0.rule) \(messages.subject($0)) \($0.outcome) \($0.severity) \(messages.message($0))" }
  }

  /// The files with a mutant's change made in the text.
  private static func changed(_ files: [PackFile], _ mutant: Mutant, _ rule: RuleNode) throws -> [PackFile] {
    let file = try #require(files.first { $0.path == mutant.place.path })
    let root = try #require(Document.parse(file.bytes, path: file.path).document).root
    var bytes = file.bytes
    if mutant.changed == Mutant.dropped {
      let owner = rule.own[mutant.key] == nil ? rule.group : rule.own
      let isMember = mutant.kind == .each
      let first = isMember ? find(mutant, in: root) : owner?.entries.first { $0.key.hasText(mutant.key) }?.key
      let start = try #require(first.flatMap { ScalarSource($0, in: files)?.bytes }).lowerBound
      bytes.removeSubrange(start..<end(ofItemAt: start, in: bytes))
    } else {
      let range = try #require(find(mutant, in: root).flatMap { ScalarSource($0, in: files)?.bytes })
      // A quoted key would be the same, and a quoted year of a path no year.
      let isPlain = mutant.changed.allSatisfy { $0 == "_" || $0.isLetter || $0.isNumber }
      bytes.replaceSubrange(range, with: (isPlain ? mutant.changed : "\"\(mutant.changed)\"").utf8)
    }
    return files.map { $0.path == file.path ? PackFile(name: $0.name, path: $0.path, bytes: bytes) : $0 }
  }

  private static func find(_ mutant: Mutant, in node: Node) -> Node? {
    if node.kind == .scalar { return node.place == mutant.place && node.text == mutant.original ? node : nil }
    for child in node.elements + node.entries.flatMap({ [$0.key, $0.value] }) {
      if let found = find(mutant, in: child) { return found }
    }
    return nil
  }

  /// The end of a key and its value, or of a member, on one line between brackets; with the comma behind it.
  private static func end(ofItemAt start: Int, in bytes: [UInt8]) -> Int {
    var depth = 0
    for index in start..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ","), UInt8(ascii: "\n"): if depth == 0 { return index + 1 }
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return index }
        depth -= 1
      default: break
      }
    }
    return bytes.count
  }

  @Test("In what it says and in every verdict, and what the loader refuses is none")
  func text() throws {
    let tests = try Tested(Self.tests, rules: Self.rules).tests()
    let files = tests.files.filter { !$0.name.hasPrefix("tests/") }
    let dependents = RuleDependents(tests.pack.pack)
    var kinds: Set<MutationKind> = []
    for index in tests.pack.pack.rules.indices {
      let rule = tests.pack.ruleNodes[index]
      for mutant in RuleMutations(ofRule: index, in: tests.pack).mutants {
        let mutated = tests.pack.pack(reading: index, from: mutant.node)
        let (read, _) = PackReader.read(folder: "small", files: try Self.changed(files, mutant, rule))
        let name: Comment = "\(mutant.rule) \(mutant.key): \(mutant.original) → \(mutant.changed)"
        #expect((mutated == nil) == (read == nil), name)
        guard let mutated, let read else { continue }
        kinds.insert(mutant.kind)
        // In the text a group's key changes all of its rules, in the mutant one.
        let judged = rule.own[mutant.key] == nil ? [index] : dependents.places(of: index)
        #expect(Self.said(mutated, judged, tests.cases) == Self.said(read, judged, tests.cases), name)
      }
    }
    #expect(MutationKind.allCases.filter { !kinds.contains($0) } == [])
  }

  @Test("It holds on to its rule alone, not to all that stands in the file")
  func size() throws {
    let rules = (1...200).map { "  - {id: R-\($0), for: province, value: labs, at_least: \($0) 家}\n" }.joined()
    let cases = "  - {test: 例, report: {region: 某省, year: 2025}, expect: {R-1: undetermined}}\n"
    let mutants = RuleMutations(ofRule: 100, in: try Tested(cases, rules: rules).tests().pack).mutants
    #expect(mutants.count > 3)
    // The mapping, and four keys with their values.
    #expect(mutants.allSatisfy { $0.node.own.document.records.count == 9 })
  }
}
