import Foundation
import Testing

@Suite("The command line of check")
struct CheckArgumentsTests {
  @Test(
    "A value means the same after a blank, where it is taken at its word, and after =, where it is interpreted",
    arguments: [
      [("pack", Program.pack)], [("lang", "en")], [("format", "json"), ("as-of", "2026-03-31")], [("limit", "0")],
      [("fail-on", "never")], [("fail-on", "warning")], [("as-of", "2026-03-31"), ("waivers", Program.waivers)],
      [("lang", "en"), ("lang", "zh")], [("format", "pdf"), ("fail-on", "none")], [("as-of", "2026-02-30")],
      [("limit", "-1")], [("output", "a.pdf")], [("pack", "nowhere")], [("nonsense", "1")],
      [("rows", "3")], [("since", "nowhere.json")],
      [("since", "a.json"), ("output", "a.json")], [("rows", "-1")], [("rows", "few")], [("observations", "none.csv")],
      [("encoding", "gbk")], [("encoding", "UTF-8")], [("encoding", "latin-1")],
      [("register", "zones")],
      [("register", "zones=none.csv"), ("register", "platforms=none.csv")],
      [("mark", "nowhere")], [("register", "zones=a.json"), ("output", "a.json")],
      [("observations", "a.csv"), ("output", "a.csv")],
    ])
  func forms(options: [(name: String, value: String)]) throws {
    let report = Program.example + "/230000-heilongjiang.yaml"
    let plain = try Program.run(["check", report] + options.flatMap { ["--" + $0.name, $0.value] })
    let joined = try Program.run(["check", report] + options.map { "--\($0.name)=\($0.value)" })
    #expect(plain.status == joined.status)
    #expect(plain.output == joined.output)
    #expect(plain.error.isEmpty == joined.error.isEmpty)
  }

  @Test("--output writes the same file either way", arguments: ["--output ", "--output="])
  func output(option: String) throws {
    let scratch = try Scratch()
    let words = (option + scratch.path + "/a.json").split(separator: " ").map(String.init)
    let report = Program.example + "/230000-heilongjiang.yaml"
    let program = try Program.run(["check"] + words + [report, "--as-of", "2026-03-31"])
    #expect(program.output == "")
    let direct = try Program.run(["check", report, "--as-of", "2026-03-31", "--format", "json"])
    #expect(try String(contentsOfFile: scratch.path + "/a.json", encoding: .utf8) == direct.output)
  }
}
