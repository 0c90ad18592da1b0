import Diagnostics
import Testing

private struct Missing: Fact {
  let key: String

  var chinese: String { "缺少“\(key)”" }
  var english: String { "'\(key)' is missing" }
}

private func missing(_ key: String, line: Int, column: Int, path: String = "a.yaml") -> Diagnostic {
  Diagnostic(at: Place(path: path, line: line, column: column), Missing(key: key))
}

@Suite("A diagnostic is rendered as one line with its place")
struct DiagnosticTests {
  @Test("The words are in the language asked for, the severity never")
  func rendering() {
    let warning = Diagnostic(.warning, at: Place(path: "a.yaml", line: 3, column: 5), Missing(key: "gdp"))
    #expect(warning.rendered(in: .zh) == "a.yaml:3:5: warning: 缺少“gdp”")
    #expect(missing("gdp", line: 3, column: 5).rendered(in: .en) == "a.yaml:3:5: error: 'gdp' is missing")
  }

  @Test("Diagnostics are sorted by path, place and words, each once")
  func sorting() {
    let diagnostics = [
      missing("z", line: 2, column: 1), missing("a", line: 1, column: 1, path: "b.yaml"),
      missing("b", line: 2, column: 1),
      missing("c", line: 1, column: 7), missing("b", line: 2, column: 1),
    ]
    #expect(
      diagnostics.sortedByPlace().map { $0.rendered(in: .en) } == [
        "a.yaml:1:7: error: 'c' is missing", "a.yaml:2:1: error: 'b' is missing", "a.yaml:2:1: error: 'z' is missing",
        "b.yaml:1:1: error: 'a' is missing",
      ])
  }

  @Test("A text given in one language stands for both")
  func localizedText() {
    #expect(LocalizedText("名称") == LocalizedText(zh: "名称", en: "名称"))
    #expect(LocalizedText(zh: "名称", en: "Name")[.en] == "Name")
  }
}
