import Diagnostics
import Reports
import Testing

@Suite("Faults of form in a report")
struct FaultTests {
  @Test(
    "Each has its place, what is wrong and what to do, in both languages",
    arguments: [
      Faulty(
        "report: ‸pan\nregion: 哈尔滨市\nyear: 2023\n", zh: "报告针对的规则包是“pan”，本次检查用的是“plan”；请改用对应的规则包",
        en: "the report answers the pack 'pan', but this run uses 'plan'; use the pack that it answers"),
      Faulty(
        "report: plan\nregion: ‸哈尔宾市\nyear: 2023\n", zh: "未知的地区“哈尔宾市”，是否应为“哈尔滨市”？",
        en: "unknown region '哈尔宾市'; did you mean '哈尔滨市'?"),
      Faulty(
        "report: plan\nregion: ‸北京市\nyear: 2023\n", zh: "未知的地区“北京市”；请写规则包中地区的名称、别名或代码",
        en: "unknown region '北京市'; write a name, an alias or the code of a region of the pack"),
      Faulty("‸report: plan\nyear: 2023\n", zh: "缺少键“region”；应补上", en: "the key 'region' is missing; add it"),
      Faulty(
        "report: plan\nregion: 哈尔滨市\nyear: ‸二〇二三\n", zh: "“二〇二三”不是年份；应写四位年份，从 1900 至 2200",
        en: "'二〇二三' is not a year; write four digits from 1900 to 2200"),
      Faulty(
        body: "revision: ‸0", zh: "revision 为 0；应从 1 起，请改为 1 或更大的整数",
        en: "the revision is 0, but they count from 1; write 1 or more"),
      Faulty(
        body: "‸indicator: {gdp: 1}", zh: "未知的键“indicator”，是否应为“indicators”？",
        en: "unknown key 'indicator'; did you mean 'indicators'?"),
      Faulty(
        body: "indicators: {‸gpd: 1}", zh: "未知的指标“gpd”，是否应为“gdp”？", en: "unknown indicator 'gpd'; did you mean 'gdp'?"),
      Faulty(
        body: "indicators: {‸外资: 1}", zh: "未知的指标“外资”；请写规则包中指标的标识、标题或别名",
        en: "unknown indicator '外资'; write the key, the title or an alias of an indicator of the pack"),
      Faulty(
        body: "registers: {‸外资企业名单: []}", zh: "未知的名录“外资企业名单”；请写规则包中名录的标识、标题或别名",
        en: "unknown register '外资企业名单'; write the key, the title or an alias of a register of the pack"),
      Faulty(
        body: "registers: {zones: [{name: 甲, ‸注册资本: 1}]}", zh: "未知的字段“注册资本”；请写此名录中字段的标识、标题或别名",
        en: "unknown field '注册资本'; write the key, the title or an alias of a field of this register"),
      Faulty(
        body: "evidence: [{for: ‸HLJ-275, title: 方案}]", zh: "未知的规则“HLJ-275”；请写规则包中规则的编号",
        en: "unknown rule 'HLJ-275'; write the id of a rule of the pack"),
      Faulty(
        body: "history:\n  2022: {‸企业树: 1}", zh: "未知的指标“企业树”，是否应为“企业数”？",
        en: "unknown indicator '企业树'; did you mean '企业数'?"),
      Faulty(
        body: "indicators: {gdp: 1, ‸GDP: 1}", zh: "“GDP”与“gdp”是同一项，请保留一个", en: "'GDP' and 'gdp' are the same; keep one"
      ),
      Faulty(
        body: "indicators:\n  gdp: 1\n  ‸gdp: 2", zh: "键“gdp”在第 5 行已经写过；应删去其中一个",
        en: "the key 'gdp' stands in line 5 already; remove one of them"),
      Faulty(
        body: "indicators: {‸任务数: 1}", zh: "“任务数”由规则包给出，请从报告中删去",
        en: "'任务数' is given by the pack; remove it from the report"),
      Faulty(
        body: "history: {‸2023: {gdp: 1}}", zh: "history 中的 2023 年不早于报告年份 2023，本年的值应放在 indicators 下",
        en: "2023 in history is not before the report's year 2023; this year's values stand under indicators"),
      Faulty(
        body: "indicators: {gdp: ‸[1, 2]}", zh: "此处应为一个值，如 5576.3 亿元",
        en: "a single value belongs here, such as 5576.3 亿元"),
      Faulty(
        body: "indicators: {gdp: {value: ‸{a: 1}}}", zh: "此处应为一个值，如 5576.3 亿元",
        en: "a single value belongs here, such as 5576.3 亿元"),
      Faulty(
        body: "indicators: {gdp: ‸{unit: 亿元}}", zh: "缺少键“value”；应补上", en: "the key 'value' is missing; add it"),
      Faulty(
        body: "indicators: {gdp: {value: 1, status: ‸prelim}}", zh: "不能是“prelim”；应为其中之一：preliminary、revised、final",
        en: "'prelim' is none of the choices; write one of preliminary, revised, final"),
      Faulty(
        body: "registers: {‸zone: []}", zh: "未知的名录“zone”，是否应为“zones”？",
        en: "unknown register 'zone'; did you mean 'zones'?"),
      Faulty(
        body: "registers: {zones: [], ‸高新区: []}", zh: "“高新区”与“zones”是同一项，请保留一个",
        en: "'高新区' and 'zones' are the same; keep one"),
      Faulty(
        body: "registers:\n  zones:\n    - {name: 甲, ‸ares: 1}", zh: "未知的字段“ares”，是否应为“area”？",
        en: "unknown field 'ares'; did you mean 'area'?"),
      Faulty(
        body: "registers: {zones: [{name: 甲, ‸名称: 乙}]}", zh: "“名称”与“name”是同一项，请保留一个",
        en: "'名称' and 'name' are the same; keep one"),
      Faulty(
        body: "registers: {zones: [{name: ‸[甲]}]}", zh: "此处应为一个值，如 5576.3 亿元",
        en: "a single value belongs here, such as 5576.3 亿元"),
      Faulty(
        body: "registers: {zones: [‸甲]}", zh: "“甲”不是键值表；应写“键: 值”", en: "'甲' is not a mapping; write 'key: value'"),
      Faulty(
        body: "explanations: [{for: ‸R-3, text: 因}]", zh: "未知的规则“R-3”，是否应为“R-1”？",
        en: "unknown rule 'R-3'; did you mean 'R-1'?"),
      Faulty(
        body: "explanations: [{for: R-1, text: 因, values: {‸gpd: 1}}]", zh: "未知的指标“gpd”，是否应为“gdp”？",
        en: "unknown indicator 'gpd'; did you mean 'gdp'?"),
      Faulty(
        body: "explanations: [{for: R-1, text: 因, values: {gdp: 1, ‸GDP: 1}}]", zh: "“GDP”与“gdp”是同一项，请保留一个",
        en: "'GDP' and 'gdp' are the same; keep one"),
      Faulty(
        body: "explanations: [{for: R-1, text: 因, region: ‸哈}]", zh: "未知的地区“哈”，是否应为“哈市”？",
        en: "unknown region '哈'; did you mean '哈市'?"),
      Faulty(body: "explanations: [‸{for: R-1}]", zh: "缺少键“text”；应补上", en: "the key 'text' is missing; add it"),
      Faulty(
        body: "explanations: [{for: R-1, text: 因, revision: ‸3f2a}]",
        zh: "“3f2a”不是规则的修订标识，应为 8 至 16 位十六进制数字，见检查结果，或删去 revision",
        en:
          "'3f2a' is no revision of a rule; write 8 to 16 hexadecimal digits as a check's output has them, or leave out "
          + "'revision'"),
      Faulty(
        body: "evidence: [‸{for: R-1, date: 2023-03-02}]", zh: "应写明文件的 title 或 document",
        en: "give the document's title or its document number"),
      Faulty(
        body: "evidence: [{for: ‸[], title: 方案}]", zh: "for 是空的，应列出至少一个", en: "for is empty; list at least one"),
      Faulty(
        body: "evidence: [{for: R-1, title: 方案, date: ‸2023-02-30}]", zh: "“2023-02-30”不是日期；应写如 2023-03-02 的日期",
        en: "'2023-02-30' is not a date; write a day that exists, such as 2023-03-02"),
      Faulty(
        body: "prepared: {by: 科技局, ‸data: 2024-02-20}", zh: "未知的键“data”，是否应为“date”？",
        en: "unknown key 'data'; did you mean 'date'?"),
    ])
  func single(_ example: Faulty) throws {
    let read = try SmallPack.read(example.text)
    #expect(read.faults.map { $0.rendered(in: .en) } == [example.rendered(path: "r.yaml", in: .en)])
    #expect(read.faults.map { $0.rendered(in: .zh) } == [example.rendered(path: "r.yaml", in: .zh)])
    #expect(read.report == nil)
  }

  @Test("All faults of a report come in one run, and its region and year are known all the same")
  func all() throws {
    let read = try SmallPack.read(
      """
      report: plan
      region: 哈市
      year: 2023
      revision: -1
      indicators: {gpd: 1, firms: [1]}
      history: {2024: {quota: 1}}
      registers: {zone: [], zones: [{name: 甲, ares: 1}, 乙]}
      explanations: [{for: X, text: 因}]
      evidence: [{for: R-1}]
      """)
    #expect(
      read.faults.sortedByPlace().map { "\($0.place)" } == [
        "r.yaml:4:11", "r.yaml:5:14", "r.yaml:5:29", "r.yaml:6:11", "r.yaml:6:18", "r.yaml:7:13",
        "r.yaml:7:41", "r.yaml:7:51", "r.yaml:8:22", "r.yaml:9:12",
      ])
    #expect(read.report == nil)
    #expect(read.region == 1)
    #expect(read.year == 2023)
  }

  @Test("Of a report that answers another pack that alone is said, and its region and year are known all the same")
  func otherPack() throws {
    let read = try SmallPack.read("report: pan\nregion: 哈市\nyear: 2023\nindicators: {gpd: 1}")
    #expect(read.faults.map { "\($0.place)" } == ["r.yaml:1:9"])
    #expect(read.report == nil)
    #expect(read.region == 1)
    #expect(read.year == 2023)
  }

  @Test(
    "A file of waivers",
    arguments: [
      Faulty(
        "waivers:\n  - {rule: ‸R-9, until: 2024-12-31, reason: 因}", zh: "未知的规则“R-9”，是否应为“R-1”？",
        en: "unknown rule 'R-9'; did you mean 'R-1'?"),
      Faulty("waivers:\n  - ‸{rule: R-1, reason: 因}", zh: "缺少键“until”；应补上", en: "the key 'until' is missing; add it"),
      Faulty(
        "waivers:\n  - {rule: R-1, until: ‸2024, reason: 因}", zh: "“2024”不是日期；应写如 2023-03-02 的日期",
        en: "'2024' is not a date; write a day that exists, such as 2023-03-02"),
      Faulty(
        "waivers:\n  - {rule: R-1, until: 2024-12-31, reason: 因, region: ‸哈尔滨}", zh: "未知的地区“哈尔滨”，是否应为“哈尔滨市”？",
        en: "unknown region '哈尔滨'; did you mean '哈尔滨市'?"),
      Faulty(
        "waivers:\n  - {rule: R-1, until: 2024-12-31, reason: 因, ‸feild: 黑土}", zh: "未知的键“feild”，是否应为“field”？",
        en: "unknown key 'feild'; did you mean 'field'?"),
      Faulty("‸waiver: []", zh: "未知的键“waiver”，是否应为“waivers”？", en: "unknown key 'waiver'; did you mean 'waivers'?"),
    ])
  func waivers(_ example: Faulty) throws {
    let (_, faults) = WaiverReader.read(Array(example.text.utf8), path: "w.yaml", pack: try SmallPack.pack())
    #expect(faults.first?.rendered(in: .en) == example.rendered(path: "w.yaml", in: .en))
    #expect(faults.first?.rendered(in: .zh) == example.rendered(path: "w.yaml", in: .zh))
  }
}
