internal import Evaluation
internal import Findings
internal import Quantities

/// Coverage as a member of the test report in JSON.
struct CoverageJSON {
  private let coverage: Coverage

  init(_ coverage: Coverage) {
    self.coverage = coverage
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("percent", Number(coverage.percent))
      writer.member("items", coverage.items)
      writer.member("covered", coverage.covered)
      writer.key("rules")
      writer.lines(coverage.rules) { rule($1, &$0) }
    }
  }

  private func rule(_ rule: RuleCoverage, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", rule.id)
      writer.member("items", rule.items.count)
      writer.member("covered", rule.covered)
      writer.key("missing")
      writer.array { writer in for item in rule.missing { self.item(item, &writer) } }
    }
  }

  private func item(_ item: CoverageItem, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", item.kind.rawValue)
      switch item {
      case .outcome(let outcome): writer.member("outcome", outcome.rawValue)
      case .limit(let end, let side):
        writer.member("limit", end.text)
        writer.member("end", end.end == .sole ? nil : end.end.rawValue)
        writer.member("side", side.rawValue)
      case .node(let node, let truth):
        writer.member("key", node.key)
        writer.member("text", node.text)
        writer.member("value", truth)
      }
    }
  }
}
