import Diagnostics
import Packs
import Reports
import Testing

/// A pack of two regions, four indicators and a register of each type of field.
enum SmallPack {
  private static let files = [
    "pack.yaml": """
    plumbline: 1
    pack: plan
    version: 1.0.0
    title: 规划
    years: {first: 2021, last: 2025}
    levels: {province: provinces, city: cities}
    """,
    "regions.yaml": """
    regions:
      "230000": {name: {zh: 黑龙江省, en: Heilongjiang}, level: province}
      "230100": {name: {zh: 哈尔滨市, en: Harbin}, level: city, in: "230000", aliases: [哈市]}
    """,
    "indicators.yaml": """
    indicators:
      gdp: {title: {zh: 地区生产总值, en: Gross regional product}, unit: 亿元, aliases: [GDP]}
      rate: {title: 比率, unit: "%"}
      firms: {title: 企业数, unit: 家}
      quota: {title: 任务数, unit: 家, given: quotas.csv}
    """,
    "registers.yaml": """
    registers:
      zones:
        item: zone
        title: {zh: 园区, en: Zones}
        aliases: [高新区]
        key: [name]
        region: place
        year: of_year
        fields:
          name: {type: string, required: true, title: {zh: 名称, en: Name}, aliases: [园区名称]}
          tier: {type: choice, of: {national: 国家级, city: {zh: 市级, en: City's}}}
          area: {type: number, unit: 公顷}
          people: {type: integer, unit: 人}
          open: {type: boolean}
          founded: {type: date}
          began: {type: year}
          seat: {type: region}
    """,
    "rules/a.yaml": """
    rules:
      - {id: R-1, for: city, each: {field: [黑土]}, evidence: 方案}
      - {id: R-2, for: zone, assert: area > 0}
    """,
    "quotas.csv": "region,year,value\n230100,2023,5\n",
  ]

  static func pack() throws -> Pack {
    let (pack, faults) = PackReader.read(
      folder: "pack",
      files: files.sorted { $0.key < $1.key }.map {
        PackFile(name: $0.key, path: "pack/" + $0.key, bytes: Array($0.value.utf8))
      })
    try #require(faults.map { $0.rendered(in: .en) } == [])
    return try #require(pack)
  }

  static func read(_ text: String, path: String = "r.yaml") throws -> ReadReport {
    ReportReader(try pack()).read(Array(text.utf8), path: path)
  }

  /// A report of Harbin for 2023 whose further text has no fault.
  static func report(_ body: String) throws -> Report {
    let read = try read("report: plan\nregion: 哈尔滨市\nyear: 2023\n" + body)
    try #require(read.faults.map { $0.rendered(in: .en) } == [])
    return try #require(read.report)
  }
}

/// A text in which `‸` marks the place of the one fault that is expected, with its wording in both languages.
struct Faulty: Sendable, CustomTestStringConvertible {
  let marked: String
  let zh: String
  let en: String

  /// A whole file.
  init(_ marked: String, zh: String, en: String) {
    self.marked = marked
    self.zh = zh
    self.en = en
  }

  /// What follows the head of a report of Harbin for 2023.
  init(body: String, zh: String, en: String) {
    self.init("report: plan\nregion: 哈尔滨市\nyear: 2023\n" + body, zh: zh, en: en)
  }

  var testDescription: String { marked.debugDescription }

  var text: String { marked.replacing("‸", with: "") }

  /// What the fault looks like: `path:line:column: error: …`.
  func rendered(path: String, in language: Language) -> String {
    let lines = marked.prefix { $0 != "‸" }.split(separator: "\n", omittingEmptySubsequences: false)
    let column = (lines.last?.unicodeScalars.count ?? 0) + 1
    return "\(path):\(lines.count):\(column): error: \(language == .zh ? zh : en)"
  }
}
