import Foundation
import Testing

@Suite("Faults of expressions on standard error")
struct FaultExcerptTests {
  @Test("Every fault of a rule is told in one run, with its line and a caret under the spot, also behind Chinese text")
  func carets() throws {
    let scratch = try Scratch()
    try FileManager.default.copyItem(atPath: Program.pack, toPath: scratch.path + "/pack")
    let rules = """
      rules:
        - {id: X-1, for: province, assert: "name == '黑龙江省' && gpd > 0"}
        - id: X-2
          for: city
          assert: gdp > high_tech_enterprises && rd_intensty > 2.5 %

      """
    try scratch.write(rules, to: "pack/rules/99-new.yaml")
    let program = try Program.run(["explain", "X-1", "--lang", "en", "--pack", "pack"], in: scratch.path)
    let expected = """
      pack/rules/99-new.yaml:2:57: error: unknown name 'gpd'; did you mean 'gdp'?
          - {id: X-1, for: province, assert: "name == '黑龙江省' && gpd > 0"}
                                                                    ^
      pack/rules/99-new.yaml:5:58: error: a number with a unit is written quantity('2.5 %')
          assert: gdp > high_tech_enterprises && rd_intensty > 2.5 %
                                                               ^

      """
    #expect(program.status == 2)
    #expect(program.error == expected)
  }
}
