import Testing

@Suite("Lists, maps and macros of standard CEL")
struct StandardCollectionTests {
  @Test(
    "Members are found, read and selected",
    arguments: StandardCase.table(
      #"""
      2 in [1, 2] => true
      3 in [1, 2] => false
      1 in [] => false
      'a' in ['b', 'a'] => true
      'a' in ['b', 'ab'] => false
      dyn(1.0) in [1, 2] => true
      dyn(1u) in [1.5, 2.0] => false
      [1] in [[1], [2]] => true
      null in [null] => true
      'a' in {'a': 1} => true
      'b' in m => true
      'c' in m => false
      7 in {} => false
      true in {true: 1} => true
      1u in {1u: 'a'} => true
      dyn(1u) in {1: 'a'} => true
      dyn(1.0) in {1: 'a'} => true
      dyn(1.5) in {1: 'a'} => false
      [7, 8][0] => 7
      [7, 8][n - 2] => 8
      [7, 8][dyn(1u)] => 8
      [7, 8][dyn(1.0)] => 8
      [[1, 2], [3]][0][1] => 2
      {'a': 1}['a'] => 1
      {1: 'x', 2: 'y'}[2] => 'y'
      {true: 'x', false: 'y'}[false] => 'y'
      {1u: 'x'}[1u] => 'x'
      {1u: 'x'}[dyn(1)] => 'x'
      {1: 'x'}[dyn(1.0)] => 'x'
      m['b'] => 2
      {'a': 1}.a => 1
      m.b => 2
      {'a': {'b': 5}}.a.b => 5
      r.y.z => 'deep'
      {'in-put': 3}.`in-put` => 3
      {'a.b': 4}.`a.b` => 4
      {'a': [10, 20]}.a[1] => 20
      """#))
  func members(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "List and map literals hold what they were given",
    arguments: StandardCase.table(
      #"""
      [] => []
      [1, 2] => [1, 2]
      [1, 'a', null, [2u]] => [1, 'a', null, [2u]]
      {} => {}
      {'a': 1} => {'a': 1}
      {1: 'a', 2u: 'b', true: 'c', 'd': 1.5} => {'d': 1.5, 1: 'a', 2u: 'b', true: 'c'}
      {'a' + 'b': [n]} => {'ab': [3]}
      [?optional.of(1), ?optional.none(), 3] => [1, 3]
      [?m[?'a'], ?m[?'z']] => [1]
      {?'a': optional.of(1), ?'b': optional.none()} => {'a': 1}
      {?'a': m.?a, ?'z': m.?z, 'n': n} => {'a': 1, 'n': 3}
      """#))
  func literals(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "has tells whether a map has the key, whatever its value",
    arguments: StandardCase.table(
      #"""
      has({'a': 1}.a) => true
      has({'a': 1}.b) => false
      has({'a': null}.a) => true
      has({}.a) => false
      has(m.a) => true
      has(m.zzz) => false
      has({'a': {'b': 1}}.a.b) => true
      has({'a': {}}.a.b) => false
      has(r.y.z) => true
      has(r.y.a) => false
      has({'a-b': 1}.`a-b`) => true
      !has(m.zzz) || m.zzz > 5 => true
      has({'a': {'x': 1}}.b.c) => error: the map has no key 'b'
      """#))
  func presence(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Macros of one variable go over the members of a list and the keys of a map",
    arguments: StandardCase.table(
      #"""
      [1, 2, 3].all(x, x > 0) => true
      [1, 2, 0].all(x, x > 0) => false
      [].all(x, x > 0) => true
      {'a': 1, 'b': 2}.all(k, k != 'b') => false
      m.all(k, m[k] > 0) => true
      [1, 0].all(x, 1 / x > 5) => false
      [0, 1].all(x, 1 / x > 5) => false
      [0, 2].all(x, 4 / x == 2) => error: division by zero
      [1, 2, 3].exists(x, x % 2 == 0) => true
      [1, 3].exists(x, x % 2 == 0) => false
      [].exists(x, x > 0) => false
      {'x': 'foo', 'y': 'bar'}.exists(k, k.startsWith('z')) => false
      m.exists(k, k == 'a') => true
      [0, 2].exists(x, 4 / x == 2) => true
      [2, 0].exists(x, 4 / x == 2) => true
      [1, 0].exists(x, 4 / x == 2) => error: division by zero
      [1, 2, 2].exists_one(x, x < 2) => true
      [1, 2, 3, 4].exists_one(x, x % 2 == 0) => false
      [].exists_one(x, x > 0) => false
      {'a': 1, 'aa': 2}.exists_one(k, k.startsWith('a')) => false
      {'a': 1, 'b': 2}.exists_one(k, k == 'b') => true
      [2, 0].exists_one(x, 4 / x == 2) => error: division by zero
      [1, 2, 2].existsOne(x, x < 2) => true
      [1, 2, 2].existsOne(x, x > 1) => false
      [1, 2, 3].map(x, x * x) => [1, 4, 9]
      [].map(x, x * 2) => []
      {'one': 1}.map(k, k + '!') => ['one!']
      [1, 2].map(x, [x, 's']) => [[1, 's'], [2, 's']]
      [2, 0].map(x, 4 / x) => error: division by zero
      [1, 2, 3, 4].map(x, x % 2 == 0, x * 2) => [4, 8]
      [0, 2].map(x, x > 0, 4 / x) => [2]
      {'a': 1, 'b': 2}.map(k, k > 'a', k + k) => ['bb']
      [1, 2, 3].filter(x, x > 1) => [2, 3]
      [1, 2, 3].filter(x, x > 3) => []
      [].filter(x, x > 3) => []
      {'one': 1, 'two': 2}.filter(k, k == 'one') => ['one']
      [2, 0].filter(x, 4 / x == 2) => error: division by zero
      [{'a': 10, 'b': 5, 'c': 20}].map(e, e.filter(k, e[k] > 10)) => [['c']]
      [1, 2].all(x, [3, 4].all(y, x < y)) => true
      [1].map(x, [2].map(x, x)[0] + x) => [3]
      [1, 2].map(n, n * 10) => [10, 20]
      [1, 2, 3].filter(x, x != n).map(x, x + n) => [4, 5]
      [[1, 2], [3]].exists(e, e.size() == 1 && 3 in e) => true
      """#))
  func macros(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "Macros of two variables go over indices and members, or keys and values",
    arguments: StandardCase.table(
      #"""
      [1, 2, 3].all(i, x, i < x) => true
      {'hello': 'world', 'taco': 'taco'}.all(k, x, k != x) => false
      [].all(i, x, i == x) => true
      {'h': ['hello', 'hi'], 'j': ['joke']}.all(k, xs, xs.all(x, x.startsWith(k))) => true
      [5, 0].all(i, x, 10 / x > 5) => false
      {'greeting': 'hello', 'farewell': 'goodbye'}.exists(k, x, k.startsWith('good') || x.endsWith('bye')) => true
      [1, 2, 4, 8, 16].exists(i, x, x == 1024 && i == 10) => false
      [0, 2].exists(i, x, 4 / x == 2) => true
      [1, 1, 2, 2, 3, 3].existsOne(i, x, i == 2 && x == 2) => true
      [1, 2, 1, 3, 1, 4].existsOne(i, x, i == 1 || x == 1) => false
      {'i': 0, 'j': 1, 'k': 2}.existsOne(k, x, k == 'l' || x == 1) => true
      [7, 8].exists_one(i, x, i == 1 && x == 8) => true
      [7, 7].exists_one(i, x, x == 7) => false
      [1, 2, 3].transformList(i, x, i * x + x) => [1, 4, 9]
      [1, 2, 3].transformList(i, x, i % 2 == 0, i * x + x) => [1, 9]
      {'a': 'x'}.transformList(k, x, k + x) => ['ax']
      {'a': 1, 'b': 2}.transformList(k, x, x > 1, k) => ['b']
      [].transformList(i, x, i + x) => []
      [1, 0].transformList(i, x, 1 / x) => error: division by zero
      [1, 2, 3].transformMap(i, x, i * x + x) => {0: 1, 1: 4, 2: 9}
      [1, 2, 3].transformMap(i, x, i % 2 == 0, i * x + x) => {0: 1, 2: 9}
      {'greeting': 'hello'}.transformMap(k, x, x + '!') => {'greeting': 'hello!'}
      {'a': 1, 'b': 2}.transformMap(k, x, x > 1, k) => {'b': 'b'}
      {'greeting': 'hello'}.transformMapEntry(k, x, {x: k}) => {'hello': 'greeting'}
      [5, 6].transformMapEntry(i, x, {x: i}) => {5: 0, 6: 1}
      [5, 6].transformMapEntry(i, x, i > 0, {x: i}) => {6: 1}
      {'a': 'x', 'b': 'x'}.transformMapEntry(k, x, {x: k}) => error: the map has the key 'x' twice
      """#))
  func twoVariables(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }

  @Test(
    "cel.bind names a value for one expression",
    arguments: StandardCase.table(
      #"""
      cel.bind(x, 2, x * x) => 4
      cel.bind(a, 'hello', cel.bind(b, 'world', a + b + b + a)) => 'helloworldworldhello'
      cel.bind(n, 10, n + 1) + n => 14
      cel.bind(xs, [1, 2], [3, 2].exists(x, x in xs)) => true
      cel.bind(x, 1 / 0, x + 1) => error: division by zero
      [1, 2].map(x, cel.bind(y, x * 10, y + x)) => [11, 22]
      """#))
  func bindings(_ given: StandardCase) {
    #expect(Standard.evaluated(given) == given.expected)
  }
}
