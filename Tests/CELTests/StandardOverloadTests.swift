import Testing

/// What the other tables, made by subject, leave out.
@Suite("Every remaining form of a function or operator")
struct StandardOverloadTests {
  @Test(
    "Conversions of a type to itself, and of unsigned integers",
    arguments: StandardCase.table(
      """
      bool(true) => true
      bool(1 == 2) => false
      bytes(b'ab') => b'ab'
      bytes(b'') => b''
      double(1.5) => 1.5
      double(-0.25) => -0.25
      double(3u) => 3.0
      double(0u) => 0.0
      uint(7u) => 7u
      uint(0u) => 0u
      string('a') => 'a'
      string('') => ''
      string(7u) => '7'
      string(18446744073709551615u) => '18446744073709551615'
      string(timestamp('2023-06-30T08:00:00Z')) => '2023-06-30T08:00:00Z'
      string(timestamp('2023-06-30T16:00:00.5+08:00')) => '2023-06-30T08:00:00.5Z'
      timestamp(timestamp('2023-06-30T08:00:00Z')) == timestamp('2023-06-30T08:00:00Z') => true
      timestamp(timestamp(0)) == timestamp(1) => false
      duration(duration('90s')) == duration('1m30s') => true
      duration(duration('1s')) == duration('1ms') => false
      """))
  func conversions(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  // 2023-06-30 was a Friday, the 181st day of its year; 2024-01-01 a Monday.
  @Test(
    "Parts of moments and spans of time",
    arguments: StandardCase.table(
      """
      timestamp('2023-06-30T08:05:06.789Z').getFullYear() => 2023
      timestamp('0001-01-01T00:00:00Z').getFullYear() => 1
      timestamp('2023-12-31T20:10:07.25Z').getFullYear('Asia/Shanghai') => 2024
      timestamp('2024-01-01T02:00:00Z').getFullYear('-03:00') => 2023
      timestamp('2023-06-30T08:05:06.789Z').getMonth() => 5
      timestamp('2023-12-31T20:10:07.25Z').getMonth() => 11
      timestamp('2023-12-31T20:10:07.25Z').getMonth('Asia/Shanghai') => 0
      timestamp('2024-01-01T02:00:00Z').getMonth('-03:00') => 11
      timestamp('2023-06-30T08:05:06.789Z').getDate() => 30
      timestamp('2023-06-01T08:05:06.789Z').getDate() => 1
      timestamp('2023-12-31T20:10:07.25Z').getDate('Asia/Shanghai') => 1
      timestamp('2024-01-01T02:00:00Z').getDate('-03:00') => 31
      timestamp('2023-06-30T08:05:06.789Z').getDayOfMonth() => 29
      timestamp('2023-06-01T08:05:06.789Z').getDayOfMonth() => 0
      timestamp('2023-12-31T20:10:07.25Z').getDayOfMonth('Asia/Shanghai') => 0
      timestamp('2024-01-01T02:00:00Z').getDayOfMonth('-03:00') => 30
      timestamp('2023-06-30T08:05:06.789Z').getDayOfYear() => 180
      timestamp('2023-12-31T20:10:07.25Z').getDayOfYear('Asia/Shanghai') => 0
      timestamp('2024-01-01T02:00:00Z').getDayOfYear('-03:00') => 364
      timestamp('2023-06-30T08:05:06.789Z').getDayOfWeek() => 5
      timestamp('2023-12-31T20:10:07.25Z').getDayOfWeek('Asia/Shanghai') => 1
      timestamp('2024-01-01T02:00:00Z').getDayOfWeek('-03:00') => 0
      timestamp('2023-06-30T08:05:06.789Z').getHours() => 8
      timestamp('2023-06-30T08:05:06.789Z').getMinutes() => 5
      timestamp('2023-06-30T08:59:06.789Z').getMinutes() => 59
      timestamp('2023-12-31T20:10:07.25Z').getMinutes('+05:30') => 40
      timestamp('2023-12-31T20:10:07.25Z').getMinutes('Asia/Shanghai') => 10
      timestamp('2023-06-30T08:05:06.789Z').getSeconds() => 6
      timestamp('2023-12-31T20:10:07.25Z').getSeconds('+05:30') => 7
      timestamp('2023-12-31T20:10:59Z').getSeconds('UTC') => 59
      timestamp('2023-06-30T08:05:06.789Z').getMilliseconds() => 789
      timestamp('2023-12-31T20:10:07.25Z').getMilliseconds('+05:30') => 250
      timestamp('2023-12-31T20:10:07Z').getMilliseconds('UTC') => 0
      duration('90m').getHours() => 1
      duration('-90m').getHours() => -1
      duration('1.25s').getMilliseconds() => 250
      duration('3s').getMilliseconds() => 0
      """))
  func times(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Mathematics for every type of number",
    arguments: StandardCase.table(
      """
      math.greatest([3u, 5u]) => 5u
      math.greatest([5u]) => 5u
      math.greatest([1.5, -2.5]) => 1.5
      math.greatest([0.5]) => 0.5
      math.greatest([dyn(1), dyn(2.5)]) => 2.5
      math.greatest([dyn(3u), dyn(2)]) => 3u
      math.least(3, -4, 5) => -4
      math.least(7) => 7
      math.least(3u, 2u) => 2u
      math.least(9u) => 9u
      math.least(0.5, -0.5) => -0.5
      math.least(1.5, 2.5, 3.5) => 1.5
      math.least([3, 1, 2]) => 1
      math.least([-1]) => -1
      math.least([3u, 1u]) => 1u
      math.least([4u]) => 4u
      math.least([2.5, 0.25]) => 0.25
      math.least([-1.0, 1.0]) => -1.0
      math.least([dyn(2), dyn(1.5)]) => 1.5
      math.least([dyn(2u), dyn(3)]) => 2u
      math.least(2, 1.5) => 1.5
      math.least(1u, dyn(2)) => 1u
      math.abs(-1.5) => 1.5
      math.abs(2.5) => 2.5
      math.abs(3u) => 3u
      math.abs(0u) => 0u
      math.sign(-1.5) => -1.0
      math.sign(0.0) => 0.0
      math.sign(4u) => 1u
      math.sign(0u) => 0u
      math.sqrt(6.25) => 2.5
      math.sqrt(0.0) => 0.0
      math.sqrt(81) => 9.0
      math.sqrt(0) => 0.0
      math.sqrt(16u) => 4.0
      math.sqrt(1u) => 1.0
      math.bitAnd(6, 3) => 2
      math.bitAnd(-1, 5) => 5
      math.bitAnd(6u, 3u) => 2u
      math.bitAnd(8u, 7u) => 0u
      math.bitOr(4, 1) => 5
      math.bitOr(-2, 1) => -1
      math.bitOr(4u, 1u) => 5u
      math.bitOr(0u, 0u) => 0u
      math.bitXor(6, 3) => 5
      math.bitXor(-1, 0) => -1
      math.bitXor(6u, 3u) => 5u
      math.bitXor(7u, 7u) => 0u
      math.bitNot(0) => -1
      math.bitNot(-8) => 7
      math.bitNot(0u) => 18446744073709551615u
      math.bitNot(18446744073709551614u) => 1u
      math.bitShiftLeft(3u, 2) => 12u
      math.bitShiftLeft(1u, 64) => 0u
      math.bitShiftRight(12u, 2) => 3u
      math.bitShiftRight(1u, 1) => 0u
      """))
  func mathematics(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Order of truths, octets and times, and what is left",
    arguments: StandardCase.table(
      """
      true <= false => false
      false <= false => true
      true > false => true
      false > false => false
      b'ab' <= b'b' => true
      b'b' <= b'ab' => false
      b'b' >= b'ab' => true
      b'a' >= b'aa' => false
      timestamp(1) <= timestamp(1) => true
      timestamp(2) <= timestamp(1) => false
      timestamp(2) > timestamp(1) => true
      timestamp(1) > timestamp(1) => false
      timestamp(1) >= timestamp(1) => true
      timestamp(1) >= timestamp(2) => false
      duration('1s') <= duration('1s') => true
      duration('2s') <= duration('1s') => false
      duration('2s') > duration('1s') => true
      duration('1s') > duration('1s') => false
      duration('1s') >= duration('1s') => true
      duration('-2s') >= duration('-1s') => false
      -duration('1s') < duration('0s') => true
      -duration('-1s') == duration('1s') => true
      optional.unwrap([optional.of(1), optional.none(), optional.of(3)]) => [1, 3]
      optional.unwrap([]) => []
      [optional.none(), optional.of('a')].unwrapOpt() => ['a']
      [optional.of(2)].unwrapOpt()[0] + 1 => 3
      [1, 2, 3].first().value() => 1
      [].first().hasValue() => false
      [1, 2, 3].last().value() => 3
      [].last().orValue(5) => 5
      ['a', 'b'].join() => 'ab'
      [].join() => ''
      [1, 2].transformMapEntry(i, v, v > 1, {v: i}) => {2: 1}
      {'a': 1, 'b': 2}.transformMapEntry(k, v, k != 'b', {v: k}) => {1: 'a'}
      """))
  func order(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }
}
