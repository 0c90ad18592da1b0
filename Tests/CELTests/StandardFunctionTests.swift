import Testing

@Suite("Functions of standard CEL")
struct StandardFunctionTests {
  @Test(
    "size counts code points, bytes, members and entries",
    arguments: StandardCase.table(
      #"""
      size('') => 0
      'abc'.size() => 3
      size('fiance\u0301') => 7
      '😀中'.size() => 2
      size(b'') => 0
      b'é'.size() => 2
      size(b'\xF0\x9F\xA4\xAA') => 4
      size([]) => 0
      [1, [2, 3]].size() => 2
      size({}) => 0
      {'a': 1, 'b': 2}.size() => 2
      size([1]) > size => false
      """#))
  func size(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Texts are searched by code point",
    arguments: StandardCase.table(
      #"""
      'hello world'.contains('world') => true
      'foobar'.contains('baz') => false
      ''.contains('') => true
      'é'.contains('e') => false
      'hello world'.startsWith('hello') => true
      'abc'.startsWith('abcd') => false
      'abc'.startsWith('') => true
      'e\u0301'.startsWith('e') => true
      'hello world'.endsWith('world') => true
      'foobar'.endsWith('foo') => false
      '哈尔滨市'.endsWith('市') => true
      matches('foobar', 'foo.*') => true
      'foobar'.matches('o+b') => true
      'foobar'.matches('^bar') => false
      'foobar'.matches('^foobar$') => true
      ''.matches('') => true
      'a\nb'.matches('a.b') => false
      '2024-05'.matches(r'^\d{4}-\d{2}$') => true
      '中文'.matches('^..$') => true
      'ABC'.matches('(?i)^abc$') => true
      matches('grey', 'gr(a|e)y') => true
      matches('gray', '^gr[^a]y') => false
      """#))
  func texts(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Conversions keep the value or fail",
    arguments: StandardCase.table(
      #"""
      int(1) => 1
      int(7u) => 7
      int(3.9) => 3
      int(-7.9) => -7
      int('123') => 123
      int('-12') => -12
      int(timestamp('1970-01-01T00:01:00Z')) => 60
      int(timestamp('1969-12-31T23:59:00Z')) => -60
      uint(1u) => 1u
      uint(7) => 7u
      uint(3.9) => 3u
      uint('18446744073709551615') => 18446744073709551615u
      double(2.5) => 2.5
      double(-3) => -3.0
      double(3u) => 3.0
      double('1.5e2') => 150.0
      double('-0.25') => -0.25
      double('NaN') => NaN
      bool(true) => true
      bool('true') => true
      bool('FALSE') => false
      string('a') => 'a'
      string(true) => 'true'
      string(false) => 'false'
      string(-5) => '-5'
      string(9223372036854775807) => '9223372036854775807'
      string(1.5) => '1.5'
      string(-0.25) => '-0.25'
      string(b'\xe4\xb8\xad') => '中'
      string(timestamp('2024-01-02T03:04:05+08:00')) => '2024-01-01T19:04:05Z'
      string(duration('1m1ms')) => '60.001s'
      string(duration('-90s')) => '-90s'
      bytes('é') => b'\xc3\xa9'
      bytes('') => b''
      bytes(b'a') => b'a'
      timestamp('2024-02-29T00:00:00+08:00') => timestamp('2024-02-28T16:00:00Z')
      timestamp('1969-12-31T23:59:59.5Z') => timestamp('1969-12-31T23:59:59.5Z')
      timestamp('0001-01-01T00:00:00Z') => timestamp('0001-01-01T00:00:00Z')
      timestamp('9999-12-31T23:59:59.999999999Z') => timestamp('9999-12-31T23:59:59.999999999Z')
      timestamp(0) => timestamp('1970-01-01T00:00:00Z')
      timestamp(timestamp(86400)) => timestamp('1970-01-02T00:00:00Z')
      duration('1h30m') => duration('5400s')
      duration('-1.5h') => duration('-5400s')
      duration('1h34us') => duration('3600.000034s')
      duration('0') => duration('0s')
      duration('1.5ms') => duration('0.0015s')
      duration('7ns') => duration('0.000000007s')
      duration(duration('1s')) => duration('1s')
      dyn('a') => 'a'
      dyn([1]) => [1]
      """#))
  func conversions(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "type gives the type of the value, and types are values",
    arguments: StandardCase.table(
      #"""
      type(1) => int
      type(1u) => uint
      type(1.0) => double
      type(true) => bool
      type('a') => string
      type(b'a') => bytes
      type([1]) => list
      type({}) => map
      type(null) => null_type
      type(type(1)) => type
      type(int) => type
      type(dyn(1)) => int
      type(timestamp(0)) => google.protobuf.Timestamp
      type(duration('1s')) => google.protobuf.Duration
      type(optional.none()) == optional_type => true
      int => int
      null_type => null_type
      type([1]) == list => true
      type({1: 2}) == map => true
      type(b'') == bytes => true
      type(timestamp(0)) == google.protobuf.Timestamp => true
      google.protobuf.Duration == type(duration('0')) => true
      [1, 'a'].map(x, type(x)) == [int, string] => true
      type(1) in [int, uint] => true
      """#))
  func types(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  /// 2023-12-25 was a Monday and the 359th day of its year.
  @Test(
    "Moments have parts, in UTC or in the zone that is named",
    arguments: StandardCase.table(
      #"""
      timestamp('2023-12-25T12:30:45.678Z').getFullYear() => 2023
      timestamp('2023-12-25T12:30:45.678Z').getMonth() => 11
      timestamp('2023-12-25T12:30:45.678Z').getDate() => 25
      timestamp('2023-12-25T12:30:45.678Z').getDayOfMonth() => 24
      timestamp('2023-12-25T12:30:45.678Z').getDayOfWeek() => 1
      timestamp('2023-12-25T12:30:45.678Z').getDayOfYear() => 358
      timestamp('2023-12-25T12:30:45.678Z').getHours() => 12
      timestamp('2023-12-25T12:30:45.678Z').getMinutes() => 30
      timestamp('2023-12-25T12:30:45.678Z').getSeconds() => 45
      timestamp('2023-12-25T12:30:45.678Z').getMilliseconds() => 678
      timestamp('1969-12-31T23:59:59.25Z').getMilliseconds() => 250
      timestamp('1969-12-31T23:59:59.25Z').getSeconds() => 59
      timestamp('2024-02-29T00:00:00Z').getDayOfYear() => 59
      timestamp('2023-12-24T00:00:00Z').getDayOfWeek() => 0
      timestamp('2023-12-31T20:00:00Z').getFullYear('Asia/Shanghai') => 2024
      timestamp('2023-12-31T20:00:00Z').getMonth('+08:00') => 0
      timestamp('2023-12-25T00:00:00Z').getDate('America/Los_Angeles') => 24
      timestamp('2023-12-25T00:00:00Z').getDayOfMonth('America/Los_Angeles') => 23
      timestamp('2023-12-31T20:00:00Z').getDayOfWeek('Asia/Shanghai') => 1
      timestamp('2023-12-31T20:00:00Z').getDayOfYear('+08:00') => 0
      timestamp('2023-12-31T20:00:00Z').getHours('-03:30') => 16
      timestamp('2023-12-31T20:00:00Z').getMinutes('-03:30') => 30
      timestamp('2023-12-31T20:00:07Z').getSeconds('UTC') => 7
      timestamp('2023-12-31T20:00:00.5Z').getMilliseconds('Asia/Shanghai') => 500
      timestamp('2024-07-01T12:00:00Z').getHours('America/New_York') => 8
      timestamp('2024-01-01T12:00:00Z').getHours('America/New_York') => 7
      duration('3h30m').getHours() => 3
      duration('3h30m').getMinutes() => 210
      duration('59s').getMinutes() => 0
      duration('1m30s').getSeconds() => 90
      duration('1999ms').getSeconds() => 1
      """#))
  func time(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }
}
