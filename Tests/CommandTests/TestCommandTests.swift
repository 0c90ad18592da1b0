import Foundation
import Testing

@Suite("plumbline test")
struct TestCommandTests {
  /// A small pack with one rule.
  private static func pack(_ tests: String?) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      """
      plumbline: 1
      pack: small
      version: 1.0.0
      title: 小规划
      years: {first: 2021, last: 2025}
      levels: {province: provinces}
      """, to: "pack.yaml")
    try scratch.write("regions: {'10': {name: 某省, level: province}}\n", to: "regions.yaml")
    try scratch.write("indicators: {labs: {title: 实验室, unit: 家}}\n", to: "indicators.yaml")
    try scratch.write(
      "rules: [{id: R, for: province, value: labs, at_least: 3 家, severity: warning}]\n", to: "rules/1.yaml")
    if let tests { try scratch.write("tests:\n" + tests, to: "tests/1.yaml") }
    return scratch
  }

  private static func oneCase(_ labs: Int, _ expect: String) -> String {
    "  - {test: \(labs), report: {region: 某省, year: 2025, indicators: {labs: \(labs)}}, expect: {R: \(expect)}}\n"
  }

  @Test(
    "0 where all holds, 1 where a case fails or a mutant is not noticed, 2 without tests or with a fault",
    arguments: [
      (oneCase(3, "pass"), [], 0), (oneCase(2, "pass"), [], 1), (oneCase(3, "pass"), ["--mutate"], 1),
      (oneCase(3, "pass") + oneCase(2, "fail"), ["--mutate"], 0), (nil, [], 2), ("  - {test: 甲}\n", [], 2),
      (oneCase(3, "pass"), ["--run", "无"], 2), (oneCase(3, "pass"), ["--run", "("], 2),
      (oneCase(3, "pass"), ["--format", "xml"], 64),
    ] as [(String?, [String], Int32)])
  func status(tests: String?, options: [String], status: Int32) throws {
    let scratch = try Self.pack(tests)
    let program = try Program.run(["test", scratch.path] + options)
    #expect(program.status == status, "\(program.output)\(program.error)")
  }

  @Test("JSON has the cases, and with --mutate the mutants, how many were killed, and the survivors")
  func json() throws {
    let scratch = try Self.pack(Self.oneCase(3, "pass"))
    let program = try Program.run(["test", scratch.path, "--mutate", "--format", "json"])
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(program.output.utf8)) as? [String: Any])
    let survivors = try #require(root["survivors"] as? [[String: Any]])
    let (mutants, killed) = (try #require(root["mutants"] as? Int), try #require(root["killed"] as? Int))
    // Of 4 and 2 for 3, 万家 for 家 and more than for at least, a case at the limit does not notice the 2.
    #expect(mutants == killed + survivors.count)
    #expect(mutants == 4)
    #expect(survivors.map { $0["to"] as? String } == ["2 家"])
    #expect((root["summary"] as? [String: Int])?["passed"] == 1)
    #expect((root["cases"] as? [[String: Any]])?.count == 1)
  }

  @Test("Where a case fails, no mutants are made, and that is said")
  func refused() throws {
    let scratch = try Self.pack(Self.oneCase(2, "pass"))
    let program = try Program.run(["test", scratch.path, "--mutate", "--lang", "en"])
    #expect(program.output.hasSuffix("no mutants were made, as tests fail; make them pass first\n"))
  }

  @Test("--update rewrites the messages that are another now, and nothing else")
  func update() throws {
    let old = Self.oneCase(3, "{outcome: pass, message: 旧}") + Self.oneCase(2, "{outcome: fail, message: '旧 \"的\"'}")
    let scratch = try Self.pack(old)
    let program = try Program.run(["test", scratch.path, "--update", "--lang", "en"])
    #expect(program.status == 0, "\(program.output)")
    #expect(program.error == "2 messages rewritten\n")
    let expected =
      old.replacing("message: 旧}", with: "message: \"实验室：实际 3 家，应达到 3 家，恰为限值\"}")
      .replacing("'旧 \"的\"'", with: "\"实验室：实际 2 家，应达到 3 家，少 1 家\"")
    #expect(try scratch.text("tests/1.yaml") == "tests:\n" + expected)
    let wrong = try Self.pack(Self.oneCase(2, "{outcome: pass, message: 旧}"))
    #expect(try Program.run(["test", wrong.path, "--update"]).status == 1)
  }

  @Test("--update keeps the rights of a file, and a link to it")
  func link() throws {
    let scratch = try Self.pack(Self.oneCase(3, "{message: 旧}"))
    let file = scratch.path + "/tests/1.yaml"
    let target = scratch.path + "/elsewhere.txt"
    try FileManager.default.moveItem(atPath: file, toPath: target)
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: target)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: target)
    let program = try Program.run(["test", scratch.path, "--update", "--lang", "en"])
    #expect(program.status == 0)
    #expect(program.error == "1 message rewritten\n")
    #expect(try String(contentsOfFile: target, encoding: .utf8).contains("message: \"实验室：实际 3 家"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: file) == target)
    let rights = try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int
    #expect(rights == 0o600)
  }

  @Test("--mutate after --update judges by the messages as they are now")
  func updateAndMutate() throws {
    let scratch = try Self.pack(Self.oneCase(3, "{message: 旧}"))
    try scratch.write(
      "rules: [{id: R, for: province, value: labs, at_least: 3 家, when: year == 2025}]\n", to: "rules/1.yaml")
    let program = try Program.run(["test", scratch.path, "--update", "--mutate", "--lang", "en"])
    #expect(program.output.contains("R: no test notices when left out\n"))
    #expect(program.status == 1)
  }

  @Test("The same tests give the same bytes", arguments: ["text", "json", "junit"])
  func deterministic(format: String) throws {
    let scratch = try Self.pack(Self.oneCase(3, "pass") + Self.oneCase(1, "pass"))
    let arguments = ["test", scratch.path, "--coverage", "--format", format]
    #expect(try Program.run(arguments).output == Program.run(arguments).output)
  }
}
