import Diagnostics
import Packs
import Testing

/// The smallest pack with one of everything, as text.
enum SmallPack {
  static let files: [String: String] = [
    "pack.yaml": """
    plumbline: 1
    pack: demo
    version: 1.0.0
    title: {zh: 示例, en: Demo}
    years: {first: 2021, last: 2025}
    levels: {province: provinces, city: cities}

    """,
    "regions.yaml": """
    regions:
      "230000": {name: {zh: 黑龙江省, en: Heilongjiang}, level: province}
      "230100": {name: 哈尔滨市, level: city, in: "230000", aliases: [哈尔滨]}
      "230200": {name: 齐齐哈尔市, level: city, in: "230000"}

    """,
    "indicators.yaml": """
    indicators:
      gdp: {title: 生产总值, unit: 亿元, total: sum, tags: [money]}
      rd: {title: 研发经费, unit: 亿元, tags: [money]}
      rate: {title: 研发强度, unit: "%", decimals: 2, derive: rd / gdp, baseline: {2020: 1.26}}
      firms: {title: 企业数, unit: 家}
      quota: {title: 任务数, unit: 家, given: quotas.csv}

    """,
    "quotas.csv": "region,year,value\n哈尔滨市,2023,5\n齐齐哈尔市,2023,3\n",
    "registers.yaml": """
    registers:
      zones:
        item: zone
        title: 园区
        key: [name]
        fields:
          name: {type: string, required: true}
          tier: {type: choice, of: {national: 国家级, municipal: 市级}}
          area: {type: number, unit: 平方公里}
          spare: {type: string}

    """,
    "unchecked.yaml": "unchecked:\n  - {id: U-1, reason: 无法核对, ask: 查看文件}\n",
    "rules/a.yaml": """
    rules:
      - id: R-1
        for: province
        value: rate
        at_least: 2.5 %
        by: 2025
        path: compound
        wording: expected
      - id: R-2
        for: city
        assert: firms >= quota
      - id: R-3
        for: zone
        unique: [name]
      - id: R-4
        for: city
        evidence: 分解文件

    """,
  ]

  static func read(_ files: [String: String]) -> (pack: Pack?, faults: [Diagnostic]) {
    PackReader.read(
      folder: "demo",
      files: files.sorted { $0.key < $1.key }.map {
        PackFile(name: $0.key, path: "demo/" + $0.key, bytes: Array($0.value.utf8))
      })
  }

  /// The pack with more rules, which must load.
  static func pack(rules: String) throws -> Pack {
    var files = files
    files["rules/b.yaml"] = "rules:\n" + rules
    let (pack, faults) = read(files)
    #expect(faults.map { $0.rendered(in: .en) } == [])
    return try #require(pack)
  }
}

/// One change of the small pack, in which `‸` marks the place of the one fault that it makes.
struct Change: Sendable, CustomTestStringConvertible {
  let file: String
  let old: String
  let new: String
  let message: String

  /// A text of a file gives way to another.
  init(_ file: String, _ old: String, _ new: String, _ message: String) {
    self.file = file
    self.old = old
    self.new = new
    self.message = message
  }

  /// A rule more, its lines after `- id: X`.
  init(rule: String, _ message: String) {
    self.init(
      "rules/b.yaml", "", "rules:\n  - id: X\n" + rule.split(separator: "\n").map { "    " + $0 + "\n" }.joined(),
      message)
  }

  var testDescription: String { "\(file): \(new.split(separator: "\n").last ?? "")" }

  private var marked: String {
    let text = SmallPack.files[file] ?? ""
    return old.isEmpty ? new : text.replacing(old, with: new, maxReplacements: 1)
  }

  var files: [String: String] {
    SmallPack.files.merging([file: marked.replacing("‸", with: "")]) { $1 }
  }

  /// `demo/rules/b.yaml:4:8: error: …`, line 1 and column 1 without a mark.
  var expected: String {
    let lines = marked.prefix { $0 != "‸" }.split(separator: "\n", omittingEmptySubsequences: false)
    let isWhole = !marked.contains("‸")
    let place = isWhole ? "1:1" : "\(lines.count):\((lines.last?.unicodeScalars.count ?? 0) + 1)"
    return "demo/\(file):\(place): error: \(message)"
  }
}
