import CEL
import Testing

/// Where values pass through lists, maps, optional values and names, their units pass with them.
@Suite("Units and years go with values wherever these go")
struct RuleUnitTests {
  private static let bare =
    "one side of '>' is in '亿元', the other is a number without a unit; write the unit, as in quantity('1 亿元')"

  @Test(
    "What a list or an optional value without members stands for has the unit of the other branch",
    arguments: [
      Case("(no ? [] : [gdp])[0] > 5", "0: " + bare), Case("[[], [gdp]][1][0] > 5", "0: " + bare),
      Case("{'a': [], 'b': [gdp]}.b[0] > 5", "0: " + bare),
      Case("(no ? optional.none() : optional.of(gdp)).value() > 5", "0: " + bare),
      Case("(no ? [] : cities.map(c, c.gdp)).sum() > 5", "0: " + bare),
      Case("(no ? {} : {'a': gdp}).a > 5", "0: " + bare),
      Case(
        "[[1], [firms]][1][0] == patents", "0: the units on the sides of '==' do not convert: '家' and '件'"),
      Case(
        "[[1], [firms], [patents]]", "15: the units on the sides of '[…]' do not convert: '家' and '件'"),
      Case("firms % patents", "0: the units on the sides of '%' do not convert: '家' and '件'"),
    ])
  func refused(_ given: Case) {
    #expect(faults(given.text).joined(separator: "|") == given.expected)
  }

  @Test(
    "What is right is taken",
    arguments: [
      Case("(no ? [] : [gdp])[0] > rd", "true"), Case("gdp in (no ? [] : [gdp])", "true"),
      Case("cel.bind(l, no ? [gdp] : [], l == [gdp] || l == [])", "true"), Case("firms % 7", "6"),
      Case("0 in [gdp]", "false"), Case("gdp in [0]", "false"), Case("math.sign(gdp)", "1"),
      Case("type(gdp) == decimal", "true"), Case("zones.first().tier.value()", "'national'"),
      Case("zones[?9].tier.orValue('none')", "'none'"), Case("9223372036854775808 % 3", "2"),
      Case("-9223372036854775809 % 10", "-9"), Case("7.5 % 2", "? 7.5 (invalid)"),
    ])
  func taken(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  private static let ofThisYear =
    "'x' holds a value of this year and cannot be evaluated for another; "
    + "write the expression itself in growth and change"

  @Test(
    "A name for this year's value is not taken for another year's",
    arguments: [
      Case("cel.bind(x, gdp, growth(x) > 0)", "24: " + ofThisYear),
      Case("[gdp].map(x, growth(x))", "20: " + ofThisYear),
      Case("optional.of(gdp).optMap(x, change(x))", "34: " + ofThisYear),
      Case("cel.bind(x, [cities[0]], growth(x[0].gdp))", "32: " + ofThisYear),
      Case("cel.bind(x, gdp, [gdp].all(y, change(x) > y))", "37: " + ofThisYear),
    ])
  func years(_ given: Case) {
    #expect(faults(given.text).first == given.expected)
  }

  @Test(
    "A row's name may be, and so may names within",
    arguments: [
      Case("cities.map(c, growth(c.gdp))[0]", "0.1"), Case("growth(cel.bind(x, gdp, x + x))", "0.25"),
      Case("growth([gdp].sum(x, x))", "0.25"),
    ])
  func rows(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "A text never tells a figure in a unit that it was not written in",
    arguments: ["'%s'.format([[gdp]])", "'%s'.format(cities.map(c, c.gdp))", "'%s'.format([{'a': gdp}])"])
  func texts(_ text: String) {
    let message = "in format figures in '亿元' stand directly in the list, as in '%s'.format([gdp])"
    #expect(faults(text).map { $0.drop { $0 != " " }.dropFirst() } == [message[...]])
  }

  @Test(
    "A name that is not needed hides nothing, and neither does one of none",
    arguments: [
      Case("cel.bind(x, lost_money, yes)", "true | lost_money"),
      Case("reported(cel.bind(x, lost_money, yes))", "false | lost_money"),
      Case("cel.bind(x, lost_money, x > gdp)", "? lost_money"),
      Case("!none.exists_one(z, z.open)", "true | none (empty)"),
    ])
  func unneeded(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "Mistyped macros and functions of an extension are named",
    arguments: [
      Case("cel.bind(1, 1, 1)", "0: cel.bind is written cel.bind(variable, value, expression)"),
      Case("zones.all(z, z, yes)", "0: both variables are called 'z'"),
      Case("cel.bind(a, 1)", "0: unknown function 'cel.bind'"),
      Case("math.flor(1)", "0: unknown function 'math.flor'; did you mean 'math.floor'?"),
    ])
  func mistyped(_ given: Case) {
    #expect(faults(given.text).joined(separator: "|") == given.expected)
  }
}
