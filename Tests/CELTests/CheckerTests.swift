import CEL
import Diagnostics
import Testing

@Suite("Names, types and units are checked before anything is evaluated")
struct CheckerTests {
  @Test(
    "Units follow the arithmetic",
    arguments: [
      Case("rd / gdp", "%"), Case("rd / budget", "%"), Case("firms / labs", "%"), Case("patents / people", "件/万人"),
      Case("patents / firms", "件/家"), Case("rd / people", "亿元/万人"), Case("gdp + budget", "亿元"),
      Case("budget + gdp", "万元"),
      Case("target - target", "个百分点"), Case("target + (target - target)", "%"),
      Case("(target - target) / target", "个百分点"),
      Case("target * gdp", "亿元"), Case("gdp * 2", "亿元"), Case("2 * gdp", "亿元"), Case("gdp / 2", "亿元"),
      Case("-gdp", "亿元"),
      Case("gdp + 0", "亿元"), Case("0 - gdp", "亿元"), Case("firms + 1", "家"), Case("1 + firms", "家"),
      Case("firms - 1", "家"),
      Case("1 / 2", "number"), Case("size(zones) / 2", "number"), Case("size(zones) / size(cities)", "%"),
      Case("zones.count(z, z.open)", "number"), Case("zones.share(z, z.open)", "%"),
      Case("zones.sum(z, z.area)", "平方公里"),
      Case("zones.average(z, z.output)", "亿元"), Case("cities.mad(c, c.target)", "个百分点"),
      Case("cities.median(c, c.rd / c.gdp)", "%"),
      Case("zones.map(z, z.area).sum()", "平方公里"), Case("growth(gdp)", "%"), Case("change(gdp)", "亿元"),
      Case("change(rd / gdp)", "个百分点"),
      Case("change(gdp) / growth(gdp)", "亿元"), Case("abs(target - 2 * target)", "个百分点"),
      Case("round(rd / gdp, 1)", "%"),
      Case("quantity('2.5 %')", "%"), Case("quantity('2.5')", "number"), Case("yes ? gdp : budget", "亿元"),
      Case("yes ? 0 : gdp", "亿元"),
      Case("yes ? 1 : firms", "家"), Case("[0, gdp].max()", "亿元"), Case("[0, 0].max()", "number"),
      Case("{'a': 0, 'b': gdp}['a']", "亿元"),
      Case("(yes ? [] : zones).sum(z, z.area)", "平方公里"), Case("7 % 3", "number"), Case("'a' + 'b'", "string"),
      Case("day", "date"),
    ])
  func units(_ given: Case) throws {
    #expect(try typed(given.text) == given.expected)
  }

  @Test(
    "What compares within a dimension, or with 0, is sound",
    arguments: [
      "rd / gdp >= quantity('2.5 %')", "rd > budget", "gdp > 0", "0 < target", "rd / gdp > 0", "firms >= 10",
      "10 <= firms",
      "size(zones) >= labs", "zones.share(z, z.open) >= quantity('50 %')", "firms == labs",
      "growth(gdp) >= quantity('7 %')",
      "change(target) >= quantity('0.1 个百分点')", "day >= date('2023-01-01')", "name in ['哈尔滨市']", "yes == no",
      "'a' < 'b'",
      "zones == []", "zones + [] == zones", "[] == [1]", "1 in []", "gdp in [rd, budget]", "'a' in {'a': 1}",
      "null == null",
      "has(zones[0].tier)", "zones.filter(z, z.open).all(z, z.area > 0)",
    ])
  func sound(_ text: String) {
    #expect(faults(text) == [])
  }

  @Test(
    "What does not compare is a fault that names both sides",
    arguments: [
      Case("firms + target", "0: the units on the sides of '+' do not convert: '家' and '%'"),
      Case("gdp > target", "0: the units on the sides of '>' do not convert: '亿元' and '%'"),
      Case("firms == patents", "0: the units on the sides of '==' do not convert: '家' and '件'"),
      Case("patents / people > firms", "0: the units on the sides of '>' do not convert: '件/万人' and '家'"),
      Case("target > 2.5", bare(">", "%")), Case("2.5 < target", bare("<", "%")), Case("gdp >= 100", bare(">=", "亿元")),
      Case("patents / people >= 12", bare(">=", "件/万人")), Case("target + 1", bare("+", "%")),
      Case("gdp - 1", bare("-", "亿元")),
      Case("change(target) > 1", bare(">", "个百分点")),
      Case("change(target) > target", "0: the units on the sides of '>' do not convert: '个百分点' and '%'"),
      Case("(yes ? 0 : gdp) > 5", bare(">", "亿元")), Case("[0, gdp].max() > 5", bare(">", "亿元")),
      Case("[0, gdp, target].max() > 0", "9: the units on the sides of '[…]' do not convert: '亿元' and '%'"),
      Case("[gdp, 1]", "6: " + bareText("[…]", "亿元")), Case("gdp in [1, 2]", bare("in", "亿元")),
      Case("[gdp] == [target]", "0: the units on the sides of '==' do not convert: '亿元' and '%'"),
      Case("[gdp] + [target]", "0: the units on the sides of '+' do not convert: '亿元' and '%'"),
      Case("yes ? gdp : target", "12: the units on the sides of '? :' do not convert: '亿元' and '%'"),
      Case("gdp % 2", bare("%", "亿元")),
      Case("gdp == 'a'", "0: the sides of '==' are of different types: a number in '亿元' and a text"),
      Case("yes == 1", "0: the sides of '==' are of different types: true or false and a number"),
      Case("1 < 2 < 3", "0: the sides of '<' are of different types: true or false and a number"),
      Case("day > '2023-01-01'", "0: the sides of '>' are of different types: a date and a text"),
      Case("gdp == null", "0: the sides of '==' are of different types: a number in '亿元' and null"),
      Case("zones < zones", "0: '<' needs a number or a text or a date, found a list"),
      Case("'a' in [1]", "0: the sides of 'in' are of different types: a text and a number"),
      Case("1 in 2", "0: 'in' needs a list, found a number"),
      Case("gdp && yes", "0: '&&' needs true or false, found a number in '亿元'"),
      Case("!gdp", "1: '!' needs true or false, found a number in '亿元'"),
      Case("-name", "0: '-' needs a number, found a text"),
      Case("gdp ? 1 : 2", "0: '? :' needs true or false, found a number in '亿元'"),
      Case("name + 1", "0: '+' needs a number, found a text"), Case("1 * name", "0: '*' needs a number, found a text"),
      Case("gdp.count(x, x)", "0: 'count' needs a list, found a number in '亿元'"),
      Case("zones.count(z, z.area)", "15: 'count' needs true or false, found a number in '平方公里'"),
      Case("zones.sum(z, z.tier)", "13: 'sum' needs a number, found a text"),
      Case("zones.sum()", "0: 'sum' needs a number, found zone"),
      Case("size(gdp)", "0: 'size' needs a text or bytes or a list or a map, found a number in '亿元'"),
      Case("gdp.startsWith('a')", "0: 'startsWith' needs a text, found a number in '亿元'"),
      Case("abs(name)", "0: 'abs' needs a number, found a text"),
      Case("name.x", "0: '.x' needs a region or record, found a text"),
      Case("name[0]", "0: '[ ]' needs a list or a map, found a text"),
      Case("zones['a']", "0: '[ ]' needs a number, found a text"),
      Case("{'a': 1}[1]", "0: the sides of '[ ]' are of different types: a text and a number"),
    ])
  func unsound(_ given: Case) {
    #expect(faults(given.text).joined(separator: "|") == given.expected)
  }

  private static func bareText(_ sign: String, _ unit: String) -> String {
    "one side of '\(sign)' is in '\(unit)', the other is a number without a unit; write the unit, as in quantity('1 \(unit)')"
  }

  private static func bare(_ sign: String, _ unit: String) -> String { "0: " + bareText(sign, unit) }

  @Test(
    "A name that is not known is named, with the nearest that is",
    arguments: [
      Case("gpd > 0", "0: unknown name 'gpd'; did you mean 'gdp'?"),
      Case("turnover > 0", "0: unknown name 'turnover'; a name is that of an indicator, a register or a field"),
      Case("zones.all(z, z.teir == 'a')", "13: zone has no 'teir'; did you mean 'tier'?"),
      Case("zones.all(z, z.size > 0)", "13: zone has no 'size'"),
      Case("province.zzzzzz", "0: region has no 'zzzzzz'"),
      Case("zones.all(z, y.area > 0)", "13: unknown name 'y'; a name is that of an indicator, a register or a field"),
      Case("zones.cuont(z, z.open)", "0: unknown function 'cuont'; did you mean 'count'?"),
      Case("grwth(gdp)", "0: unknown function 'grwth'; did you mean 'growth'?"),
      Case("gdp.abs()", "0: unknown function 'abs'"),
      Case("xyzzy()", "0: unknown function 'xyzzy'"),
      Case("contains('a')", "0: contains stands behind a value, as in value.contains(…)"),
      Case("zones.all(region, true)", ""),
      Case(
        "zones.all(province, true)",
        "0: a variable cannot be called 'province', which has a meaning here; choose another name"),
      Case("zones.all(gdp, gdp.open)", ""),
    ])
  func names(_ given: Case) {
    #expect(faults(given.text).joined(separator: "|") == given.expected)
  }

  @Test(
    "Functions take what they take",
    arguments: [
      Case("round(gdp)", "0: round takes 2 arguments, found 1"),
      Case("round(gdp, firms)", "11: the argument of round is written out; it cannot be an expression"),
      Case("round(gdp, 1.5)", "11: the argument of round is written out; it cannot be an expression"),
      Case("round(gdp, -9223372036854775808)", "11: the argument of round is written out; it cannot be an expression"),
      Case("round(gdp, -2)", ""), Case("size()", "0: size takes 1 arguments, found 0"), Case("zones.size()", ""),
      Case("abs(1, 2)", "0: abs takes 1 arguments, found 2"),
      Case("reported()", "0: reported takes 1 arguments, found 0"),
      Case("growth(gdp, rd)", "0: growth takes 1 arguments, found 2"),
      Case("quantity('2.5 ％')", ""),
      Case("quantity('abc')", "9: 'abc' is not a number with a unit, such as 2.5 % or 500 亿元"),
      Case("quantity('5 億元')", "9: unknown unit '億元'; did you mean '亿元'?"),
      Case("quantity('5 光年')", "9: unknown unit '光年'"),
      Case("quantity(name)", "9: the argument of quantity is written out; it cannot be an expression"),
      Case("date('2023-02-29')", "5: '2023-02-29' is not a date, such as 2025-12-31"),
      Case("date(name)", "5: the argument of date is written out; it cannot be an expression"),
      Case("holds(name)", "0: the argument of holds is written out; it cannot be an expression"),
      Case("0x", "0: '0x' is not a number; one with a unit is written quantity('2.5 %')"),
      Case(
        "0x1FFFFFFFFFFFFFFFFFFF",
        "0: '0x1FFFFFFFFFFFFFFFFFFF' is beyond the range of its type"),
    ])
  func functions(_ given: Case) {
    #expect(faults(given.text).joined(separator: "|") == given.expected)
  }

  @Test("All faults of an expression are found in one run, each at its byte")
  func severalFaults() {
    #expect(
      faults("gpd > 0 && zones.all(z, z.teir == 'a') || target > 2.5 && [nothing, '研发' + 1] == []") == [
        "0: unknown name 'gpd'; did you mean 'gdp'?",
        "24: zone has no 'teir'; did you mean 'tier'?",
        "42: one side of '>' is in '%', the other is a number without a unit; write the unit, as in quantity('1 %')",
        "59: unknown name 'nothing'; a name is that of an indicator, a register or a field",
        "68: '+' needs a number, found a text",
      ])
  }

  @Test(
    "A part knows the text that it was written as, brackets included",
    arguments: [
      Case("rd / (gdp - gdp)", "gdp - gdp"), Case("rd / ((gdp - rd) * 2)", "(gdp - rd) * 2"),
      Case("rd / (yes ? (gdp) : (rd))", "yes ? (gdp) : (rd)"),
    ])
  func texts(_ given: Case) throws {
    let operands = try Checker.check(given.text, against: WorldVocabulary()).operands
    #expect(operands.last?.text == given.expected)
  }
}
