import Testing

@Suite("plumbline explain")
struct ExplainTests {
  @Test("A rule is one sentence on standard output", arguments: ["zh", "en"])
  func known(language: String) throws {
    let program = try Program.run(["explain", "HLJ-018", "--lang", language])
    #expect(program.status == 0)
    #expect(program.error == "")
    #expect(program.output.hasPrefix("HLJ-018 "))
    #expect(program.output.split(separator: "\n").count == 1)
    for part in ["2.5 %", "2025", "2020", "指标表第1项"] { #expect(program.output.contains(part)) }
  }

  @Test("A mistyped rule is met with the one that was meant")
  func mistyped() throws {
    let program = try Program.run(["explain", "HLJ-18", "--lang", "en"])
    #expect(program.status == 2)
    #expect(program.output == "")
    #expect(
      program.error
        == "Rules/heilongjiang-14fyp:1:1: error: the pack has no rule 'HLJ-18'; did you mean 'HLJ-018'?\n")
  }

  @Test("A rule that is nothing like any, and packs that are none")
  func unknown() throws {
    let program = try Program.run(["explain", "天王盖地虎", "--lang", "en"])
    #expect(program.status == 2)
    #expect(program.error == "Rules/heilongjiang-14fyp:1:1: error: the pack has no rule '天王盖地虎'\n")
    let scratch = try Scratch()
    let none = try Program.run(["explain", "HLJ-018", "--lang", "en"], in: scratch.path)
    #expect(none.status == 2)
    #expect(none.error == "Rules:1:1: error: there is no pack under Rules; give one by --pack\n")
    for pack in ["a", "b"] { try scratch.write("", to: "Rules/\(pack)/pack.yaml") }
    let several = try Program.run(["explain", "HLJ-018", "--lang", "en"], in: scratch.path)
    #expect(several.error == "Rules:1:1: error: there are several packs under Rules (a, b); give one by --pack\n")
  }
}
