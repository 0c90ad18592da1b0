import Diagnostics
import Documents
import Testing

@Suite("Hostile and mistaken files end in one clear fault")
struct LimitsTests {
  @Test(
    "A file without content is empty", arguments: ["", "# 只有注释\n", "---\n", "\n\n", "\u{FEFF}", "~"])
  func empty(text: String) {
    expectOnlyAtStart(parse(text), zh: "文件是空的；应写入内容", en: "the file is empty; write its content")
  }

  @Test("A file beyond the limit of bytes is refused before it is parsed")
  func size() {
    expectOnlyAtStart(
      parse("[[[[", limits: Limits(bytes: 3)), zh: "文件有 4 字节，超过上限 3 字节；请拆成几个文件",
      en: "the file has 4 bytes, more than the limit of 3; split it into several files")
  }

  @Test(
    "Depth is limited in YAML and JSON", arguments: ["a.yaml", "a.json"])
  func depth(path: String) {
    let brackets = String(repeating: "[", count: 64)
    expectOnly(
      Faulty(
        brackets + "‸" + String(repeating: "[", count: 1_000_000), zh: "嵌套超过 64 层；应减少层次",
        en: "more than 64 levels within one another; write it flatter"), path: path)
    #expect(parse(brackets + String(repeating: "]", count: 64), path: path).faults.isEmpty)
  }

  @Test("Depth counts what aliases stand for")
  func depthOfAliases() {
    expectOnly(
      Faulty(
        "a: &a [[1]]\nb: [‸*a]\n", zh: "嵌套超过 3 层；应减少层次",
        en: "more than 3 levels within one another; write it flatter"), limits: Limits(depth: 3))
    #expect(parse("a: &a [[1]]\nb: *a\n", limits: Limits(depth: 3)).faults.isEmpty)
  }

  @Test("Aliases that multiply are refused before they cost anything")
  func aliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let (document, faults) = parse(text)
    #expect(document == nil)
    #expect(
      faults.map { $0.fact.wording(in: .en) } == ["the aliases (*) stand for more than 10000 values; use fewer of them"]
    )
    #expect(faults.map { $0.fact.wording(in: .zh) } == ["别名（*）展开后超过 10000 个值；应少用别名"])
  }

  @Test("Aliases count every node that they stand for")
  func aliasBudget() {
    // Three nodes for each alias: the sequence and its two members.
    let text = "a: &a [1, 2]\nb: *a\nc: *a\n"
    #expect(parse(text, limits: Limits(expandedNodes: 6)).faults.isEmpty)
    #expect(parse(text, limits: Limits(expandedNodes: 5)).faults.map(\.place.line) == [3])
  }

  @Test("The number of nodes is limited")
  func nodes() {
    expectOnly(
      Faulty(
        "[1, 2, ‸3]", zh: "文件中的值超过 3 个；请拆成几个文件",
        en: "the file has more than 3 values; split it into several files"), limits: Limits(nodes: 3))
  }

  @Test(
    "A file that is not UTF-8 is told from its first bad byte",
    arguments: [
      ("a.yaml", Array("a: 标\nbc: ".utf8) + [0xB1, 0xEA], "2:5"),
      ("a.json", Array("[\"标".utf8) + [0xB1, 0x22, 0x5D], "1:4"),
      ("a.yaml", [0xFF, 0xFE, 0x61, 0x00], "1:1"),
    ])
  func notUTF8(path: String, bytes: [UInt8], place: String) {
    let (document, faults) = Document.parse(bytes, path: path)
    #expect(document == nil)
    #expect(
      faults.map { $0.rendered(in: .en) } == ["\(path):\(place): error: the file is not UTF-8; save it as UTF-8"])
    #expect(faults.map { $0.fact.wording(in: .zh) } == ["文件不是 UTF-8 编码；应另存为 UTF-8"])
  }

  @Test(
    "Control characters are refused",
    arguments: [
      Faulty("a: 标题‸\u{7}\n", zh: "此处有不可用的字符 U+0007；应删去", en: "the character U+0007 is not allowed; remove it"),
      Faulty("‸\0", zh: "此处有不可用的字符 U+0000；应删去", en: "the character U+0000 is not allowed; remove it"),
    ])
  func controlCharacters(_ fault: Faulty) { expectOnly(fault) }

  @Test("Tag directives are refused, for libyaml is slow with many of them")
  func tagDirectives() {
    expectOnly(
      Faulty(
        "# x\n‸" + String(repeating: "%TAG !a! b\n", count: 100_000), zh: "不可用 %TAG 指令；应删去此行",
        en: "a %TAG directive is not allowed; remove the line"))
    #expect(parse("a: 50 %TAG\n").faults.isEmpty)
  }

  private func expectOnlyAtStart(_ result: (document: Document?, faults: [Diagnostic]), zh: String, en: String) {
    #expect(result.document == nil)
    #expect(result.faults.map { $0.rendered(in: .en) } == ["a.yaml:1:1: error: \(en)"])
    #expect(result.faults.map { $0.rendered(in: .zh) } == ["a.yaml:1:1: error: \(zh)"])
  }
}
