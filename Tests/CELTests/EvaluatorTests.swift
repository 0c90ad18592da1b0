import CEL
import Quantities
import Testing

@Suite("Expressions give exact values")
struct EvaluatorTests {
  @Test(
    "Figures are exact",
    arguments: [
      Case("0.1 + 0.2 == 0.3", "true"), Case("1 / 3 * 3 == 1", "true"),
      Case("1 / 3 > 0.3333333333333333333333", "true"),
      Case("7 / 2", "3.5"), Case("-7 % 3", "-1"), Case("7 % -3", "1"), Case("(0 - 9223372036854775807 - 1) % -1", "0"),
      Case("9223372036854775807 + 1", "9223372036854775808"), Case("9007199254740993 == 9007199254740992.0", "false"),
      Case("1e3", "1000"), Case("0x1F", "31"), Case("abs(3 - 5)", "2"), Case("--3", "3"), Case("2.50 == 2.5", "true"),
      Case("rd / gdp == quantity('1.2 %')", "true"), Case("budget == quantity('0.8 亿元')", "true"),
      Case("patents / people == quantity('4 件/万人')", "true"),
      Case("growth(gdp) == quantity('25 %')", "true"), Case("change(gdp) == quantity('1000 亿元')", "true"),
      Case("change(rd / gdp) == quantity('-0.05 个百分点')", "true"), Case("target == quantity('25 ‰')", "true"),
      Case("day < date('2023-07-01')", "true"), Case("year - 1", "2022"),
    ])
  func exact(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "Rounding is half to even, in the unit that is written",
    arguments: [
      Case("round(2.5, 0)", "2"), Case("round(3.5, 0)", "4"), Case("round(-2.5, 0)", "-2"),
      Case("round(0.125, 2)", "0.12"), Case("round(1250, -2)", "1200"),
      Case("round(quantity('2.45 %'), 1) == quantity('2.4 %')", "true"),
      Case("round(quantity('12345 万元'), -2) == quantity('12300 万元')", "true"),
      Case("round(rd / gdp, 0) == quantity('1 %')", "true"), Case("round(1 / 3, 4)", "0.3333"),
    ])
  func rounding(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "Texts are compared and counted by code point",
    arguments: [
      Case("'é' == 'e\\u0301'", "false"), Case("size('e\\u0301')", "2"), Case("size('é')", "1"), Case("size('𠮷')", "1"),
      Case("size('哈尔滨')", "3"), Case("size('')", "0"),
      Case("'哈尔滨市'.contains('尔滨')", "true"), Case("'abc'.contains('')", "true"), Case("''.contains('a')", "false"),
      Case("'é'.contains('e')", "false"),
      Case("'e\\u0301'.startsWith('e')", "true"), Case("'abc'.startsWith('abcd')", "false"),
      Case("'abc'.endsWith('bc')", "true"), Case("'abc'.endsWith('')", "true"),
      Case("'a' < 'b'", "true"), Case("'a' < 'ab'", "true"), Case("'z' < 'é'", "true"), Case("'￿' < '𠮷'", "true"),
      Case("name + '!'", "'哈尔滨市!'"),
    ])
  func texts(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "Lists and maps have members and are equal by them",
    arguments: [
      Case("[1, 2] == [1.0, 2]", "true"), Case("[1, 2] == [2, 1]", "false"),
      Case("{'a': 1, 'b': 2} == {'b': 2, 'a': 1}", "true"), Case("{'a': 1} == {'a': 2}", "false"),
      Case("2 in [1, 2]", "true"), Case("3 in [1, 2]", "false"), Case("1 in []", "false"),
      Case("'a' in {'a': 1}", "true"), Case("[1] + [2]", "[1, 2]"),
      Case("[1, 2][1]", "2"), Case("{'a': 5}['a']", "5"), Case("zones[0].name", "'a'"), Case("none == []", "true"),
      Case("[] == none", "true"), Case("zones == []", "false"),
      Case("size(zones + [])", "4"), Case("zones[0] in zones", "true"), Case("[zones[0]] == zones", "false"),
      Case("[zones[0], zones[1]] + none", "[zone1, zone2]"),
      Case("{'a': 1}.filter(k, k == 'a')", "['a']"), Case("size({})", "0"),
    ])
  func collections(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "What cannot be reckoned is unknown, under the text that has no value",
    arguments: [
      Case("rd / (gdp - gdp)", "? gdp - gdp (zero_divisor)"), Case("1 / 0", "? 0 (zero_divisor)"),
      Case("7 % (1 - 1)", "? 1 - 1 (zero_divisor)"),
      Case("7.5 % 2", "? 7.5 (invalid)"), Case("[1, 2][2]", "? [1, 2][2] (empty)"),
      Case("[1, 2][-1]", "? [1, 2][-1] (empty)"), Case("[1, 2][0.5]", "? [1, 2][0.5] (invalid)"),
      Case("zones[9].area", "? zones[9] (empty)"), Case("{'a': 1}['b']", "? {'a': 1}['b'] (empty)"),
      Case("growth(firms)", "? firms (base_not_positive)"),
      Case("growth(patents)", "? patents@0/2022"), Case("growth(lost_money)", "? lost_money, lost_money@0/2022"),
      Case("lost_money + lost_share * gdp", "? lost_money, lost_share"),
      Case("rd / lost_money", "? lost_money"), Case("[lost_money, gdp, lost_money]", "? lost_money"),
      Case("lost_money in [gdp]", "? lost_money"), Case("cities[0].rd / gdp", "? rd@1/2023"),
      Case("size(unsent)", "? unsent"), Case("unsent.count(z, z.open)", "? unsent"),
      Case("zones[1].region.gdp", "? region@zone2"),
      Case("round(lost_money, 1)", "? lost_money"), Case("-lost_money", "? lost_money"),
      Case("abs(lost_money)", "? lost_money"), Case("lost_money == lost_share * gdp", "? lost_money, lost_share"),
    ])
  func unknown(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "A macro's variable has its own year before",
    arguments: [
      // 110/100, 90/100, 240/200
      Case("cities.count(c, growth(c.gdp) > 0)", "2"),
      Case("cities.map(c, growth(c.gdp) == quantity('20 %'))", "[false, false, true]"),
      Case("cities.map(c, change(c.gdp) == quantity('-10 亿元'))", "[false, true, false]"),
      // The region's own growth of 25 % beside each city's.
      Case("cities.count(c, growth(c.gdp) < growth(gdp))", "3"),
      Case("cities.count(c, growth(c.gdp + gdp) > growth(gdp))", "0"),
      // One aggregate in both years: 440 against 400.
      Case("growth(cities.sum(c, c.gdp))", "? cities@0/2022"),
      Case("cities.count(c, growth(c.firms) > 0)", "? firms@3/2023, firms@3/2022"),
      Case("cities.all(a, cities.exists(b, growth(a.gdp) <= growth(b.gdp)))", "true"),
    ])
  func scoped(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "An evaluation that takes too many steps ends as unknown",
    arguments: [
      Case("figures.all(a, figures.all(b, figures.all(c, a + b + c > 0)))", "? "),
      Case("yes || figures.all(a, figures.all(b, figures.all(c, a + b + c > 0)))", "? "),
    ])
  func budget(_ given: Case) throws {
    let value = try evaluated(given.text, budget: 50)
    #expect(value.hasPrefix(given.expected))
    #expect(value.contains("(too_many_steps)"))
  }
}
