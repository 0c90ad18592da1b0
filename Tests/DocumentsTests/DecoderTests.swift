import Diagnostics
import Documents
import Testing

private enum Severity: String, CaseIterable {
  case error, warning, note
}

/// Decodes the value of the key `v` and renders the result, or each fault.
private struct Case: Sendable, CustomTestStringConvertible {
  let text: String
  let decode: @Sendable (inout Decoder, Node) -> String?
  let result: String?
  let zh: String?
  let en: String?

  var testDescription: String { text }
}

private func good(
  _ text: String, _ result: String, _ decode: @escaping @Sendable (inout Decoder, Node) -> String?
) -> Case {
  Case(text: "v: " + text, decode: decode, result: result, zh: nil, en: nil)
}

private func bad(
  _ text: String, zh: String, en: String, _ decode: @escaping @Sendable (inout Decoder, Node) -> String?
) -> Case {
  Case(text: "v: " + text, decode: decode, result: nil, zh: zh, en: en)
}

private let string: @Sendable (inout Decoder, Node) -> String? = { $0.string($1) }
private let integer: @Sendable (inout Decoder, Node) -> String? = { $0.integer($1).map { "\($0)" } }
private let year: @Sendable (inout Decoder, Node) -> String? = { $0.year($1).map { "\($0)" } }
private let boolean: @Sendable (inout Decoder, Node) -> String? = { $0.boolean($1).map { "\($0)" } }
private let date: @Sendable (inout Decoder, Node) -> String? = { $0.date($1).map { "\($0)" } }
private let choice: @Sendable (inout Decoder, Node) -> String? = { $0.choice($1, as: Severity.self)?.rawValue }
private let text: @Sendable (inout Decoder, Node) -> String? = { $0.localizedText($1).map { "\($0.zh)|\($0.en)" } }
private let sequence: @Sendable (inout Decoder, Node) -> String? = { $0.sequence($1).map { "\($0.count)" } }
private let entries: @Sendable (inout Decoder, Node) -> String? = { $0.entries($1).map { "\($0.count)" } }

@Suite("A decoder gives typed values or says what is wrong")
struct DecoderTests {
  @Test(
    "Values of the right form",
    arguments: [
      good("5", "5", string), good("true", "true", string), good("'~'", "~", string),
      good("-3", "-3", integer), good("007", "7", integer), good("9223372036854775807", "9223372036854775807", integer),
      good("2023", "2023", year), good("'2023'", "2023", year), good("1900", "1900", year),
      good("true", "true", boolean), good("false", "false", boolean),
      good("2024-02-29", "2024-02-29", date), good("'2023-03-02'", "2023-03-02", date),
      good("note", "note", choice),
      good("名称", "名称|名称", text), good("{zh: 名称, en: Name}", "名称|Name", text), good("{zh: 名称}", "名称|名称", text),
      good("{en: Name}", "Name|Name", text),
      good("[]", "0", sequence), good("[a, b]", "2", sequence), good("{a: 1, b: 2}", "2", entries),
    ])
  private func rightForm(_ example: Case) throws { try expect(example) }

  @Test(
    "Values of a wrong form",
    arguments: [
      bad("''", zh: "文字是空的；应写入内容，或删去这个键", en: "the text is empty; write one, or remove the key", string),
      bad("", zh: "此处为空；应写一段文字", en: "nothing stands here; write some words or a number", string),
      bad("[a]", zh: "此处的列表不是文字；应写一段文字", en: "a sequence is not a text; write some words or a number", string),
      bad("1.5", zh: "“1.5”不是整数；应写如 12 的整数", en: "'1.5' is not an integer; write a whole number such as 12", integer),
      bad(
        "'5'", zh: "“5”在引号中，是文字，不是整数；应去掉引号",
        en: "'5' is quoted and therefore a text, not an integer; remove the quotes", integer),
      bad(
        "9223372036854775808", zh: "整数“9223372036854775808”太大；应改小",
        en: "the integer '9223372036854775808' is too large; write a smaller one", integer),
      bad(
        "-", zh: "此处的列表不是整数；应写如 12 的整数", en: "a sequence is not an integer; write a whole number such as 12", integer),
      bad(
        "23", zh: "“23”不是年份；应写四位年份，从 1900 至 2200", en: "'23' is not a year; write four digits from 1900 to 2200", year),
      bad(
        "2201", zh: "“2201”不是年份；应写四位年份，从 1900 至 2200", en: "'2201' is not a year; write four digits from 1900 to 2200",
        year),
      bad("yes", zh: "“yes”不是真假值；应写 true 或 false", en: "'yes' is not a truth value; write true or false", boolean),
      bad(
        "'true'", zh: "“true”在引号中，是文字，不是真假值；应去掉引号",
        en: "'true' is quoted and therefore a text, not a truth value; remove the quotes", boolean),
      bad(
        "2023-02-29", zh: "“2023-02-29”不是日期；应写如 2023-03-02 的日期",
        en: "'2023-02-29' is not a date; write a day that exists, such as 2023-03-02", date),
      bad(
        "2023-3-2", zh: "“2023-3-2”不是日期；应写如 2023-03-02 的日期",
        en: "'2023-3-2' is not a date; write a day that exists, such as 2023-03-02", date),
      bad(
        "waning", zh: "不能是“waning”，是否应为“warning”？", en: "'waning' is none of the choices; did you mean 'warning'?",
        choice),
      bad(
        "重大", zh: "不能是“重大”；应为其中之一：error、warning、note",
        en: "'重大' is none of the choices; write one of error, warning, note", choice),
      bad(
        "{}", zh: "此处的键值表不是文字；应写一段文字或 {zh: …, en: …}", en: "a mapping is not a text; write a text, or {zh: …, en: …}",
        text),
      bad(
        "a", zh: "“a”不是列表；应写 […] 或逐行以“- ”开头的各项", en: "'a' is not a sequence; write […], or lines that begin with '- '",
        sequence),
      bad("[a]", zh: "此处的列表不是键值表；应写“键: 值”", en: "a sequence is not a mapping; write 'key: value'", entries),
      bad(
        "\"a\\tb\\n\"", zh: "“a<U+0009>b<U+000A>”不是列表；应写 […] 或逐行以“- ”开头的各项",
        en: "'a<U+0009>b<U+000A>' is not a sequence; write […], or lines that begin with '- '", sequence),
    ])
  private func wrongForm(_ example: Case) throws { try expect(example) }

  private func expect(_ example: Case) throws {
    let root = try #require(parse(example.text == "v: -" ? "v:\n -" : example.text).document).root
    var decoder = Decoder()
    let result = example.decode(&decoder, try #require(root["v"]))
    #expect(result == example.result)
    #expect(decoder.faults.map { $0.fact.wording(in: .zh) } == [example.zh].compactMap { $0 })
    #expect(decoder.faults.map { $0.fact.wording(in: .en) } == [example.en].compactMap { $0 })
  }

  @Test("A mapping names unknown and missing keys and is used all the same")
  func mappings() throws {
    let root = try tree("titel: a\n某键: b\nunit:\n")
    var decoder = Decoder()
    let decoded = decoder.mapping(root, keys: ["title", "unit", "derive"], required: ["title", "unit"])
    let mapping = try #require(decoded)
    #expect(mapping["unit"]?.kind == .null)
    #expect(mapping["title"] == nil)
    #expect(mapping.place == Place(path: "a.yaml", line: 1, column: 1))
    #expect(
      decoder.faults.map { $0.rendered(in: .en) } == [
        "a.yaml:1:1: error: unknown key 'titel'; did you mean 'title'?",
        "a.yaml:2:1: error: unknown key '某键'; the keys here are title, unit, derive",
        "a.yaml:1:1: error: the key 'title' is missing; add it",
      ])
    #expect(
      decoder.faults.map { $0.fact.wording(in: .zh) } == [
        "未知的键“titel”，是否应为“title”？", "未知的键“某键”；可用的键：title、unit、derive", "缺少键“title”；应补上",
      ])
  }

  @Test("What is no mapping is a fault, and there is nothing to go on with")
  func noMapping() throws {
    var decoder = Decoder()
    let mapping = decoder.mapping(try tree("[a]"), keys: [])
    #expect(mapping == nil)
    #expect(decoder.faults.map { $0.fact.wording(in: .en) } == ["a sequence is not a mapping; write 'key: value'"])
  }

  @Test("Strings are a sequence, or one by itself; a member that is none is reported and left out")
  func strings() throws {
    let root = try tree("a: x\nb: [x, 5, [y], '']\nc: {}\n")
    var decoder = Decoder()
    let found = root.entries.map { decoder.strings($0.value) }
    #expect(found == [["x"], ["x", "5"], []])
    #expect(decoder.faults.map(\.place.description) == ["a.yaml:2:11", "a.yaml:2:16", "a.yaml:3:4"])
  }

  @Test("A text in two languages may hold nothing else")
  func localizedTextKeys() throws {
    var decoder = Decoder()
    let root = try tree("{zh: 名称, eng: Name}")
    let text = decoder.localizedText(root)
    #expect(text == LocalizedText("名称"))
    #expect(decoder.faults.map { $0.fact.wording(in: .en) } == ["unknown key 'eng'; did you mean 'en'?"])
  }

  @Test("A fault of the caller's own stands among the others, at its severity")
  func ownFaults() {
    var decoder = Decoder()
    decoder.report(DocumentFault.missingKey("a"), at: Place(path: "p"), severity: .warning)
    #expect(decoder.faults.map { $0.rendered(in: .zh) } == ["p:1:1: warning: 缺少键“a”；应补上"])
  }
}
