import Diagnostics
import Documents
import Testing

@Suite("YAML becomes a tree of nodes with places")
struct YAMLTreeTests {
  @Test(
    "Scalars, sequences, mappings and nulls",
    arguments: [
      ("a: 1", "{a: 1}"),
      ("gdp: 5576.3 亿元 # 初步核算", "{gdp: 5576.3 亿元}"),
      ("- a\n- [b, {c: d}]\n- []\n- {}", "[a, [b, {c: d}], [], {}]"),
      ("a:\nb: ~\nc: null\nd: Null\ne: NULL\nf: nULL", "{a: null, b: null, c: null, d: null, e: null, f: nULL}"),
      ("a: \"\"\nb: ''\nc: \"null\"\nd: '~'", "{a: \"\", b: \"\", c: \"null\", d: \"~\"}"),
      ("a: |\n  x\n  y\nb: >-\n  x\n  y", "{a: \"x\ny\n\", b: \"x y\"}"),
      ("a: !!str 5\nb: !!str", "{a: \"5\", b: \"\"}"),
      ("'a b': \"\\u4e2d\\n\"", "{\"a b\": \"中\n\"}"),
      ("<<: {a: 1}\nb: 2", "{<<: {a: 1}, b: 2}"),
      ("\u{FEFF}a: 1\r\nb: 2\r\n", "{a: 1, b: 2}"),
      ("%YAML 1.2\n---\na: 1\n...\n", "{a: 1}"),
      ("a: &x [1, 2]\nb: *x\nc: {d: *x}", "{a: [1, 2], b: [1, 2], c: {d: [1, 2]}}"),
      ("a: &x 1\nb: &x 2\nc: *x", "{a: 1, b: 2, c: 2}"),
    ])
  func trees(text: String, expected: String) throws {
    #expect(outline(try tree(text)) == expected)
  }

  @Test("Every node knows its line and column, counted in Unicode scalars")
  func everyPlace() throws {
    let root = try tree("指标: {𠮷: [1, 亿元], b: 2}\nc:\n  - \"d\"\n")
    #expect(
      places(root) == ["1:1", "1:1", "1:5", "1:6", "1:9", "1:10", "1:13", "1:18", "1:21", "2:1", "3:3", "3:5"])
  }

  @Test("What an alias stands for has the place of its anchor")
  func aliasPlace() throws {
    let root = try tree("a: &x 1\nb: *x\n")
    #expect(root["b"]?.place == Place(path: "a.yaml", line: 1, column: 4))
  }

  @Test("A mapping is asked by key; a null value is there, an absent one is not")
  func lookup() throws {
    let root = try tree("a: 1\nb:\n")
    #expect(root["a"]?.text == "1")
    #expect(root["b"]?.kind == .null)
    #expect(root["c"] == nil)
    #expect(root["a"]?["x"] == nil)
    #expect(root.elements.isEmpty)
  }

  @Test(
    "A fault that leaves a tree",
    arguments: [
      (
        Faulty(
          "a: 1\nb: 2\n‸a: 3\n", zh: "键“a”在第 1 行已经写过；应删去其中一个",
          en: "the key 'a' stands in line 1 already; remove one of them"), "{a: 1, b: 2}"
      ),
      (
        Faulty(
          "? ‸[a]\n: 1\nb: 2\n", zh: "键应是文字；含“{”“[”的键要放在引号中",
          en: "a key has to be a text; quote a key that holds '{' or '['"), "{b: 2}"
      ),
      (
        Faulty(
          "assert: ‸!has(x)\n", zh: "标签“!has(x)”不可用；应删去，以“!”开头的表达式则要放在引号中",
          en: "the tag '!has(x)' is not allowed; remove it, or quote an expression that begins with '!'"),
        "{assert: \"!has(x)\"}"
      ),
      (
        Faulty(
          "a: ‸!!int 5\n", zh: "标签“!!int”不可用；应删去，以“!”开头的表达式则要放在引号中",
          en: "the tag '!!int' is not allowed; remove it, or quote an expression that begins with '!'"),
        "{a: \"!!int5\"}"
      ),
      (
        Faulty(
          "a: ‸*b\n", zh: "没有锚点“&b”；以“*”开头的值要放在引号中",
          en: "there is no anchor '&b'; a value that begins with '*' has to be quoted"), "{a: \"*b\"}"
      ),
      (
        Faulty(
          "a: &x [‸*x]\n", zh: "别名“*x”位于它所指的值之内；应把值写全",
          en: "the alias '*x' stands within the value that it means; write the value out"), "{a: [\"*x\"]}"
      ),
      (
        Faulty(
          "a: 1\n‸---\nb: 2\n", zh: "一个文件只能有一份文档，此处开始了第二份；应删去“---”或另存为一个文件",
          en: "a second document begins here, but a file holds one; remove the '---' or move it to a file of its own"),
        "{a: 1}"
      ),
    ])
  func faultsWithTree(_ fault: Faulty, expected: String) throws {
    expectOnly(fault)
    #expect(outline(try #require(parse(fault.text).document).root) == expected)
  }

  @Test("All faults of a file are found in one run")
  func allFaults() {
    let faults = parse("a: !x 1\na: 2\nb: *c\n").faults
    #expect(faults.sortedByPlace().map { $0.place.description } == ["a.yaml:1:4", "a.yaml:2:1", "a.yaml:3:4"])
  }

  @Test("Equal keys are found in small and large mappings, each named with the first", arguments: [3, 16, 17, 500])
  func duplicates(count: Int) {
    let lines = (1...count).map { "key\($0): 1\n" }.joined()
    let faults = parse(lines + "key2: 2\nkey3: 3\nkey2: 4\n").faults
    let expected = [("key2", 1, 2), ("key3", 2, 3), ("key2", 3, 2)].map { key, line, first in
      "a.yaml:\(count + line):1: error: the key '\(key)' stands in line \(first) already; remove one of them"
    }
    #expect(faults.map { $0.rendered(in: .en) } == expected)
  }
}
