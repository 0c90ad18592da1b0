public import Diagnostics

extension DocumentFault: Fact {
  public var chinese: String {
    switch self {
    case .empty: "文件是空的；应写入内容"
    case .tooLarge(let bytes, let limit): "文件有 \(bytes) 字节，超过上限 \(limit) 字节；请拆成几个文件"
    case .notUTF8: "文件不是 UTF-8 编码；应另存为 UTF-8"
    case .forbiddenCharacter(let value): "此处有不可用的字符 \(codePoint(value))；应删去"
    case .tooDeep(let limit): "嵌套超过 \(limit) 层；应减少层次"
    case .tooManyNodes(let limit): "文件中的值超过 \(limit) 个；请拆成几个文件"
    case .tooManyAliasedNodes(let limit): "别名（*）展开后超过 \(limit) 个值；应少用别名"
    case .yaml(let problem): problem.zh
    case .json(let problem): problem.zh
    case .secondDocument: "一个文件只能有一份文档，此处开始了第二份；应删去“---”或另存为一个文件"
    case .tag(let tag): "标签\(zhQuoted(tag))不可用；应删去，以“!”开头的表达式则要放在引号中"
    case .tagDirective: "不可用 %TAG 指令；应删去此行"
    case .unknownAlias(let name): "没有锚点\(zhQuoted("&" + name))；以“*”开头的值要放在引号中"
    case .recursiveAlias(let name): "别名\(zhQuoted("*" + name))位于它所指的值之内；应把值写全"
    case .duplicateKey(let key, let line): "键\(zhQuoted(key))在第 \(line) 行已经写过；应删去其中一个"
    case .keyNotText: "键应是文字；含“{”“[”的键要放在引号中"
    case .unknownKey(let key, let nearest?, _): "未知的键\(zhQuoted(key))，是否应为\(zhQuoted(nearest))？"
    case .unknownKey(let key, nil, let known): "未知的键\(zhQuoted(key))；可用的键：\(known.joined(separator: "、"))"
    case .missingKey(let key): "缺少键\(zhQuoted(key))；应补上"
    case .unexpected(.null, let expected): "此处为空；应写\(expected.zhExample)"
    case .unexpected(let found, let expected): "\(found.zh)不是\(expected.zhName)；应写\(expected.zhExample)"
    case .quoted(let text, let expected): "\(zhQuoted(text))在引号中，是文字，不是\(expected.zhName)；应去掉引号"
    case .integerTooLarge(let text): "整数\(zhQuoted(text))太大；应改小"
    case .emptyText: "文字是空的；应写入内容，或删去这个键"
    case .unknownChoice(let text, let nearest?, _): "不能是\(zhQuoted(text))，是否应为\(zhQuoted(nearest))？"
    case .unknownChoice(let text, nil, let known): "不能是\(zhQuoted(text))；应为其中之一：\(known.joined(separator: "、"))"
    }
  }

  public var english: String {
    switch self {
    case .empty: "the file is empty; write its content"
    case .tooLarge(let bytes, let limit):
      "the file has \(bytes) bytes, more than the limit of \(limit); split it into several files"
    case .notUTF8: "the file is not UTF-8; save it as UTF-8"
    case .forbiddenCharacter(let value): "the character \(codePoint(value)) is not allowed; remove it"
    case .tooDeep(let limit): "more than \(limit) levels within one another; write it flatter"
    case .tooManyNodes(let limit): "the file has more than \(limit) values; split it into several files"
    case .tooManyAliasedNodes(let limit): "the aliases (*) stand for more than \(limit) values; use fewer of them"
    case .yaml(let problem): problem.en
    case .json(let problem): problem.en
    case .secondDocument:
      "a second document begins here, but a file holds one; remove the '---' or move it to a file of its own"
    case .tag(let tag):
      "the tag \(enQuoted(tag)) is not allowed; remove it, or quote an expression that begins with '!'"
    case .tagDirective: "a %TAG directive is not allowed; remove the line"
    case .unknownAlias(let name):
      "there is no anchor \(enQuoted("&" + name)); a value that begins with '*' has to be quoted"
    case .recursiveAlias(let name):
      "the alias \(enQuoted("*" + name)) stands within the value that it means; write the value out"
    case .duplicateKey(let key, let line):
      "the key \(enQuoted(key)) stands in line \(line) already; remove one of them"
    case .keyNotText: "a key has to be a text; quote a key that holds '{' or '['"
    case .unknownKey(let key, let nearest?, _): "unknown key \(enQuoted(key)); did you mean \(enQuoted(nearest))?"
    case .unknownKey(let key, nil, let known):
      "unknown key \(enQuoted(key)); the keys here are \(known.joined(separator: ", "))"
    case .missingKey(let key): "the key \(enQuoted(key)) is missing; add it"
    case .unexpected(.null, let expected): "nothing stands here; write \(expected.enExample)"
    case .unexpected(let found, let expected):
      "\(found.en) is not \(expected.enName); write \(expected.enExample)"
    case .quoted(let text, let expected):
      "\(enQuoted(text)) is quoted and therefore a text, not \(expected.enName); remove the quotes"
    case .integerTooLarge(let text): "the integer \(enQuoted(text)) is too large; write a smaller one"
    case .emptyText: "the text is empty; write one, or remove the key"
    case .unknownChoice(let text, let nearest?, _):
      "\(enQuoted(text)) is none of the choices; did you mean \(enQuoted(nearest))?"
    case .unknownChoice(let text, nil, let known):
      "\(enQuoted(text)) is none of the choices; write one of \(known.joined(separator: ", "))"
    }
  }
}

extension YAMLProblem {
  fileprivate var zh: String {
    switch self {
    case .tabForIndentation: "用制表符缩进；应改用空格"
    case .colonInValue: "值中有“: ”；应把整个值放在引号中"
    case .indentation: "缩进与上文不齐；同一层的键和“-”应在同一列开始"
    case .missingColon: "此行缺少“:”；应写成“键: 值”，续行则要缩进"
    case .listAfterKey: "“- ”不能写在键的同一行；应另起一行"
    case .unclosedQuote(let quote): "引号“\(quote)”没有闭合；应补上"
    case .unclosedBracket(let bracket, let line): "第 \(line) 行的“\(bracket)”没有闭合，或此处之前缺少逗号；应补上"
    case .textAfterDocument: "上文到此之前已经完整，此处的文字不属于它；应检查上文的括号和缩进"
    case .specialStart(let character): "以“\(character)”开头的值在 YAML 中另有含义；应把整个值放在引号中"
    case .textAfterEnd(let character): "以“\(character)”开头的值在闭合之后还有文字；应把整个值放在引号中"
    case .unknownEscape(let escape): "双引号中没有转义\(zhQuoted(escape))；应改用单引号，或写成“\\\\”"
    case .outOfMemory: "内存不足，无法读取文件"
    case .other(let problem): "YAML 语法错误：\(problem)"
    }
  }

  fileprivate var en: String {
    switch self {
    case .tabForIndentation: "a tab is used for indentation; use spaces"
    case .colonInValue: "the value holds ': '; put the whole value in quotes"
    case .indentation:
      "the indentation does not fit what stands above; begin the keys or '-' of one level in the same column"
    case .missingColon: "there is no ':' in this line; write 'key: value', or indent a line that goes on"
    case .listAfterKey: "'- ' cannot stand in the line of a key; begin a new line"
    case .unclosedQuote(let quote): "the quote \(quote) is not closed; close it"
    case .unclosedBracket(let bracket, let line):
      "the '\(bracket)' of line \(line) is not closed, or a comma is missing before this; add it"
    case .textAfterDocument:
      "what stands above is complete, and this does not belong to it; check the brackets and the indentation above"
    case .specialStart(let character):
      "a value that begins with '\(character)' has a meaning of its own in YAML; put the whole value in quotes"
    case .textAfterEnd(let character):
      "the value begins with \(character) and goes on after the closing one; put the whole value in quotes"
    case .unknownEscape(let escape):
      "there is no escape \(enQuoted(escape)) in double quotes; use single quotes, or write '\\\\'"
    case .outOfMemory: "there is not enough memory to read the file"
    case .other(let problem): "YAML syntax: \(problem)"
    }
  }
}

extension JSONProblem {
  fileprivate var zh: String {
    switch self {
    case .unexpected(let character, let wanted): "此处是\(zhQuoted(character))；应为\(wanted.zh)"
    case .endOfText(let wanted): "文件到此结束；还应有\(wanted.zh)"
    case .word(let word): "\(zhQuoted(word))不是 JSON 的值；文字要放在双引号中"
    case .trailingComma: "最后一项之后有逗号；应删去"
    case .comment: "JSON 中不能有注释；应删去"
    case .singleQuote: "JSON 不用单引号；应改用双引号"
    case .unclosedString: "双引号没有在本行闭合；应补上，换行写成“\\n”"
    case .controlCharacter(let value): "文字中有控制字符 \(codePoint(value))；应删去，制表符写成“\\t”"
    case .escape(let escape): "没有转义\(zhQuoted(escape))；反斜杠要写成“\\\\”"
    case .textAfterEnd: "JSON 的值到此之前已经结束；应删去后面的文字"
    }
  }

  fileprivate var en: String {
    switch self {
    case .unexpected(let character, let wanted): "\(enQuoted(character)) stands here; write \(wanted.en)"
    case .endOfText(let wanted): "the file ends here; add \(wanted.en)"
    case .word(let word): "\(enQuoted(word)) is no value of JSON; put a text in double quotes"
    case .trailingComma: "a comma stands after the last member; remove it"
    case .comment: "JSON has no comments; remove this one"
    case .singleQuote: "JSON has no single quotes; use double quotes"
    case .unclosedString: "the string is not closed in its line; close it, and write a line break as '\\n'"
    case .controlCharacter(let value):
      "the control character \(codePoint(value)) stands in a string; remove it, or write a tab as '\\t'"
    case .escape(let escape): "there is no escape \(enQuoted(escape)); write a backslash as '\\\\'"
    case .textAfterEnd: "the JSON value ended before this; remove the text that follows it"
    }
  }
}

extension JSONProblem.Wanted {
  fileprivate var zh: String {
    switch self {
    case .value: "一个值"
    case .key: "双引号中的键"
    case .colon: "“:”"
    case .commaOrBrace: "“,”或“}”"
    case .commaOrBracket: "“,”或“]”"
    }
  }

  fileprivate var en: String {
    switch self {
    case .value: "a value"
    case .key: "a key in double quotes"
    case .colon: "':'"
    case .commaOrBrace: "',' or '}'"
    case .commaOrBracket: "',' or ']'"
    }
  }
}

extension FoundValue {
  fileprivate var zh: String {
    switch self {
    case .text(let text): zhQuoted(text)
    case .sequence: "此处的列表"
    case .mapping: "此处的键值表"
    case .null: "此处的空值"
    }
  }

  fileprivate var en: String {
    switch self {
    case .text(let text): enQuoted(text)
    case .sequence: "a sequence"
    case .mapping: "a mapping"
    case .null: "an empty value"
    }
  }
}

extension ExpectedValue {
  fileprivate var zhName: String {
    switch self {
    case .mapping: "键值表"
    case .sequence: "列表"
    case .text, .localizedText: "文字"
    case .integer: "整数"
    case .year: "年份"
    case .boolean: "真假值"
    case .date: "日期"
    }
  }

  fileprivate var zhExample: String {
    switch self {
    case .mapping: "“键: 值”"
    case .sequence: " […] 或逐行以“- ”开头的各项"
    case .text: "一段文字"
    case .localizedText: "一段文字或 {zh: …, en: …}"
    case .integer: "如 12 的整数"
    case .year: "四位年份，从 1900 至 2200"
    case .boolean: " true 或 false"
    case .date: "如 2023-03-02 的日期"
    }
  }

  fileprivate var enName: String {
    switch self {
    case .mapping: "a mapping"
    case .sequence: "a sequence"
    case .text, .localizedText: "a text"
    case .integer: "an integer"
    case .year: "a year"
    case .boolean: "a truth value"
    case .date: "a date"
    }
  }

  fileprivate var enExample: String {
    switch self {
    case .mapping: "'key: value'"
    case .sequence: "[…], or lines that begin with '- '"
    case .text: "some words or a number"
    case .localizedText: "a text, or {zh: …, en: …}"
    case .integer: "a whole number such as 12"
    case .year: "four digits from 1900 to 2200"
    case .boolean: "true or false"
    case .date: "a day that exists, such as 2023-03-02"
    }
  }
}

private func zhQuoted(_ text: String) -> String { "“\(shown(text))”" }

private func enQuoted(_ text: String) -> String { "'\(shown(text))'" }

/// A user's text within one line of bearable length: its line breaks and control characters shown by their code points.
private func shown(_ text: String) -> String {
  var shown = ""
  for (count, scalar) in text.unicodeScalars.enumerated() {
    guard count < 80 else { return shown + "…" }
    if scalar.properties.generalCategory == .control {
      shown += "<\(codePoint(scalar.value))>"
    } else {
      shown.unicodeScalars.append(scalar)
    }
  }
  return shown
}

private func codePoint(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
