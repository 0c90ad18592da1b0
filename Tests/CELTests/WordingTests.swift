import CEL
import Diagnostics
import Testing

@Suite("Every fault of an expression has its words in both languages")
struct WordingTests {
  @Test(
    "The words are these",
    arguments: [
      Worded(
        .tooLong(limit: 9), "表达式超过 9 字节，请拆分为多条规则", "the expression is longer than 9 bytes; split it into several rules"),
      Worded(.tooDeep(limit: 9), "表达式嵌套超过 9 层，请简化", "the expression is nested deeper than 9 levels; simplify it"),
      Worded(
        .tooManyParts(limit: 9), "表达式展开后超过 9 项，请减少 growth 等函数的相互嵌套",
        "the expression expands to more than 9 parts; nest functions such as growth less deeply"),
      Worded(.unexpectedCharacter("“"), "表达式中不能出现““”", "'“' cannot stand in an expression"),
      Worded(
        .malformedNumber(text: "1u"), "“1u”不是数；带单位的数写作 quantity('2.5 %')",
        "'1u' is not a number; one with a unit is written quantity('2.5 %')"),
      Worded(.unclosedString, "字符串缺少结束引号", "the string has no closing quote"),
      Worded(
        .unknownEscape("\\q"), "不认识的转义“\\q”，反斜杠本身写作 \\\\", "unknown escape '\\q'; a backslash itself is written \\\\"),
      Worded(.unexpectedToken("b", wanted: nil), "此处不应为“b”", "unexpected 'b'"),
      Worded(.unexpectedToken("b", wanted: ")"), "此处不应为“b”，应为“)”", "unexpected 'b', expected ')'"),
      Worded(.unexpectedEnd(wanted: nil), "表达式不完整", "the expression is incomplete"),
      Worded(.unexpectedEnd(wanted: ")"), "表达式不完整，缺少“)”", "the expression is incomplete, ')' is missing"),
      Worded(.reservedWord("for"), "“for”是保留字，不能用作名称", "'for' is a reserved word and cannot be a name"),
      Worded(
        .malformedMacro("cel.bind"), "cel.bind 应写作 cel.bind(变量, 值, 表达式)",
        "cel.bind is written cel.bind(variable, value, expression)"),
      Worded(.repeatedVariable("x"), "两个变量不能都取名“x”", "both variables are called 'x'"),
      Worded(.malformedMacro("all"), "all 应写作 all(变量, 表达式)", "all is written all(variable, expression)"),
      Worded(.malformedHas, "has 的参数应为字段，如 has(z.tier)", "has takes a field, such as has(z.tier)"),
      Worded(.unknownName("gpd", nearest: "gdp"), "未知的名称“gpd”，是否应为“gdp”？", "unknown name 'gpd'; did you mean 'gdp'?"),
      Worded(
        .unknownName("x", nearest: nil), "未知的名称“x”；名称应为指标、名录或字段",
        "unknown name 'x'; a name is that of an indicator, a register or a field"),
      Worded(.unknownMember("a", of: "zone", nearest: "b"), "zone没有“a”，是否应为“b”？", "zone has no 'a'; did you mean 'b'?"),
      Worded(.unknownMember("a", of: "zone", nearest: nil), "zone没有“a”", "zone has no 'a'"),
      Worded(.unknownFunction("f", nearest: "g"), "未知的函数“f”，是否应为“g”？", "unknown function 'f'; did you mean 'g'?"),
      Worded(.unknownFunction("f", nearest: nil), "未知的函数“f”", "unknown function 'f'"),
      Worded(
        .wrongArgumentCount(function: "abs", wanted: 1, found: 2), "abs 需要 1 个参数，此处为 2 个",
        "abs takes 1 arguments, found 2"),
      Worded(
        .nameTaken("region"), "变量不能取名“region”，它已有含义，请换一个名称",
        "a variable cannot be called 'region', which has a meaning here; choose another name"),
      Worded(
        .wrongType(context: "+", wanted: [.number(unit: ""), .string], found: .boolean), "“+”需要数或文字，此处为真假值",
        "'+' needs a number or a text, found true or false"),
      Worded(
        .typesDiffer(context: "==", left: .date, right: .null), "“==”两边的类型不同：日期与空值",
        "the sides of '==' are of different types: a date and null"),
      Worded(
        .typesDiffer(context: "==", left: .map, right: .any), "“==”两边的类型不同：映射与任意值",
        "the sides of '==' are of different types: a map and any value"),
      Worded(
        .notAList(context: "in", found: .number(unit: "家")), "“in”需要列表，此处为以“家”为单位的数",
        "'in' needs a list, found a number in '家'"),
      Worded(.notAList(context: "in", found: .object("zone")), "“in”需要列表，此处为zone", "'in' needs a list, found zone"),
      Worded(
        .wrongType(context: ".a", wanted: [.object("")], found: .list), "“.a”需要地区或记录，此处为列表",
        "'.a' needs a region or record, found a list"),
      Worded(
        .unitsDiffer(context: "+", left: "家", right: "%"), "“+”两边的单位不能换算：“家”与“%”",
        "the units on the sides of '+' do not convert: '家' and '%'"),
      Worded(
        .bareNumber(context: ">", unit: "%"), "“>”一边的单位是“%”，另一边是没有单位的数；请写明单位，如 quantity('1 %')",
        "one side of '>' is in '%', the other is a number without a unit; write the unit, as in quantity('1 %')"),
      Worded(
        .notAQuantity("x"), "“x”不是带单位的数，应如 2.5 % 或 500 亿元", "'x' is not a number with a unit, such as 2.5 % or 500 亿元"),
      Worded(.unknownUnit("億元", nearest: "亿元"), "未知的单位“億元”，是否应为“亿元”？", "unknown unit '億元'; did you mean '亿元'?"),
      Worded(.unknownUnit("光年", nearest: nil), "未知的单位“光年”", "unknown unit '光年'"),
      Worded(.notADate("x"), "“x”不是日期，应如 2025-12-31", "'x' is not a date, such as 2025-12-31"),
      Worded(
        .notConstant(function: "round"), "round 的参数应直接写出，不能是表达式",
        "the argument of round is written out; it cannot be an expression"),
      Worded(
        .unquotedQuantity("2.5 %"), "带单位的数写作 quantity('2.5 %')", "a number with a unit is written quantity('2.5 %')"),
      Worded(
        .variableOfThisYear("x"), "“x”是本年算出的值，不能再按其他年份计算；growth、change 中应直接写出表达式",
        "'x' holds a value of this year and cannot be evaluated for another; "
          + "write the expression itself in growth and change"),
      Worded(
        .unitInText(function: "format", unit: "亿元"), "format 中以“亿元”为单位的数应直接写在列表中，如 '%s'.format([gdp])",
        "in format figures in '亿元' stand directly in the list, as in '%s'.format([gdp])"),
      Worded(.numberOutOfRange("1e400"), "“1e400”超出了其类型的范围", "'1e400' is beyond the range of its type"),
      Worded(
        .unclosedName, "反引号中的名称为空、含有不允许的字符或缺少结束的反引号",
        "the name in backticks is empty, holds a character that may not stand there, or is not closed"),
      Worded(
        .noMessages("a.B"), "表达式中不能构造消息“a.B”；映射写作 {'键': 值}",
        "messages such as 'a.B' are not supported; a map is written {'key': value}"),
      Worded(
        .calledWithoutValue("trim"), "trim 写在值的后面，如 值.trim(…)", "trim stands behind a value, as in value.trim(…)"),
      Worded(
        .calledOnValue("int"), "int 不写在值的后面，应如 int(值, …)",
        "int does not stand behind a value; write int(value, …)"),
      Worded(
        .notInRules("double"), "规则中没有 double：所有数都是精确的十进制数，类型和单位在加载时即已确定；可用 decimal 或 int",
        "rules have no double: every number is an exact decimal and types and units are known when it is loaded; "
          + "use decimal or int"),
      Worded(
        .notAKey(.list), "列表不能作为映射的键；键应为文字、整数或真假值",
        "a list cannot be a key of a map; a key is a text, a whole number, true or false"),
      Worded(
        .noMatchingOverload(function: "+", [.standard("int"), .string]), "“+”不适用于int、文字",
        "'+' cannot be applied to int and a text"),
      Worded(.noMatchingOverload(function: "f", []), "“f”需要参数", "'f' needs arguments"),
      Worded(
        .formatArguments(wanted: 2, found: 1), "格式中有 2 处要填写，列表中有 1 项",
        "the format has 2 places to fill, the list 1 members"),
      Worded(.evaluation(.divisionByZero), "除数为零", "division by zero"),
    ])
  func wording(_ given: Worded) {
    #expect(given.fact.wording(in: .zh) == given.zh)
    #expect(given.fact.wording(in: .en) == given.en)
    #expect(isListed(given.fact))
  }

  /// No case without a row: a new one makes this switch incomplete.
  private func isListed(_ fact: ExpressionFact) -> Bool {
    switch fact {
    case .tooLong, .tooDeep, .tooManyParts, .unexpectedCharacter, .malformedNumber, .unclosedString, .unknownEscape,
      .unexpectedToken,
      .unexpectedEnd, .reservedWord, .malformedMacro, .repeatedVariable, .malformedHas, .unknownName, .unknownMember,
      .unknownFunction,
      .wrongArgumentCount,
      .nameTaken, .wrongType, .typesDiffer, .notAList, .unitsDiffer, .bareNumber, .notAQuantity, .unknownUnit,
      .calledWithoutValue, .calledOnValue, .formatArguments, .notInRules, .notADate, .notConstant, .unclosedName,
      .variableOfThisYear, .unitInText,
      .unquotedQuantity,
      .numberOutOfRange,
      .noMessages, .notAKey,
      .noMatchingOverload, .evaluation:
      true
    }
  }

  struct Worded: Sendable, CustomTestStringConvertible {
    let fact: ExpressionFact
    let zh: String
    let en: String

    init(_ fact: ExpressionFact, _ zh: String, _ en: String) {
      self.fact = fact
      self.zh = zh
      self.en = en
    }

    var testDescription: String { en }
  }
}
