import Diagnostics
import Evaluation
import Plumbline
import Testing

@Suite("Faults of form")
struct FaultTests {
  /// Four reports with a fault each and a right one.
  private static func mixed() throws -> Folder {
    let folder = try Folder()
    try folder.write(report("哈尔滨市", 2025, "indicator: {gdp: 1}"), to: "a-key.yaml")
    try folder.write(report("哈尔宾市", 2025), to: "b-region.yaml")
    try folder.write("report: heilongjiang-14fyp\n\tregion: 230300\nyear: 2025\n", to: "c-tab.yaml")
    try folder.write(report("鹤岗市", 2025, "indicators:\n  gdp: 1 亿元\n  gdp: 2 亿元"), to: "d-twice.yaml")
    try folder.write(report("大庆市", 2025, "registers: {high_tech_zones: []}"), to: "e-right.yaml")
    return folder
  }

  @Test("The right report is judged, and every fault of the others is named at once")
  func mixed() throws {
    let folder = try Self.mixed()
    let result = try run([folder.path])
    #expect(
      result.faults(in: folder) == [
        "a-key.yaml:4:1: error: unknown key 'indicator'; did you mean 'indicators'?",
        "b-region.yaml:2:9: error: unknown region '哈尔宾市'; did you mean '哈尔滨市'?",
        "c-tab.yaml:2:1: error: a tab is used for indentation; use spaces",
        "d-twice.yaml:6:3: error: the key 'gdp' stands in line 5 already; remove one of them",
      ])
    #expect(result.hasErrors)
    #expect(result.judged(in: folder) == ["e-right.yaml"])
    #expect(try result.verdict("HLJ-016", "230600").outcome == .fail)
    #expect(result.assessment?.faults.count == 4)
  }

  @Test("All faults of one report are named, with what was meant, in Chinese")
  func several() throws {
    let folder = try Folder()
    try folder.write(
      report(
        "哈尔滨", 2025,
        "indicators: {gdb: 1, 高企数: 2, high_tech_enterprises: 3}\nhistory: {2025: {gdp: 1}}\nrevision: 0"),
      to: "a.yaml")
    #expect(
      try run([folder.path]).faults(in: folder, .zh) == [
        "a.yaml:4:14: error: 未知的指标“gdb”，是否应为“gdp”？",
        "a.yaml:4:30: error: “high_tech_enterprises”与“高企数”是同一项，请保留一个",
        "a.yaml:5:11: error: history 中的 2025 年不早于报告年份 2025，本年的值应放在 indicators 下",
        "a.yaml:6:11: error: revision 为 0；应从 1 起，请改为 1 或更大的整数",
      ])
  }

  @Test("A region whose report has a fault of form is not told that it sent none")
  func unreadableIsNotMissing() throws {
    let folder = try Folder()
    try folder.write(report("230100", 2025, "indicator: {}"), to: "a.yaml")
    try folder.write(report("230200", 2025), to: "b.yaml")
    try folder.write(report("230300", 2025), to: "c.yaml")
    let assessment = try #require(try run([folder.path]).assessment)
    let missing = assessment.findingLines.filter { $0.contains("report-missing") }
    #expect(missing.count == 10)
    #expect(!missing.contains { $0.contains("230100") })
  }

  // MARK: - Which pack

  @Test("Without --pack, a report's own faults are named before what it does not say")
  func parseFaultFirst() throws {
    let folder = try Folder()
    try folder.write("report: heilongjiang-14fyp\n\tregion: 230300\n", to: "a.yaml")
    try folder.write("region: 230300\nyear: 2025\n", to: "b.yaml")
    #expect(
      try run([folder.path + "/a.yaml"], pack: nil).faults(in: folder) == [
        "a.yaml:2:1: error: a tab is used for indentation; use spaces"
      ])
    #expect(
      try run([folder.path + "/b.yaml"], pack: nil).faults(in: folder) == [
        "b.yaml:1:1: error: the report names no pack (report: …); name it there or give --pack"
      ])
  }

  @Test(
    "A pack's id leads nowhere but to a folder under Rules",
    arguments: [
      "../Rules/heilongjiang-14fyp", "..", ".", "/", "/etc", "a/../../b", "heilongjiang-14fyp/rules", "nowhere",
    ])
  func outside(id: String) throws {
    let folder = try Folder()
    try folder.write(report("230100", 2025, pack: "\"\(id)\""), to: "a.yaml")
    let result = try run([folder.path], pack: nil)
    #expect(result.assessment == nil)
    #expect(
      result.faults(in: folder) == ["a.yaml:1:1: error: no pack '\(id)' was found; give its folder by --pack"])
  }

  @Test("A report for another pack is not judged by this one")
  func otherPack() throws {
    let folder = try Folder()
    try folder.write(report("230100", 2025, pack: "other"), to: "a.yaml")
    try folder.write(report("230200", 2025), to: "b.yaml")
    let result = try run([folder.path])
    #expect(
      result.faults(in: folder) == [
        "a.yaml:1:9: error: the report answers the pack 'other', but this run uses 'heilongjiang-14fyp'; "
          + "use the pack that it answers"
      ])
    #expect(result.judged(in: folder) == ["b.yaml"])
  }

  // MARK: - Broken packs

  @Test("A broken pack judges nothing, and its faults come with those of the reports")
  func brokenPack() throws {
    let folder = try Folder()
    try folder.write("plumbline: 1\npack: a\nversion: 1.0.0\ntitle: 甲\nyear: 2025\n", to: "pack/pack.yaml")
    try folder.write("rules:\n\t- id: A\n", to: "pack/rules/a.yaml")
    try folder.write("report: a\n\tregion: b\n", to: "a.yaml")
    let result = try run([folder.path + "/a.yaml"], pack: folder.path + "/pack")
    #expect(result.assessment == nil)
    let faults = result.faults(in: folder)
    #expect(faults.first == "a.yaml:2:1: error: a tab is used for indentation; use spaces")
    #expect(faults.contains("pack/pack.yaml:5:1: error: unknown key 'year'; did you mean 'years'?"))
    #expect(faults.contains { $0.hasPrefix("pack/regions.yaml:1:1: error: ") })
    #expect(faults.contains("pack/rules/a.yaml:2:1: error: a tab is used for indentation; use spaces"))
  }

  @Test("A folder that is no pack is not read through")
  func noPack() throws {
    let folder = try Folder()
    let report = try folder.write(report("230100", 2025), to: "a.yaml")
    #expect(
      try run([report], pack: folder.path).faults(in: folder) == [
        ".:1:1: error: the folder holds no pack.yaml and is no pack; check the path"
      ])
    #expect(
      try run([report], pack: folder.path + "/none").faults(in: folder) == [
        "none:1:1: error: the pack's folder does not exist; check the path"
      ])
  }

  @Test("A rule file that leads nowhere is a fault, not a rule less")
  func danglingRules() throws {
    let folder = try Folder()
    try folder.write("", to: "pack/pack.yaml")
    try folder.write("", to: "pack/rules/a.yaml")
    try folder.link("pack/rules/b.yaml", to: "nowhere")
    let report = try folder.write(report("230100", 2025), to: "a.yaml")
    #expect(
      try run([report], pack: folder.path + "/pack").faults(in: folder) == [
        "pack/rules/b.yaml:1:1: error: there is no such file; check the path"
      ])
  }

  @Test("Waivers that cannot be read are a fault; the reports are judged without them")
  func waivers() throws {
    let folder = try Folder()
    let report = try folder.write(report("230100", 2025), to: "a.yaml")
    let result = try run([report], waivers: folder.path + "/none.yaml")
    #expect(result.faults(in: folder) == ["none.yaml:1:1: error: there is no such file; check the path"])
    #expect(result.assessment != nil)
    #expect(result.hasErrors)
  }

  @Test("More records than one run can number are refused in both languages")
  func tooManyRecords() {
    let fault = CheckFault.tooManyRecords(limit: 1_073_741_823)
    #expect(fault.chinese == "记录超过 1073741823 条，无法一次判定，请分几次检查")
    #expect(fault.english == "there are more than 1073741823 records, too many for one run; split them")
  }
}

@Suite("Reports of years that nobody judges")
struct UnjudgedYearTests {
  @Test("Where no report is of a year that is judged, the run says so and is no success")
  func none() throws {
    let folder = try Folder()
    try folder.write(report("哈尔滨市", 2031), to: "r.yaml")
    let result = try run([folder.path])
    #expect(
      result.faults(in: folder) == [
        "r.yaml:2:9: error: no report is of a year that the pack judges (2021 to 2025); check 'year'"
      ])
    #expect(result.hasErrors)
  }
}
