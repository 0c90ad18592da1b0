import Authoring
import Diagnostics
import Testing

@Suite("Quotes are looked up in the plan's text")
struct TraceQuoteTests {
  struct Case: CustomTestStringConvertible {
    let quote: String
    let plan: String
    let line: Int
    let count: Int
    var testDescription: String { quote }

    init(_ quote: String, _ plan: String, line: Int = 1, count: Int = 1) {
      (self.quote, self.plan, self.line, self.count) = (quote, plan, line, count)
    }
  }

  @Test(
    "A quote is found with its first line and how often it stands there, however it is typed",
    arguments: [
      Case("突破500亿元", "标题\n\n成交额突破500亿元。\n", line: 3),
      Case("突破 500 亿元", "成交额突破５００亿元"),
      Case("高新技术企业 5000家", "企业\n\t高新技术企业\n\t5000家\n", line: 2),
      Case("建立制度", "建立\r\n　　制度", line: 1),
      Case("到2025年，达到", "一\r二\r到2025年, 达到", line: 3),
      Case("R&D经费（%）", "Ｒ＆Ｄ经费(％)"),
      Case("“揭榜挂帅”—试点", "「揭榜挂帅」–试点"),
      Case("2—3个", "2-3个"),
      Case("二○三五年", "二〇三五年"),
      Case("精密制造", "[bookmark: _GoBack]精密[bookmark: a]制造"),
      Case("落实", "落实政策。\n落实制度，抓好落实。", count: 3),
      Case("甲甲", "甲甲甲甲甲", count: 2),
    ])
  func found(_ example: Case) throws {
    let trace = try TraceFixture.trace(rules: TraceFixture.rule("R-1", quote: example.quote), plan: example.plan)
    #expect(trace.missing.map(\.quote.text) == [])
    #expect(trace.found.map(\.line) == [example.line])
    #expect(trace.found.map(\.count) == [example.count])
    #expect(trace.isSound)
  }

  @Test(
    "A quote that says something else is not found",
    arguments: [
      ("突破500亿元", "突破5000亿元"), ("突破500亿元", "突破500万元"), ("达到1%", "达到1‰"), ("R&D", "r&d"),
      ("建立制度", "建立。制度"), ("[书签]制造", "制造"),
    ])
  func different(quote: String, plan: String) throws {
    let trace = try TraceFixture.trace(rules: TraceFixture.rule("R-1", quote: quote), plan: plan)
    #expect(trace.missing.map(\.quote.text) == [quote])
    #expect(!trace.isSound)
  }

  @Test("A missing quote comes with its rule, its place and the plan's sentence that is nearest")
  func missing() throws {
    let trace = try TraceFixture.trace(
      rules: TraceFixture.rule("R-1", quote: "技术合同成交额突破600亿元"),
      plan: "一、目标\n　　到2025年，全省技术合同成交额突破500亿元。高新技术企业突破5000家。\n")
    let missing = try #require(trace.missing.first)
    #expect(missing.quote.owner == .rule("R-1"))
    #expect(missing.quote.place.description == "small/rules/01-goals.yaml:2:53")
    let near = try #require(missing.near)
    #expect(near.line == 2)
    #expect(near.part == "技术合同成交额突破")
    #expect(near.sentence == "到2025年，全省技术合同成交额突破500亿元")
  }

  @Test("Of a quote that shares less than four characters with the plan nothing is near")
  func nothingNear() throws {
    let trace = try TraceFixture.trace(rules: TraceFixture.rule("R-1", quote: "建立考核制度"), plan: "完善制度。考核结果。")
    #expect(trace.missing.count == 1)
    #expect(trace.missing.first?.near == nil)
  }

  @Test(
    "Rules, findings without a rule, what is unchecked and what is no requirement: all that they quote is looked up")
  func owners() throws {
    let trace = try TraceFixture.trace(
      rules: """
        - for: province
          source: [{clause: 一, quote: 甲}, {clause: 二}, {clause: 三, quote: 乙}]
          rules: [{id: R-1, assert: gdp > 0}]
        - {id: total-mismatch, source: {clause: 四, quote: 丙}}

        """,
      unchecked: """
        unchecked: [{id: U-1, reason: 无数据, ask: 问, source: {clause: 五, quote: 丁}}]
        no_requirement: [{quote: 戊, reason: {zh: 不是要求, en: It asks nothing}}, {quote: 己, reason: 无}]
        """, plan: "甲丙丁戊")
    #expect(trace.found.map(\.quote.text) == ["甲", "丙", "丁", "戊"])
    #expect(
      trace.found.map(\.quote.owner) == [.rule("R-1"), .rule("total-mismatch"), .unchecked("U-1"), .noRequirement])
    #expect(trace.missing.map(\.quote.text) == ["乙", "己"])
    #expect(trace.missing.map(\.quote.owner) == [.rule("R-1"), .noRequirement])
    #expect(trace.notRequirements.map(\.reason.en) == ["It asks nothing"])
    #expect(trace.notRequirements.map(\.line) == [1])
  }

  @Test(
    "A text that cannot be read is one fault at its place",
    arguments: [
      (Array("第一行\n第二".utf8) + [0xFF], "plan.txt:2:3: error: the plan's text is not UTF-8; convert it"),
      ([], "plan.txt:1:1: error: the plan's text is empty; check the file"),
      (Array(" \n\t\r\n".utf8), "plan.txt:1:1: error: the plan's text is empty; check the file"),
    ])
  func unreadable(bytes: [UInt8], message: String) throws {
    var request = try TraceFixture.request(rules: TraceFixture.rule("R-1", quote: "甲"), plan: "")
    request.plan = TextFile(path: "plan.txt", bytes: bytes)
    let (trace, faults) = Authoring.trace(request)
    #expect(trace == nil)
    #expect(faults.map { $0.rendered(in: .en) } == [message])
  }

  @Test(
    "A byte order mark is no part of the text, and lines end as editors have them",
    arguments: [
      ("\u{FEFF}甲", 1), ("甲\n", 1), ("甲\n\n", 2), ("甲\r\n乙\r丙\n丁", 4),
    ])
  func lines(plan: String, count: Int) throws {
    let trace = try TraceFixture.trace(rules: TraceFixture.rule("R-1", quote: "甲"), plan: plan)
    #expect(trace.planLines == count)
    #expect(trace.found.map(\.line) == [1])
  }

  @Test(
    "Texts made to take long do not", .timeLimit(.minutes(5)),
    arguments: ["技", "1", "1,", "1-", "(", "。", "5家，", "[bookmark:", "\t甲\n", "建立", "\n"])
  func hostile(piece: String) throws {
    let plan = String(repeating: piece, count: 100_000 / piece.utf8.count) + "甲"
    let trace = try TraceFixture.trace(
      rules: TraceFixture.rule("R-1", quote: String(repeating: "技", count: 90) + "甲")
        + TraceFixture.rule("R-2", quote: "甲"), plan: plan)
    #expect(trace.found.last?.quote.owner == .rule("R-2"))
  }
}
