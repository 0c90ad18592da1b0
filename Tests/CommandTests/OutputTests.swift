import Foundation
import Testing

@Suite("Output")
struct OutputTests {
  private static func json(_ language: String = "zh") throws -> String {
    try Program.check(
      "--waivers", Program.waivers, "--format", "json", "--lang", language, Program.example
    ).output
  }

  @Test("JSON is one object with the contract's keys in the contract's order")
  func keys() throws {
    let text = try Self.json()
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(parsed?["schema"] as? String == "plumbline/assessment/1")
    #expect(parsed?["as_of"] as? String == "2026-03-31")
    #expect((parsed?["verdicts"] as? [Any])?.count ?? 0 > 400)
    #expect(
      keys(of: text[...]) == [
        "schema", "tool", "pack", "as_of", "inputs", "faults", "summary", "rules", "trajectories", "findings",
        "suggestions", "verdicts",
      ])
    let lines = text.split(separator: "\n")
    let input = try #require(lines.first { $0.contains(#"{"path": "#) })
    #expect(keys(of: input) == ["path", "sha256", "region", "year", "revision", "judged"])
    let rule = try #require(lines.first { $0.contains(#"{"id": "HLJ-018""#) })
    let outcomes = ["pass", "fail", "behind", "undetermined", "not_due", "not_applicable", "waived"]
    #expect(keys(of: rule) == ["id", "also", "severity"] + outcomes + ["revision"])
    let verdict = try #require(lines.first { $0.contains(#"{"rule": "HLJ-018", "outcome""#) })
    #expect(
      keys(of: verdict) == [
        "rule", "outcome", "severity", "subject", "actual", "required", "margin", "advice", "missing", "fingerprint",
        "message", "locations", "sources",
      ])
    let fail = try #require(lines.first { $0.contains(#"{"rule": "HLJ-013", "outcome""#) })
    #expect(keys(of: fail).last == "explanation")
    let waived = try #require(lines.first { $0.contains(#""outcome": "waived""#) })
    #expect(keys(of: waived).last == "waiver")
  }

  @Test("With an earlier assessment JSON says since when, and each finding how it compares")
  func since() throws {
    let scratch = try Scratch()
    let earlier = try scratch.write(try Self.json(), to: "earlier.txt")
    let program = try Program.check(
      "--waivers", Program.waivers, "--format", "json", "--since", earlier, Program.example)
    #expect(program.error == "")
    #expect(
      keys(of: program.output[...]) == [
        "schema", "tool", "pack", "as_of", "inputs", "faults", "summary", "rules", "since", "trajectories",
        "findings", "suggestions", "verdicts",
      ])
    let lines = program.output.split(separator: "\n")
    let since = try #require(lines.first { $0.hasPrefix("  \"since\"") })
    #expect(since.contains(#""as_of": "2026-03-31", "pack_version": "1.0.0", "#))
    #expect(since.contains(#""counts": {"new": 0, "persisting": 33, "changed": 0, "not_compared": 0, "fixed": 0, "#))
    let finding = try #require(lines.first { $0.contains(#"{"rule": "HLJ-018", "outcome""#) })
    #expect(
      keys(of: finding) == [
        "rule", "outcome", "severity", "subject", "actual", "required", "margin", "advice", "missing", "fingerprint",
        "change", "message", "locations", "sources",
      ])
    #expect(lines.count { $0.contains(#""change": "persisting""#) } == 34, "33 findings and one that a waiver covers")
  }

  /// The keys of the outermost object, as they stand in the text.
  private func keys(of text: Substring) -> [String] {
    var keys: [String] = []
    var depth = 0
    var string: String?
    var isEscaped = false
    var last = ""
    for character in text {
      if let open = string {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          (last, string) = (open, nil)
          continue
        }
        string = open + String(character)
        continue
      }
      switch character {
      case "\"": string = ""
      case "{", "[": depth += 1
      case "}", "]": depth -= 1
      case ":" where depth == 1: keys.append(last)
      default: break
      }
    }
    return keys
  }

  @Test("Two runs give the same bytes, in either language")
  func same() throws {
    #expect(try Self.json() == Self.json())
    #expect(try Self.json("en") == Self.json("en"))
    #expect(try Self.json() != Self.json("en"))
  }

  @Test("--output may be repeated; the ending names the format and nothing goes to standard output")
  func outputs() throws {
    let scratch = try Scratch()
    let program = try Program.check(
      "--waivers", Program.waivers, "--output", scratch.path + "/a.json", "--output", scratch.path + "/b.txt",
      Program.example)
    #expect(program.status == 1)
    #expect(program.output == "")
    #expect(program.error == "")
    #expect(try scratch.text("a.json") == Self.json())
    #expect(
      try scratch.text("b.txt") == Program.check("--waivers", Program.waivers, Program.example).output)
  }

  #if Workbooks
  @Test("A workbook goes to a file or a pipe, never to a terminal")
  func workbook() throws {
    let file = Program.example + "/230100-harbin.yaml"
    let arguments = ["check", "--pack", Program.pack, file, "--format", "xlsx"]
    // `script` gives the program a terminal.
    let shown = try Program.run(arguments, shell: #"exec script -qec "'$0' $*" /dev/null"#)
    #expect(shown.status == 64)
    #expect(
      shown.output.hasPrefix(
        "Error: --format xlsx: 不能显示在终端上，请用 --output 文件.xlsx 写入文件 · no terminal can show it; write it to a "
          + "file with --output FILE.xlsx"))
    let piped = try Program.run(arguments, shell: #""$0" "$@" | head -c 2"#)
    #expect(piped.output == "PK")
  }
  #endif

  @Test("--lang en speaks English; without it Chinese is spoken where nobody reads at a terminal")
  func languages() throws {
    let english = try Program.check("--lang", "en", Program.example).output
    #expect(english.hasPrefix("Heilongjiang 14th Five-Year Plan for S&T Innovation"))
    let other = try Program.run(
      ["check", "--as-of", "2026-03-31", Program.example],
      environment: ["LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"])
    #expect(other.output.hasPrefix("黑龙江省“十四五”科技创新规划"))
  }

  @Test(
    "Diagnostics name path, line and column, go to standard error alone, and are never translated",
    arguments: ["zh", "en"])
  func diagnostics(language: String) throws {
    let scratch = try Scratch()
    try scratch.write(report("indicator: {}\nindicators: {gdb: 1}"), to: "a.yaml")
    try scratch.write("\tx", to: "b.yaml")
    try scratch.write("", to: "c.json")
    let program = try Program.check("--lang", language, scratch.path, scratch.path + "/none.yaml")
    #expect(program.status == 2)
    #expect(program.output == "")
    #expect(program.errorLines.count == 5)
    for line in program.errorLines {
      #expect(line.wholeMatch(of: /[^:]+\.(yaml|json):[1-9]\d*:[1-9]\d*: error: .+/) != nil)
    }
  }

  @Test("JSON tells a program what the faults were, also where nothing could be judged")
  func faultsAlone() throws {
    let scratch = try Scratch()
    let path = try scratch.write(report("indicator: {}"), to: "a.yaml")
    let program = try Program.check("--format", "json", "--lang", "en", path)
    #expect(program.status == 2)
    #expect(program.output.contains(#""verdicts": []"#))
    #expect(program.output.contains(#""message": "unknown key 'indicator'; did you mean 'indicators'?""#))
  }

  @Test(
    "No colour and no control character reaches what is no terminal",
    arguments: [[:], ["TERM": "xterm-256color", "CLICOLOR_FORCE": "1"]])
  func colour(environment: [String: String]) throws {
    let scratch = try Scratch()
    try scratch.write(report("indicators: {\"g\\e[31mdp\\0\\x07\": 1}"), to: "a.yaml")
    try scratch.write(report("indicators: {gdp: \"\\e[31m5\"}"), to: "b\u{1B}[31m.yaml")
    let program = try Program.run(["check", "--pack", Program.pack, scratch.path], environment: environment)
    #expect(program.status == 2)
    for scalar in (program.output + program.error).unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && scalar.value != 0x7F)
    }
    #expect(program.errorLines.count == 1)
    #expect(program.error.contains(#"g\u{1B}[31mdp\u{0}"#))
  }

  @Test("The reports' pack is found under Rules in the working folder")
  func packByName() throws {
    let scratch = try Scratch()
    let file = try scratch.write(report(), to: "a.yaml")
    #expect(try Program.run(["check", file]).status == 1)
    let elsewhere = try Program.run(["check", "--lang", "en", file], in: scratch.path)
    #expect(elsewhere.status == 2)
    #expect(
      elsewhere.error == "\(file):1:1: error: no pack 'heilongjiang-14fyp' was found; give its folder by --pack\n")
  }

  @Test("A report that names a pack nobody has keeps none of the others from being judged")
  func severalPacks() throws {
    let scratch = try Scratch()
    try scratch.write("report: heilongjiang-14fpy\nregion: 230200\nyear: 2025\n", to: "a.yaml")
    try scratch.write(report(), to: "b.yaml")
    try scratch.write("", to: "Rules/other/pack.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/Rules/heilongjiang-14fyp", withDestinationPath: Program.pack)
    let program = try Program.run(["check", "--lang", "en", "a.yaml", "b.yaml"], in: scratch.path)
    #expect(program.status == 2)
    #expect(
      program.error == "a.yaml:1:9: error: the report answers the pack 'heilongjiang-14fpy', but this run uses "
        + "'heilongjiang-14fyp'; use the pack that it answers\n")
    #expect(program.output.contains("1 report"))
  }
}
