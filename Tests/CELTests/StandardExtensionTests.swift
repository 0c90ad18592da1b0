import Testing

/// Values worked out by hand from the descriptions of the extensions (cel-go, ext/README.md).
@Suite("Extensions of standard CEL")
struct StandardExtensionTests {
  @Test(
    "Texts are cut and joined by code point",
    arguments: StandardCase.table(
      #"""
      'hello'.charAt(4) => 'o'
      'hello'.charAt(5) => ''
      '中文'.charAt(1) => '文'
      'hello'.charAt(-1) => error
      'hello mellow'.indexOf('ello') => 1
      'hello mellow'.indexOf('jello') => -1
      'hello mellow'.indexOf('') => 0
      'hello mellow'.indexOf('', 2) => 2
      'hello mellow'.indexOf('ello', 2) => 7
      'ta©o©αT'.indexOf('©', 3) => 4
      'hello mellow'.indexOf('ello', -1) => error
      'hello mellow'.lastIndexOf('ello') => 7
      'hello mellow'.lastIndexOf('') => 12
      'hello mellow'.lastIndexOf('jello') => -1
      'hello mellow'.lastIndexOf('ello', 6) => 1
      'hello mellow'.lastIndexOf('ello', -1) => error
      ['hello', 'mellow'].join() => 'hellomellow'
      ['hello', 'mellow'].join(' ') => 'hello mellow'
      [].join('/') => ''
      'TacoCÆt Xii'.lowerAscii() => 'tacocÆt xii'
      'ABC'.lowerAscii() => 'abc'
      'TacoCÆt Xii'.upperAscii() => 'TACOCÆT XII'
      'aé'.upperAscii() => 'Aé'
      'hello hello'.replace('he', 'we') => 'wello wello'
      'hello hello'.replace('he', 'we', -1) => 'wello wello'
      'hello hello'.replace('he', 'we', 1) => 'wello hello'
      'hello hello'.replace('he', 'we', 0) => 'hello hello'
      'aaa'.replace('aa', 'b') => 'ba'
      'a b c'.split(' ') => ['a', 'b', 'c']
      'a b c'.split(' ', 0) => []
      'a b c'.split(' ', 1) => ['a b c']
      'a b c'.split(' ', 2) => ['a', 'b c']
      'a b c'.split(' ', -1) => ['a', 'b', 'c']
      'abc'.split(',') => ['abc']
      'tacocat'.substring(4) => 'cat'
      'tacocat'.substring(7) => ''
      'tacocat'.substring(0, 4) => 'taco'
      '中文字'.substring(1, 2) => '文'
      'tacocat'.substring(-1) => error
      'tacocat'.substring(2, 1) => error
      'tacocat'.substring(0, 8) => error
      '  \ttrim\n    '.trim() => 'trim'
      '\u3000中\u00a0'.trim() => '中'
      'gums'.reverse() => 'smug'
      '中文'.reverse() => '文中'
      strings.quote('a "b"') => '"a \\"b\\""'
      strings.quote('two\n') => '"two\\n"'
      """#))
  func strings(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "format fills the clauses of a text",
    arguments: StandardCase.table(
      #"""
      '100%%'.format([]) => '100%'
      '%s is %d'.format(['x', 5]) => 'x is 5'
      '%s %s %s'.format([true, 1.5, null]) => 'true 1.5 null'
      '%s'.format([[1, 'a', [2u]]]) => '[1, a, [2]]'
      '%s'.format([{'b': 1, 'a': 2}]) => '{a: 2, b: 1}'
      '%s'.format([b'abc']) => 'abc'
      '%s'.format([duration('90m')]) => '5400s'
      '%s'.format([timestamp('2024-01-01T00:00:00Z')]) => '2024-01-01T00:00:00Z'
      '%d'.format([-3]) => '-3'
      '%d'.format([18446744073709551615u]) => '18446744073709551615'
      '%f'.format([2.71828]) => '2.718280'
      '%.1f'.format([2.25]) => '2.2'
      '%.0f'.format([3.5]) => '4'
      '%e'.format([1234.5678]) => '1.234568e+03'
      '%.2e'.format([0.00025]) => '2.50e-04'
      '%b'.format([5]) => '101'
      '%b'.format([true]) => '1'
      '%o'.format([8]) => '10'
      '%x'.format([255]) => 'ff'
      '%X'.format([255u]) => 'FF'
      '%x'.format(['hi']) => '6869'
      '%X'.format([b'\xab']) => 'AB'
      ('%' + 'd').format([dyn('a')]) => error
      ('%' + 'q').format([1]) => error
      ('%' + 's').format([]) => error
      """#))
  func format(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "math works on all numbers",
    arguments: StandardCase.table(
      #"""
      math.greatest(1) => 1
      math.greatest(1u, 2u) => 2u
      math.greatest(-42.0, -21.5, -100.0) => -21.5
      math.greatest([3, 1, 2]) => 3
      math.greatest(l) => 3
      math.greatest(1, 2.5) => 2.5
      math.greatest(dyn('string')) => error
      math.least(1) => 1
      math.least(1u, 2u) => 1u
      math.least(-42.0, -21.5, -100.0) => -100.0
      math.least([3, 1, 2]) => 1
      math.least(1u, -2) => -2
      math.bitOr(1u, 2u) => 3u
      math.bitOr(-2, -4) => -2
      math.bitAnd(3u, 2u) => 2u
      math.bitAnd(-3, -5) => -7
      math.bitXor(3u, 5u) => 6u
      math.bitXor(1, 3) => 2
      math.bitNot(-1) => 0
      math.bitNot(0u) => 18446744073709551615u
      math.bitShiftLeft(1, 2) => 4
      math.bitShiftLeft(-1, 2) => -4
      math.bitShiftLeft(1u, 200) => 0u
      math.bitShiftLeft(1, -1) => error
      math.bitShiftRight(1024, 2) => 256
      math.bitShiftRight(1024u, 64) => 0u
      math.bitShiftRight(-1, 1) => 9223372036854775807
      math.bitShiftRight(1, -1) => error
      math.ceil(1.2) => 2.0
      math.ceil(-1.2) => -1.0
      math.floor(1.2) => 1.0
      math.floor(-1.2) => -2.0
      math.round(1.5) => 2.0
      math.round(-1.5) => -2.0
      math.round(2.5) => 3.0
      math.trunc(1.3) => 1.0
      math.trunc(-1.3) => -1.0
      math.abs(-1) => 1
      math.abs(1u) => 1u
      math.abs(-1.5) => 1.5
      math.abs(-9223372036854775808) => error: overflow
      math.sign(-42) => -1
      math.sign(0) => 0
      math.sign(42u) => 1u
      math.sign(-0.5) => -1.0
      math.isInf(1.0 / 0.0) => true
      math.isInf(1.2) => false
      math.isNaN(0.0 / 0.0) => true
      math.isNaN(1.2) => false
      math.isFinite(1.2) => true
      math.isFinite(0.0 / 0.0) => false
      math.sqrt(81) => 9.0
      math.sqrt(2.25) => 1.5
      """#))
  func math(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "base64 goes both ways",
    arguments: StandardCase.table(
      #"""
      base64.encode(b'hello') => 'aGVsbG8='
      base64.encode(b'') => ''
      base64.encode(b'\xff\xfe\xfd') => '//79'
      base64.decode('aGVsbG8=') => b'hello'
      base64.decode('') => b''
      base64.decode('!!!!') => error
      """#))
  func encoders(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Optional values may be absent",
    arguments: StandardCase.table(
      #"""
      optional.of(1) => optional.of(1)
      optional.of(null) => optional.of(null)
      optional.none() => optional.none
      optional.ofNonZeroValue(5) => optional.of(5)
      optional.ofNonZeroValue('a') => optional.of('a')
      optional.ofNonZeroValue(0) => optional.none
      optional.ofNonZeroValue(0u) => optional.none
      optional.ofNonZeroValue(0.0) => optional.none
      optional.ofNonZeroValue(false) => optional.none
      optional.ofNonZeroValue('') => optional.none
      optional.ofNonZeroValue(b'') => optional.none
      optional.ofNonZeroValue([]) => optional.none
      optional.ofNonZeroValue({}) => optional.none
      optional.ofNonZeroValue(null) => optional.none
      optional.ofNonZeroValue(optional.none()) => optional.of(optional.none)
      optional.of(b'hello').hasValue() => true
      optional.ofNonZeroValue({}).hasValue() => false
      optional.of('a').value() => 'a'
      optional.none().value() => error: the optional value is empty
      optional.of(1).or(optional.of(2)) => optional.of(1)
      optional.none().or(optional.of(2)) => optional.of(2)
      optional.none().or(optional.none()) => optional.none
      optional.none().or(d) => error: no such overload
      optional.of(1).orValue(5) => 1
      optional.none().orValue(5) => 5
      m.?a => optional.of(1)
      m.?zzz => optional.none
      m.?zzz.orValue(0) => 0
      {'a': {'b': 1}}.?a.b => optional.of(1)
      {'a': {}}.?a.b => optional.none
      {'a': {}}.?a.?b => optional.none
      {}.?a.b.c => optional.none
      r.?y.z.orValue('') => 'deep'
      l[?0] => optional.of(1)
      l[?5] => optional.none
      m[?'b'] => optional.of(2)
      m[?'c'] => optional.none
      r.y[?['z']] => optional.none
      {1: 'x'}[?1].value() => 'x'
      optional.of([1, 2])[1] => optional.of(2)
      optional.of([1, 2])[?2] => optional.none
      optional.of({'a': 1}).a => optional.of(1)
      optional.of({'a': 1}).?b => optional.none
      has({'x': {'y': 1}}.?x.y) => true
      has({}.?x.y) => false
      optional.of(2).optMap(x, x * 3) => optional.of(6)
      optional.none().optMap(x, 1) => optional.none
      m.?b.optMap(x, x + 1).orValue(0) => 3
      optional.of([7]).optFlatMap(x, x[?0]) => optional.of(7)
      optional.of([]).optFlatMap(x, x[?0]) => optional.none
      optional.none().optFlatMap(x, optional.of(1)) => optional.none
      """#))
  func optionals(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }
}
