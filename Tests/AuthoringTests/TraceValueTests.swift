import Authoring
import Diagnostics
import Testing

@Suite("The values of each")
struct TraceValueTests {
  private static func rules(_ values: String, quote: String = "专栏2 重点研究方向") -> String {
    """
    - id: R-1
      for: province
      each: {direction: [\(values)]}
      evidence: "关于${direction}的文件"
      source: {clause: 一, quote: '\(quote)'}

    """
  }

  private static let plan = """
    一、黑土保护
    　　加强黑土保护，推动地力提升。
    \t专栏2  重点研究方向

    \t地力提升。开展土壤培肥等关键技术研究。推动应用。
    [bookmark: a]保护性耕作。开展耕作技术研究。
    1.节水灌溉。开展灌溉技术研究。
    加强品种选育，开展种质创新。建设种业基地。

    二、现代育种
    　　推动地力提升。
    """

  @Test("A value that heads a line behind the quote cites the line, another the sentence in which it stands")
  func cited() throws {
    let trace = try TraceFixture.trace(rules: Self.rules("地力提升, 保护性耕作, 节水灌溉, 种质创新"), plan: Self.plan)
    #expect(trace.valueCount == 4)
    #expect(trace.missingValues.map(\.value) == [])
    // Neither what stands before the quote nor what stands in the next section.
    #expect(trace.uncited.map(\.text) == ["建设种业基地", "加强黑土保护，推动地力提升", "推动地力提升"])
    #expect(trace.uncited.map(\.line) == [8, 2, 11])
  }

  @Test("A list ends after forty lines")
  func bounded() throws {
    let names = (11...51).map { "方向\($0)" }
    let lines = names.map { $0 + "。开展研究。" }.joined(separator: "\n")
    let trace = try TraceFixture.trace(
      rules: Self.rules(names.joined(separator: ", ")), plan: "专栏2 重点研究方向\n" + lines)
    #expect(trace.missingValues.isEmpty)
    #expect(trace.uncited.map(\.line) == [42])
  }

  @Test("A value that stands nowhere is listed with what is nearest, and is no failure")
  func missing() throws {
    let trace = try TraceFixture.trace(rules: Self.rules("地力提升, 保护性的耕作, 保护性耕种技术"), plan: Self.plan)
    #expect(trace.missingValues.map(\.value) == ["保护性的耕作", "保护性耕种技术"])
    #expect(trace.missingValues.map(\.rule) == ["R-1", "R-1"])
    #expect(trace.missingValues.map(\.name) == ["direction", "direction"])
    #expect(trace.missingValues.map(\.near?.part) == [nil, "保护性耕"])
    #expect(trace.missingValues.map(\.place.line) == [2, 2])
    #expect(trace.isSound)
  }

  @Test("Where the quote is missing, values are looked up all the same and cite nothing")
  func withoutQuote() throws {
    let trace = try TraceFixture.trace(rules: Self.rules("地力提升", quote: "专栏3 重点研究方向"), plan: Self.plan)
    #expect(trace.missing.count == 1)
    #expect(trace.missingValues.isEmpty)
    #expect(trace.uncited.map(\.line).contains(5))
  }
}
