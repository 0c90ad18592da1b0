import Diagnostics
import Packs
import Quantities
import Reports
import Testing

/// A pack with what a form has to lay out, and the forms made of it.
enum FormPack {
  private static let files = [
    "pack.yaml": """
    plumbline: 1
    pack: plan
    version: 1.2.0
    title: {zh: 规划, en: Plan}
    years: {first: 2021, last: 2025}
    levels: {province: provinces, city: cities}
    """,
    "regions.yaml": """
    regions:
      "230000": {name: {zh: 黑龙江省, en: Heilongjiang}, level: province}
      "230100": {name: {zh: 哈尔滨市, en: Harbin}, level: city, in: "230000"}
      "230200": {name: {zh: 鸡西市, en: Jixi}, level: city, in: "230000"}
    """,
    "indicators.yaml": """
    indicators:
      gdp: {title: {zh: 生产总值, en: Gross product}, unit: 亿元, decimals: 1, total: sum}
      spare: {title: {zh: 备用, en: Spare}, unit: 元}
      funds: {title: {zh: 经费, en: Funds}, unit: 亿元, decimals: 2, definition: {zh: 当年支出。, en: Spent in the year.}}
      rate: {title: {zh: 经费占比, en: Share of funds}, unit: "%", decimals: 2, derive: funds / gdp}
      firms: {title: {zh: 企业数, en: Firms}, unit: 家, decimals: 0}
      quota: {title: 任务数, unit: 家, given: quotas.csv}
    """,
    "quotas.csv": "region,year,value\n230100,2023,5\n",
    "registers.yaml": """
    registers:
      lists:
        item: list
        title: {zh: 名单, en: Lists}
        key: [name]
        fields:
          name: {type: string, title: {zh: 名称, en: Name}}
      zones:
        item: zone
        title: {zh: 园区, en: Zones}
        key: [name]
        region: place
        fields:
          name: {type: string, required: true, title: {zh: 名称, en: Name}, aliases: [园区名称]}
          tier: {type: choice, of: {national: {zh: 国家级, en: National}, city: {zh: 市级, en: City's}}, title: {zh: 级别, en: Tier}}
          area: {type: number, unit: 公顷, decimals: 1, title: {zh: 面积, en: Area}}
          open: {type: boolean, title: {zh: 开放, en: Open}}
          founded: {type: date, title: {zh: 批准日期, en: Founded}}
          began: {type: year, title: {zh: 设立年份, en: Began}}
    """,
    "rules/a.yaml": """
    rules:
      - {id: R-1, for: province, title: 规模, value: gdp, at_least: 100 亿元, source: {clause: 第一章}}
      - {id: R-2, for: city, title: {zh: 投入增长, en: Funds grow}, value: growth(rate), at_least: 0 %, by: 2025}
      - {id: R-3, for: city, assert: firms > in_year(2022).firms}
      - {id: R-4, for: zone, assert: area > 0}
      - {id: R-5, for: city, each: {field: [黑土, 种业]}, evidence: "${field}方案"}
      - {id: R-6, for: [鸡西市], evidence: 矿区文件}
      - {id: R-7, for: zone, evidence: 批复}
    """,
  ]

  /// - Parameter listTitle: What the second register is called.
  static func pack(listTitle: String = "名单") throws -> Pack {
    let (pack, faults) = PackReader.read(
      folder: "pack",
      files: files.sorted { $0.key < $1.key }.map {
        PackFile(
          name: $0.key, path: "pack/" + $0.key,
          bytes: Array($0.value.replacing("zh: 名单,", with: "zh: '\(listTitle)',").utf8))
      })
    #expect(faults.map { $0.rendered(in: .en) } == [])
    return try #require(pack)
  }

  /// Harbin's form for 2025, filled in from a report where one is given.
  static func form(
    from report: String? = nil, listTitle: String = "名单", _ language: Language = .zh
  ) throws -> Form {
    let pack = try pack(listTitle: listTitle)
    var content: FormContent?
    if let report {
      let read = FormContent.read(ReportText(Array(report.utf8), path: "r.yaml"), of: pack)
      #expect(read.faults.map { $0.rendered(in: .en) } == [])
      content = read.content
      #expect(content != nil)
    }
    let region = try #require(pack.regions.index(named: "哈尔滨市"))
    let today = try #require(CalendarDate(year: 2026, month: 1, day: 2))
    return Form(of: pack, region: region, year: 2025, content: content, asOf: today, language)
  }

  /// A file of the form as a folder, its byte order mark and the ends of its lines looked at and taken off.
  static func file(_ name: String, of form: Form) throws -> [String] {
    let bytes = try #require(form.files.first { $0.name == name }).bytes
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    #expect(text.hasSuffix("\r\n"))
    return text.split(separator: "\r\n").map(String.init)
  }
}
