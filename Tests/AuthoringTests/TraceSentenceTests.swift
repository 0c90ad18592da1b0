import Authoring
import Testing

@Suite("Sentences that sound like requirements")
struct TraceSentenceTests {
  struct Case: CustomTestStringConvertible {
    let plan: String
    let sentences: [String]
    var testDescription: String { plan }

    init(_ plan: String, _ sentences: String...) { (self.plan, self.sentences) = (plan, sentences) }
  }

  @Test(
    "A text is cut at 。；！？ and at the ends of lines",
    arguments: [
      Case("建立制度。设立基金；制定办法！实施项目？", "建立制度", "设立基金", "制定办法", "实施项目"),
      Case("建立制度;设立基金", "建立制度", "设立基金"),
      Case("建立制度，\n设立基金", "建立制度，", "设立基金"),
      Case("“建立制度。”设立基金。", "“建立制度", "设立基金"),
      Case("　　——建立　制度。", "——建立 制度"),
    ])
  func cut(_ example: Case) throws {
    let found = try TraceFixture.uncited(example.plan)
    #expect(found.map(\.text) == example.sentences)
  }

  @Test(
    "Headings and the titles of boxes are no sentences; what only begins like one is",
    arguments: [
      Case("第一章　建设强省"), Case("第12节 建设强省"), Case("一、建设强省"), Case("（十二）建设强省"), Case("\t专栏8  建设重点任务"), Case("附件1 建设任务"),
      Case("第四章　建设现代产业体系，\n支撑产业链提升\n　　建立制度。", "建立制度"),
      Case("一、建立制度。", "一、建立制度"), Case("一是建立制度", "一是建立制度"), Case("第一批建设", "第一批建设"), Case("专栏建设", "专栏建设"),
    ])
  func headings(_ example: Case) throws {
    #expect(try TraceFixture.uncited(example.plan).map(\.text) == example.sentences)
  }

  @Test(
    "The cells of a row stand together, one a line or on one line",
    arguments: [
      Case("\t类别\n\t目标\n\n\t科技型企业\n\t15000家\n\n\t高新技术企业\n\t5000家\n", "科技型企业 15000家", "高新技术企业 5000家"),
      Case("科技型企业\t15000家\n高新技术企业\t5000家", "科技型企业 15000家", "高新技术企业 5000家"),
      Case("\t成果筛选\n\t每年500项以上。设立基金。\n", "成果筛选 每年500项以上", "设立基金"),
      Case("\t指标\n\t2020年\n\t2025年\n\n\t技术合同成交额（亿元）\n\t267.8\n\t500\n", "技术合同成交额（亿元） 267.8 500"),
    ])
  func rows(_ example: Case) throws {
    #expect(try TraceFixture.uncited(example.plan).map(\.text) == example.sentences)
  }

  @Test("They stand in the order of their strongest sign, then of the number of signs, then of the text")
  func order() throws {
    let found = try TraceFixture.uncited(
      """
      鼓励企业创新。
      推动发展。
      推动落后地区发展，支持企业。
      建立制度。
      必须做好分工。
      省级高新区市（地）全覆盖。
      新增院士7位。
      成交额突破500亿元。
      占比达到30%以上，到2025年建立制度。
      没有要求。
      """)
    #expect(found.map(\.line) == [9, 8, 7, 6, 5, 4, 3, 2, 1])
    #expect(found.map(\.score) == [701, 700, 600, 500, 400, 300, 201, 200, 100])
    #expect(
      found.map(\.words) == [
        ["达到30%以上", "建立"], ["突破500亿元"], ["7位"], ["全覆盖"], ["必须"], ["建立"], ["推动", "支持"], ["推动"], ["鼓励"],
      ])
  }

  @Test(
    "Figures are numbers that count something, whatever stands beside them",
    arguments: [
      ("新增1,500家", ["1,500家"]), ("新增１５００家", ["１５００家"]), ("新增 3.5 亿元", ["3.5 亿元"]), ("占30%", ["30%"]),
      ("不少于20个", ["不少于20个"]), ("30家左右", ["30家左右"]), ("建2—3个园区", ["2—3个"]), ("15至40家", ["15至40家"]), ("5倍", ["5倍"]),
      ("0.05个百分点", ["0.05个百分点"]), ("4.53件/万人", ["4.53件/万人"]), ("为期3年", ["3年"]),
    ])
  func figures(sentence: String, words: [String]) throws {
    #expect(try TraceFixture.uncited(sentence).map(\.words) == [words])
  }

  @Test(
    "Years, days, numbers of things in a list and parts of words are none",
    arguments: [
      "到2025年。", "2021—2025年。", "2021年9月28日。", "第3项内容。", "第12项内容。", "见专栏8 项目。", "5G通信，CO2 个例。", "“十四五”时期。",
      "从0到1。", "“433”工业体系。", "1.产业\n2.企业", "（1）个人", "目标：1932",
    ])
  func noFigures(sentence: String) throws {
    #expect(try TraceFixture.uncited(sentence).map(\.text) == [])
  }

  // MARK: - What is cited

  @Test("A sentence is cited where a rule or what is unchecked quotes some of it, explained where it is no requirement")
  func cited() throws {
    let trace = try TraceFixture.trace(
      rules: TraceFixture.rule("R-1", quote: "建立考核制度"),
      unchecked: """
        unchecked: [{id: U-1, reason: 无数据, ask: 问, source: {clause: 五, quote: 设立基金}}]
        no_requirement: [{quote: 实施战略, reason: 背景}]
        """,
      plan: "推动各地建立考核制度，落实责任。设立基金。深入实施战略。制定办法。")
    #expect(trace.uncited.map(\.text) == ["制定办法"])
    #expect(trace.requirementCount == 4)
    #expect(trace.isSound)
  }

  @Test("A quote of a heading cites nothing below it, and one of two sentences cites both")
  func span() throws {
    let trace = try TraceFixture.trace(
      rules: TraceFixture.rule("R-1", quote: "一、建立制度") + TraceFixture.rule("R-2", quote: "基金。制定"),
      plan: "一、建立制度\n建立制度。设立基金。制定办法。")
    #expect(trace.uncited.map(\.text) == ["建立制度"])
  }

  @Test("Of several figures in one sentence, each clause that bears one has to be quoted")
  func clauses() throws {
    let trace = try TraceFixture.trace(
      rules: TraceFixture.rule("R-1", quote: "研发经费投入年均增长20%以上"),
      plan: "——投入。研发经费投入年均增长20%以上，到2025年，强度达到2.5%以上，培育一批企业，有研发活动企业占比达到30%以上。")
    #expect(trace.uncited.map(\.text) == ["强度达到2.5%以上", "有研发活动企业占比达到30%以上"])
    #expect(trace.uncited.map(\.words) == [["达到2.5%以上"], ["达到30%以上"]])
    #expect(trace.requirementCount == 3)
  }

  @Test("What is listed as no requirement explains no other figure of its sentence")
  func dismissedClause() throws {
    let trace = try TraceFixture.trace(
      rules: TraceFixture.rule("R-1", quote: "建立制度"),
      unchecked: "no_requirement: [{quote: 取得新突破, reason: 背景}]",
      plan: "建立制度。强度达到2.5%以上，取得新突破。科技取得新突破。")
    #expect(trace.uncited.map(\.text) == ["强度达到2.5%以上"])
  }

  @Test("A quote that stands in several places cites each")
  func places() throws {
    let trace = try TraceFixture.trace(
      rules: TraceFixture.rule("R-1", quote: "建立制度"), plan: "建立制度。\n再次建立制度。\n设立基金。")
    #expect(trace.uncited.map(\.text) == ["设立基金"])
  }
}
