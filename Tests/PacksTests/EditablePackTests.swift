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
    let node = editable.ruleNodes[index]
    let document = try #require(node[key]).documentReplacingText(with: text)
    let changed = RuleNode(
      own: node.own.counterpart(in: document), group: node.group?.counterpart(in: document))
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

  @Test("The rules that ask about a rule depend on it, directly or by others")
  func depending() throws {
    let editable = try Self.editable(
      """
        - {id: A, for: city, assert: gdp > 0}
        - {id: B, for: city, assert: holds('A')}
        - {id: C, for: city, assert: holds('B')}
        - {id: D, for: city, assert: gdp > 1 * gdp}

      """)
    let index = try #require(editable.pack.rules.firstIndex { $0.id == "A" })
    #expect(editable.pack.rulesDepending(on: index).map { editable.pack.rules[$0].id } == ["A", "B", "C"])
  }
}
