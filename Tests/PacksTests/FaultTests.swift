import Diagnostics
import Packs
import Testing

@Suite("Each fault of a pack is one message at its place")
struct FaultTests {
  private static func expectOne(_ change: Change) {
    #expect(SmallPack.read(change.files).faults.map { $0.rendered(in: .en) } == [change.expected])
  }

  @Test("The small pack itself has none")
  func sound() {
    let (pack, faults) = SmallPack.read(SmallPack.files)
    #expect(faults.map { $0.rendered(in: .en) } == [])
    #expect(pack?.rules.map(\.id) == ["R-1", "R-2", "R-3", "R-4"])
  }

  @Test(
    "Identity",
    arguments: [
      Change("pack.yaml", "plumbline: 1", "plumbline: ‸2", "format version '2' is not supported; write 1"),
      Change(
        "pack.yaml", "pack: demo", "pack: ‸Demo",
        "'Demo' cannot be a name; use letters, digits and underscores (for a pack, lower-case letters, digits and hyphens)"
      ),
      Change(
        "pack.yaml", "years: {first: 2021, last: 2025}", "years: ‸{first: 2025, last: 2021}",
        "the first year 2025 is after the last year 2021"),
      Change(
        "pack.yaml", "levels: {province: provinces, city: cities}", "levels: ‸{}",
        "no levels are listed; write them as in {province: provinces, city: cities}"),
      Change(
        "pack.yaml", "provinces, city", "provinces, ‸year", "'year' has a meaning in expressions; choose another name"),
      Change("pack.yaml", "city: cities", "city: ‸city", "the name 'city' is taken; choose another one"),
      Change("pack.yaml", "version: 1.0.0\n", "", "the key 'version' is missing; add it"),
      Change(
        "pack.yaml", "title: {zh: 示例, en: Demo}", "title:‸", "nothing stands here; write a text, or {zh: …, en: …}"),
      Change("pack.yaml", "first: 2021", "first: ‸21", "'21' is not a year; write four digits from 1900 to 2200"),
      Change("stray.yaml", "", "a: 1", "stray.yaml is no file of a pack; rules stand under rules/, tests under tests/"),
    ])
  func identity(_ change: Change) {
    // Other files stand on the levels, so that their faults bring more.
    #expect(
      SmallPack.read(change.files).faults.map { $0.rendered(in: .en) }.filter {
        $0.hasPrefix("demo/pack.yaml") || change.file != "pack.yaml"
      } == [change.expected])
  }

  @Test(
    "Regions",
    arguments: [
      Change(
        "regions.yaml", "  \"230200\"", "  \"230300\": {name: 鸡西市, level: ‸ciyt, in: \"230000\"}\n  \"230200\"",
        "unknown level 'ciyt'; did you mean 'city'?"),
      Change(
        "regions.yaml", "  \"230200\"", "  ‸\"230300\": {name: 哈尔滨, level: city, in: \"230000\"}\n  \"230200\"",
        "the region name '哈尔滨' belongs to 230100 already; names and aliases are unique"),
      Change(
        "regions.yaml", "  \"230200\": {name: 齐齐哈尔市, level: city, in: \"230000\"}",
        "  ‸\"230200\": {name: 齐齐哈尔市, level: city}", "'in' is missing; give the code of the region above"),
      Change("regions.yaml", "in: \"230000\"}", "in: ‸\"230001\"}", "unknown region '230001'; did you mean '230000'?"),
      Change(
        "regions.yaml", "齐齐哈尔市, level: city, in: \"230000\"", "齐齐哈尔市, level: city, in: ‸\"230100\"",
        "230100 is not a region of the level above"),
      Change(
        "regions.yaml", "  \"230200\": {name: 齐齐哈尔市, level: city, in: \"230000\"}",
        "  \"230200\": {name: 齐齐哈尔市, level: city, in: \"230000\"}\n  ‸\"240000\": {name: 另省, level: province}",
        "there can be only one region of the outermost level"),
      Change(
        "regions.yaml", "齐齐哈尔市,", "齐齐哈尔市, tile: ‸[1],",
        "tile takes two whole numbers of 0 to 99, [column, row], counted from the west and the north"),
      Change(
        "regions.yaml", "齐齐哈尔市,", "齐齐哈尔市, tile: ‸[1, 2, 3],",
        "tile takes two whole numbers of 0 to 99, [column, row], counted from the west and the north"),
      Change(
        "regions.yaml", "齐齐哈尔市,", "齐齐哈尔市, tile: ‸[0, -1],",
        "tile takes two whole numbers of 0 to 99, [column, row], counted from the west and the north"),
      Change(
        "regions.yaml", "齐齐哈尔市,", "齐齐哈尔市, tile: ‸[100, 0],",
        "tile takes two whole numbers of 0 to 99, [column, row], counted from the west and the north"),
      Change(
        "regions.yaml", "齐齐哈尔市,", "齐齐哈尔市, tile: [0, ‸1.5],", "'1.5' is not an integer; write a whole number such as 12"),
      Change(
        "regions.yaml", "齐齐哈尔市,", "齐齐哈尔市, tile: ‸7,", "'7' is not a sequence; write […], or lines that begin with '- '"),
      Change(
        "regions.yaml", "  \"230200\"",
        "  \"230050\": {name: 鸡西市, level: city, in: \"230000\", tile: [3, 4]}\n"
          + "  \"230300\": {name: 鹤岗市, level: city, in: \"230000\", tile: ‸[3, 4]}\n  \"230200\"",
        "the tile [3, 4] belongs to 230050 already; each region of a level has its own"),
    ])
  func regions(_ change: Change) { Self.expectOne(change) }

  @Test(
    "Indicators",
    arguments: [
      Change(
        "indicators.yaml", "  firms:", "  ‸a-b: {title: 甲, unit: 家}\n  firms:",
        "'a-b' cannot be a name; use letters, digits and underscores (for a pack, lower-case letters, digits and hyphens)"
      ),
      Change(
        "indicators.yaml", "  firms:", "  ‸sum: {title: 甲, unit: 家}\n  firms:",
        "'sum' has a meaning in expressions; choose another name"),
      Change(
        "indicators.yaml", "  firms:", "  ‸zone: {title: 甲, unit: 家}\n  firms:",
        "'zone' has a meaning in expressions; choose another name"),
      Change(
        "indicators.yaml", "  firms:", "  ‸zones: {title: 甲, unit: 家}\n  firms:",
        "the name 'zones' is taken; choose another one"),
      Change(
        "indicators.yaml", "  firms:", "  output: {title: 产值, unit: ‸億元}\n  firms:",
        "unknown unit '億元'; did you mean '亿元'?"),
      Change("indicators.yaml", "企业数, unit: 家", "企业数, unit: ‸光年", "unknown unit '光年'"),
      Change(
        "indicators.yaml", "decimals: 2", "decimals: ‸2000000000",
        "decimals is a whole number from 0 to 30, not 2000000000"),
      Change(
        "indicators.yaml", "decimals: 2", "decimals: ‸\"2\"",
        "'2' is quoted and therefore a text, not an integer; remove the quotes"),
      Change(
        "indicators.yaml", "  firms: {title: 企业数, unit: 家}", "  ‸firms: {title: 企业数, unit: 家, derive: firms + 1}",
        "the indicator 'firms' is derived from itself; break the circle"),
      Change(
        "indicators.yaml", "unit: 家, given: quotas.csv", "unit: 家, derive: ‸firms + 1, given: quotas.csv",
        "'derive' and 'given' exclude each other; remove one"),
      Change(
        "indicators.yaml", "derive: rd / gdp", "derive: ‸rd",
        "the unit '亿元' does not convert to '%'; use one of the same kind"),
      Change("indicators.yaml", "derive: rd / gdp", "derive: ‸rd > gdp", "this expression has to give a number"),
      Change("indicators.yaml", "derive: rd / gdp", "derive: rd / ‸gpd", "unknown name 'gpd'; did you mean 'gdp'?"),
      Change(
        "indicators.yaml", "企业数, unit: 家", "企业数, unit: 家, baseline: {2020: ‸1.26 亿元}",
        "the unit '亿元' does not convert to '家'; use one of the same kind"),
      Change(
        "indicators.yaml", "企业数, unit: 家", "企业数, unit: 家, baseline: {2020: ‸约1}",
        "'约1' is not a number, such as 2.5 % or 500 亿元"),
      Change("indicators.yaml", "total: sum", "total: ‸smu", "'smu' is none of the choices; did you mean 'sum'?"),
      Change("indicators.yaml", "given: quotas.csv", "given: ‸none.csv", "the pack has no file none.csv"),
      Change(
        "quotas.csv", "region,year,value", "region,year,figure",
        "the header has to have the columns region, year, value"),
      Change(
        "quotas.csv", "齐齐哈尔市,2023,3", "齐齐哈尔市,2023,3\n‸哈尔滨市,2023,6", "the value of 哈尔滨市 in 2023 is given twice; keep one"
      ),
      Change("quotas.csv", "齐齐哈尔市,2023,3", "‸齐哈尔市,2023,3", "unknown region '齐哈尔市'; did you mean '齐齐哈尔市'?"),
      Change("quotas.csv", "齐齐哈尔市,2023,3", "齐齐哈尔市,‸二零,3", "'二零' is not a year; write four digits from 1900 to 2200"),
      Change(
        "quotas.csv", "齐齐哈尔市,2023,3", "齐齐哈尔市,2023,‸3 元",
        "the unit '元' does not convert to '家'; use one of the same kind"),
    ])
  func indicators(_ change: Change) { Self.expectOne(change) }

  @Test(
    "Registers",
    arguments: [
      Change(
        "registers.yaml", "  zones:",
        "  labs: {item: ‸map, title: 甲, key: [name], fields: {name: {type: string}}}\n  zones:",
        "'map' has a meaning in expressions; choose another name"),
      Change(
        "registers.yaml", "  zones:",
        "  labs: {item: ‸labs, title: 甲, key: [name], fields: {name: {type: string}}}\n  zones:",
        "the name 'labs' is taken in line 2; choose another one"),
      Change("registers.yaml", "key: [name]", "key: [‸nmae]", "unknown field 'nmae'; did you mean 'name'?"),
      Change("registers.yaml", "key: [name]", "key: ‸[]", "key is empty; list at least one"),
      Change("registers.yaml", "spare: {type: string}", "spare: {type: ‸text}", "unknown field type 'text'"),
      Change(
        "registers.yaml", "spare: {type: string}", "spare: {type: ‸sting}",
        "unknown field type 'sting'; did you mean 'string'?"),
      Change(
        "registers.yaml", "tier: {type: choice, of: {national: 国家级, municipal: 市级}}", "tier: {type: ‸choice}",
        "a choice needs 'of', the list of its values"),
      Change(
        "registers.yaml", "of: {national: 国家级, municipal: 市级}", "of: ‸[国家级]",
        "a sequence is not a mapping; write 'key: value'"),
      Change(
        "registers.yaml", "spare: {type: string}", "spare: {type: string, unit: ‸家}",
        "a field of type string cannot have 'unit'"),
      Change(
        "registers.yaml", "spare: {type: string}", "spare: {type: string, of: ‸{a: b}}",
        "a field of type string cannot have 'of'"),
      Change("registers.yaml", "spare:", "‸region:", "'region' has a meaning in expressions; choose another name"),
      Change("registers.yaml", "unit: 平方公里", "unit: ‸平方里", "unknown unit '平方里'; did you mean '平方公里'?"),
      Change(
        "registers.yaml", "name: {type: string, required: true}", "name: {type: string, required: ‸yes}",
        "'yes' is not a truth value; write true or false"),
    ])
  func registers(_ change: Change) { Self.expectOne(change) }

  @Test(
    "Rules",
    arguments: [
      Change(
        rule: "for: ‸ciyt\nassert: gdp > 0", "'ciyt' is no level, region or register's item; did you mean 'city'?"),
      Change(rule: "for: ‸[]\nassert: gdp > 0", "for is empty; list at least one"),
      Change(
        "rules/b.yaml", "", "rules:\n  - ‸id: X\n    for: city\n",
        "the rule asks nothing; give it one of value, assert, unique or evidence"),
      Change(
        "rules/b.yaml", "",
        "rules:\n  - ‸id: X\n    for: city\n    assert: gdp > 0\n    value: gdp\n    at_least: 1 亿元\n",
        "a rule has one requirement, this one has value, assert; split it into several rules"),
      Change(
        "rules/b.yaml", "", "rules:\n  - ‸id: X\n    for: city\n    value: gdp\n",
        "there is a value but no limit; give at_least, more_than, at_most, less_than, between or equals"),
      Change(
        rule: "for: city\nvalue: gdp\nat_least: ‸1 亿元\nat_most: 2 亿元",
        "a rule has one limit, this one has at_least, at_most; for a limit at both ends use between"),
      Change(rule: "for: city\nassert: gdp > 0\nat_least: ‸1 亿元", "'at_least' goes with value only"),
      Change(rule: "for: city\nassert: gdp > 0\nwithin: ‸1 亿元", "'within' goes with value only"),
      Change(rule: "for: city\nassert: gdp > 0\njudge: ‸rounded(1)", "'judge' goes with value only"),
      Change(rule: "for: city\nevidence: 文件\npath: ‸flat", "'path' goes with value or assert only"),
      Change(rule: "for: zone\nunique: [spare]\npath: ‸flat", "'path' goes with value or assert only"),
      Change(rule: "for: city\nassert: gdp > 0\npath: ‸flat", "'path' needs 'by', the due year"),
      Change(
        rule: "for: city\nassert: gdp > 0\nby: 2025\npath: ‸linear",
        "'linear' is no path; write linear, compound, flat or figures by year"),
      Change(rule: "for: province\nvalue: rate\nat_least: 2.5 %\npath: ‸compound", "'path' needs 'by', the due year"),
      Change(rule: "for: city\nvalue: gdp\nbetween: ‸[1 亿元]", "between takes two values, as in [0 %, 10 %]"),
      Change(
        rule: "for: city\nvalue: gdp\nbetween: ‸[1 亿元, 9999 万元]",
        "between's first value is above its second, so that nothing can meet it; swap them"),
      Change(
        rule: "for: city\nvalue: gdp\nat_least: 1 亿元\nwithin: ‸-10 %",
        "the tolerance '-10 %' is negative; write a positive one"),
      Change(rule: "for: city\nvalue: ‸gdp > 0\nat_least: 1", "this expression has to give a number"),
      Change(rule: "for: city\nassert: ‸gdp", "this expression has to be true or false"),
      Change(rule: "for: city\nwhen: ‸gdp\nassert: gdp > 0", "this expression has to be true or false"),
      Change(rule: "for: city\nunique: ‸[name]", "unique is for records; 'for' has to be a register's item"),
      Change(rule: "for: zone\nunique: [‸nmae]", "unknown field 'nmae'; did you mean 'name'?"),
      Change(rule: "for: zone\nunique: ‸[]", "unique is empty; list at least one"),
      Change(
        rule: "for: city\nvalue: gdp\nat_least: 1 亿元\njudge: ‸round(1)",
        "'round(1)' is no way of judging; write it as in rounded(1)"),
      Change(
        rule: "for: city\nassert: gdp > 0\nresponse_rate: ‸90",
        "response_rate is a share from 0 % to 100 %, such as 90 %"),
      Change(
        rule: "for: city\nassert: gdp > 0\nresponse_rate: ‸110 %",
        "response_rate is a share from 0 % to 100 %, such as 90 %"),
      Change(
        rule: "for: city\nassert: gdp > 0\nwording: aspirational\nbehind: ‸error",
        "behind (error) cannot be above the rule's severity (note)"),
      Change(
        rule: "for: province\nvalue: gdp\nat_least: 1 亿元\nby: 2025\npath: ‸linear",
        "path: linear needs a value that is an indicator with a baseline; without one use flat or figures by year"),
      Change(
        rule: "for: province\nvalue: rate * 2\nat_least: 1 %\nby: 2025\npath: ‸linear",
        "path: linear needs a value that is an indicator with a baseline; without one use flat or figures by year"),
      Change(
        rule: "for: city\nvalue: rate\nat_least: 1 %\nby: 2025\npath: ‸linear",
        "path: linear starts from the outermost region's baseline; 'for' can be that level alone"),
      Change(
        rule: "for: province\nvalue: rate\nat_least: -1 %\nby: 2025\npath: ‸compound",
        "path: compound needs a baseline and a limit above zero"),
      Change(
        rule: "for: province\nvalue: rate\nbetween: [1 %, 2 %]\nby: 2025\npath: ‸linear",
        "path: linear does not go with between and equals; flat does"),
      Change(
        rule: "for: province\nvalue: rate\nat_least: 1 %\nby: 2020\npath: ‸linear",
        "the baseline's year has to be before the due year 2020"),
      Change(
        rule: "for: province\nvalue: rate\nat_least: 1 %\nby: 2025\npath: ‸steep",
        "'steep' is no path; write linear, compound, flat or figures by year"),
      Change(
        rule: "for: province\nvalue: rate\nat_least: 1 %\nby: 2025\npath: {2021: ‸1.5}",
        "the unit is missing; the value is in '%', so write it, as in 1 %"),
      Change(
        rule: "for: province\nvalue: rate\nat_least: 1 %\nby: 2025\npath: {2021: ‸1 家}",
        "the unit '家' does not convert to '%'; use one of the same kind"),
      Change(rule: "for: city\nassert: gdp > 0\neach: {x: ‸[]}", "each has no values; list at least one"),
      Change(rule: "for: city\nassert: gdp > 0\neach: {x: ‸{tag: mony}}", "no indicator bears the tag 'mony'"),
      Change(rule: "for: city\nassert: rd > 0\neach: {‸gdp: [a]}", "the name 'gdp' is taken; choose another one"),
      Change(
        rule: "for: city\nassert: gdp > 0\neach: {‸city: [a]}",
        "'city' has a meaning in expressions; choose another name"),
      Change(
        rule: "for: city\nassert: gdp > 0\neffective: ‸{from: 2023-01-01, until: 2022-01-01}",
        "'until' is before 'from'"),
      Change(
        rule: "for: city\nassert: gdp > 0\nfrom: ‸2024\nuntil: 2022", "the first year 2024 is after the last year 2022"),
      Change(
        "rules/b.yaml", "", "rules:\n  - id: ‸R-2\n    for: city\n    assert: gdp > 0\n",
        "the rule R-2 stands already in line 9 of demo/rules/a.yaml; rules of one id must not be in effect together"),
      Change(
        "rules/a.yaml", "- id: R-4", "- id: ‸R-2",
        "the rule R-2 stands already in line 9; rules of one id must not be in effect together"),
      Change(
        "rules/b.yaml", "", "rules:\n  - id: ‸X\n    for: city\n    assert: holds('X')\n",
        "rules ask by holds about one another in a circle: X"),
      Change(
        rule: "for: city\nassert: ‸holds('report-missing')",
        "unknown name 'report-missing'; a name is that of an indicator, a register or a field"),
      Change(rule: "for: city\nassert: ‸holds('R-22')", "unknown name 'R-22'; did you mean 'R-2'?"),
    ])
  func rules(_ change: Change) { Self.expectOne(change) }

  @Test(
    "Limits and tolerances have units",
    arguments: [
      Change(
        rule: "for: province\nvalue: rate\nat_least: ‸2.5",
        "the unit is missing; the value is in '%', so write it, as in 1 %"),
      Change(
        rule: "for: province\nvalue: gdp\nat_least: ‸2.5 %",
        "the unit '%' does not convert to '亿元'; use one of the same kind"),
      Change(rule: "for: province\nvalue: gdp\nat_least: ‸500 光年", "unknown unit '光年'"),
      Change(rule: "for: province\nvalue: gdp\nat_least: ‸500 億元", "unknown unit '億元'; did you mean '亿元'?"),
      Change(
        rule: "for: province\nvalue: gdp\nat_least: ‸rate",
        "the unit '%' does not convert to '亿元'; use one of the same kind"),
      Change(
        rule: "for: province\nvalue: gdp\nbetween: [1 亿元, ‸2 %]",
        "the unit '%' does not convert to '亿元'; use one of the same kind"),
      Change(
        rule: "for: province\nvalue: gdp\nat_least: 1 亿元\nwithin: ‸3",
        "the unit is missing; the value is in '亿元', so write it, as in 1 亿元"),
      Change(
        rule: "for: province\nvalue: gdp\nat_least: 1 亿元\nwithin: ‸3 家",
        "the unit '家' does not convert to '亿元'; use one of the same kind"),
      Change(
        rule: "for: province\nvalue: rate\nat_least: 1 %\nwithin: ‸about",
        "'about' is not a number, such as 2.5 % or 500 亿元"),
      Change(
        rule: "for: province\nvalue: firms\nat_least: ‸5 件",
        "the unit '件' does not convert to '家'; use one of the same kind"),
    ])
  func units(_ change: Change) { Self.expectOne(change) }

  @Test(
    "Form",
    arguments: [
      Change(rule: "for: city\nassert: gdp > 0\n‸sevrity: note", "unknown key 'sevrity'; did you mean 'severity'?"),
      Change(
        rule: "for: city\nassert: gdp > 0\n‸for: city", "the key 'for' stands in line 3 already; remove one of them"),
      Change(
        rule: "for: city\nassert: gdp > 0\nseverity: ‸fatal",
        "'fatal' is none of the choices; write one of none, note, warning, error"),
      Change(
        rule: "for: city\nassert: gdp > 0\nby: ‸二〇二五", "'二〇二五' is not a year; write four digits from 1900 to 2200"),
      Change(
        rule: "for: city\nassert: gdp > 0\neffective: {from: ‸2023-02-30}",
        "'2023-02-30' is not a date; write a day that exists, such as 2023-03-02"),
      Change(rule: "for: city\nassert: gdp > 0\nsource: ‸{quote: 甲}", "the key 'clause' is missing; add it"),
      Change(rule: "for: city\nassert: ‸[gdp]", "a sequence is not a text; write some words or a number"),
      Change(rule: "for: city\nassert:‸", "nothing stands here; write some words or a number"),
      Change(
        rule: "for: city\nassert: ‸!reported(gdp)",
        "the tag '!reported(gdp)' is not allowed; remove it, or quote an expression that begins with '!'"),
      Change("rules/b.yaml", "", "rules:\n‸\t- id: X\n", "a tab is used for indentation; use spaces"),
      Change("rules/b.yaml", "", "rules:\n  - ‸for: city\n    assert: gdp > 0\n", "the key 'id' is missing; add it"),
      Change(
        "unchecked.yaml", "{id: U-1, reason: 无法核对, ask: 查看文件}", "‸{id: U-1, reason: 无法核对}",
        "the key 'ask' is missing; add it"),
    ])
  func form(_ change: Change) { Self.expectOne(change) }

  @Test("Required files")
  func requiredFiles() {
    var files = SmallPack.files
    files["regions.yaml"] = nil
    files["rules/a.yaml"] = nil
    #expect(
      SmallPack.read(files).faults.map { $0.rendered(in: .en) }.filter { $0.contains("no file") } == [
        "demo/regions.yaml:1:1: error: the pack has no file regions.yaml",
        "demo/rules:1:1: error: the pack has no file rules/*.yaml",
      ])
  }

  @Test("All faults of all files are found in one run, down each file")
  func severalFaults() {
    var files = SmallPack.files
    files["indicators.yaml"] = files["indicators.yaml"]?.replacing("rd / gdp", with: "rd / gpd").replacing(
      "企业数, unit: 家", with: "企业数, unit: 光年")
    files["rules/a.yaml"] = files["rules/a.yaml"]?.replacing("for: city\n    assert", with: "for: ciyt\n    assert")
      .replacing("2.5 %", with: "2.5")
    files["pack.yaml"] = files["pack.yaml"]?.replacing("version: 1.0.0\n", with: "")
    files["rules/b.yaml"] =
      "rules:\n  - id: X\n    for: [city, province]\n    value: firms + gpd\n    judge: round(1)\n    by: soon\n    assert_: 1\n"
    #expect(
      SmallPack.read(files).faults.map { $0.rendered(in: .en) } == [
        "demo/indicators.yaml:4:60: error: unknown name 'gpd'; did you mean 'gdp'?",
        "demo/indicators.yaml:5:29: error: unknown unit '光年'",
        "demo/pack.yaml:1:1: error: the key 'version' is missing; add it",
        "demo/rules/a.yaml:5:15: error: the unit is missing; the value is in '%', so write it, as in 1 %",
        "demo/rules/a.yaml:10:10: error: 'ciyt' is no level, region or register's item; did you mean 'city'?",
        "demo/rules/b.yaml:2:5: error: there is a value but no limit; give at_least, more_than, at_most, less_than, between or equals",
        "demo/rules/b.yaml:4:20: error: unknown name 'gpd'; did you mean 'gdp'?",
        "demo/rules/b.yaml:5:12: error: 'round(1)' is no way of judging; write it as in rounded(1)",
        "demo/rules/b.yaml:6:9: error: 'soon' is not a year; write four digits from 1900 to 2200",
        "demo/rules/b.yaml:7:5: error: unknown key 'assert_'; did you mean 'assert'?",
      ])
  }

  @Test("Each rule of a circle is named with the circle's members alone")
  func circles() {
    var files = SmallPack.files
    files["rules/b.yaml"] = """
      rules:
        - {id: A, for: city, assert: "holds('B') && holds('R-2')"}
        - {id: B, for: city, assert: "!holds('C')"}
        - {id: C, for: city, assert: gdp > 0, when: "holds('A')"}
        - {id: D, for: city, assert: "holds('A')"}

      """
    let message = "error: rules ask by holds about one another in a circle: A, B, C"
    #expect(
      SmallPack.read(files).faults.map { $0.rendered(in: .en) }
        == [2, 3, 4].map { "demo/rules/b.yaml:\($0):10: \(message)" })
  }

  @Test("Indicators derived from one another are named, from an earlier year they may be")
  func derivedCircles() {
    var files = SmallPack.files
    files["indicators.yaml"]? +=
      "  a: {title: 甲, unit: 家, derive: b + 1}\n  b: {title: 乙, unit: 家, derive: a * 2}\n  c: {title: 丙, unit: 家, derive: previous.c + firms}\n"
    #expect(
      SmallPack.read(files).faults.map { $0.rendered(in: .en) } == [
        "demo/indicators.yaml:7:3: error: the indicator 'a' is derived from itself; break the circle",
        "demo/indicators.yaml:8:3: error: the indicator 'b' is derived from itself; break the circle",
      ])
  }

  @Test(
    "The words in both languages",
    arguments: [
      (PackFault.expressionCutByComment, "表达式在此中断：YAML 中“ #”开始注释；应把整个表达式放在引号中"),
      (.decimalsOutOfRange(99), "decimals 应为 0 到 30 的整数，不能是 99"),
      (.ruleTaken("X", file: nil, line: 9), "规则 X 已存在（第 9 行）；同名规则的 effective 不能重叠"),
      (.ruleTaken("X", file: "a.yaml", line: 9), "规则 X 已存在于 a.yaml（第 9 行）；同名规则的 effective 不能重叠"),
      (.listIsEmpty(key: "for"), "for 是空的，应列出至少一个"),
      (.pathNeedsLimitOrAssert, "path 只能与 value 或 assert 一起使用"),
      (.unitMissing(unit: "%"), "缺少单位，数值的单位是“%”，请写明，如 1 %"),
      (.wrongUnit(found: "家", wanted: "%"), "单位“家”不能换算为“%”，请改用同类单位"),
      (.derivedFromItself("gdp"), "指标“gdp”由自身推算，请去掉循环"),
      (.rulesInCircle(["A", "B"]), "规则互相以 holds 引用，形成循环：A、B"),
    ])
  func wording(_ fault: PackFault, _ zh: String) {
    #expect(fault.wording(in: .zh) == zh)
  }

  @Test("What is wrong is said in Chinese as well")
  func chinese() {
    let change = Change(rule: "for: city\nassert: 'gdp > ‸gpd'", "")
    #expect(
      SmallPack.read(change.files).faults.map { $0.rendered(in: .zh) } == [
        "demo/rules/b.yaml:4:20: error: 未知的名称“gpd”，是否应为“gdp”？"
      ])
  }
}
