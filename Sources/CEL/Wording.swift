extension ExpressionFact {
  public var chinese: String {
    switch self {
    case .tooLong(let limit): "表达式超过 \(limit) 字节，请拆分为多条规则"
    case .tooDeep(let limit): "表达式嵌套超过 \(limit) 层，请简化"
    case .tooManyParts(let limit): "表达式展开后超过 \(limit) 项，请减少 growth 等函数的相互嵌套"
    case .unexpectedCharacter(let text): "表达式中不能出现“\(text)”"
    case .malformedNumber(let text): "“\(text)”不是数；带单位的数写作 quantity('2.5 %')"
    case .unquotedQuantity(let text): "带单位的数写作 quantity('\(text)')"
    case .numberOutOfRange(let text): "“\(text)”超出了其类型的范围"
    case .unclosedString: "字符串缺少结束引号"
    case .unclosedName: "反引号中的名称为空、含有不允许的字符或缺少结束的反引号"
    case .unknownEscape(let text): "不认识的转义“\(text)”，反斜杠本身写作 \\\\"
    case .unexpectedToken(let text, let wanted): "此处不应为“\(text)”" + (wanted.map { "，应为“\($0)”" } ?? "")
    case .unexpectedEnd(let wanted): "表达式不完整" + (wanted.map { "，缺少“\($0)”" } ?? "")
    case .reservedWord(let word): "“\(word)”是保留字，不能用作名称"
    case .malformedMacro("cel.bind"): "cel.bind 应写作 cel.bind(变量, 值, 表达式)"
    case .malformedMacro(let name): "\(name) 应写作 \(name)(变量, 表达式)"
    case .repeatedVariable(let name): "两个变量不能都取名“\(name)”"
    case .malformedHas: "has 的参数应为字段，如 has(z.tier)"
    case .noMessages(let name): "表达式中不能构造消息“\(name)”；映射写作 {'键': 值}"
    case .unknownName(let name, let nearest): "未知的名称“\(name)”" + (nearest.map { "，是否应为“\($0)”？" } ?? "；名称应为指标、名录或字段")
    case .unknownMember(let name, let type, let nearest):
      "\(type)没有“\(name)”" + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    case .unknownFunction(let name, let nearest): "未知的函数“\(name)”" + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    case .wrongArgumentCount(let name, let wanted, let found): "\(name) 需要 \(wanted) 个参数，此处为 \(found) 个"
    case .nameTaken(let name): "变量不能取名“\(name)”，它已有含义，请换一个名称"
    case .wrongType(let context, let wanted, let found):
      "“\(context)”需要\(wanted.map(\.chinese).joined(separator: "或"))，此处为\(found.chinese)"
    case .typesDiffer(let context, let left, let right): "“\(context)”两边的类型不同：\(left.chinese)与\(right.chinese)"
    case .notAList(let context, let found): "“\(context)”需要列表，此处为\(found.chinese)"
    case .unitsDiffer(let context, let left, let right): "“\(context)”两边的单位不能换算：“\(left)”与“\(right)”"
    case .bareNumber(let context, let unit):
      "“\(context)”一边的单位是“\(unit)”，另一边是没有单位的数；请写明单位，如 quantity('1 \(unit)')"
    case .notAQuantity(let text): "“\(text)”不是带单位的数，应如 2.5 % 或 500 亿元"
    case .unknownUnit(let symbol, let nearest): "未知的单位“\(symbol)”" + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    case .notADate(let text): "“\(text)”不是日期，应如 2025-12-31"
    case .notConstant(let function): "\(function) 的参数应直接写出，不能是表达式"
    case .variableOfThisYear(let name):
      "“\(name)”是本年算出的值，不能再按其他年份计算；growth、change 中应直接写出表达式"
    case .unitInText(let function, let unit):
      "\(function) 中以“\(unit)”为单位的数应直接写在列表中，如 '%s'.format([gdp])"
    case .calledWithoutValue(let name): "\(name) 写在值的后面，如 值.\(name)(…)"
    case .calledOnValue(let name): "\(name) 不写在值的后面，应如 \(name)(值, …)"
    case .notInRules(let name): "规则中没有 \(name)：所有数都是精确的十进制数，类型和单位在加载时即已确定；可用 decimal 或 int"
    case .notAKey(let type): "\(type.chinese)不能作为映射的键；键应为文字、整数或真假值"
    case .noMatchingOverload(let function, let types):
      types.isEmpty
        ? "“\(function)”需要参数" : "“\(function)”不适用于\(types.map(\.chinese).joined(separator: "、"))"
    case .formatArguments(let wanted, let found): "格式中有 \(wanted) 处要填写，列表中有 \(found) 项"
    case .evaluation(let fault): fault.chinese
    }
  }

  public var english: String {
    switch self {
    case .tooLong(let limit): "the expression is longer than \(limit) bytes; split it into several rules"
    case .tooDeep(let limit): "the expression is nested deeper than \(limit) levels; simplify it"
    case .tooManyParts(let limit):
      "the expression expands to more than \(limit) parts; nest functions such as growth less deeply"
    case .unexpectedCharacter(let text): "'\(text)' cannot stand in an expression"
    case .malformedNumber(let text): "'\(text)' is not a number; one with a unit is written quantity('2.5 %')"
    case .unquotedQuantity(let text): "a number with a unit is written quantity('\(text)')"
    case .numberOutOfRange(let text): "'\(text)' is beyond the range of its type"
    case .unclosedString: "the string has no closing quote"
    case .unclosedName: "the name in backticks is empty, holds a character that may not stand there, or is not closed"
    case .unknownEscape(let text): "unknown escape '\(text)'; a backslash itself is written \\\\"
    case .unexpectedToken(let text, let wanted): "unexpected '\(text)'" + (wanted.map { ", expected '\($0)'" } ?? "")
    case .unexpectedEnd(let wanted): "the expression is incomplete" + (wanted.map { ", '\($0)' is missing" } ?? "")
    case .reservedWord(let word): "'\(word)' is a reserved word and cannot be a name"
    case .malformedMacro("cel.bind"): "cel.bind is written cel.bind(variable, value, expression)"
    case .malformedMacro(let name): "\(name) is written \(name)(variable, expression)"
    case .repeatedVariable(let name): "both variables are called '\(name)'"
    case .malformedHas: "has takes a field, such as has(z.tier)"
    case .noMessages(let name): "messages such as '\(name)' are not supported; a map is written {'key': value}"
    case .unknownName(let name, let nearest):
      "unknown name '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; a name is that of an indicator, a register or a field")
    case .unknownMember(let name, let type, let nearest):
      "\(type) has no '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .unknownFunction(let name, let nearest):
      "unknown function '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .wrongArgumentCount(let name, let wanted, let found): "\(name) takes \(wanted) arguments, found \(found)"
    case .nameTaken(let name): "a variable cannot be called '\(name)', which has a meaning here; choose another name"
    case .wrongType(let context, let wanted, let found):
      "'\(context)' needs \(wanted.map(\.english).joined(separator: " or ")), found \(found.english)"
    case .typesDiffer(let context, let left, let right):
      "the sides of '\(context)' are of different types: \(left.english) and \(right.english)"
    case .notAList(let context, let found): "'\(context)' needs a list, found \(found.english)"
    case .unitsDiffer(let context, let left, let right):
      "the units on the sides of '\(context)' do not convert: '\(left)' and '\(right)'"
    case .bareNumber(let context, let unit):
      "one side of '\(context)' is in '\(unit)', the other is a number without a unit; "
        + "write the unit, as in quantity('1 \(unit)')"
    case .notAQuantity(let text): "'\(text)' is not a number with a unit, such as 2.5 % or 500 亿元"
    case .unknownUnit(let symbol, let nearest):
      "unknown unit '\(symbol)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .notADate(let text): "'\(text)' is not a date, such as 2025-12-31"
    case .notConstant(let function): "the argument of \(function) is written out; it cannot be an expression"
    case .variableOfThisYear(let name):
      "'\(name)' holds a value of this year and cannot be evaluated for another; "
        + "write the expression itself in growth and change"
    case .unitInText(let function, let unit):
      "in \(function) figures in '\(unit)' stand directly in the list, as in '%s'.format([gdp])"
    case .calledWithoutValue(let name): "\(name) stands behind a value, as in value.\(name)(…)"
    case .calledOnValue(let name): "\(name) does not stand behind a value; write \(name)(value, …)"
    case .notInRules(let name):
      "rules have no \(name): every number is an exact decimal and types and units are known when it is loaded; "
        + "use decimal or int"
    case .notAKey(let type): "\(type.english) cannot be a key of a map; a key is a text, a whole number, true or false"
    case .noMatchingOverload(let function, let types):
      types.isEmpty
        ? "'\(function)' needs arguments"
        : "'\(function)' cannot be applied to \(types.map(\.english).joined(separator: " and "))"
    case .formatArguments(let wanted, let found): "the format has \(wanted) places to fill, the list \(found) members"
    case .evaluation(let fault): fault.english
    }
  }
}

extension TypeName {
  var chinese: String {
    switch self {
    case .boolean: "真假值"
    case .number(let unit): unit.isEmpty ? "数" : "以“\(unit)”为单位的数"
    case .string: "文字"
    case .date: "日期"
    case .null: "空值"
    case .list: "列表"
    case .map: "映射"
    case .object(let name): name.isEmpty ? "地区或记录" : name
    case .standard(let name): name
    case .any: "任意值"
    }
  }

  var english: String {
    switch self {
    case .boolean: "true or false"
    case .number(let unit): unit.isEmpty ? "a number" : "a number in '\(unit)'"
    case .string: "a text"
    case .date: "a date"
    case .null: "null"
    case .list: "a list"
    case .map: "a map"
    case .object(let name): name.isEmpty ? "a region or record" : name
    case .standard(let name): name
    case .any: "any value"
    }
  }
}

extension EvaluationFault {
  public var chinese: String {
    switch self {
    case .divisionByZero: "除数为零"
    case .overflow(let operation): "“\(operation)”的结果超出了该类型的范围"
    case .conversion(let value, let type): "\(value) 不能转换为 \(type)"
    case .noSuchKey(let key): "映射中没有键 \(key)"
    case .indexOutOfRange(let index): "下标 \(index) 超出范围"
    case .noSuchOverload(let function, let types): "\(function) 不适用于（\(types.joined(separator: "，"))）"
    case .invalidArgument(let function, let argument): "\(function) 的参数不可用：\(argument)"
    case .malformedFormat(let clause): "格式“\(clause)”不存在，或不适用于其参数"
    case .invalidPattern(let pattern, let reason): "“\(pattern)”不是正则表达式（RE2 语法）：\(reason)"
    case .unknownTimeZone(let name): "未知的时区“\(name)”，应如 Asia/Shanghai 或 +08:00"
    case .emptyOptional: "可选值为空"
    case .duplicateKey(let key): "映射中的键 \(key) 重复"
    case .unsupportedKey(let type): "\(type) 不能作为映射的键"
    case .unknownName(let name): "未知的名称“\(name)”"
    case .tooManySteps(let limit): "计算超过 \(limit) 步，已停止"
    }
  }

  public var english: String {
    switch self {
    case .divisionByZero: "division by zero"
    case .overflow(let operation): "the result of '\(operation)' is beyond the range of its type"
    case .conversion(let value, let type): "\(value) cannot be converted to \(type)"
    case .noSuchKey(let key): "the map has no key \(key)"
    case .indexOutOfRange(let index): "index \(index) is out of range"
    case .noSuchOverload(let function, let types):
      "\(function) cannot be applied to (\(types.joined(separator: ", ")))"
    case .invalidArgument(let function, let argument): "\(function) cannot use the argument \(argument)"
    case .malformedFormat(let clause): "the format '\(clause)' does not exist or does not fit its argument"
    case .invalidPattern(let pattern, let reason):
      "'\(pattern)' is not a regular expression in RE2 syntax: \(reason)"
    case .unknownTimeZone(let name): "unknown time zone '\(name)'; it should be like Asia/Shanghai or +08:00"
    case .emptyOptional: "the optional value is empty"
    case .duplicateKey(let key): "the map has the key \(key) twice"
    case .unsupportedKey(let type): "\(type) cannot be a key of a map"
    case .unknownName(let name): "unknown name '\(name)'"
    case .tooManySteps(let limit): "the evaluation took more than \(limit) steps and was stopped"
    }
  }
}
