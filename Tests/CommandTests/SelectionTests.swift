import Foundation
import Testing

@Suite("What check shows")
struct SelectionTests {
  private static func lines(_ options: String...) throws -> [Substring] {
    try Program.run(
      ["check", "--as-of", "2026-03-31", "--lang", "en", "--waivers", Program.waivers, Program.example] + options
    ).output.split(separator: "\n")
  }

  @Test("--only and --region show some findings, and neither the counts nor the exit status change")
  func selection() throws {
    let whole = try Program.check("--waivers", Program.waivers, Program.example)
    // Suihua has warnings alone, the province errors.
    let selected = try Program.check(
      "--waivers", Program.waivers, Program.example, "--region", "绥化", "--only", "mixed-series")
    #expect(selected.status == 1)
    let lines = selected.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("只显示 mixed-series；绥化市，另有 ") })
    #expect(lines.filter { $0.contains("合用了不同口径") }.count == 1)
    #expect(!selected.output.contains("[HLJ-018]"))
    let counts = { (output: String) in output.split(separator: "\n").first { $0.hasPrefix("共判定 ") } }
    #expect(counts(selected.output) == counts(whole.output))
  }

  @Test(
    "A rule or region that the pack does not have is a wrong command line",
    arguments: [
      (["--only", "HLJ-0018"], "the pack has no rule 'HLJ-0018'; did you mean 'HLJ-008'?"),
      (["--region=Harbln"], "the pack has no region 'Harbln'; did you mean 'Harbin'?"),
      (["--verbose", "--quiet"], "--verbose, --quiet: 二者选一 · choose one of them"),
    ])
  func unknown(options: [String], message: String) throws {
    let program = try Program.run(["check", "--lang", "en", Program.example] + options)
    #expect(program.status == 64)
    #expect(program.output == "")
    #expect(program.error.contains(message))
  }

  @Test("--quiet shows the counts and what to do")
  func quiet() throws {
    let lines = try Self.lines("--quiet")
    #expect(lines.count == 2)
    #expect(lines[0].contains(" verdicts: ") && lines[1].hasPrefix("Next: mend the errors ("))
  }

  @Test("--verbose tells how values came about in a file of text, too, whatever standard output gets")
  func verboseFile() throws {
    let scratch = try Scratch()
    _ = try Self.lines("--verbose", "--format", "csv", "--only", "HLJ-016", "--output", scratch.path + "/a.txt")
    #expect(try String(contentsOfFile: scratch.path + "/a.txt", encoding: .utf8).contains("\n      Reckoned:\n"))
  }

  @Test("--verbose shows every verdict, and the fingerprint of each finding")
  func verbose() throws {
    let lines = try Self.lines("--verbose", "--only", "HLJ-016")
    #expect(lines.contains { $0.hasPrefix("12 met") })
    #expect(lines.filter { $0.contains("[HLJ-016]  found ") }.count == 12)
    #expect(lines.filter { $0.hasPrefix("      fingerprint: ") }.count == 1)
  }

  @Test("What is written to files is not written over what was found in a folder")
  func outputOverInput() throws {
    let scratch = try Scratch()
    let text = "report: heilongjiang-14fyp\nregion: 哈尔滨市\nyear: 2025\n"
    let file = try scratch.write(text, to: "a.json.yaml")
    try FileManager.default.moveItem(atPath: file, toPath: scratch.path + "/a.json")
    let program = try Program.check(scratch.path, "--output", scratch.path + "/./a.json")
    #expect(program.status == 64)
    #expect(program.error.contains("it is an input, too"))
    #expect(try scratch.text("a.json") == text)
  }

  @Test("--format says what standard output gets, also where files are written")
  func both() throws {
    let scratch = try Scratch()
    let program = try Program.check(
      "--format", "json", "--output", scratch.path + "/a.txt", Program.example + "/230100-harbin.yaml")
    #expect(program.output.hasPrefix("{\n  \"schema\""))
    #expect(try scratch.text("a.txt").hasPrefix("黑龙江省"))
  }
}
