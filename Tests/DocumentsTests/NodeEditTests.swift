import Testing

@testable import Documents

@Suite("A document with one thing changed")
struct NodeEditTests {
  private static func root(_ text: String) throws -> Node {
    try #require(Document.parse(Array(text.utf8), path: "d.yaml").document).root
  }

  @Test("Another text stands at the scalar's place, and the document itself stays as it is")
  func replaced() throws {
    let root = try Self.root("a: {b: eins, c: zwei}\nd: drei\n")
    let node = try #require(root["a"]?["b"])
    let changed = node.documentReplacingText(with: "一个长得多的词").root
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
    let changed = key.documentReplacingText(with: "c").root
    #expect(changed.entries.map { $0.key.text + "=" + $0.value.text } == ["c=eins", "b=zwei"])
  }

  @Test("A member that is taken away is gone, the others stand", arguments: 0...2)
  func removedMember(index: Int) throws {
    let root = try Self.root("a: [1, 2, 3]\nb: 4\n")
    let changed = try #require(root["a"]).documentRemoving(element: index).root
    #expect(changed["a"]?.elements.map(\.text) == ["1", "2", "3"].filter { $0 != "\(index + 1)" })
    #expect(changed["b"]?.text == "4")
    #expect(root["a"]?.elements.count == 3)
  }

  @Test("A key that is taken away is gone, the others stand", arguments: ["a", "b", "c", "none"])
  func removed(key: String) throws {
    let root = try Self.root("a: 1\nb: [2, 3]\nc: {d: 4}\n")
    let changed = root.documentRemoving(key: key).root
    #expect(changed.entries.map(\.key.text) == ["a", "b", "c"].filter { $0 != key })
    if key != "b" { #expect(changed["b"]?.elements.map(\.text) == ["2", "3"]) }
    if key != "c" { #expect(changed["c"]?["d"]?.text == "4") }
    #expect(root.entries.count == 3)
  }

  @Test("A node stands alone with all that is in it, at its places, and holds nothing else")
  func detached() throws {
    let root = try Self.root("x: &x {y: [1, null]}\na: {b: *x, c: *x, d: 'zwei'}\n")
    let document = try #require(root["a"]).detached(without: "c")
    #expect(document.root.entries.map(\.key.text) == ["b", "d"])
    #expect(document.root["b"]?["y"]?.elements.map(\.kind) == [.scalar, .null])
    #expect(document.root["d"]?.text == "zwei")
    #expect(document.root["d"]?.isQuoted == true)
    #expect(document.root["d"]?.place == root["a"]?["d"]?.place)
    #expect(document.records.count == 9)
    #expect(document.text.count == "by1dzwei".utf8.count)
  }

  @Test("What an alias repeats stands alone once, and is changed everywhere at once")
  func detachedAlias() throws {
    let root = try Self.root("a: {b: &x eins, c: *x}\n")
    let alone = try #require(root["a"]).detached().root
    let changed = try #require(alone["b"]).documentReplacingText(with: "zwei").root
    #expect(changed.entries.map(\.value.text) == ["zwei", "zwei"])
  }
}
