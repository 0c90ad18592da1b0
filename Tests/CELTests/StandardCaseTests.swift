import Testing

/// Values worked out by hand from the language definition (cel-spec, doc/langdef.md).
@Suite("Operators of standard CEL")
struct StandardCaseTests {
  @Test(
    "Arithmetic stays within a type",
    arguments: StandardCase.table(
      #"""
      1 + 2 => 3
      -7 + 2 => -5
      9223372036854775806 + 1 => 9223372036854775807
      7 - 10 => -3
      -9223372036854775807 - 1 => -9223372036854775808
      6 * -7 => -42
      n * n => 9
      7 / 2 => 3
      -7 / 2 => -3
      7 / -2 => -3
      7 % 3 => 1
      -7 % 3 => -1
      7 % -3 => 1
      -(5) => -5
      -n => -3
      --n => 3
      2u + 3u => 5u
      18446744073709551614u + 1u => 18446744073709551615u
      5u - 3u => 2u
      5u - 5u => 0u
      3u * 4u => 12u
      0u * 18446744073709551615u => 0u
      7u / 2u => 3u
      18446744073709551615u / 5u => 3689348814741910323u
      7u % 2u => 1u
      6u % 3u => 0u
      1.5 + 2.25 => 3.75
      0.5 + -0.5 => 0.0
      1.0 - 0.25 => 0.75
      10.5 - 2.0 => 8.5
      1.5 * -2.0 => -3.0
      1e200 * 1e200 => Infinity
      7.0 / 2.0 => 3.5
      1.0 / 0.0 => Infinity
      -1.0 / 0.0 => -Infinity
      0.0 / 0.0 => NaN
      -(1.5) => -1.5
      -(0.0) => -0.0
      """#))
  func arithmetic(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Texts, bytes and lists are joined, moments and spans are added",
    arguments: StandardCase.table(
      #"""
      'ab' + 'c' => 'abc'
      '' + '' => ''
      s + '中' => 'text中'
      b'ab' + b'c' => b'abc'
      b'' + b'\xff' => b'\xff'
      [1] + [2, 3] => [1, 2, 3]
      l + [] => [1, 2, 3]
      [] + [] => []
      [[1]] + [[]] => [[1], []]
      timestamp('2024-02-28T12:00:00Z') + duration('36h') => timestamp('2024-03-01T00:00:00Z')
      timestamp('1970-01-01T00:00:00Z') + duration('-1ns') => timestamp('1969-12-31T23:59:59.999999999Z')
      duration('90m') + timestamp('2023-12-31T23:00:00Z') => timestamp('2024-01-01T00:30:00Z')
      duration('0') + timestamp('0001-01-01T00:00:00Z') => timestamp('0001-01-01T00:00:00Z')
      duration('1m') + duration('1s') => duration('61s')
      duration('1h') + duration('-90m') => duration('-1800s')
      timestamp('2023-01-10T12:00:00Z') - timestamp('2023-01-10T00:00:00Z') => duration('43200s')
      timestamp('2023-01-10T00:00:00Z') - timestamp('2023-01-10T00:00:00.5Z') => duration('-0.5s')
      timestamp('2024-03-01T00:00:00Z') - duration('1ns') => timestamp('2024-02-29T23:59:59.999999999Z')
      timestamp('2024-01-01T00:00:00Z') - duration('-24h') => timestamp('2024-01-02T00:00:00Z')
      duration('1m') - duration('90s') => duration('-30s')
      duration('1m') - duration('1s') => duration('59s')
      """#))
  func sums(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Equality is that of values, of numbers whatever their types",
    arguments: StandardCase.table(
      #"""
      1 == 1 => true
      1 == 2 => false
      1 != 2 => true
      1 != 1 => false
      1u == 1u => true
      1u != 2u => true
      1.5 == 1.5 => true
      0.0 == -0.0 => true
      0.0 / 0.0 == 0.0 / 0.0 => false
      0.0 / 0.0 != 0.0 / 0.0 => true
      dyn(3.0) == 3 => true
      dyn(1) == 1u => true
      dyn(1u) != 1.5 => true
      dyn(-1) == 18446744073709551615u => false
      dyn(1) == '1' => false
      dyn(1) != '1' => true
      dyn(true) == 1 => false
      dyn(null) == 1 => false
      'a' == 'a' => true
      'a' == 'A' => false
      'a' != 'b' => true
      'é' == 'e\u0301' => false
      b'a' == b'a' => true
      b'a' != b'a\x00' => true
      dyn(b'a') == 'a' => false
      true == true => true
      true != false => true
      null == null => true
      null != null => false
      [1, 2] == [1, 2] => true
      [1, 2] == [2, 1] => false
      [1] == [1, 2] => false
      [1] != [2] => true
      [1, 2] == [dyn(1.0), dyn(2u)] => true
      [[]] == [[]] => true
      {'a': 1, 'b': 2} == {'b': 2, 'a': 1} => true
      {'a': 1} == {'a': 2} => false
      {'a': 1} == {'b': 1} => false
      {'a': 1} != {'a': 1, 'b': 2} => true
      {'a': [1]} == {'a': [dyn(1.0)]} => true
      timestamp('2024-01-01T08:00:00+08:00') == timestamp('2024-01-01T00:00:00Z') => true
      timestamp('2024-01-01T00:00:00Z') != timestamp('2024-01-01T00:00:01Z') => true
      duration('1h') == duration('60m') => true
      duration('1s') != duration('1ms') => true
      type(1) == int => true
      type(1) == type('a') => false
      type(1) != uint => true
      optional.of(1) == optional.of(1) => true
      optional.of(1) == optional.of(2) => false
      optional.none() == optional.none() => true
      optional.none() != optional.of(1) => true
      """#))
  func equality(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Order is that of numbers, bytes and time",
    arguments: StandardCase.table(
      #"""
      1 < 2 => true
      2 < 2 => false
      2 <= 2 => true
      3 <= 2 => false
      3 > 2 => true
      -1 > 0 => false
      3 >= 3 => true
      -9223372036854775808 >= 9223372036854775807 => false
      1u < 2u => true
      9223372036854775808u < 1u => false
      2u <= 2u => true
      3u <= 2u => false
      5u > 3u => true
      0u > 0u => false
      2u >= 3u => false
      18446744073709551615u >= 9223372036854775808u => true
      1.5 < 2.0 => true
      2.5 < 2.0 => false
      2.5 <= 2.5 => true
      -0.5 <= -1.0 => false
      1.0 / 0.0 > 1e300 => true
      0.0 > -0.0 => false
      0.0 >= -0.0 => true
      1.0 >= 1.5 => false
      0.0 / 0.0 < 1.0 => false
      0.0 / 0.0 >= 1.0 => false
      dyn(1) < 1.5 => true
      dyn(1u) > -1 => true
      -1 < dyn(1u) => true
      1 >= dyn(18446744073709551615u) => false
      dyn(2.0) <= 2u => true
      'a' < 'b' => true
      'a' < 'B' => false
      '' <= '' => true
      'b' <= 'a' => false
      'ab' > 'a' => true
      'a' > 'é' => false
      '\uffff' < '\U00010000' => true
      'b' >= 'a' => true
      'e\u0301' >= 'é' => false
      b'a' < b'b' => true
      b'' < b'' => false
      b'\xff' > b'\x7f' => true
      b'a' > b'aa' => false
      b'a' <= b'aa' => true
      b'\x80' >= b'\x81' => false
      false < true => true
      true < true => false
      true <= false => false
      true > false => true
      false >= false => true
      false >= true => false
      timestamp('2024-01-01T00:00:00Z') < timestamp('2024-01-01T00:00:00.000000001Z') => true
      timestamp('2024-01-01T00:00:00Z') < timestamp('2024-01-01T00:00:00Z') => false
      timestamp('1969-12-31T23:59:59Z') <= timestamp('1970-01-01T00:00:00Z') => true
      timestamp('2024-01-01T00:00:00+01:00') > timestamp('2024-01-01T00:00:00Z') => false
      timestamp('2024-01-02T00:00:00Z') >= timestamp('2024-01-01T00:00:00Z') => true
      duration('2h') < duration('3h') => true
      duration('-1s') < duration('-2s') => false
      duration('60s') <= duration('1m') => true
      duration('1ns') > duration('0') => true
      duration('2h') + duration('1h1m') >= duration('3h') => true
      """#))
  func order(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Logic is decided from either side, whatever the other has",
    arguments: StandardCase.table(
      #"""
      true && true => true
      true && false => false
      false && true => false
      false && false => false
      false && 1 / 0 > 1 => false
      1 / 0 > 1 && false => false
      1 / 0 > 1 && true => error: division by zero
      true && 1 / 0 > 1 => error: division by zero
      true || true => true
      true || false => true
      false || true => true
      false || false => false
      true || 1 / 0 > 1 => true
      1 / 0 > 1 || true => true
      1 / 0 > 1 || false => error: division by zero
      false || 1 / 0 > 1 => error: division by zero
      !true => false
      !false => true
      !!true => true
      !(1 / 0 > 1) => error: division by zero
      true ? 1 : 2 => 1
      false ? 'a' : 'b' => 'b'
      true ? 1 : 1 / 0 => 1
      false ? 1 / 0 : 2 => 2
      true ? 1 / 0 : 2 => error: division by zero
      1 / 0 > 1 ? 1 : 2 => error: division by zero
      2 < 5 ? 'yes' : 'no' => 'yes'
      """#))
  func logic(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }
}
