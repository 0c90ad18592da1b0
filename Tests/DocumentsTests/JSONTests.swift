import Diagnostics
import Documents
import Testing

@Suite("JSON becomes the same tree as YAML")
struct JSONTests {
  @Test(
    "Every kind of value",
    arguments: [
      (#"{"a": 1, "b": [true, false, null, "null"]}"#, #"{"a": 1, "b": [true, false, null, "null"]}"#),
      ("[]", "[]"), ("{}", "{}"), ("[[], {}]", "[[], {}]"), (" \"x\" ", "\"x\""),
      ("[0, -0, 1.50, -1e5, 2E-3, 10.0e+07]", "[0, -0, 1.50, -1e5, 2E-3, 10.0e+07]"),
      (#"["\"\\\/\b\f\n\r\t"]"#, "[\"\"\\/\u{8}\u{C}\n\r\t\"]"),
      (#"["\u4e2D", "\ud842\udfb7", ""]"#, "[\"中\", \"𠮷\", \"\"]"),
      ("\u{FEFF}{\r\n\t\"标\": \"题\"\r\n}", "{\"标\": \"题\"}"),
    ])
  func trees(text: String, expected: String) throws {
    #expect(outline(try tree(text, path: "a.JSON")) == expected)
  }

  @Test("Every node knows its line and column, counted in Unicode scalars")
  func everyPlace() throws {
    let root = try tree("{\"指标\": [1, \"𠮷\"],\r\n  \"b\": {\"c\": null}\n}", path: "a.json")
    #expect(places(root) == ["1:1", "1:2", "1:8", "1:9", "1:12", "2:3", "2:8", "2:9", "2:14"])
  }

  @Test(
    "A fault of syntax says what stands there and what should",
    arguments: [
      Faulty(" \n", zh: "文件是空的；应写入内容", en: "the file is empty; write its content"),
      Faulty("{\"a\": 1‸,}", zh: "最后一项之后有逗号；应删去", en: "a comma stands after the last member; remove it"),
      Faulty("[1‸,\n]", zh: "最后一项之后有逗号；应删去", en: "a comma stands after the last member; remove it"),
      Faulty("{\"a\": 1 ‸// x\n}", zh: "JSON 中不能有注释；应删去", en: "JSON has no comments; remove this one"),
      Faulty("{‸'a': 1}", zh: "JSON 不用单引号；应改用双引号", en: "JSON has no single quotes; use double quotes"),
      Faulty("{‸a: 1}", zh: "此处是“a”；应为双引号中的键", en: "'a' stands here; write a key in double quotes"),
      Faulty("{\"a\" ‸1}", zh: "此处是“1”；应为“:”", en: "'1' stands here; write ':'"),
      Faulty("{\"a\": ‸}", zh: "此处是“}”；应为一个值", en: "'}' stands here; write a value"),
      Faulty("[1 ‸2]", zh: "此处是“2”；应为“,”或“]”", en: "'2' stands here; write ',' or ']'"),
      Faulty("{\"a\": 1‸", zh: "文件到此结束；还应有“,”或“}”", en: "the file ends here; add ',' or '}'"),
      Faulty(
        "[1] ‸x", zh: "JSON 的值到此之前已经结束；应删去后面的文字",
        en: "the JSON value ended before this; remove the text that follows it"),
      Faulty(
        "[‸True]", zh: "“True”不是 JSON 的值；文字要放在双引号中", en: "'True' is no value of JSON; put a text in double quotes"),
      Faulty("[‸01]", zh: "“01”不是 JSON 的值；文字要放在双引号中", en: "'01' is no value of JSON; put a text in double quotes"),
      Faulty("[‸1.]", zh: "“1.”不是 JSON 的值；文字要放在双引号中", en: "'1.' is no value of JSON; put a text in double quotes"),
      Faulty(
        "{\"a\": ‸\"b\n}", zh: "双引号没有在本行闭合；应补上，换行写成“\\n”",
        en: "the string is not closed in its line; close it, and write a line break as '\\n'"),
      Faulty(
        "[\"标‸\t\"]", zh: "文字中有控制字符 U+0009；应删去，制表符写成“\\t”",
        en: "the control character U+0009 stands in a string; remove it, or write a tab as '\\t'"),
      Faulty("[\"‸\\d\"]", zh: "没有转义“\\d”；反斜杠要写成“\\\\”", en: "there is no escape '\\d'; write a backslash as '\\\\'"),
      Faulty(
        "[\"‸\\ud800x\"]", zh: "没有转义“\\ud800”；反斜杠要写成“\\\\”",
        en: "there is no escape '\\ud800'; write a backslash as '\\\\'"),
      Faulty(
        "{\"a\": 1,\n \"标\": 2, ‸\"a\": 3}", zh: "键“a”在第 1 行已经写过；应删去其中一个",
        en: "the key 'a' stands in line 1 already; remove one of them"),
    ])
  func syntax(_ fault: Faulty) { expectOnly(fault, path: "a.json") }
}
