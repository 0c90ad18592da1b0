extension ExpressionFact {
  public var chinese: String {
    switch self {
    case .tooLong(let limit): "表达式超过 \(limit) 字节，请拆分为多条规则"
    case .tooDeep(let limit): "表达式嵌套超过 \(limit) 层，请简化"
    case .tooManyParts(let limit): "表达式展开后超过 \(limit) 项，请减少 growth 等函数的相互嵌套"
    case .unexpectedCharacter(let text): "表达式中不能出现“\(text)”"
    case .malformedNumber(let text): "“\(text)”不是数；带单位的数写作 quantity('2.5 %')"
    case .unclosedString: "字符串缺少结束引号"
    case .unknownEscape(let text): "不认识的转义“\(text)”，反斜杠本身写作 \\\\"
    case .unexpectedToken(let text, let wanted): "此处不应为“\(text)”" + (wanted.map { "，应为“\($0)”" } ?? "")
    case .unexpectedEnd(let wanted): "表达式不完整" + (wanted.map { "，缺少“\($0)”" } ?? "")
    case .reservedWord(let word): "“\(word)”是保留字，不能用作名称"
    case .malformedMacro(let name): "\(name) 应写作 \(name)(变量, 表达式)"
    case .malformedHas: "has 的参数应为字段，如 has(z.tier)"
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
    case .unclosedString: "the string has no closing quote"
    case .unknownEscape(let text): "unknown escape '\(text)'; a backslash itself is written \\\\"
    case .unexpectedToken(let text, let wanted): "unexpected '\(text)'" + (wanted.map { ", expected '\($0)'" } ?? "")
    case .unexpectedEnd(let wanted): "the expression is incomplete" + (wanted.map { ", '\($0)' is missing" } ?? "")
    case .reservedWord(let word): "'\(word)' is a reserved word and cannot be a name"
    case .malformedMacro(let name): "\(name) is written \(name)(variable, expression)"
    case .malformedHas: "has takes a field, such as has(z.tier)"
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
    case .any: "any value"
    }
  }
}
