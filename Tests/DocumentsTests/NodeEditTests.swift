import Documents
import Testing

@Suite("A document with one thing changed")
struct NodeEditTests {
  private static func root(_ text: String) throws -> Node {
    try #require(Document.parse(Array(text.utf8), path: "d.yaml").document).root
  }

  @Test("Another text stands at the scalar's place, and the document itself stays as it is")
  func replaced() throws {
    let root = try Self.root("a: {b: eins, c: zwei}\nd: drei\n")
    let node = try #require(root["a"]?["b"])
    let changed = root.counterpart(in: node.documentReplacingText(with: "一个长得多的词"))
    #expect(changed["a"]?["b"]?.text == "一个长得多的词")
    #expect(changed["a"]?["c"]?.text == "zwei")
    #expect(changed["d"]?.text == "drei")
    #expect(changed["a"]?["b"]?.place == node.place)
    #expect(root["a"]?["b"]?.text == "eins")
  }

  @Test("A key is renamed by its own node")
  func renamed() throws {
    let root = try Self.root("a: eins\nb: zwei\n")
    let key = try #require(root.entries.first).key
    let changed = root.counterpart(in: key.documentReplacingText(with: "c"))
    #expect(changed.entries.map { $0.key.text + "=" + $0.value.text } == ["c=eins", "b=zwei"])
  }

  @Test("A member that is taken away is gone, the others stand", arguments: 0...2)
  func removedMember(index: Int) throws {
    let root = try Self.root("a: [1, 2, 3]\nb: 4\n")
    let changed = root.counterpart(in: try #require(root["a"]).documentRemoving(element: index))
    #expect(changed["a"]?.elements.map(\.text) == ["1", "2", "3"].filter { $0 != "\(index + 1)" })
    #expect(changed["b"]?.text == "4")
    #expect(root["a"]?.elements.count == 3)
  }

  @Test("A key that is taken away is gone, the others stand", arguments: ["a", "b", "c", "none"])
  func removed(key: String) throws {
    let root = try Self.root("a: 1\nb: [2, 3]\nc: {d: 4}\n")
    let changed = root.counterpart(in: root.documentRemoving(key: key))
    #expect(changed.entries.map(\.key.text) == ["a", "b", "c"].filter { $0 != key })
    if key != "b" { #expect(changed["b"]?.elements.map(\.text) == ["2", "3"]) }
    if key != "c" { #expect(changed["c"]?["d"]?.text == "4") }
    #expect(root.entries.count == 3)
  }
}
