import CEL
import Diagnostics
import Testing

@Suite("Texts become syntax trees by CEL's grammar")
struct ParserTests {
  @Test(
    "Operators bind and associate as in CEL",
    arguments: [
      Case("a + b * c", "(a + (b * c))"),
      Case("a * b + c", "((a * b) + c)"),
      Case("a - b - c", "((a - b) - c)"),
      Case("a / b / c", "((a / b) / c)"),
      Case("a % b * c", "((a % b) * c)"),
      Case("(a - b) - (c - d)", "((a - b) - (c - d))"),
      Case("a < b == c", "((a < b) == c)"),
      Case("a in b in c", "((a in b) in c)"),
      Case("a == b && c != d || e", "(((a == b) && (c != d)) || e)"),
      Case("a || b && c", "(a || (b && c))"),
      Case("!a && b", "(!a && b)"),
      Case("!a.b", "!a.b"),
      Case("-a + b", "(-a + b)"),
      Case("--a", "--a"),
      Case("a - -b", "(a - -b)"),
      Case("!(a || b)", "!(a || b)"),
      Case("a ? b : c ? d : e", "(a ? b : (c ? d : e))"),
      Case("a || b ? c : d", "((a || b) ? c : d)"),
      Case("a + b > c ? d : e", "(((a + b) > c) ? d : e)"),
      Case("a.b.c", "a.b.c"),
      Case("a[b][c].d", "a[b][c].d"),
      Case("f(a, b).g(c)", "f(a, b).g(c)"),
      Case("(a + b).c", "(a + b).c"),
    ])
  func precedence(_ given: Case) throws {
    #expect(try outline(Parser.parse(given.text)) == given.expected)
  }

  @Test(
    "Literals stand for themselves",
    arguments: [
      Case("1", "1"), Case("0x1F", "0x1F"), Case("1.50", "1.50"), Case(".5", ".5"), Case("1e3", "1e3"),
      Case("1.5E-3", "1.5E-3"),
      Case("true", "true"), Case("false", "false"), Case("null", "null"),
      Case("'a'", "\"a\""), Case("\"a'b\"", "\"a'b\""), Case("'''a'b\nc'''", "\"a'b\nc\""), Case("r'\\d'", "\"\\d\""),
      Case(#"'\n\t\\\'\"\u4e2d\U0001F600\x41\101'"#, "\"\n\t\\'\"中😀AA\""),
      Case("[1, 2]", "[1, 2]"), Case("[1, 2,]", "[1, 2]"), Case("[]", "[]"),
      Case("{'a': 1, 'b': 2,}", "{\"a\": 1, \"b\": 2}"), Case("{}", "{}"),
      Case("a // the rest\n + b", "(a + b)"), Case(" \t\r\n a ", "a"), Case("'a // b'", "\"a // b\""),
      Case("1.max()", "1.max()"),
    ])
  func literals(_ given: Case) throws {
    #expect(try outline(Parser.parse(given.text)) == given.expected)
  }

  @Test(
    "Macros take a variable and a body, aggregates stand alone too",
    arguments: [
      Case("a.all(x, x > 1)", "a.all(x, (x > 1))"),
      Case("a.exists_one(x, x)", "a.exists_one(x, x)"),
      Case("a.map(x, x).sum()", "a.map(x, x).sum()"),
      Case("a.b.min(x, x.y)", "a.b.min(x, x.y)"),
      Case("has(a.b)", "has(a.b)"),
      Case("all(x, y)", "all(x, y)"),
    ])
  func macros(_ given: Case) throws {
    #expect(try outline(Parser.parse(given.text)) == given.expected)
  }

  @Test(
    "What is wrong is said with its byte",
    arguments: [
      Case("", "0: the expression is incomplete"),
      Case("a +", "3: the expression is incomplete"),
      Case("a // b", ""),
      Case("(a", "2: the expression is incomplete, ')' is missing"),
      Case("a b", "2: unexpected 'b'"),
      Case("a)", "1: unexpected ')'"),
      Case("[1, 2", "5: the expression is incomplete, ']' is missing"),
      Case("[1 2]", "3: unexpected '2', expected ']'"),
      Case("f(a,)", "4: unexpected ')'"),
      Case("{'a' 1}", "5: unexpected '1', expected ':'"),
      Case("a ? b", "5: the expression is incomplete, ':' is missing"),
      Case("a = b", "2: '=' cannot stand in an expression"),
      Case("研发经费 > 1", "0: '研发经费' cannot stand in an expression"),
      Case("a && “b”", "5: '“' cannot stand in an expression|9: '”' cannot stand in an expression"),
      Case("1.2.3", "3: unexpected '.3'"),
      Case("2.5%", "0: a number with a unit is written quantity('2.5 %')"),
      Case("(x > 2.5 %) && y", "5: a number with a unit is written quantity('2.5 %')"),
      Case("x > 5亿元 || y < 3 家", Case.quantities), Case("5龙", "1: '龙' cannot stand in an expression"),
      Case("7 % 2 % ", "8: the expression is incomplete"),
      Case("12abc", "0: '12abc' is not a number; one with a unit is written quantity('2.5 %')"),
      Case("0x + 1", "0: '0x' is not a number; one with a unit is written quantity('2.5 %')"),
      Case("'abc", "0: the string has no closing quote"),
      Case("'abc\\", "0: the string has no closing quote"),
      Case("'a\nb", "0: the string has no closing quote"),
      Case(#"'\q'"#, #"1: unknown escape '\q'; a backslash itself is written \\"#),
      Case(#"'\中'"#, #"1: unknown escape '\中'; a backslash itself is written \\"#),
      Case(#"'\u12'"#, #"1: unknown escape '\u12'; a backslash itself is written \\"#),
      Case(#"'\x+1'"#, #"1: unknown escape '\x'; a backslash itself is written \\"#),
      Case(#"'\ud800'"#, #"1: unknown escape '\ud800'; a backslash itself is written \\"#),
      Case(#"'\477'"#, #"1: unknown escape '\4'; a backslash itself is written \\"#),
      Case("for + 1", "0: 'for' is a reserved word and cannot be a name"),
      Case("a.all(x)", "0: all is written all(variable, expression)"),
      Case("a.all(1, x)", "0: all is written all(variable, expression)"),
      Case("a.count()", "0: count is written count(variable, expression)"),
      Case("b + a.sum(x)", "4: sum is written sum(variable, expression)"),
      Case("has(a)", "0: has takes a field, such as has(z.tier)"),
      Case("has(a[0])", "0: has takes a field, such as has(z.tier)"),
      Case("a.", "2: the expression is incomplete"),
      Case("a.'b'", "2: unexpected ''b''"),
      Case("a & b | c", "2: '&' cannot stand in an expression|6: '|' cannot stand in an expression"),
    ])
  func faults(_ given: Case) {
    #expect(parseFaults(given.text).joined(separator: "|") == given.expected)
  }

  private func parseFaults(_ text: String) -> [String] {
    do throws(ExpressionFaults) {
      _ = try Parser.parse(text)
      return []
    } catch {
      return error.all.map { "\($0.offset): \($0.fact.wording(in: .en))" }
    }
  }
}

extension Case {
  fileprivate static let quantities =
    "4: a number with a unit is written quantity('5 亿元')|19: a number with a unit is written quantity('3 家')"
}

/// The tree as text, every operation in brackets.
private func outline(_ syntax: Syntax) -> String {
  switch syntax.kind {
  case .boolean(let value): "\(value)"
  case .null: "null"
  case .integer(let text), .decimal(let text), .identifier(let text): text
  case .unsigned(let text): text + "u"
  case .string(let text): "\"\(text)\""
  case .bytes(let bytes): "\(bytes)"
  case .select(let object, let field, let isOptional): "\(outline(object)).\(isOptional ? "?" : "")\(field)"
  case .index(let list, let key, let isOptional): "\(outline(list))[\(isOptional ? "?" : "")\(outline(key))]"
  case .call(let name, let receiver, let arguments):
    (receiver.map { outline($0) + "." } ?? "") + "\(name)(\(outline(arguments)))"
  case .comprehension(let macro, let range, let variables, let condition, let body):
    outline(range) + ".\(macro.rawValue)("
      + (variables + [condition, body].compactMap { $0.map(outline) }).joined(separator: ", ") + ")"
  case .bind(let name, let value, let body): "bind(\(name), \(outline(value)), \(outline(body)))"
  case .optionalMap(let optional, let variable, let body, let isFlat):
    "\(outline(optional)).\(isFlat ? "optFlatMap" : "optMap")(\(variable), \(outline(body)))"
  case .has(let field): "has(\(outline(field)))"
  case .list(let elements):
    "[\(elements.map { ($0.isOptional ? "?" : "") + outline($0.value) }.joined(separator: ", "))]"
  case .map(let entries): "{" + entries.map(outline).joined(separator: ", ") + "}"
  case .message(let name): "message \(name)"
  case .not(let operand): "!\(outline(operand))"
  case .negate(let operand): "-\(outline(operand))"
  case .binary(let sign, let left, let right): "(\(outline(left)) \(sign.rawValue) \(outline(right)))"
  case .conditional(let test, let first, let second): "(\(outline(test)) ? \(outline(first)) : \(outline(second)))"
  case .scoped(let object, let body): "scoped(\(outline(object)), \(outline(body)))"
  }
}

private func outline(_ entry: Syntax.Entry) -> String {
  (entry.isOptional ? "?" : "") + outline(entry.key) + ": " + outline(entry.value)
}

private func outline(_ list: [Syntax]) -> String { list.map(outline).joined(separator: ", ") }
