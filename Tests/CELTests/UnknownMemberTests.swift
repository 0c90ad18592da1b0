import Testing

@Suite("Collections, functions and macros reckon with values that are missing")
struct UnknownMemberTests {
  @Test(
    "Lists, maps, members and fields of what is unknown are unknown",
    arguments: StandardCase.table(
      #"""
      u.f => ? u
      u.f.g => ? u
      u.f + v.f => ? u, v
      u[0] => ? u
      u['a'] => ? u
      u.f[0].g => ? u
      u[v] => ? u, v
      [1, 2][u] => ? u
      {1: 2}[u] => ? u
      {'a': 1}[u] => ? u
      has(u.f) => ? u
      has(u.f.g) => ? u
      has({'a': 1}.b) || has(u.b) => ? u
      has({'a': 1}.a) || has(u.b) => true | u
      u in [1, 2] => ? u
      1 in u => ? u
      u in {'a': 1} => ? u
      u in v => ? u, v
      [u] => ? u
      [1, u, 2] => ? u
      [u, v, u] => ? u, v
      [[u], [v]] => ? u, v
      {'a': u} => ? u
      {u: 1} => ? u
      {'a': u, 'b': v} => ? u, v
      {'a': {'b': u}}.a => ? u
      has({'a': u}.a) => ? u
      [u, 1][1] => ? u
      1 in [1, u] => ? u
      size([u]) => ? u
      [u] == [1] => ? u
      [1] + [u] => ? u
      u.size() => ? u
      """#))
  func collections(_ given: StandardCase) {
    #expect(Unreported.evaluated(given.text) == given.expected)
  }

  @Test(
    "Functions and conversions of what is unknown are unknown",
    arguments: StandardCase.table(
      #"""
      int(u) => ? u
      uint(u) => ? u
      double(u) => ? u
      string(u) => ? u
      bytes(u) => ? u
      bool(u) => ? u
      timestamp(u) => ? u
      duration(u) => ? u
      type(u) => ? u
      dyn(u) => ? u
      type(u) == int => ? u
      size(u) => ? u
      u.contains('a') => ? u
      'a'.contains(u) => ? u
      u.startsWith(v) => ? u, v
      'a'.endsWith(u) => ? u
      u.matches('a') => ? u
      matches('a', u) => ? u
      u.getHours() => ? u
      timestamp(0).getHours(u) => ? u
      u.charAt(0) => ? u
      'abc'.indexOf(u) => ? u
      'abc'.substring(u, v) => ? u, v
      'abc'.replace('a', u) => ? u
      u.replace(v, u) => ? u, v
      u.split(',') => ? u
      [u, 'a'].join(',') => ? u
      u.lowerAscii() => ? u
      '%s'.format([u]) => ? u
      u.format([v]) => ? u, v
      strings.quote(u) => ? u
      math.greatest(u, 1) => ? u
      math.greatest(1, v, u) => ? v, u
      math.least(u) => ? u
      math.abs(u) => ? u
      math.bitAnd(u, v) => ? u, v
      base64.encode(u) => ? u
      base64.decode(u) => ? u
      string(u).size() + int(v) => ? u, v
      """#))
  func functions(_ given: StandardCase) {
    #expect(Unreported.evaluated(given.text) == given.expected)
  }

  @Test(
    "Macros over what is unknown, and with conditions that are",
    arguments: StandardCase.table(
      #"""
      u.all(x, x > 0) => ? u
      u.exists(x, x > 0) => ? u
      u.exists_one(x, x > 0) => ? u
      u.map(x, x) => ? u
      u.filter(x, x > 0) => ? u
      u.all(i, x, x > i) => ? u
      u.transformList(i, x, x) => ? u
      u.transformMap(k, x, x) => ? u
      [1, 2].all(x, u) => ? u
      [1, 2].all(x, u && v) => ? u, v
      [1, 2].all(x, x > 1 && u) => false | u
      [2, 1].all(x, u && x > 1) => false | u
      [0, 1].all(x, u && 1 / x > 0) => ? u
      [1, 2].exists(x, u) => ? u
      [1, 2].exists(x, u || x == 2) => true | u
      [2, 1].exists(x, x == 2 || u) => true | u
      [0, 1].exists(x, u || 1 / x > 5) => ? u
      [1, 2].exists_one(x, u) => ? u
      [1, 2].map(x, x + u) => ? u
      [1, 2].map(x, u, x) => ? u
      [1, 2].map(x, [u, v]) => ? u, v
      [1, 2].filter(x, u) => ? u
      [1, 2].filter(x, u > x) => ? u
      {'a': 1}.all(k, u == k) => ? u
      {'a': 1}.map(k, k + u) => ? u
      [1, 2].all(i, x, u > i) => ? u
      [1, 2].all(i, x, u && x > 1) => false | u
      [1, 2].exists(i, x, u || x == 2) => true | u
      [1, 2].existsOne(i, x, u > x) => ? u
      [1, 2].transformList(i, x, x + u) => ? u
      [1, 2].transformList(i, x, u, x) => ? u
      {'a': 1}.transformMap(k, x, x + u) => ? u
      {'a': 1}.transformMap(k, x, u, x) => ? u
      {'a': 1}.transformMapEntry(k, x, {k: u}) => ? u
      [1].all(x, [1].exists(y, u)) => ? u
      u.all(x, v.all(y, x == y)) => ? u
      [u, 1].all(x, x > 0) => ? u
      """#))
  func macros(_ given: StandardCase) {
    #expect(Unreported.evaluated(given.text) == given.expected)
  }

  @Test(
    "Members that are unknown leave a macro open, or are done without",
    arguments: StandardCase.table(
      #"""
      us in [[true, true, false]] => ? u
      !(us in [[true, true, false]]) => ? u
      us in [[true, true, true]] => false
      us in [us, [1]] => ? u
      us == [true, true, false] => ? u
      us == [true, true, true] => false
      us != [true] => true
      us[?1].hasValue() => ? u
      us[?0].value() => true
      {'a': us}.?a.hasValue() => true
      us.all(x, x) => false | u
      us.exists(x, x) => true | u
      us.all(x, x || true) => true | u
      us.all(i, x, x || i != 1) => ? u
      us.exists_one(x, x) => ? u
      us.map(x, x) => ? u
      us.filter(x, x) => ? u
      us.transformList(i, x, x) => ? u
      us.transformMap(i, x, x) => ? u
      us.all(i, x, x) => false | u
      us.exists(i, x, x && i > 0) => ? u
      us.map(x, 1) => [1, 1, 1]
      us.transformList(i, x, i) => [0, 1, 2]
      us[0] => true
      us[1] => ? u
      size(us) => 3
      """#))
  func members(_ given: StandardCase) {
    let outcome = given.expected.contains("|") ? Unreported.evaluated(given.text) : Unreported.value(given.text)
    #expect(outcome == given.expected)
  }

  /// What is bound but not used, or over no members at all, may be named or not.
  @Test(
    "What does not need the missing value has one",
    arguments: StandardCase.table(
      #"""
      cel.bind(x, u, 1) => 1
      cel.bind(x, u, true || x) => true
      [].all(x, u) => true
      [].exists(x, u) => false
      [].map(x, u) => []
      [].filter(x, u) => []
      {}.transformMap(k, x, u) => {}
      [1, 2].filter(x, x > 1 || u) => ? u
      [1, 2].all(x, x == 1 || u) => ? u
      [1, 2].exists_one(x, x == 1 && u) => ? u
      optional.of(1).orValue(u) => 1
      optional.of(1).or(u) => optional.of(1)
      optional.none().optMap(x, x + u) => optional.none
      optional.none().optFlatMap(x, optional.of(u)) => optional.none
      """#))
  func unneeded(_ given: StandardCase) {
    #expect(Unreported.value(given.text) == given.expected)
  }

  @Test(
    "cel.bind and optional values hand on what is unknown",
    arguments: StandardCase.table(
      #"""
      cel.bind(x, u, x + 1) => ? u
      cel.bind(x, u, x + x) => ? u
      cel.bind(x, u, cel.bind(y, v, y + x)) => ? v, u
      cel.bind(x, u, x && false) => false | u
      cel.bind(x, 1, x + u) => ? u
      optional.of(u) => ? u
      optional.ofNonZeroValue(u) => ? u
      optional.of(u).hasValue() => ? u
      optional.of(u).orValue(1) => ? u
      optional.none().orValue(u) => ? u
      optional.none().or(u) => ? u
      u.hasValue() => ? u
      u.value() => ? u
      u.orValue(1) => ? u
      u.?f => ? u
      u.?f.g => ? u
      u.?f.orValue(1) => ? u
      u[?0] => ? u
      [1][?u] => ? u
      {'a': 1}.?b.orValue(u) => ? u
      [?u] => ? u
      [?optional.of(u)] => ? u
      {?'a': u} => ? u
      u.optMap(x, x + 1) => ? u
      u.optFlatMap(x, optional.of(x)) => ? u
      optional.of(1).optMap(x, x + u) => ? u
      optional.of(1).optFlatMap(x, u) => ? u
      """#))
  func handedOn(_ given: StandardCase) {
    #expect(Unreported.evaluated(given.text) == given.expected)
  }
}
