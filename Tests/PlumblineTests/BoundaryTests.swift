import Diagnostics
import Evaluation
import Plumbline
import Testing

@Suite("At the limits of the plan")
struct BoundaryTests {
  @Test("In 2025 a figure at the limit passes, one just short of it does not", arguments: Boundary.due)
  func due(boundary: Boundary) throws { try expect(boundary) }

  @Test("Before 2025 a figure is held against the path's value of its year", arguments: Boundary.path)
  func path(boundary: Boundary) throws { try expect(boundary) }

  private func expect(_ boundary: Boundary) throws {
    let folder = try Folder()
    let result = try run([try folder.write(boundary.report, to: "230000.yaml")])
    #expect(result.faults(in: folder) == [])
    let verdict = try result.verdict(boundary.rule, "230000", boundary.year)
    #expect(verdict.outcome == boundary.outcome)
    let isDue = boundary.year == 2025
    let severity = isDue && boundary.rule != "HLJ-014" ? "warning" : "note"
    if verdict.isFinding { #expect(verdict.severity.rawValue == severity) }
  }

  @Test(
    "A city needs one zone of provincial level or above",
    arguments: [
      ("registers: {high_tech_zones: [{name: 甲, tier: provincial}]}", Outcome.pass),
      ("registers: {high_tech_zones: [{name: 甲, tier: 国家级}]}", .pass),
      ("registers: {high_tech_zones: [{name: 甲, tier: city}, {name: 乙, tier: provincial}]}", .pass),
      ("registers: {high_tech_zones: [{name: 甲, tier: city}]}", .fail),
      ("registers: {high_tech_zones: []}", .fail),
      ("registers: {high_tech_zones: }", .undetermined),
      ("registers: {}", .undetermined),
      // What its tier is decides; without it nobody can tell.
      ("registers: {high_tech_zones: [{name: 甲}]}", .undetermined),
      ("registers: {high_tech_zones: [{name: 甲, tier: 省部级}]}", .undetermined),
    ])
  func zones(registers: String, outcome: Outcome) throws {
    let folder = try Folder()
    let result = try run([try folder.write(report("230100", 2025, registers), to: "a.yaml")])
    #expect(result.faults(in: folder) == [])
    #expect(try result.verdict("HLJ-016", "230100").outcome == outcome)
  }
}
