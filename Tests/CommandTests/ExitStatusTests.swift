import Foundation
import Testing

@Suite("Exit status")
struct ExitStatusTests {
  /// The worst finding is an error, a warning, a note, or there is none: a pack of its own for each severity.
  private static func pack(_ severity: String, in scratch: Scratch) throws -> String {
    try scratch.write(
      "plumbline: 1\npack: p\nversion: 1.0.0\ntitle: 规划\nyears: {first: 2025, last: 2025}\n"
        + "levels: {province: provinces}\n",
      to: "pack/pack.yaml")
    try scratch.write(#"regions: {"230000": {name: 黑龙江省, level: province}}"#, to: "pack/regions.yaml")
    try scratch.write("indicators: {gdp: {title: 地区生产总值, unit: 亿元}}", to: "pack/indicators.yaml")
    try scratch.write(
      "rules: [{id: A, for: province, title: 甲, value: gdp, at_least: 2 亿元, severity: \(severity), "
        + "source: {clause: 一}}]",
      to: "pack/rules/a.yaml")
    return scratch.path + "/pack"
  }

  @Test(
    "A finding from --fail-on upward gives 1",
    arguments: ["error", "warning", "note", "none"], ["error", "warning", "note", "never", ""])
  func failOn(worst: String, threshold: String) throws {
    let scratch = try Scratch()
    let pack = try Self.pack(worst, in: scratch)
    let file = try scratch.write("report: p\nregion: 230000\nyear: 2025\nindicators: {gdp: 1 亿元}\n", to: "a.yaml")
    let order = ["none", "note", "warning", "error", "never"]
    let limit = threshold.isEmpty ? "error" : threshold
    let isReached = worst != "none" && order.firstIndex(of: worst)! >= order.firstIndex(of: limit)!
    let program = try Program.run(
      ["check", "--pack", pack, file] + (threshold.isEmpty ? [] : ["--fail-on", threshold]))
    #expect(program.status == (isReached ? 1 : 0))
    #expect(program.error == "")
    #expect(!program.output.isEmpty)
  }

  @Test("A fault of form gives 2, whatever else is found and whatever --fail-on says", arguments: ["error", "never"])
  func fault(threshold: String) throws {
    let scratch = try Scratch()
    try scratch.write(report(), to: "good.yaml")
    try scratch.write(report("indicator: {}"), to: "bad.yaml")
    let program = try Program.check("--fail-on", threshold, "--lang", "en", scratch.path)
    #expect(program.status == 2)
    #expect(
      program.error == "\(scratch.path)/bad.yaml:4:1: error: unknown key 'indicator'; did you mean 'indicators'?\n")
    #expect(program.output.contains("Heilongjiang 14th Five-Year Plan"))
  }

  @Test("An earlier assessment that cannot be compared with gives 2, and the reports are judged all the same")
  func since() throws {
    let scratch = try Scratch()
    let file = try scratch.write(report(), to: "a.yaml")
    let old = try scratch.write("{}", to: "old.json")
    let program = try Program.check("--fail-on", "never", "--lang", "en", "--since", old, file)
    #expect(program.status == 2)
    #expect(
      program.error
        == "\(old):1:1: error: this is no assessment; --since takes a file that an earlier check wrote with --format json\n"
    )
    #expect(program.output.contains("Heilongjiang 14th Five-Year Plan"))
    #expect(!program.output.contains("Since then"))
  }

  @Test(
    "A wrong command line gives 64, and nothing is judged",
    arguments: [
      ["check", "--as-of", "2026-02-30", "x.yaml"], ["check", "--as-of", "yesterday", "x.yaml"],
      ["check", "--format", "xml", "x.yaml"], ["check", "--limit=-1", "x.yaml"],
      ["check", "--limit", "many", "x.yaml"],
      ["check", "--output", "a.pdf", "x.yaml"], ["check", "--output", "x.json", "x.json"],
      ["check", "--rows=-1", "x.yaml"], ["check", "--register", "x.csv"], ["check", "--register", "=x.csv"],
      ["check", "--output", "x.json", "--register", "zones=x.json"], ["check", "--fail-on", "all", "x.yaml"],
      ["check", "--lang", "fr", "x.yaml"], ["check", "--nonsense"],
      ["explain"], ["bogus"],
    ])
  func usage(arguments: [String]) throws {
    let program = try Program.run(arguments)
    #expect(program.status == 64)
    #expect(program.output == "")
    #expect(program.error.hasPrefix("Error: "))
    #expect(program.error.contains("Usage: plumbline"))
  }

  @Test("An output that cannot be written gives 2 and says why; the others are written all the same")
  func unwritable() throws {
    let scratch = try Scratch()
    let file = try scratch.write(report(), to: "a.yaml")
    let other = scratch.path + "/a.md"
    let program = try Program.check("--output", scratch.path + "/none/a.json", "--output", other, file)
    #expect(program.status == 2)
    #expect(FileManager.default.fileExists(atPath: other))
    #expect(program.error == "\(scratch.path)/none/a.json:1:1: error: No such file or directory\n")
    let full = try Program.run(
      ["check", "--pack", Program.pack, file], shell: "exec \"$0\" \"$@\" >/dev/full")
    #expect(full.status == 2)
    #expect(full.error == "-:1:1: error: No space left on device\n")
  }

  @Test("The example of fourteen reports has errors and no fault")
  func example() throws {
    let program = try Program.check("--waivers", Program.waivers, Program.example)
    #expect(program.status == 1)
    #expect(program.error == "")
  }
}
