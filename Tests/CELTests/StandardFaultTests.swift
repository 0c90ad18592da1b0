import Testing

@Suite("Errors and types of standard CEL")
struct StandardFaultTests {
  @Test(
    "What has no value is an error of its kind",
    arguments: StandardCase.table(
      #"""
      1 / 0 => error: division by zero
      1 % 0 => error: division by zero
      1u / 0u => error: division by zero
      1u % 0u => error: division by zero
      9223372036854775807 + 1 => error: overflow
      -9223372036854775808 - 1 => error: overflow
      5000000000 * 5000000000 => error: overflow
      -9223372036854775808 / -1 => error: overflow
      -(-9223372036854775808) => error: overflow
      18446744073709551615u + 1u => error: overflow
      0u - 1u => error: overflow
      5000000000u * 5000000000u => error: overflow
      timestamp('9999-12-31T23:59:59.999999999Z') + duration('1ns') => error: overflow
      timestamp('0001-01-01T00:00:00Z') - duration('1ns') => error: overflow
      duration('200000000000s') + duration('200000000000s') => error
      int('x') => error: conversion
      int('') => error: conversion
      int('1.5') => error: conversion
      int(1e99) => error
      int(9223372036854775808.0) => error
      int(0.0 / 0.0) => error
      int(18446744073709551615u) => error
      uint(-1) => error
      uint('-1') => error: conversion
      uint(-0.0 - 1.0) => error
      double('abc') => error: conversion
      bool('yes') => error: conversion
      string(b'\xff') => error
      timestamp('yesterday') => error: conversion
      timestamp('2023-02-29T00:00:00Z') => error: conversion
      timestamp('2023-02-28') => error: conversion
      timestamp('0000-01-01T00:00:00Z') => error
      timestamp(253402300800) => error
      duration('1 hour') => error: conversion
      duration('1d') => error: conversion
      duration('') => error: conversion
      {'a': 1}['b'] => error: the map has no key 'b'
      m.zzz => error: the map has no key 'zzz'
      {1: 'a'}[2] => error: the map has no key 2
      {'a': {'b': 1}}.a.c => error: the map has no key 'c'
      {1: 'a'}[dyn(1.5)] => error
      {1: 'a'}[dyn(b'')] => error
      [1, 2][2] => error: index 2 is out of range
      [1][-1] => error: index -1 is out of range
      [1][dyn(0.5)] => error
      [1][dyn('a')] => error
      [][0] => error: index 0 is out of range
      {'a': 1, 'a': 2} => error: the map has the key 'a' twice
      {dyn(null): 1} => error
      {dyn([]): 1} => error
      'a'.matches('(' + '') => error: invalid pattern
      timestamp(0).getHours('Mars/' + 'Base') => error: unknown time zone
      optional.none().value() => error: the optional value is empty
      unbound + 1 => error: unknown name 'unbound'
      [1, 1 / 0] => error: division by zero
      {'a': 1 / 0} => error: division by zero
      size([1 / 0]) => error: division by zero
      (1 / 0) in [1] => error: division by zero
      """#))
  func errors(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "What dyn hides from the check is found when it is evaluated",
    arguments: StandardCase.table(
      #"""
      dyn(1) + dyn(2) => 3
      dyn(1) + 1 => 2
      d + 1 => 8
      dyn('a') + 'b' => 'ab'
      dyn([1]) + [2] => [1, 2]
      dyn([1, 2]).all(x, x > 0) => true
      dyn({'a': 1}).a => 1
      dyn({'a': 1})['a'] => 1
      dyn('abc').size() => 3
      dyn('abc').startsWith('a') => true
      [1, 'a', 2.0][1] + 'b' => 'ab'
      {'a': 1, 'b': 'x'}.b + 'y' => 'xy'
      [1, 'a'].exists(x, x == 'a') => true
      true ? dyn(1) : 'a' => 1
      dyn(true) && true => true
      dyn(1) + dyn('a') => error: no such overload
      dyn(1) + dyn(1.0) => error: no such overload
      dyn('a') + 1 => error: no such overload
      dyn(1.5) % dyn(2.0) => error: no such overload
      -dyn('a') => error: no such overload
      -dyn(1u) => error: no such overload
      dyn(1) < dyn('a') => error: no such overload
      dyn(null) < dyn(null) => error: no such overload
      dyn(1).size() => error: no such overload
      dyn(1).startsWith('a') => error: no such overload
      'a'.startsWith(dyn(1)) => error: no such overload
      int(dyn([])) => error: no such overload
      math.ceil(dyn(1)) => error: no such overload
      !dyn(1) => error
      dyn(1) && true => error
      dyn(1) && false => false
      dyn('a') || true => true
      dyn(1) ? 1 : 2 => error
      dyn(1).a => error
      dyn(1)[0] => error
      1 in dyn(1) => error
      dyn(1).all(x, x > 0) => error
      has(dyn(1).a) => error
      """#))
  func gradual(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Without a check everything is found when it is evaluated",
    arguments: StandardCase.table(
      #"""
      1 + 1 => 2
      1 + 1.0 => error: no such overload
      1u + 1 => error: no such overload
      'a' + 1 => error: no such overload
      1 == 1.0 => true
      1 == 'a' => false
      1 < 1.5 => true
      1 < 'a' => error: no such overload
      1.0 in [1, 2] => true
      {1.0: 'a'} => error: unsupported key
      {1: 'a'}[1.0] => 'a'
      math.greatest(n, 4) => 4
      true ? 'a' : 1 => 'a'
      false && 32 => false
      'horses' || true => true
      'horses' && true => error
      47.5 % 5.5 => error: no such overload
      -false => error: no such overload
      size(1) => error: no such overload
      'a'.size(1) => error: no such overload
      n + 1 => 4
      m.a => 1
      [1, 2].map(x, x * n) => [3, 6]
      nope => error: unknown name 'nope'
      nope || true => true
      nope() || true => true
      false && nope.f() => false
      nope() => error
      """#))
  func unchecked(_ given: StandardCase) {
    #expect(Standard.evaluated(given, in: Standard.untyped) == given.expected)
  }

  @Test(
    "Types are deduced",
    arguments: StandardCase.table(
      #"""
      1 => int
      1u => uint
      1.5 => double
      'a' => string
      b'a' => bytes
      true => bool
      null => null_type
      [1] => list(int)
      [1, 'a'] => list(dyn)
      [1, dyn(2)] => list(dyn)
      [] => list(dyn)
      [[1], []] => list(list(int))
      {'a': 1} => map(string, int)
      {'a': 1, 'b': 'c'} => map(string, dyn)
      {} => map(dyn, dyn)
      dyn(1) => dyn
      d => dyn
      1 + 2 => int
      'a' + 'b' => string
      1 + dyn(2) => int
      d == 1 => bool
      d.f.g => dyn
      d[0] => dyn
      [1][0] => int
      m['a'] => int
      m.a => int
      size(d) => int
      timestamp(0) => google.protobuf.Timestamp
      timestamp(0) - timestamp(0) => google.protobuf.Duration
      timestamp(0).getHours() => int
      type(1) => type(int)
      true ? 1 : 2 => int
      true ? 1 : dyn('a') => dyn
      l.filter(x, x > 1) => list(int)
      l.map(x, string(x)) => list(string)
      l.map(x, x > 1, [x]) => list(list(int))
      m.map(k, k) => list(string)
      l.exists_one(x, x > 1) => bool
      l.transformList(i, x, double(i)) => list(double)
      l.transformMap(i, x, 'a') => map(int, string)
      m.transformMapEntry(k, x, {x: k}) => map(int, string)
      cel.bind(x, 1, [x]) => list(int)
      optional.none().optFlatMap(x, x) => optional(dyn)
      optional.none().optMap(x, x).orValue(1) => int
      'a'.split(',') => list(string)
      math.greatest(1, 2) => int
      base64.encode(b'a') => string
      optional.of(1) => optional(int)
      [optional.none(), optional.of(1)] => list(optional(int))
      m.?a => optional(int)
      l[?0] => optional(int)
      m.?a.orValue(0) => int
      optional.of(1).optMap(x, 'a') => optional(string)
      """#))
  func types(_ given: StandardCase) {
    #expect(Standard.type(of: given.text) == given.expected)
  }
}
