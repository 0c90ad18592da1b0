import CEL
import Testing

@Suite("Literals, precedence and names of standard CEL")
struct StandardSyntaxTests {
  @Test(
    "Literals stand for themselves",
    arguments: StandardCase.table(
      #"""
      0 => 0
      42 => 42
      -9223372036854775808 => -9223372036854775808
      0x1F => 31
      -0x10 => -16
      0u => 0u
      7U => 7u
      0xFFu => 255u
      18446744073709551615u => 18446744073709551615u
      1.5 => 1.5
      .5 => 0.5
      1e3 => 1000.0
      1.5E-2 => 0.015
      -2.3e+1 => -23.0
      true => true
      false => false
      null => null
      '' => ''
      'it' => 'it'
      "it's" => 'it\'s'
      'say "a"' => 'say "a"'
      '''it's''' => 'it\'s'
      """a "b" c""" => 'a "b" c'
      '中é😀' => '中é😀'
      r'\n' => '\\n'
      R"\\" => '\\\\'
      r'''\d'e''' => '\\d\'e'
      b'abc' => b'abc'
      B"é" => b'\xc3\xa9'
      b'''a'b''' => b'a\'b'
      br'\n' => b'\\n'
      [1, 2,] => [1, 2]
      [,] => []
      . n => 3
      BR'\n' => b'\\n'
      {'a': 1,} => {'a': 1}
      {,} => {}
      1 + 2 // three => 3
      """#))
  func literals(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Escapes stand for code points in texts, for octets in bytes",
    arguments: StandardCase.table(
      #"""
      '\\' => '\\'
      '\'' => '\''
      '\?\`\"' => '?`"'
      '\a\b\f\v' => '\x07\x08\x0c\x0b'
      '\n\r\t' => '\n\r\t'
      '\u4e2d\U0001F600' => '中😀'
      '\x41\X42\101' => 'ABA'
      '\xff' => 'ÿ'
      '\303\277' => 'Ã¿'
      '\377' => 'ÿ'
      """\u0041\'""" => 'A\''
      b'\x41\101' => b'AA'
      b'\xff\377' => b'\xff\xff'
      b'\303\277' => b'\xc3\xbf'
      b'\n\\' => b'\n\\'
      """#))
  func escapes(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Lines end where the text says",
    arguments: [
      StandardCase("1 + // one\n 2", "3"), StandardCase("// none\r\n1", "1"), StandardCase(" \t\r\n\u{c}1\n", "1"),
      StandardCase("'''a\nb'''", "'a\\nb'"), StandardCase("r\"\"\"a\n\\b\"\"\"", "'a\\n\\\\b'"),
      StandardCase("'''a\r\nb\rc\n\rd'''", "'a\\nb\\nc\\n\\nd'"), StandardCase("br\"\"\"\r\n\"\"\"", "b'\\n'"),
      StandardCase("[\n1,\n2]", "[1, 2]"), StandardCase("'// text'", "'// text'"),
    ])
  func lines(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Operators bind and associate by the grammar",
    arguments: StandardCase.table(
      #"""
      1 + 2 * 3 => 7
      (1 + 2) * 3 => 9
      10 - 4 - 3 => 3
      10 - (4 - 3) => 9
      100 / 10 / 5 => 2
      7 % 4 * 2 => 6
      2 * 7 % 4 => 2
      -2 * 3 => -6
      2 - -2 => 4
      -5 % 3 => -2
      -l[0] => -1
      -m.b => -2
      -'abc'.size() => -3
      !true || true => true
      !(true || true) => false
      true || false && false => true
      (true || false) && false => false
      false && true || true => true
      1 < 2 == true => true
      1 + 1 in [2] => true
      2 in [2] && 3 > 2 => true
      false ? 1 : false ? 2 : 3 => 3
      true ? (false ? 1 : 2) : 3 => 2
      1 < 2 && 2 < 3 ? 'y' : 'n' => 'y'
      [1, 2].map(x, x + 1)[1] => 3
      'a' + 'b' == 'ab' && !('a' == 'b') => true
      {'a': [1, {'b': 2}]}.a[1].b + 1 => 3
      ((((1)))) => 1
      """#))
  func precedence(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "A field may have the name of a reserved word",
    arguments: StandardCase.table(
      #"""
      {'for': 1}.for => 1
      {'return': 2}.return => 2
      has({'as': 1}.while) => false
      {'package': {'var': 3}}.package.var => 3
      """#))
  func reserved(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  /// The container, the names that have values, an expression, and what it gives.
  struct Scope: Sendable, CustomTestStringConvertible {
    let container: String
    let values: [String: Value]
    let text: String
    let expected: String

    init(_ container: String, _ values: [String: Value], _ text: String, _ expected: String) {
      self.container = container
      self.values = values
      self.text = text
      self.expected = expected
    }

    var testDescription: String { "\(text) in '\(container)' with \(values.keys.sorted().joined(separator: ", "))" }
  }

  @Test(
    "A name is looked for from the container outwards, and its longest prefix counts",
    arguments: [
      Scope("A.B", ["A.B.x": .int(1), "A.x": .int(2), "x": .int(3)], "x", "1"),
      Scope("A.B", ["A.x": .int(2), "x": .int(3)], "x", "2"),
      Scope("A.B", ["x": .int(3)], "x", "3"),
      Scope("A.B", ["A.B.x": .int(1), "A.x": .int(2), "x": .int(3)], ".x", "3"),
      Scope("A.B", ["A.B.x": .int(1), "A.x": .int(2)], "A.x", "2"),
      Scope("A.B", ["A.B.A.x": .int(1), "A.x": .int(2)], "A.x", "1"),
      Scope("A.B", ["A.B.A.x": .int(1), "A.x": .int(2)], ".A.x", "2"),
      Scope("A.B", ["A.B.a.b": .int(1), "A.a.b": .int(2), "a.b": .int(3)], "a.b", "1"),
      Scope("A.B", ["A.a.b": .int(2), "a.b": .int(3)], "a.b", "2"),
      Scope("", ["a.b.c": .int(1)], "a.b.c", "1"),
      Scope("", ["a.b": Standard.map([("c", .int(2))])], "a.b.c", "2"),
      Scope("", ["a": Standard.map([("b", Standard.map([("c", .int(3))]))])], "a.b.c", "3"),
      Scope("", ["a.b.c": .int(1), "a.b": Standard.map([("c", .int(2))])], "a.b.c", "1"),
      Scope("", ["a.b": Standard.map([("d", .int(1))]), "a": Standard.map([("b", .int(2))])], "a.b.d", "1"),
      Scope("", ["a.b": .int(1)], "a.b + a.b", "2"),
      Scope("c", ["c.y": .int(42)], "[0].exists(y, y == 0)", "true"),
      Scope("c", ["y": .int(42)], "[0].exists(y, .y == 42)", "true"),
      Scope("", ["y.z": .int(42)], "[{'z': 0}].exists(y, y.z == 0)", "true"),
      Scope("c", ["c.x": .int(1)], "cel.bind(x, 5, x)", "5"),
      Scope("google", [:], "protobuf.Timestamp == type(timestamp(0))", "true"),
      Scope("A.B", [:], "size([1]) + math.abs(-1)", "2"),
    ])
  func names(_ given: Scope) {
    for isTyped in [true, false] {
      let environment = Environment(
        container: given.container,
        variables: given.values.keys.sorted().map { Checker.Variable(name: $0, type: .dyn) }, isTyped: isTyped)
      let outcome = Standard.outcome(of: given.text, in: environment, with: given.values)
      #expect(outcome == given.expected, isTyped ? "checked" : "not checked")
    }
  }
}
