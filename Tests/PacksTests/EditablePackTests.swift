import CEL
import Diagnostics
import Documents
import Packs
import Testing

@Suite("A rule read again with a change")
struct EditablePackTests {
  private static func editable(_ rules: String) throws -> EditablePack {
    var files = SmallPack.files
    files["rules/b.yaml"] = "rules:\n" + rules
    let packFiles = files.sorted { $0.key < $1.key }.map {
      PackFile(name: $0.key, path: "demo/" + $0.key, bytes: Array($0.value.utf8))
    }
    let (pack, faults) = PackReader.readEditable(folder: "demo", files: packFiles)
    return try #require(pack, "\(faults.map { $0.rendered(in: .en) })")
  }

  private static func changed(
    _ editable: EditablePack, _ key: String, to text: String
  ) throws -> Pack? {
    let index = try #require(editable.pack.rules.firstIndex { $0.id == "A" })
    let node = editable.ruleNodes[index].detached()
    let document = try #require(node[key]).documentReplacingText(with: text)
    let isOwn = node.own[key] != nil
    let changed = RuleNode(own: isOwn ? document.root : node.own, group: isOwn ? node.group : document.root)
    return editable.pack(reading: index, from: changed)
  }

  @Test("One rule changes, its own keys or its group's, and no other")
  func one() throws {
    let editable = try Self.editable(
      "  - {for: city, by: 2025, rules: [{id: A, value: firms, at_least: 3 家}, {id: B, assert: gdp > 0}]}\n")
    let due = try #require(try Self.changed(editable, "by", to: "2024"))
    #expect(due.rules.suffix(2).map(\.due) == [2024, 2025])
    let value = try #require(try Self.changed(editable, "value", to: "firms + 1"))
    guard case .limit(let expression, _) = value.rules[value.rules.count - 2].forms[0].requirement else {
      Issue.record("no limit")
      return
    }
    #expect(expression.text == "firms + 1")
    #expect(editable.pack.rules.suffix(2).map(\.due) == [2025, 2025])
  }

  @Test("A change that leaves no sound rule gives no pack")
  func unsound() throws {
    let editable = try Self.editable("  - {id: A, for: city, value: firms, at_least: 3 家}\n")
    let changed = try Self.changed(editable, "at_least", to: "3 亿元")
    #expect(changed?.id == nil)
  }

  @Test("A rule that asks about a changed one draws on no more than that one does")
  func drawn() throws {
    let editable = try Self.editable(
      """
        - {id: A, for: province, value: gdp, at_least: 1 亿元}
        - {id: B, for: province, assert: holds('A')}

      """)
    func draws(_ pack: Pack) -> [Bool] { pack.rules.suffix(2).map { $0.forms[0].drawsOnRegionsBelow } }
    #expect(draws(editable.pack) == [true, true])
    #expect(draws(try #require(try Self.changed(editable, "value", to: "rd"))) == [false, false])
  }

  @Test("A rule bears on those that ask about it, directly or by others, and on all that have its id")
  func dependents() throws {
    let editable = try Self.editable(
      """
        - {id: A, for: city, assert: gdp > 0, effective: {until: 2023-12-31}}
        - {id: B, for: city, assert: holds('A')}
        - {id: C, for: city, assert: holds('B')}
        - {id: D, for: city, assert: gdp > 1 * gdp}
        - {id: A, for: city, assert: gdp >= 0, effective: {from: 2024-01-01}}

      """)
    let rules = editable.pack.rules
    let dependents = RuleDependents(editable.pack)
    let first = rules.count - 5
    #expect(dependents.places(of: first).map { $0 - first } == [0, 1, 2, 4])
    #expect(dependents.places(of: first + 4).map { $0 - first } == [0, 1, 2, 4])
    #expect(dependents.places(of: first + 1).map { $0 - first } == [1, 2])
    #expect(dependents.places(of: first + 3).map { $0 - first } == [3])
  }
}
