internal import Diagnostics
internal import Evaluation
internal import Findings
internal import Packs

/// A test report as JSON: the same tests give the same bytes.
struct TestJSON {
  private let report: TestReport
  private let wording: Wording
  private let messages: VerdictMessages

  init(_ report: TestReport, _ language: Language) {
    self.report = report
    wording = Wording(language: language)
    messages = VerdictMessages(report.pack, language)
  }

  func rendered() -> String {
    var writer = JSONWriter()
    writer.object { writer in
      func key(_ name: String) {
        writer.line(indentation: 2)
        writer.key(name)
      }
      key("schema")
      writer.string("plumbline/test/1")
      key("tool")
      writer.object {
        $0.member("name", Tool.name)
        $0.member("version", Tool.version)
      }
      key("pack")
      writer.object {
        $0.member("id", report.pack.id)
        $0.member("version", report.pack.identity.version)
        $0.member("sha256", Digest.sha256(of: report.files))
      }
      key("summary")
      writer.object { summary(&$0) }
      key("cases")
      writer.lines(report.run.results) { result($1, &$0) }
      writer.endLines(indentation: 0)
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private func summary(_ writer: inout JSONWriter) {
    writer.member("cases", report.run.results.count)
    for outcome in TestResult.Outcome.allCases { writer.member(outcome.rawValue, report.run.count(outcome)) }
  }

  private func result(_ result: TestResult, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", result.testCase.name)
      writer.member("outcome", result.outcome.rawValue)
      writer.place(result.testCase.place)
      writer.member("todo", result.testCase.todo)
      writer.key("failures")
      writer.array { writer in for failure in result.failures { self.failure(failure, &writer) } }
    }
  }

  private func failure(_ failure: TestFailure, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("rule", failure.rule)
      writer.member("subject", failure.verdict.map(messages.subject))
      writer.member("outcome", failure.verdict?.outcome.rawValue)
      writer.member("failure", wording.failure(failure))
      writer.member("message", failure.verdict.map(messages.message))
      writer.key("parts")
      writer.array { writer in
        for part in failure.parts {
          writer.object {
            $0.member("text", part.text)
            $0.member("value", part.value)
            if !part.missing.isEmpty { $0.texts("missing", part.missing) }
          }
        }
      }
      writer.place(failure.place)
    }
  }
}

extension JSONWriter {
  /// Where something stands: `path`, `line`, `column`.
  mutating func place(_ place: Place) {
    member("path", place.path)
    member("line", place.line)
    member("column", place.column)
  }

  mutating func texts(_ name: String, _ texts: [String]) {
    key(name)
    array { writer in for text in texts { writer.string(text) } }
  }
}
