import Diagnostics
import Documents
import Testing

private let indentation = (
  zh: "缩进与上文不齐；同一层的键和“-”应在同一列开始",
  en: "the indentation does not fit what stands above; begin the keys or '-' of one level in the same column"
)
private let tab = (zh: "用制表符缩进；应改用空格", en: "a tab is used for indentation; use spaces")
private let colon = (zh: "值中有“: ”；应把整个值放在引号中", en: "the value holds ': '; put the whole value in quotes")

private func specialStart(_ character: String) -> (zh: String, en: String) {
  (
    "以“\(character)”开头的值在 YAML 中另有含义；应把整个值放在引号中",
    "a value that begins with '\(character)' has a meaning of its own in YAML; put the whole value in quotes"
  )
}

private func textAfterEnd(_ character: String) -> (zh: String, en: String) {
  (
    "以“\(character)”开头的值在闭合之后还有文字；应把整个值放在引号中",
    "the value begins with \(character) and goes on after the closing one; put the whole value in quotes"
  )
}

private func unclosedQuote(_ quote: String) -> (zh: String, en: String) {
  ("引号“\(quote)”没有闭合；应补上", "the quote \(quote) is not closed; close it")
}

private func unclosedBracket(_ bracket: String, line: Int) -> (zh: String, en: String) {
  (
    "第 \(line) 行的“\(bracket)”没有闭合，或此处之前缺少逗号；应补上",
    "the '\(bracket)' of line \(line) is not closed, or a comma is missing before this; add it"
  )
}

private func faulty(_ marked: String, _ words: (zh: String, en: String)) -> Faulty {
  Faulty(marked, zh: words.zh, en: words.en)
}

@Suite("A syntax fault of YAML is said in an author's words")
struct YAMLSyntaxTests {
  @Test(
    "Tabs, indentation and missing colons",
    arguments: [
      faulty("a:\n‸\tb: 1\n", tab),
      faulty("rules:\n  - id: 1\n‸\t- id: 2\n", tab),
      faulty("a: |\n‸\tx\n", tab),
      faulty("a: 1\n  b‸: 2\n", indentation),
      faulty("a:\n    b: 1\n  ‸c: 2\n", indentation),
      faulty("- a\n‸b: 1\n", indentation),
      Faulty(
        "a: 1\n‸指标\nc: 2\n", zh: "此行缺少“:”；应写成“键: 值”，续行则要缩进",
        en: "there is no ':' in this line; write 'key: value', or indent a line that goes on"),
      Faulty(
        "a: ‸- b\n", zh: "“- ”不能写在键的同一行；应另起一行",
        en: "'- ' cannot stand in the line of a key; begin a new line"),
      Faulty(
        "[a]\n‸b: 1\n", zh: "上文到此之前已经完整，此处的文字不属于它；应检查上文的括号和缩进",
        en:
          "what stands above is complete, and this does not belong to it; check the brackets and the indentation above"),
    ])
  func indentationFaults(_ fault: Faulty) { expectOnly(fault) }

  @Test(
    "Quotes and brackets that are not closed",
    arguments: [
      faulty("a: ‸\"abc\nb: 1\n", unclosedQuote("\"")),
      faulty("a: ‸'abc\n", unclosedQuote("'")),
      faulty("a: ‸\"abc\nb: \"x\"\n", unclosedQuote("\"")),
      faulty("- {title: ‸\"x}\n- {title: \"y\"}\n", unclosedQuote("\"")),
      faulty("a: [1, 2\nb‸: 1\n", unclosedBracket("[", line: 1)),
      faulty("a: {x: 1\n‸", unclosedBracket("{", line: 1)),
      faulty("a: 1\nb: [\n‸", unclosedBracket("[", line: 2)),
      faulty("a: {x: 1, y: [2‸}\n", unclosedBracket("[", line: 1)),
      faulty("a: [{x: 1} ‸{y: 2}]\n", unclosedBracket("[", line: 1)),
      faulty("- {a: \"x\"\n   ‸b: 1}\n", unclosedBracket("{", line: 1)),
    ])
  func unclosed(_ fault: Faulty) { expectOnly(fault) }

  @Test(
    "Expressions and texts that have to be quoted",
    arguments: [
      faulty("title: a‸: b\n", colon),
      faulty("assert: a ? b ‸: c\n", colon),
      faulty("assert: ‸!a && b\n", specialStart("!")),
      faulty("assert: ‸!(a > b)\n", specialStart("!")),
      faulty("assert: ‸!a.all(y, z)\n", specialStart("!")),
      faulty("x: {assert: ‸!a && b}\n", specialStart("!")),
      faulty("unit: ‸%\n", specialStart("%")),
      faulty("a: ‸* b\n", specialStart("*")),
      faulty("a: ‸&& b\n", specialStart("&")),
      faulty("at: ‸>= 5\n", specialStart(">")),
      faulty("a: ‸, b\n", specialStart(",")),
      faulty("assert: \"a\" ‸in b\n", textAfterEnd("\"")),
      faulty("- 'x' ‸== y\n", textAfterEnd("'")),
      faulty("a: {assert: \"x\" ‸in y}\n", textAfterEnd("\"")),
      faulty("assert: [a, b]‸.all(x, x)\n", textAfterEnd("[")),
      faulty("assert: {a: 1}‸.a\n", textAfterEnd("{")),
      Faulty(
        "a: \"‸\\d+\"\n", zh: "双引号中没有转义“\\d”；应改用单引号，或写成“\\\\”",
        en: "there is no escape '\\d' in double quotes; use single quotes, or write '\\\\'"),
    ])
  func unquoted(_ fault: Faulty) { expectOnly(fault) }

  @Test("Other faults are passed on in libyaml's words")
  func other() {
    expectOnly(
      Faulty(
        "a: [‸,]\n", zh: "YAML 语法错误：while parsing a flow node: did not find expected node content",
        en: "YAML syntax: while parsing a flow node: did not find expected node content"))
  }

  @Test("After a syntax fault there is no tree")
  func noTree() {
    #expect(parse("a: [").document == nil)
  }
}

func expectOnly(_ fault: Faulty, path: String = "a.yaml", limits: Limits = .standard) {
  let faults = parse(fault.text, path: path, limits: limits).faults
  #expect(faults.map { $0.rendered(in: .en) } == [fault.rendered(path: path, in: .en)])
  #expect(faults.map { $0.rendered(in: .zh) } == [fault.rendered(path: path, in: .zh)])
}
