import Diagnostics
import Packs
import Reports
import Testing

@Suite("A form as CSV files")
struct FormTests {
  @Test("A form is a file for each table, and a text that says how to fill them in")
  func files() throws {
    #expect(
      try FormPack.form().files.map(\.name) == [
        "填报说明.txt", "report.csv", "indicators.csv", "zones.csv", "lists.csv", "evidence.csv", "explanations.csv",
      ])
  }

  @Test("The head says which pack, region and year it is for")
  func head() throws {
    #expect(
      try FormPack.file("report.csv", of: FormPack.form()) == [
        "规则包,plan", "规则包版本,1.2.0", "规划,规划", "地区,哈尔滨市", "地区代码,230100", "年份,2025", "修订号,1", "填报单位,", "填报日期,",
      ])
  }

  @Test("Indicators that rules need come first, with the years that they need; what the pack gives is left out")
  func indicators() throws {
    #expect(
      try FormPack.file("indicators.csv", of: FormPack.form()) == [
        "指标,单位,2025年,2024年,2022年,状态,口径,备注,填报要求,对应规则",
        "生产总值,亿元,,,,,,,请填写,R-2；汇总后用于：R-1",
        "经费,亿元,,,,,,,请填写,R-2",
        "经费占比,%,,,,,,,由经费、生产总值计算，可不填,R-2",
        "企业数,家,,,,,,,请填写,R-3",
        "备用,元,,,,,,,可不填,",
      ])
  }

  @Test("It comes in English as well")
  func english() throws {
    let form = try FormPack.form(.en)
    #expect(
      try FormPack.file("indicators.csv", of: form).prefix(2) == [
        "Indicator,Unit,2025,2024,2022,Status,Series,Note,Requirement,Rules",
        #"Gross product,亿元,,,,,,,needed,"R-2; in sums: R-1""#,
      ])
    #expect(try FormPack.file("zones.csv", of: form) == ["Name,Tier,Area (公顷),Open,Founded,Began"])
  }

  @Test("A register's headings are the titles of its fields, with their units")
  func registers() throws {
    #expect(try FormPack.file("zones.csv", of: FormPack.form()) == ["名称,级别,面积（公顷）,开放,批准日期,设立年份"])
  }

  @Test("Documents are asked for by the rules for the region, for every value of `each`; no other region's are")
  func evidence() throws {
    #expect(
      try FormPack.file("evidence.csv", of: FormPack.form()) == [
        "规则,要求,限定,标题,文号,日期", "R-5,黑土方案,field=黑土,,,", "R-5,种业方案,field=种业,,,",
        "R-7,批复（“园区”每条一行，限定写 name=…）,,,,",
      ])
    #expect(try FormPack.file("explanations.csv", of: FormPack.form()) == ["规则,限定,说明,所针对的值"])
  }

  @Test("The instructions end with the rules that each part serves, when they are due and by which clause")
  func instructions() throws {
    let lines = try FormPack.file("填报说明.txt", of: FormPack.form())
    #expect(lines.first == "规划：哈尔滨市2025年填报表")
    let start = try #require(lines.firstIndex { $0.hasPrefix("表\t") })
    #expect(
      lines[start...].map { $0.replacing("\t", with: "|") } == [
        "表|内容|规则|规则标题|到期年份|规划条款", "指标|生产总值（含2024年）|R-1|规模（汇总后使用）|每年|第一章",
        "指标|生产总值（含2024年）|R-2|投入增长|2025|", "指标|经费（含2024年）|R-2|投入增长|2025|",
        "指标|经费占比（含2024年）|R-2|投入增长|2025|", "指标|企业数（含2022年）|R-3|R-3|每年|", "园区|各条记录|R-7|R-7|每年|",
        "园区|面积|R-4|R-4|每年|", "说明与佐证|佐证|R-5|R-5|每年|", "说明与佐证|佐证|R-7|R-7|每年|",
      ])
  }

  // MARK: - Filled in

  private static let head = "report: plan\nregion: 哈尔滨市\nyear: 2025\n"

  @Test("A report of the same year fills in everything, every figure as it is written")
  func sameYear() throws {
    let report =
      Self.head + """
        revision: 2
        prepared: {by: 市统计局, date: 2026-01-05}
        indicators:
          gdp: {value: 5576.30, unit: 亿元, status: preliminary, series: 现价, note: 初步核算}
          funds: 120500 万元
          firms: 约3000家
          spare: 12
        history:
          2024: {funds: 11.8 亿元, firms: 2900 家}
          2023: {spare: 7}
        """
    let form = try FormPack.form(from: report)
    #expect(
      try FormPack.file("report.csv", of: form).suffix(3) == ["修订号,2", "填报单位,市统计局", "填报日期,2026-01-05"])
    #expect(
      try FormPack.file("indicators.csv", of: form) == [
        "指标,单位,2025年,2024年,2023年,2022年,状态,口径,备注,填报要求,对应规则",
        "生产总值,亿元,5576.30,,,,初步,现价,初步核算,请填写,R-2；汇总后用于：R-1",
        // Each in its own unit, so that no unit stands beside them.
        "经费,,120500 万元,11.8 亿元,,,,,,请填写,R-2",
        "经费占比,%,,,,,,,,由经费、生产总值计算，可不填,R-2",
        "企业数,,约3000家,2900 家,,,,,,请填写,R-3",
        // A figure without a unit reads back without one.
        "备用,,12,,7,,,,,可不填,",
      ])
  }

  @Test("Values of earlier years with a status or a series of their own stand in a table of their own")
  func qualified() throws {
    let report =
      Self.head + """
        indicators: {firms: {value: 3000, unit: 家, series: 全部}}
        history:
          2022: {gdp: {value: 100, unit: 亿元, status: final}, firms: 2000 家, funds: 3 亿元}
          2021: {firms: {value: 1900, unit: 家, series: 全部}}
        """
    let form = try FormPack.form(from: report)
    #expect(
      try FormPack.file("history.csv", of: form) == [
        "指标,年份,数值,单位,状态,口径,备注", "生产总值,2022,100,亿元,最终,,", "企业数,2022,2000,家,,,",
      ])
    #expect(
      try FormPack.file("indicators.csv", of: form)[1...4] == [
        "生产总值,亿元,,,,,,,,请填写,R-2；汇总后用于：R-1", "经费,亿元,,,3,,,,,请填写,R-2", "经费占比,%,,,,,,,,由经费、生产总值计算，可不填,R-2",
        "企业数,家,3000,,,1900,,全部,,请填写,R-3",
      ])
  }

  @Test("Records are filled in word for word, a register without any says so, and columns they need are added")
  func records() throws {
    let report =
      Self.head + """
        registers:
          zones:
            - {name: "甲,乙", tier: national, area: 12.50, open: true, founded: 2020-03-01, began: 1991, place: 哈尔滨市}
            - {name: 丙, tier: 省级}
          lists: []
        """
    let form = try FormPack.form(from: report)
    #expect(
      try FormPack.file("zones.csv", of: form) == [
        "名称,级别,面积（公顷）,开放,批准日期,设立年份,place", "\"甲,乙\",national,12.50,true,2020-03-01,1991,哈尔滨市", "丙,省级,,,,,",
      ])
    #expect(try FormPack.file("lists.csv", of: form) == ["名称", "无"])
  }

  @Test("Documents that are named come first, then those that are still asked for; explanations keep their values")
  func statements() throws {
    let report =
      Self.head + """
        evidence:
          - {for: [R-5, R-7], field: 种业, title: 方案, document: 哈政〔2025〕1号, date: 2025-03-02}
        explanations:
          - {for: R-3, revision: 0a1b2c3d, values: {firms: {value: 3605, unit: 家}, funds: 1 亿元}, text: 口径调整}
        """
    let form = try FormPack.form(from: report)
    #expect(
      try FormPack.file("evidence.csv", of: form) == [
        "规则,要求,限定,标题,文号,日期", "R-5、R-7,种业方案,field=种业,方案,哈政〔2025〕1号,2025-03-02", "R-5,黑土方案,field=黑土,,,",
      ])
    #expect(
      try FormPack.file("explanations.csv", of: form) == [
        "规则,限定,说明,所针对的值,规则修订", "R-3,,口径调整,firms=3605 家；funds=1 亿元,0a1b2c3d",
      ])
  }

  @Test("A report of the year before fills in that year, and its registers are carried over; its statements are not")
  func yearBefore() throws {
    let report = """
      report: plan
      region: 哈尔滨市
      year: 2024
      revision: 3
      prepared: {by: 市统计局, date: 2025-01-05}
      indicators: {funds: {value: 11.8, unit: 亿元}, firms: 2900 家}
      history: {2022: {firms: 2500 家}}
      registers: {zones: [{name: 甲, area: 12.5}]}
      evidence: [{for: R-7, title: 批复, name: 甲}]
      explanations: [{for: R-3, text: 口径调整}]
      """
    let form = try FormPack.form(from: report)
    #expect(try FormPack.file("report.csv", of: form).suffix(3) == ["修订号,1", "填报单位,市统计局", "填报日期,"])
    #expect(
      try FormPack.file("indicators.csv", of: form)[1...4] == [
        "生产总值,亿元,,,,,,,请填写,R-2；汇总后用于：R-1", "经费,亿元,,11.8,,,,,请填写,R-2", "经费占比,%,,,,,,,由经费、生产总值计算，可不填,R-2",
        "企业数,家,,2900,2500,,,,请填写,R-3",
      ])
    #expect(try FormPack.file("zones.csv", of: form).last == "甲,,12.5,,,")
    #expect(try FormPack.file("evidence.csv", of: form).count == 4)
    #expect(try FormPack.file("explanations.csv", of: form).count == 1)
  }

  @Test("What a spreadsheet would take for a formula has an apostrophe before it; a negative figure has none")
  func formulas() throws {
    let report =
      Self.head + """
        prepared: {by: "=HYPERLINK(\\"http://x\\")"}
        indicators: {spare: -5}
        """
    let form = try FormPack.form(from: report)
    #expect(
      try FormPack.file("report.csv", of: form).contains(#"填报单位,"'=HYPERLINK(""http://x"")""#))
    #expect(try FormPack.file("indicators.csv", of: form).last == "备用,,-5,,,,,,可不填,")
  }

  @Test(
    "A report of another region or another year fills no form",
    arguments: [
      ("鸡西市", 2025, "r.yaml:2:9: error: 这是鸡西市的报告，不能填入哈尔滨市的表，请换一份报告"),
      ("哈尔滨市", 2023, "r.yaml:2:9: error: 这是 2023 年的报告，2025 年的表只能用 2025 年或 2024 年的报告填，请换一份报告"),
    ])
  func others(_ region: String, _ year: Int, _ message: String) throws {
    let pack = try FormPack.pack()
    let report = "report: plan\nregion: \(region)\nyear: \(year)\n"
    let read = FormContent.read(ReportText(Array(report.utf8), path: "r.yaml"), of: pack)
    let wanted = try #require(pack.regions.index(named: "哈尔滨市"))
    #expect(read.content?.fault(for: wanted, in: 2025, of: pack)?.rendered(in: .zh) == message)
  }

  @Test("A report with a fault of form fills none, and each of its faults is told")
  func faulty() throws {
    let report = "report: other\nregion: 哈尔滨市\nyear: 2025\n"
    let read = FormContent.read(ReportText(Array(report.utf8), path: "r.yaml"), of: try FormPack.pack())
    #expect(read.content == nil)
    #expect(
      read.faults.map { $0.rendered(in: .zh) } == [
        "r.yaml:1:9: error: 报告针对的规则包是“other”，本次检查用的是“plan”；请改用对应的规则包"
      ])
  }
}
