import Diagnostics
import Packs
import Testing

private let groupKeys = """
  title, for, value, at_least, more_than, at_most, less_than, between, equals, within, judge, assert, unique, \
  evidence, when, needs, response_rate, by, from, until, path, behind, each, severity, wording, effective, source, \
  also, message, note, tags, rules
  """

@Suite("Rules of a group share what stands beside them")
struct GroupTests {
  private static func read(_ rules: String) -> (pack: Pack?, faults: [String]) {
    var files = SmallPack.files
    files["rules/b.yaml"] = "rules:\n" + rules
    let (pack, faults) = SmallPack.read(files)
    return (pack, faults.map { $0.rendered(in: .en) })
  }

  @Test("A rule has the group's keys, and its own in place of them")
  func shared() throws {
    let (pack, faults) = Self.read(
      """
        - for: city
          by: 2025
          severity: warning
          title: "${box} 至少一个"
          each: {box: [甲, 乙]}
          rules:
            - {id: A, value: firms, at_least: 3 家}
            - {id: B, value: gdp, more_than: 1 亿元, by: 2023, severity: note}
        - {id: C, for: city, assert: gdp > 0}

      """)
    #expect(faults == [])
    let rules = try #require(pack).rules.suffix(3)
    #expect(rules.map(\.id) == ["A", "B", "C"])
    #expect(rules.map(\.due) == [2025, 2023, nil])
    #expect(rules.map(\.severity) == [.warning, .note, .error])
    #expect(rules.map { $0.forms[0].each.map(\.name) } == [["box"], ["box"], []])
  }

  @Test("How firmly a rule itself is put says more than what its group shares")
  func wording() throws {
    let (pack, faults) = Self.read(
      """
        - for: city
          severity: error
          rules:
            - {id: A, assert: gdp > 0, wording: permissive}
            - {id: B, assert: gdp > 0, wording: permissive, severity: note}
            - {id: C, assert: gdp > 0}

      """)
    #expect(faults == [])
    #expect(try #require(pack).rules.suffix(3).map(\.severity) == [.none, .note, .error])
  }

  @Test("A finding without a rule may stand in a group")
  func builtIn() throws {
    let (pack, faults) = Self.read("  - {severity: note, rules: [{id: history-revised}]}\n")
    #expect(faults == [])
    #expect(pack?.builtInRules[.historyRevised]?.severity == .note)
  }

  @Test("A finding without a rule is stated once")
  func builtInTwice() {
    #expect(
      Self.read("  - {id: value-missing, severity: note}\n  - {id: value-missing}\n").faults
        == ["demo/rules/b.yaml:3:10: error: value-missing is stated already in line 2; join the two"])
  }

  @Test("Where a file of rules cannot be read, nothing is said of rules that others ask about")
  func unreadable() {
    var files = SmallPack.files
    files["rules/0.yaml"] = "rules:\n  - {id: B, for: city, assert: holds('C')}\n"
    files["rules/c.yaml"] = "rules:\n  - {id: C, for: city, assert: gdp > 0\n"
    let faults = SmallPack.read(files).faults
    #expect(faults.map(\.place.path) == ["demo/rules/c.yaml"])
  }

  @Test(
    "A group's fault stands at its place once, however many rules it has",
    arguments: [
      (
        "  - {for: city, value: gdpp, at_least: 1 亿元, rules: [{id: A}, {id: B}]}\n",
        ["demo/rules/b.yaml:2:24: error: unknown name 'gdpp'; did you mean 'gdp'?"]
      ),
      (
        "  - {for: city, id: G, rules: [{id: A, assert: gdp > 0}]}\n",
        ["demo/rules/b.yaml:2:17: error: unknown key 'id'; the keys here are " + groupKeys]
      ),
      ("  - {for: city, rules: []}\n", ["demo/rules/b.yaml:2:24: error: rules is empty; list at least one"]),
      (
        "  - {for: city, at_least: 1 亿元, rules: [{id: A, value: gdp, more_than: 2 亿元}]}\n",
        [
          "demo/rules/b.yaml:2:27: error: a rule has one limit, this one has at_least, more_than; for a limit at both ends use between"
        ]
      ),
      (
        "  - {for: city, rules: [{assert: gdp > 0}, {id: B, rules: [{id: C}]}]}\n",
        [
          "demo/rules/b.yaml:2:25: error: the key 'id' is missing; add it",
          "demo/rules/b.yaml:2:59: error: a group cannot stand within a group; list its rules under the outer one's 'rules'",
        ]
      ),
    ])
  func faults(rules: String, faults: [String]) {
    #expect(Self.read(rules).faults == faults)
  }
}
