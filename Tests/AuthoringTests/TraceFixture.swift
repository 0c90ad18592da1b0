import Authoring
import Diagnostics
import Packs
import Testing

/// A small pack held against a plan of a few lines.
struct TraceFixture {
  /// A rule that quotes something, with the keys that stand behind.
  static func rule(_ id: String, quote: String, _ more: String = "assert: gdp > 0") -> String {
    "- {id: \(id), for: province, \(more), source: {clause: 一, quote: '\(quote)'}}\n"
  }

  static func request(
    rules: String, unchecked: String? = nil, plan: String, catalogue: String? = nil
  ) throws -> TraceRequest {
    var fixture = PackFixture(rules: rules)
    fixture.files["unchecked.yaml"] = unchecked
    let files = fixture.packFiles
    let (pack, faults) = PackReader.read(folder: "small", files: files)
    #expect(faults.map { $0.rendered(in: .en) } == [])
    return TraceRequest(
      pack: try #require(pack), packFiles: files, plan: TextFile(path: "plan.txt", bytes: Array(plan.utf8)),
      catalogue: catalogue.map { TextFile(path: "catalogue.yaml", bytes: Array($0.utf8)) })
  }

  static func trace(
    rules: String, unchecked: String? = nil, plan: String, catalogue: String? = nil
  ) throws -> Trace {
    let (trace, faults) = Authoring.trace(
      try request(rules: rules, unchecked: unchecked, plan: plan, catalogue: catalogue))
    #expect(faults.map { $0.rendered(in: .en) } == [])
    return try #require(trace)
  }

  /// What sounds like a requirement in a plan, with a pack that quotes `国内生产总值` alone.
  static func uncited(_ plan: String) throws -> [UncitedSentence] {
    try trace(rules: rule("R-1", quote: "国内生产总值"), plan: plan).uncited
  }
}
