import Testing

/// After `|` stands what the value did without. The upstream suite has no such cases.
@Suite("Standard CEL reckons with values that are missing")
struct UnknownTests {
  @Test(
    "Operators give what they lack, each name once, in the order in which it was met",
    arguments: StandardCase.table(
      #"""
      u => ? u
      u + 1 => ? u
      1 + u => ? u
      u - 1.5 => ? u
      1u - u => ? u
      u * 2 => ? u
      2 * u => ? u
      u / 2 => ? u
      2 / u => ? u
      u / 0 => ? u
      u % 2 => ? u
      2 % u => ? u
      -u => ? u
      --u => ? u
      'a' + u => ? u
      [1] + u => ? u
      u + duration('1s') => ? u
      timestamp(0) - u => ? u
      u == 1 => ? u
      1 == u => ? u
      u != 'a' => ? u
      u == null => ? u
      u == u => ? u
      u < 1 => ? u
      1 < u => ? u
      u <= 'a' => ? u
      u > b'a' => ? u
      u >= true => ? u
      u + v => ? u, v
      v + u => ? v, u
      u + u => ? u
      u + v * u => ? u, v
      (v + u) * (u + v) => ? v, u
      u == v => ? u, v
      v < u => ? v, u
      (u < 1) == (v < 1) => ? u, v
      """#))
  func operators(_ given: StandardCase) {
    #expect(Unreported.evaluated(given.text) == given.expected)
  }

  @Test(
    "Logic is decided by the other side, and names what it did without",
    arguments: StandardCase.table(
      #"""
      true && u => ? u
      u && true => ? u
      false && u => false | u
      u && false => false | u
      u && v => ? u, v
      v && u => ? v, u
      u && u => ? u
      false || u => ? u
      u || false => ? u
      true || u => true | u
      u || true => true | u
      u || v => ? u, v
      v || u => ? v, u
      u || u => ? u
      u && v && false => false | u, v
      u || v || true => true | u, v
      !u => ? u
      !!u => ? u
      !(u && false) => true | u
      (u || true) && (v || true) => true | u, v
      (u && false) || (v && false) => false | u, v
      false && u || v => ? v | u
      (true || u) && v => ? v | u
      u > 1 && 2 > 3 => false | u
      u > 1 || v > 1 => ? u, v
      u && 1 / 0 > 1 => ? u
      1 / 0 > 1 && u => ? u
      u || 1 / 0 > 1 => ? u
      1 / 0 > 1 || u => ? u
      """#))
  func logic(_ given: StandardCase) {
    #expect(Unreported.evaluated(given.text) == given.expected)
  }

  @Test(
    "?: with a known test gives its branch, and names what the other lacks",
    arguments: StandardCase.table(
      #"""
      true ? 1 : u => 1 | u
      false ? u : 1 => 1 | u
      true ? u : 1 => ? u
      false ? 1 : u => ? u
      true ? u : v => ? u | v
      false ? u : v => ? v | u
      true ? 1 : u + v => 1 | u, v
      true ? 1 : 1 / 0 => 1
      """#))
  func conditional(_ given: StandardCase) {
    #expect(Unreported.evaluated(given.text) == given.expected)
  }

  /// Whether the branches' own missing values are named as well is left open.
  @Test(
    "?: with an unknown test is unknown, and names the test's missing values first",
    arguments: StandardCase.table(
      #"""
      u ? 1 : 2 => ? u
      u ? 1 : 1 => ? u
      u ? 1 : 1 / 0 => ? u
      u > 1 ? 'a' : 'b' => ? u
      u ? v : 1 => ? u
      u ? 1 : v => ? u
      u && v ? 1 : 2 => ? u, v
      (u ? 1 : 2) + 1 => ? u
      """#))
  func unknownTest(_ given: StandardCase) {
    #expect(Unreported.value(given.text).hasPrefix(given.expected))
  }

  @Test(
    "An error in a strict operation or function outranks what is unknown",
    arguments: StandardCase.table(
      #"""
      1 / 0 + u => error: division by zero
      u + 1 / 0 => error: division by zero
      1 / 0 == u => error: division by zero
      u < 1 / 0 => error: division by zero
      math.greatest(u, 1 / 0) => error: division by zero
      'abc'.substring(u, 1 / 0) => error: division by zero
      1 / 0 > 1 ? u : v => error: division by zero
      -(u + 1 / 0) => error: division by zero
      [1, 2][u + 1 / 0] => error: division by zero
      (u + 1 / 0 > 1) || v => ? v
      (u + 1 / 0 > 1) && false => false
      """#))
  func errors(_ given: StandardCase) {
    #expect(Unreported.value(given.text) == given.expected)
  }
}
