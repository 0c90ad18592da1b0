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
      func key(_ name: String) { writer.topLevelKey(name) }
      writer.head("plumbline/test/1", report.pack, report.files)
      key("summary")
      writer.object { summary(&$0) }
      key("cases")
      writer.lines(report.run.results) { result($1, &$0) }
      if let coverage = report.coverage {
        key("coverage")
        CoverageJSON(coverage).write(to: &writer)
      }
      if let mutation = report.mutation {
        key("mutants")
        writer.integer(mutation.count)
        key("killed")
        writer.integer(mutation.killedCount)
        key("kinds")
        writer.object { kinds(mutation, &$0) }
        key("survivors")
        writer.lines(mutation.survivors) { survivor($1, &$0) }
        key("obsolete")
        writer.lines(mutation.obsolete) { writer, place in writer.object { $0.place(place) } }
      }
      writer.endLines(indentation: 0)
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private func kinds(_ mutation: MutationRun, _ writer: inout JSONWriter) {
    for kind in MutationKind.allCases {
      let (killed, survived) = (mutation.killed[kind] ?? 0, mutation.survivors(of: kind))
      writer.key(kind.rawValue)
      writer.object {
        $0.member("mutants", killed + survived)
        $0.member("killed", killed)
      }
    }
  }

  private func survivor(_ survivor: MutationRun.Survivor, _ writer: inout JSONWriter) {
    let mutant = survivor.mutant
    writer.object {
      $0.member("rule", mutant.rule)
      $0.member("kind", mutant.kind.rawValue)
      $0.member("key", mutant.key)
      $0.member("from", mutant.original)
      $0.member("to", mutant.changed)
      $0.member("reason", survivor.reason?[wording.language])
      $0.place(mutant.place)
    }
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
