/// Good expressions of both dialects, to be spoilt, as tokens.
enum SeedExpressions {
  static let tokens: [[[UInt8]]] = texts.map { split($0) }

  static let strange: [[UInt8]] = [
    "9223372036854775808", "-9223372036854775808", "18446744073709551616u", "1e999", "1e-999", "1e1000000000000",
    "0x", "0xFFFFFFFFFFFFFFFFFF", "1.", ".5", "00", "0.0", "1u", "1U", "'", "\"", "'''", "r'", "b'", "b'\\377'", "`",
    "`a-b`", "'\\ud800'", "'\\U00110000'", "'\\x4'", "\\", "\u{0}", "\u{7F}", "\u{FEFF}", "\u{301}", "家", "🐱", "//",
    "\n", "#", "@", "$", "&", "|", "=", "!", "?", "??", "...", ";", "as", "break", "const", "for", "if", "import",
    "let", "loop", "package", "namespace", "return", "var", "void", "while", "__result__", "@result", "timestamp('')",
    "duration('9999999999999999999h')", "timestamp(253402300800)", "'%999999999.999999999f'.format([1.0])",
    "'%'.format([])", "'('.matches('(((((')", "'a'.matches('(a*)*b')", "optional.none().value()", "type(type)",
    "cel.bind(x, x, x)", "[].map(x, x)", "{}.a", "1 / 0", "1 % 0", "1.0 / 0.0", "quantity('')", "date('')", "round(1)",
    "9.9999999999999999999999999999999999999", "'a' * 3", "[?1]", "{?1: 2}", "a.?b", "a[?0]",
  ].map { Array($0.utf8) }

  /// Words, numbers with their point, strings, and all else two by two where it is an operator.
  static func split(_ text: String) -> [[UInt8]] {
    var tokens: [[UInt8]] = []
    let bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count {
      let start = position
      let byte = bytes[position]
      position += 1
      if isWord(byte) {
        let isNumber = byte < 0x3A
        while position < bytes.count, isWord(bytes[position]) || (isNumber && bytes[position] == 0x2E) { position += 1 }
        // `r'…'` and `b'…'` are one token.
        if !isNumber, position - start < 3, position < bytes.count, isQuote(bytes[position]) {
          position = endOfString(bytes, position)
        }
      } else if isQuote(byte) {
        position = endOfString(bytes, start)
      } else if position < bytes.count, "=&|".utf8.contains(bytes[position]), "=&|<>!".utf8.contains(byte) {
        position += 1
      }
      if byte != 0x20 { tokens.append(Array(bytes[start..<position])) }
    }
    return tokens
  }

  private static func endOfString(_ bytes: [UInt8], _ start: Int) -> Int {
    var position = start + 1
    while position < bytes.count, bytes[position] != bytes[start] { position += bytes[position] == 0x5C ? 2 : 1 }
    return min(position + 1, bytes.count)
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == 0x27 || byte == 0x22 }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == 0x5F || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static let texts = [
    // Rules.
    "rd / gdp >= quantity('2.5 %')", "zones.exists(z, z.tier in ['national', 'provincial'])",
    "figures.all(f, f >= 0) && size(figures) == 4", "growth(gdp) > quantity('5 %') || change(rd) > 0",
    "cities.sum(c, c.gdp) == gdp", "zones.filter(z, z.open).sum(z, z.area) >= quantity('10 平方公里')",
    "patents / people >= quantity('12 件/万人')", "yes ? gdp : budget", "!(lost && gone)",
    "round(rd / gdp, 1) == quantity('1.2 %')", "has(zones[0].tier) && zones[0].tier != ''",
    "day >= date('2023-01-01') && day < date('2024-01-01')", "cities.median(c, growth(c.gdp)) > 0",
    "zones.share(z, z.open) >= quantity('50 %')", "reported(lost_money) ? lost_money > 0 : gdp > 0",
    "abs(firms - labs) * 2 <= firms + 10", "name.contains('市') && name.endsWith('市')", "{'a': 1, 'b': 2}['a'] + 7 % 3",
    "previous.previous.gdp < previous.gdp", "cities.all(a, cities.exists(b, growth(a.gdp) <= growth(b.gdp)))",
    "figures.map(f, f * f).max() - figures.mad()", "zones.count(z, z.area > quantity('15 平方公里')) / size(zones)",
    "gdp in [rd, budget] || gdp - rd - budget != 0", "[[1, 2], [3]][0][1] == 2.50", "0x1F + 1e3 - -1",
    "name.upperAscii() + name.substring(1)", "'%s: %d'.format([name, year])", "math.greatest(1, 2.5, year)",
    "cel.bind(x, rd / gdp, x > quantity('1 %') && x < quantity('9 %'))", "firms.map(x, x)",
    // Standard CEL.
    "i + j * 2 - i / j % 3 == 0", "u + 1u >= uint(i) || d * 2.0 < double(j)", "l.all(e, e > 0) && l.exists(e, e == 3)",
    "l.map(e, e * 2).filter(e, e % 3 == 0).size() > 1", "m.exists(k, m[k] > 1) && 'a' in m && has(m.a)",
    "l.all(n, v, n <= v) || m.transformMap(k, v, v + 1) == {'a': 2}", "k.transformList(n, v, n > 0, v + s).join('-')",
    "timestamp('2024-02-29T12:30:00Z') + duration('1h30m') > t", "t.getHours('Asia/Shanghai') + p.getMinutes()",
    "(t - timestamp(0)).getSeconds() / 86400", "string(duration('1.5s')) + string(t) + string(b'abc')",
    "s.matches('^[a-z]+([0-9]*|x{2,3})$') ? s.size() : size(y)", "s.split(',').map(x, x.trim()).join(';')",
    "'%d %s %.3f %x %b %e'.format([i, s, d, i, yes, d])", "s.replace('a', 'b', 2).indexOf('b', 1)",
    "math.least(1, 2u, 3.0) + math.bitOr(i, 7)", "math.bitShiftLeft(1, i) == 8 || math.ceil(d) > 2.0",
    "cel.bind(a, [1, 2, 3], a.exists(e, e in l) && !a.all(e, e in l))", "m.?a.orValue(0) + l[?2].orValue(-1)",
    "[?m.?a, ?o].size() == 2 || {?'a': o}.a == 1", "o.optMap(v, v + 1).or(optional.of(0)).value()",
    "optional.ofNonZeroValue(s).hasValue() ? 1 : 2", "x.a.b[0].c == null || type(x) == map",
    "dyn(1) == 1.0 && dyn(1u) == 1", "base64.decode(base64.encode(b'h\\xffi')) == b'h\\xffi'",
    "r'\\d' + '''it's''' + \"\\u00e9\\n\"", "{1: 'a', 2u: 'b', true: 'c', 'd': 4}[1]",
    "l.exists_one(e, e == 1) == l.existsOne(e, e == 1)", "int('12') + int(3.7) + int(t) - int(true ? 1u : 2u)",
    "{'a': {'b': [1, {'c': 2}]}}.a.b[1].c", "no ? 1 : yes ? 2 : 3", ".i + .j", "google.protobuf.Timestamp == type(t)",
    "s < 'b' && y <= b'abc' && t >= t && p != p && yes != no",
  ]
}
