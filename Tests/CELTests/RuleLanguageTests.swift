import CEL
import Testing

/// What rule authors know of CEL from elsewhere is true in rules, with exact numbers in place of three kinds of them.
@Suite("Rules speak all of CEL")
struct RuleLanguageTests {
  @Test(
    "Texts, patterns and formats",
    arguments: [
      Case("name.matches('^哈.*市$')", "true"), Case("name.matches('齐')", "false"), Case("matches(name, '尔')", "true"),
      Case("name.size() == 4", "true"), Case("name.charAt(0)", "'哈'"), Case("name.substring(0, 2)", "'哈尔'"),
      Case("name.indexOf('市')", "3"), Case("'a-b'.split('-')", "['a', 'b']"), Case("['a', 'b'].join('+')", "'a+b'"),
      Case("' 甲 '.trim() + 'B'.lowerAscii()", "'甲b'"), Case("name.replace('市', '')", "'哈尔滨'"),
      Case("'%s有%d家，%.1f%%'.format([name, firms, 12.25])", "'哈尔滨市有300家，12.2%'"),
      Case("base64.encode(b'hello')", "'aGVsbG8='"), Case("b'ab' + b'c' == b'abc'", "true"),
    ])
  func texts(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "Days, moments and spans of time",
    arguments: [
      Case("day.getFullYear()", "2023"), Case("day.getMonth()", "5"), Case("day.getDate()", "30"),
      Case("timestamp(day) < timestamp('2023-07-01T00:00:00Z')", "true"),
      Case("day - date('2023-06-01') == duration('696h')", "true"),
      Case("day < date('2023-06-30') + duration('24h')", "true"), Case("timestamp(day) == day", "true"),
      Case("day in [timestamp('2023-06-30T00:00:00Z')]", "true"),
      Case("timestamp('2023-06-30T00:00:01Z') <= day", "false"),
      Case("day + duration('24h') == timestamp('2023-07-01T00:00:00Z')", "true"),
      Case("timestamp('2023-06-30T20:00:00Z').getDate('Asia/Shanghai')", "1"),
      Case("duration('90m').getHours()", "1"), Case("-duration('1h') < duration('0s')", "true"),
      Case("timestamp('2023-06-31T00:00:00Z') > timestamp(day)", "? timestamp('2023-06-31T00:00:00Z') (invalid)"),
    ])
  func times(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "Conversions give exact numbers",
    arguments: [
      Case("int('12') + 1", "13"), Case("int(7.9)", "7"), Case("int(-7.9)", "-7"), Case("decimal('0.10') * 3", "0.3"),
      Case("string(firms)", "'300'"), Case("string(1 / 4)", "'0.25'"), Case("string(2.50)", "'2.5'"),
      Case("string(day)", "'2023-06-30'"), Case("string(timestamp(day))", "'2023-06-30T00:00:00Z'"),
      Case("bool('true')", "true"), Case("string(true)", "'true'"), Case("1u + 1", "2"), Case("0x1F + .5", "31.5"),
      Case("type(1.5) == decimal", "true"), Case("type(name) == string", "true"), Case("type([]) == list", "true"),
      Case("type(day) == date", "true"), Case("decimal('x')", "? decimal('x') (invalid)"),
      Case("int('1.5')", "? int('1.5') (invalid)"),
    ])
  func conversions(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "Mathematics, in the unit that is written",
    arguments: [
      Case("math.greatest(1, 2.5, 2)", "2.5"), Case("math.least([3, 1, 2])", "1"), Case("math.abs(-2.5)", "2.5"),
      Case("math.greatest(gdp, rd) == gdp", "true"), Case("math.least(gdp, rd) == quantity('60 亿元')", "true"),
      Case("math.floor(quantity('12.7 亿元')) == quantity('12 亿元')", "true"),
      Case("math.ceil(quantity('12.1 %')) == quantity('13 %')", "true"), Case("math.round(2.5)", "3"),
      Case("math.trunc(-2.5)", "-2"), Case("math.sign(-3)", "-1"), Case("math.sqrt(6.25)", "2.5"),
      Case("math.sqrt(2) * math.sqrt(2) == 2", "true"), Case("math.bitAnd(6, 3)", "2"),
      Case("math.bitShiftLeft(1, 10)", "1024"), Case("math.bitAnd(6.5, 3)", "? math.bitAnd(6.5, 3) (invalid)"),
    ])
  func mathematics(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "Names for values, maps, optional values and macros with two variables",
    arguments: [
      Case("cel.bind(x, gdp, x + x == quantity('10000 亿元'))", "true"),
      Case("cel.bind(x, lost, yes || x)", "true | lost"),
      Case("{'a': 1, 'b': 2}.b", "2"), Case("{'a': 1}['c']", "? {'a': 1}['c'] (empty)"),
      Case("{'a': 1}.?c.orValue(5)", "5"), Case("{'a': 1}.?a.orValue(5)", "1"), Case("has({'a': 1}.b)", "false"),
      Case("'a' in {'a': 1}", "true"), Case("[4, 5][?7].hasValue()", "false"), Case("[?optional.of(1), 2]", "[1, 2]"),
      Case("{'a': 1}.transformMap(k, v, v + 1).a", "2"), Case("[5, 7].transformList(i, v, i * v)", "[0, 7]"),
      Case("[5, 7].exists(i, v, i == 1 && v == 7)", "true"), Case("[1, 2, 3].map(x, x > 1, x * 2)", "[4, 6]"),
      Case("zones.map(z, z.open, z.name)", "? open@zone3"), Case("zones.all(i, z, z.name != '' && i < 4)", "true"),
      Case("optional.of(gdp).optMap(x, x / rd).value() > quantity('8000 %')", "true"),
      Case("'GDP %d亿元，目标%s%%'.format([gdp, target])", "'GDP 5000亿元，目标2.5%'"), Case("string(gdp)", "'5000'"),
    ])
  func values(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "An optional member is empty where it was not reported, and the verdict still lists it",
    arguments: [
      Case("province.?lost_money.orValue(0) == 0", "true | lost_money"),
      Case("zones.first().value().name", "'a'"), Case("none.last().hasValue()", "false"),
      Case("[province.?gdp, province.?lost_money].unwrapOpt() == [gdp]", "true | lost_money"),
      Case("province.?gdp.orValue(0) == gdp", "true"), Case("province.?lost_money.hasValue()", "false | lost_money"),
      Case("optional.of(gdp).orValue(lost_money) == gdp", "true | lost_money"),
      Case("optional.none().orValue(lost_money)", "? lost_money"),
    ])
  func optionalMembers(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "What rules do without is refused with the reason, and so is what cannot be right",
    arguments: [
      Case("double(1)", "0: " + notInRules("double")), Case("dyn(gdp) > 1", "0: " + notInRules("dyn")),
      Case("uint(1)", "0: " + notInRules("uint")), Case("type(1) == int", "11: " + notInRules("int")),
      Case("name.matches('(')", "13: '(' is not a regular expression in RE2 syntax: missing ): ("),
      Case("[1, 'a']", "4: the sides of '[…]' are of different types: a number and a text"),
      Case("{'a': gdp, 'b': firms}", "16: the units on the sides of '{…}' do not convert: '亿元' and '家'"),
      Case(
        "math.greatest(gdp, firms)", "19: the units on the sides of 'math.greatest' do not convert: '亿元' and '家'"),
      Case("math.least(name)", "0: 'math.least' needs a number, found a text"),
      Case("cel.bind(x, gdp, x + firms)", "17: the units on the sides of '+' do not convert: '亿元' and '家'"),
      Case("province.?gdp.orValue(1)", "0: 'orValue' cannot be applied to optional_type and a number"),
      Case("Money{yuan: 1}", "0: messages such as 'Money' are not supported; a map is written {'key': value}"),
      Case("name.charAt('a')", "0: 'charAt' needs a number, found a text"),
      Case("trim(name)", "0: trim stands behind a value, as in value.trim(…)"),
      Case("name.int()", "0: int does not stand behind a value; write int(value, …)"),
      Case("name.substring()", "0: 'substring' cannot be applied to a text"),
      Case("name.lowerAscii(1)", "0: lowerAscii takes 0 arguments, found 1"),
      Case("name.lowerAsci()", "0: unknown function 'lowerAsci'; did you mean 'lowerAscii'?"),
      Case("'%d'.format(['a'])", "0: the format '%d' does not exist or does not fit its argument"),
      Case("'%d %d'.format([1])", "0: the format has 2 places to fill, the list 1 members"),
      Case("'%q'.format([1])", "0: the format '%q' does not exist or does not fit its argument"),
      Case("f(1 +, 2 *) + [3 3]", "5: unexpected ','|10: unexpected ')'|17: unexpected '3', expected ']'"),
    ])
  func refused(_ given: Case) {
    #expect(faults(given.text).joined(separator: "|") == given.expected)
  }

  private static func notInRules(_ name: String) -> String {
    "rules have no \(name): every number is an exact decimal and types and units are known when it is loaded; "
      + "use decimal or int"
  }
}
