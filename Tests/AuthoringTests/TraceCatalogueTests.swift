import Authoring
import Diagnostics
import Testing

@Suite("A catalogue of requirements")
struct TraceCatalogueTests {
  private static let rules = """
    - {id: R-1, for: province, also: [R-2, R-9], assert: gdp > 0, source: {clause: 一, quote: 甲}}
    - {id: R-1-city, for: city, assert: gdp > 0, source: {clause: 一}}
    - {id: value-missing, also: [R-3], source: {clause: 一}}

    """
  private static let unchecked = "unchecked: [{id: R-4, reason: 无数据, ask: 问}, {id: R-8, reason: 无数据, ask: 问}]"

  @Test(
    "Each id is a rule, answered by another, unchecked or absent; the pack's own are listed behind",
    arguments: [
      "requirements: [{id: R-1}, {id: R-2, kind: share}, {id: R-3}, {id: R-4}, {id: R-5, items: [{id: X}]}, {id: R-5}]",
      "title: 目录\nother: [1]\nrequirements:\n- id: R-1\n- id: R-2\n- id: R-3\n- id: R-4\n- id: R-5\n",
      "- id: R-1\n- id: R-2\n- id: R-3\n- id: R-4\n- id: R-5\n",
    ])
  func coverage(catalogue: String) throws {
    let trace = try TraceFixture.trace(rules: Self.rules, unchecked: Self.unchecked, plan: "甲", catalogue: catalogue)
    let coverage = try #require(trace.catalogue)
    #expect(coverage.rules == ["R-1"])
    #expect(coverage.also == ["R-2", "R-3"])
    #expect(coverage.unchecked == ["R-4"])
    #expect(coverage.absent == ["R-5"])
    #expect(coverage.others == ["R-1-city", "R-9", "R-8"])
    #expect(!trace.isSound)
  }

  @Test("Without a catalogue there is nothing to say, and with none absent nothing is wrong")
  func sound() throws {
    #expect(try TraceFixture.trace(rules: Self.rules, plan: "甲").catalogue == nil)
    #expect(try TraceFixture.trace(rules: Self.rules, plan: "甲", catalogue: "[{id: R-1}]").isSound)
  }

  @Test(
    "A file that is no catalogue is a fault",
    arguments: [
      ("entries: []", "catalogue.yaml:1:1: error: the catalogue has no list of requirements; check the file"),
      ("requirements: []", "catalogue.yaml:1:15: error: the catalogue has no list of requirements; check the file"),
      ("requirements: [{title: x}]", "catalogue.yaml:1:16: error: the key 'id' is missing; add it"),
      ("requirements: [R-1]", "catalogue.yaml:1:16: error: the key 'id' is missing; add it"),
    ])
  func faults(catalogue: String, message: String) throws {
    let request = try TraceFixture.request(rules: Self.rules, plan: "甲", catalogue: catalogue)
    let (trace, faults) = Authoring.trace(request)
    #expect(trace == nil)
    #expect(faults.map { $0.rendered(in: .en) } == [message])
  }

  @Test("Plan and catalogue are both read, so that one run finds the faults of both")
  func both() throws {
    let request = try TraceFixture.request(rules: Self.rules, plan: "", catalogue: "a: 1")
    let (_, faults) = Authoring.trace(request)
    #expect(
      faults.map { $0.rendered(in: .zh) } == [
        "catalogue.yaml:1:1: error: 目录中没有 requirements 列表，请检查文件", "plan.txt:1:1: error: 规划文本是空的，请检查文件",
      ])
  }
}
