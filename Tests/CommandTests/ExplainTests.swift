import Testing

@Suite("plumbline explain")
struct ExplainTests {
  /// A pack of one region and one indicator, without rules.
  private static func writePack(_ id: String, to folder: String, in scratch: Scratch) throws {
    try scratch.write(
      """
      plumbline: 1
      pack: \(id)
      version: 1.0.0
      title: 规划
      years: {first: 2021, last: 2025}
      levels: {province: provinces}
      """, to: folder + "/pack.yaml")
    try scratch.write("regions: {'10': {name: 某省, level: province}}\n", to: folder + "/regions.yaml")
    try scratch.write("indicators: {gdp: {title: 生产总值, unit: 亿元}}\n", to: folder + "/indicators.yaml")
  }

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
        == "Rules:1:1: error: there is no rule 'HLJ-18'; did you mean 'HLJ-018'?\n")
  }

  @Test("A rule that is nothing like any, and packs that are none")
  func unknown() throws {
    let program = try Program.run(["explain", "天王盖地虎", "--lang", "en"])
    #expect(program.status == 2)
    #expect(program.error == "Rules:1:1: error: there is no rule '天王盖地虎'\n")
    let scratch = try Scratch()
    let none = try Program.run(["explain", "HLJ-018", "--lang", "en"], in: scratch.path)
    #expect(none.status == 2)
    #expect(none.error == "Rules:1:1: error: there is no pack under Rules; give one by --pack\n")
  }

  @Test("Of several packs the one that has the rule answers")
  func several() throws {
    let scratch = try Scratch()
    for pack in ["a", "b"] {
      try Self.writePack(pack, to: "Rules/\(pack)", in: scratch)
      let rule = "{id: \(pack.uppercased())-1, for: province, assert: gdp > 0}"
      try scratch.write("rules: [\(rule)]\n", to: "Rules/\(pack)/rules/1.yaml")
    }
    let known = try Program.run(["explain", "B-1", "--lang", "en"], in: scratch.path)
    #expect(known.status == 0)
    #expect(known.output.hasPrefix("B-1 "))
    let unknown = try Program.run(["explain", "B-2", "--lang", "en"], in: scratch.path)
    #expect(unknown.status == 2)
    #expect(unknown.error == "Rules:1:1: error: there is no rule 'B-2'; did you mean 'B-1'?\n")
  }

  @Test("How the rows of large files are judged is said behind a rule that reads them")
  func rows() throws {
    let scratch = try Scratch()
    try Self.writePack("a", to: "a", in: scratch)
    try scratch.write(
      "registers: {firms: {item: firm, title: 企业, key: [name], fields: {name: {type: string}, staff: {type: integer, unit: 人}}}}\n",
      to: "a/registers.yaml"
    )
    try scratch.write(
      """
      rules:
        - {id: A, for: firm, assert: staff > 0}
        - {id: B, for: firm, assert: staff > previous.staff}
        - {id: C, for: province, assert: gdp > 0}
      """, to: "a/rules/1.yaml")
    let lines = try ["A", "B", "C"].map { rule in
      let program = try Program.run(["explain", rule, "--pack", "a", "--lang", "en"], in: scratch.path)
      #expect(program.status == 0)
      return program.output.split(separator: "\n").dropFirst().map(String.init)
    }
    #expect(
      lines == [
        ["Records in a file: judged by columns."],
        ["Records in a file: judged one by one, since 'previous.staff' has no form for columns."], [],
      ])
  }
}
