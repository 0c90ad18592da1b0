import Authoring
import Diagnostics
import Packs
import Testing

@Suite("Messages of tests rewritten")
struct MessageUpdateTests {
  private static let right = "研发强度：实际 2.50%，应达到 2.5%，恰为限值"
  private static let report = "report: &r {region: 某省, year: 2025, indicators: {rd_expenditure: 25, gdp: 1000}}"

  /// The file of tests after the update, its faults, and how many messages it rewrote.
  private func updated(_ cases: String, ending: String = "\n") throws -> (text: String, faults: [String], count: Int) {
    var fixture = Tested(cases).fixture
    fixture.files["tests/01-goals.yaml"] = fixture.files["tests/01-goals.yaml"]?.replacing("\n", with: ending)
    let (read, faults) = PackTests.read(folder: "small", files: fixture.packFiles)
    let tests = try #require(read, "\(faults.map { $0.rendered(in: .en) })")
    let update = MessageUpdate(TestRun.run(tests.cases, of: tests.pack.pack), files: tests.files)
    let bytes = update.files.first?.bytes ?? tests.files.first { $0.name.hasPrefix("tests/") }?.bytes ?? []
    return (String(decoding: bytes, as: UTF8.self), update.faults.map { $0.rendered(in: .en) }, update.count)
  }

  private func oneCase(_ message: String) -> String {
    "  - test: 例\n    \(Self.report)\n    expect:\n      R-LIMIT:\n        message: \(message)\n        outcome: pass\n"
  }

  @Test(
    "A message on one line or folded, quoted or not, is replaced where it stands and nothing else is",
    arguments: [
      "旧", "'旧 ''一'' 个'", "\"旧\\u5206\"", "旧的\n          两行", "\"旧的 \\\n          两行\"", "旧 # 注", "\n          旧",
    ],
    ["\n", "\r\n"])
  func replaced(message: String, ending: String) throws {
    let comment = message.hasSuffix("注") ? " # 注" : ""
    let start = message.hasPrefix("\n") ? "\n          " : ""
    let expected = "tests:\n" + oneCase(start + "\"\(Self.right)\"" + comment)
    let found = try updated(oneCase(message), ending: ending)
    #expect(found.text == expected.replacing("\n", with: ending))
    #expect(found.faults == [])
    #expect(found.count == 1)
  }

  @Test("An anchor stays, and what repeats the message by it is rewritten once", arguments: ["旧", "'旧'"])
  func anchor(message: String) throws {
    let second = "  - {test: 二, report: *r, expect: {R-LIMIT: {message: *m}}}\n"
    let found = try updated(oneCase("&m " + message) + second)
    #expect(found.text == "tests:\n" + oneCase("&m \"\(Self.right)\"") + second)
    #expect(found.count == 1)
  }

  @Test("A block cannot be rewritten, nor a message that stands for several verdicts that differ")
  func faults() throws {
    let block = try updated(oneCase("|\n          旧"))
    #expect(
      block.faults == [
        "small/tests/01-goals.yaml:6:18: error: this message is written as a block and cannot be rewritten; put it on one line in quotes"
      ])
    #expect(block.text == "tests:\n" + oneCase("|\n          旧"))
    let several = """
        - test: 例
          reports: [{region: 甲市, year: 2025}, {region: 乙市, year: 2025, evidence: [{for: R-EACH, title: 文}]}]
          expect: {R-EACH: {message: 旧}}

      """
    #expect(
      try updated(several).faults == [
        "small/tests/01-goals.yaml:4:32: error: this message stands for several that differ and cannot be rewritten; tell subjects apart by 'of'"
      ])
  }

  @Test("Where an outcome differs as well, a person has to say which of the two is wrong")
  func outcome() throws {
    let found = try updated(oneCase("旧").replacing("outcome: pass", with: "outcome: fail"))
    #expect(found.count == 0)
    #expect(found.text.contains("message: 旧\n"))
  }
}
