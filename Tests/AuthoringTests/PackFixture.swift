import Packs

/// The files of a small pack, made of texts.
struct PackFixture {
  var files: [String: String] = [
    "pack.yaml": """
    plumbline: 1
    pack: small
    version: 1.0.0
    title: 小规划
    years: {first: 2021, last: 2025}
    levels: {province: provinces, city: cities}
    """,
    "regions.yaml": """
    regions:
      "10": {name: 某省, level: province}
      "11": {name: 甲市, level: city, in: "10"}
      "12": {name: 乙市, level: city, in: "10"}
    """,
    "indicators.yaml": """
    indicators:
      gdp: {title: 生产总值, unit: 亿元, decimals: 1}
      rd_expenditure: {title: 研发经费, unit: 亿元, decimals: 1}
      rd_intensity: {title: 研发强度, unit: "%", decimals: 2, derive: rd_expenditure / gdp, baseline: {2020: 1.25}}
      labs: {title: 实验室, unit: 家}
      firms: {title: 企业, unit: 家}
    """,
    "registers.yaml": """
    registers:
      zones:
        item: zone
        title: 园区
        key: [name]
        fields:
          name: {type: string, required: true}
          tier: {type: choice, of: {national: 国家级, provincial: 省级, city: 市级}}
    """,
  ]

  /// - Parameter rules: What stands under `rules:`.
  init(rules: String, tests: String? = nil) {
    files["rules/01-goals.yaml"] = "rules:\n" + rules
    if let tests { files["tests/01-goals.yaml"] = "tests:\n" + tests }
  }

  var packFiles: [PackFile] {
    files.sorted { $0.key < $1.key }.map {
      PackFile(name: $0.key, path: "small/" + $0.key, bytes: Array($0.value.utf8))
    }
  }
}
