import Diagnostics
import Reports
import Testing

@Suite("Documents that a report names")
struct EvidenceTests {
  @Test("One document may answer several rules")
  func several() throws {
    let report = try SmallPack.report("evidence: [{for: [R-1, R-2], title: 汇编}]")
    #expect(report.evidence.map(\.rule) == ["R-1", "R-2"])
    #expect(report.evidence.map(\.text) == ["汇编", "汇编"])
  }

  @Test(
    "A value that the rule is not stated for is a fault, for the document would answer nothing",
    arguments: [("黑土地", "黑土"), ("种业", nil)])
  func unknownValue(value: String, nearest: String?) throws {
    let read = try SmallPack.read(
      "report: plan\nregion: 哈尔滨市\nyear: 2023\nevidence: [{for: R-1, field: \(value), title: 方案}]\n")
    let hint = nearest.map { "did you mean '\($0)'?" } ?? "write one of the values that it lists"
    #expect(
      read.faults.map { $0.rendered(in: .en) } == [
        "r.yaml:4:30: error: the rule is not stated for a field '\(value)'; \(hint)"
      ])
  }
}
