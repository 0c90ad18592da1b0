import CEL
import Diagnostics
import Quantities
import Testing

@testable import Packs

@Suite("A pack says what its files say")
struct PackTests {
  @Test("Indicators, registers and given values are read")
  func contents() throws {
    let pack = try SmallPack.pack(rules: "  - {id: X, for: city, assert: gdp > 0}\n")
    #expect(pack.id == "demo")
    #expect(pack.identity.years == 2021...2025)
    #expect(pack.indicators.map(\.id) == ["gdp", "rd", "rate", "firms", "quota"])
    #expect(pack.indicators[2].baseline[2020]?.number == Number(126).divided(by: 10_000))
    let harbin = try #require(pack.regions.index(named: "哈尔滨"))
    #expect(pack.indicators[4].given[RegionYear(region: harbin, year: 2023)]?.number == 5)
    #expect(pack.registers[0].fields.map(\.id) == ["name", "tier", "area", "spare"])
    #expect(pack.unchecked.map(\.id) == ["U-1"])
  }

  @Test("Given values may stand in a file of the encoding that Chinese desktops write")
  func encoding() throws {
    // 哈尔滨市
    let harbin: [UInt8] = [0xB9, 0xFE, 0xB6, 0xFB, 0xB1, 0xF5, 0xCA, 0xD0]
    let (pack, faults) = PackReader.read(
      folder: "demo",
      files: SmallPack.files.sorted { $0.key < $1.key }.map { name, text in
        let bytes = Array(text.utf8)
        let gbk = Array("region,year,value\n".utf8) + harbin + Array(",2023,5\n".utf8)
        return PackFile(name: name, path: "demo/" + name, bytes: name == "quotas.csv" ? gbk : bytes)
      })
    #expect(faults.map { $0.rendered(in: .en) } == [])
    let region = try #require(pack?.regions.index(named: "哈尔滨市"))
    #expect(pack?.indicators[4].given[RegionYear(region: region, year: 2023)]?.number == 5)
  }

  @Test("A region may say which square of a map it is, the same one as a region of another level")
  func tiles() throws {
    var files = SmallPack.files
    files["regions.yaml"] = files["regions.yaml"]?
      .replacing("level: province}", with: "level: province, tile: [99, 0]}")
      .replacing("aliases: [哈尔滨]}", with: "aliases: [哈尔滨], tile: [99, 0]}")
    let (pack, faults) = SmallPack.read(files)
    #expect(faults.map { $0.rendered(in: .en) } == [])
    let tile = Region.Tile(column: 99, row: 0)
    #expect(pack?.regions.all.map(\.tile) == [tile, tile, nil])
  }

  @Test(
    "Two rules may bear one id where they are never in effect together",
    arguments: [
      ("{until: 2022-12-31}", "{from: 2023-01-01}", true), ("{from: 2023-01-01}", "{until: 2022-12-31}", true),
      ("{until: 2023-01-01}", "{from: 2023-01-01}", false), ("{from: 2021-01-01}", "{from: 2023-01-01}", false),
      ("{from: 2021-01-01, until: 2021-12-31}", "{from: 2022-01-01, until: 2022-12-31}", true),
      ("{}", "{from: 2023-01-01}", false),
    ])
  func amended(_ first: String, _ second: String, _ isSound: Bool) {
    var files = SmallPack.files
    files["rules/b.yaml"] =
      "rules:\n" + [first, second].map { "  - {id: X, for: city, assert: gdp > 0, effective: \($0)}\n" }.joined()
    let faults = SmallPack.read(files).faults.map { $0.rendered(in: .en) }
    let message =
      "demo/rules/b.yaml:3:10: error: the rule X stands already in line 2; rules of one id must not be in effect together"
    #expect(faults == (isSound ? [] : [message]))
  }

  @Test(
    "Severity follows the wording, being behind is a note unless said",
    arguments: [
      ("", Severity.error, Severity.note), ("wording: binding", .error, .note), ("wording: expected", .warning, .note),
      ("wording: aspirational", .note, .note),
      ("wording: permissive", .none, .none), ("wording: expected, severity: error", .error, .note),
      ("severity: none", .none, .none),
      ("wording: expected, behind: warning", .warning, .warning), ("behind: none", .error, .none),
    ])
  func severity(_ keys: String, _ severity: Severity, _ behind: Severity) throws {
    let pack = try SmallPack.pack(rules: "  - {id: X, for: city, assert: gdp > 0\(keys.isEmpty ? "" : ", " + keys)}\n")
    #expect(pack.rules.last?.severity == severity)
    #expect(pack.rules.last?.behind == behind)
  }

  @Test("A rule may be for levels, regions and records together")
  func subjects() throws {
    let pack = try SmallPack.pack(
      rules: """
          - {id: A, for: [哈尔滨, "230200", province], assert: gdp > 0}
          - {id: B, for: [city, 哈尔滨], assert: gdp > 0}
          - {id: C, for: [zone], assert: area > 0}

        """)
    let subjects = pack.rules.suffix(3).map { $0.forms.map(\.subject) }
    #expect(
      subjects == [
        [.regions(level: 0, only: nil), .regions(level: 1, only: [1, 2])], [.regions(level: 1, only: nil)],
        [.records(register: 0)],
      ])
  }

  @Test(
    "A rule that draws on regions below is known",
    arguments: [
      ("cities.count(c, reported(c.firms)) >= 1", true), ("cities.sum(c, c.firms) > 10", true), ("gdp > 0", true),
      ("rd > 0", false), ("rate > 0", true),
      ("firms > 0", false), ("zones.all(z, z.area > 0)", false), ("year > 2020 || previous.gdp > 0", true),
    ])
  func draws(_ expression: String, _ draws: Bool) throws {
    let pack = try SmallPack.pack(rules: "  - {id: X, for: province, assert: \"\(expression)\"}\n")
    #expect(pack.rules.last?.forms.map(\.drawsOnRegionsBelow) == [draws])
  }

  @Test("Limits, tolerances, rounding and paths are read in the limit's unit")
  func limits() throws {
    let pack = try SmallPack.pack(
      rules: """
          - {id: A, for: province, value: rate, between: [1 %, 25 ‰], within: 10 %, judge: rounded(1), by: 2025, path: flat}
          - {id: B, for: province, value: gdp, at_least: 5000 万元, within: 1 万元, by: 2025, path: {2021: 0, 2022: 3000 万元}}
          - {id: C, for: province, value: rate, at_least: 2.5 %, within: 0.05 个百分点, by: 2025, path: linear}
          - {id: D, for: province, value: firms, at_least: quota, within: 0}

        """)
    let limits = pack.rules.suffix(4).compactMap { rule -> LimitRequirement? in
      if case .limit(_, let limit)? = rule.forms.first?.requirement { limit } else { nil }
    }
    #expect(limits.map(\.comparison) == [.between, .atLeast, .atLeast, .atLeast])
    #expect(limits.map(\.unit.symbol) == ["%", "万元", "%", "家"])
    #expect(limits[0].judging == .rounded(decimals: 1))
    #expect(limits[0].decimals == 2)
    if case .share(let share)? = limits[0].tolerance {
      #expect(share == Number(1).divided(by: 10))
    } else {
      Issue.record("no share")
    }
    if case .amount(let amount)? = limits[1].tolerance { #expect(amount == 10_000) } else { Issue.record("no amount") }
    if case .milestones(let figures)? = limits[1].path {
      #expect(figures == [2021: 0, 2022: 30_000_000])
    } else {
      Issue.record("no figures")
    }
    if case .linear(let year, let start)? = limits[2].path {
      #expect(year == 2020)
      #expect(start == Number(126).divided(by: 10_000))
    } else {
      Issue.record("no line")
    }
  }

  @Test("A rule for every value of a list has them all, one for indicators has a form for each")
  func each() throws {
    let pack = try SmallPack.pack(
      rules: """
          - {id: A, for: city, evidence: "${lab}：方案", each: {lab: [黑土, 哈电]}}
          - {id: B, for: city, assert: reported(x), title: "${x}", each: {x: {tag: money}}}
          - {id: C, for: city, assert: reported(x), each: {x: indicators}}

        """)
    #expect(pack.rules.suffix(3).map(\.forms.count) == [1, 2, 5])
    if case .indicatorTitle(1)? = pack.rules.suffix(2).first?.forms.last?.title.zh.first {
    } else {
      Issue.record("no title")
    }
  }

  @Test("What a pack says of the built-in findings stands apart from its rules")
  func builtIn() throws {
    let pack = try SmallPack.pack(rules: "  - {id: report-missing, severity: warning, also: [H-1]}\n")
    #expect(pack.rules.count == 4)
    #expect(pack.builtInRules[.reportMissing]?.severity == .warning)
  }
}
