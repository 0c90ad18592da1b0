import CEL
import Testing

/// What is wrong stands at the first byte of the part that is: of an operation or call that fits no form, of an operand
/// that is no boolean, of a name that means nothing.
@Suite("Standard CEL is checked before it is evaluated")
struct StandardCheckTests {
  @Test(
    "Operands and arguments of the wrong types are found",
    arguments: StandardCase.table(
      #"""
      1 + 1.0 => 0
      1u + 1 => 0
      'a' + 1 => 0
      b'a' + 'a' => 0
      true + false => 0
      null + 1 => 0
      timestamp(0) + timestamp(0) => 0
      [1] - [1] => 0
      duration('1s') * 2 => 0
      1 / 2.0 => 0
      1.0 % 2.0 => 0
      -'a' => 0
      1 == 1.0 => 0
      1 != 'a' => 0
      [1] == ['a'] => 0
      1 < 1.0 => 0
      'a' >= b'a' => 0
      optional.of(optional.of(m)).a => 0
      optional.of(optional.of(l))[0] => 0
      math.greatest([]) => 14
      math.least(1u, b'a') => 15
      math.greatest(n, s) => 17
      math.greatest(timestamp(0), timestamp(0)) => 14
      math.least(['a'].map(x, x)) => 11
      math.least([1.5, []]) => 11
      {} < {} => 0
      2 * (1 + 1.0) => 5
      true && 1 => 8
      1 || true => 0
      !1 => 1
      1 ? 2 : 3 => 0
      true ? 1 : 'a' => 11
      'a' in [1] => 0
      1 in 2 => 0
      1 in {'a': 1} => 0
      [1]['a'] => 0
      {'a': 1}[1] => 0
      'abc'[0] => 0
      n.f => 0
      s.f.g => 0
      size(1) => 0
      'a'.contains(1) => 0
      1 + size(n) => 4
      int([1]) => 0
      bytes(1) => 0
      timestamp(true) => 0
      n.map(x, x) => 0
      [1, 2].all(x, x) => 14
      [1].filter(x, x + 1) => 14
      [1].all(i, x, x) => 14
      'a'.split(1) => 0
      math.ceil('a') => 0
      base64.encode('a') => 0
      [?1] => 2
      {?'a': 1} => 7
      m.?a + 1 => 0
      """#))
  func types(_ given: StandardCase) {
    #expect(first(Standard.offsets(given.text), given) == given.expected)
  }

  @Test(
    "Names that nothing has and calls that no function takes are found",
    arguments: StandardCase.table(
      #"""
      nope => 0
      1 + nope => 4
      nope.a.b => 0
      [1].all(x, y > 0) => 11
      [1].map(x, x)[0] + x => 19
      cel.bind(x, 1, x) + x => 20
      nope() => 0
      s.nope() => 0
      startsWith('a') => 0
      'a'.double() => 0
      size() => 0
      size([1], 2) => 0
      'a'.size(1) => 0
      'a'.startsWith() => 0
      'a'.startsWith('a', 'b') => 0
      1 + int(1, 2) => 4
      optional.of() => 0
      'a'.substring(1, 2, 3) => 0
      """#))
  func names(_ given: StandardCase) {
    #expect(Standard.offsets(given.text) == given.expected)
  }

  @Test(
    "All faults of an expression are found in one run, in the order of the text",
    arguments: StandardCase.table(
      #"""
      nope + other => 0, 7
      nope + 1 < other && 1 + 'a' => 0, 11, 20
      [nope, 1 + 1.0, 'a' - 'b'] => 1, 7, 16
      '中' + 1 == nope => 0, 13
      {'a': nope, nope2: 1} => 6, 12
      nope ? other : 1 + 1u => 0, 7, 15
      [1].all(x, y > 0) && 1 => 11, 21
      size(nope) + size(other) => 5, 18
      """#))
  func several(_ given: StandardCase) {
    #expect(Standard.offsets(given.text) == given.expected)
  }

  @Test(
    "A text that the grammar does not know is found",
    arguments: StandardCase.table(
      #"""
      1 + => 3
      (1 => 2
      [1, 2 => 5
      1 2 => 2
      1 + * 2 => 4
      1 = 1 => 2
      rb'a' => 2
      r.true => 2
      r.y.?in => 5
      -!d => 1
      !-d => 2
      s. => 2
      'abc => 0
      '\q' => 1
      '\u12' => 1
      '\ud800' => 1
      b'\u0041' => 2
      for + 1 => 0
      has(n) => 0
      [1].all(1, true) => 0
      true ? 1 => 8
      {'a' 1} => 5
      9223372036854775808 => 0
      1 + 9223372036854775808 => 4
      18446744073709551616u => 0
      1 + 0x => 4
      """#))
  func grammar(_ given: StandardCase) {
    #expect(first(Standard.offsets(given.text), given) == given.expected)
  }

  @Test(
    "What dyn allows is no fault",
    arguments: [
      "1 + d", "d + 'a'", "d < 1.5", "d && true", "d ? 1 : 2", "d.f.g[0].h == 1",
      "d in [1, 'a']", "1 in d", "[1, 'a'][0] + 1", "{'a': 1, 'b': 'c'}.b.size()", "d.all(x, x.f > 1)", "size(d) == 1",
      "dyn(1) == 'a'", "true ? d : 1", "[d, 1, 'a']", "d.startsWith(d)", "int(d) + 1", "d == null", "m[d]", "l[d]",
      "[1] == []", "{} == {'a': 1}", "optional.none() == optional.of(1)", "type(1) == type('a')", "null == d",
      "math.greatest(d, 1)", "math.least([d, 1.5])", "math.least([?optional.of(1), 2])", "math.greatest(d)",
    ])
  func sound(_ text: String) {
    #expect(Standard.offsets(text) == "none")
  }

  /// The first of several: a case with one wanted offset leaves open what follows from the first fault.
  private func first(_ offsets: String, _ given: StandardCase) -> String {
    String(offsets.prefix { $0 != "," })
  }
}
