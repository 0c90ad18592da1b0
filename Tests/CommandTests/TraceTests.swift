import Foundation
import Testing

@Suite("plumbline trace")
struct TraceTests {
  private static let rule =
    "rules: [{id: R-1, for: province, title: 甲, value: gdp, at_least: 5 亿元, source: {clause: 一, quote: 突破5亿元}}]"

  private static func pack(in scratch: Scratch, rules: String = rule) throws -> String {
    try scratch.write(
      "plumbline: 1\npack: p\nversion: 1.0.0\ntitle: 规划\nyears: {first: 2025, last: 2025}\n"
        + "levels: {province: provinces}\n",
      to: "pack/pack.yaml")
    try scratch.write(#"regions: {"230000": {name: 黑龙江省, level: province}}"#, to: "pack/regions.yaml")
    try scratch.write("indicators: {gdp: {title: 地区生产总值, unit: 亿元}}", to: "pack/indicators.yaml")
    try scratch.write(rules, to: "pack/rules/a.yaml")
    return scratch.path + "/pack"
  }

  @Test(
    "0 where all agree, though a sentence is not quoted; 1 where a quote, a figure or a requirement is amiss",
    arguments: [
      ("甲突破5亿元。设立基金。", "[{id: R-1}]", 0), ("甲突破6亿元。", "[{id: R-1}]", 1), ("甲突破5亿元。", "[{id: R-2}]", 1),
    ], ["text", "json"])
  func exitStatus(example: (plan: String, catalogue: String, status: Int32), format: String) throws {
    let scratch = try Scratch()
    let program = try Program.run([
      "trace", Self.pack(in: scratch), "--plan", scratch.write(example.plan, to: "plan.txt"), "--catalogue",
      scratch.write(example.catalogue, to: "c.yaml"), "--format", format,
    ])
    #expect(program.status == example.status)
    #expect(program.error == "")
    #expect(program.output.hasPrefix(format == "json" ? "{\n  \"schema\": \"plumbline/trace/1\"" : "规划  p 1.0.0\n"))
  }

  @Test("A figure that differs gives 1")
  func figure() throws {
    let scratch = try Scratch()
    let pack = try Self.pack(in: scratch, rules: Self.rule.replacing("at_least: 5", with: "at_least: 6"))
    let program = try Program.run(["trace", pack, "--plan", scratch.write("突破5亿元", to: "plan.txt"), "--lang", "en"])
    #expect(program.status == 1)
    #expect(program.output.contains("R-1  at_least is 6 亿元, the quotes say 5亿元"))
  }

  @Test("--limit bounds the sentences that text lists")
  func limit() throws {
    let scratch = try Scratch()
    let plan = try scratch.write("突破5亿元。" + String(repeating: "设立基金。\n", count: 30), to: "plan.txt")
    let pack = try Self.pack(in: scratch)
    func listed(_ arguments: String...) throws -> Int {
      try Program.run(["trace", pack, "--plan", plan] + arguments).output.split(separator: "\n")
        .count { $0.hasSuffix("  设立基金") }
    }
    #expect(try listed() == 20)
    #expect(try listed("--limit", "3") == 3)
    #expect(try listed("--limit", "0") == 0)
    #expect(try listed("--limit", "99") == 30)
  }

  @Test("2 where pack, plan and catalogue cannot be read, each with its own fault")
  func unreadable() throws {
    let scratch = try Scratch()
    let program = try Program.run(
      ["trace", "pack", "--plan", "plan.txt", "--catalogue", "c.yaml", "--lang", "en"], in: scratch.path)
    #expect(program.status == 2)
    #expect(program.output == "")
    #expect(
      program.errorLines == [
        "c.yaml:1:1: error: there is no such file; check the path",
        "pack:1:1: error: the pack's folder does not exist; check the path",
        "plan.txt:1:1: error: there is no such file; check the path",
      ])
    let pack = try Self.pack(in: scratch, rules: Self.rule.replacing("at_least", with: "at_last"))
    let faulty = try Program.run(["trace", pack, "--plan", scratch.write("甲", to: "plan.txt"), "--lang", "en"])
    #expect(faulty.status == 2)
    #expect(faulty.error.contains("error: unknown key 'at_last'; did you mean 'at_least'?"))
    #expect(faulty.output == "")
    _ = try Self.pack(in: scratch)
    let notText = try Program.run(["trace", pack, "--plan", scratch.write(Data([0xB9, 0xE6]), to: "plan.txt")])
    #expect(notText.status == 2)
    #expect(notText.error == "\(scratch.path)/plan.txt:1:1: error: 规划文本不是 UTF-8 编码，请转换编码\n")
  }

  @Test(
    "A wrong command line gives 64",
    arguments: [
      ["trace"], ["trace", "pack"], ["trace", "--plan", "x.txt"], ["trace", "a", "b", "--plan", "x.txt"],
      ["trace", "pack", "--plan", "x.txt", "--limit=-1"], ["trace", "pack", "--plan", "x.txt", "--format", "xml"],
    ])
  func usage(arguments: [String]) throws {
    let program = try Program.run(arguments)
    #expect(program.status == 64)
    #expect(program.output == "")
    #expect(program.error.contains("Usage: plumbline trace"))
  }

  @Test("What a plan brings with it is shown, never obeyed")
  func hostile() throws {
    let scratch = try Scratch()
    let program = try Program.run([
      "trace", Self.pack(in: scratch), "--plan", scratch.write("突破5亿元。设立\u{1B}[31m基金。", to: "plan.txt"),
    ])
    #expect(program.status == 0)
    #expect(program.output.contains(#"设立\u{1B}[31m基金"#))
  }
}
