extension ExpressionGrammar {
  /// Standard CEL. The kinds: `b` bool, `i` int, `u` uint, `d` double, `s` string, `y` bytes, `l` list of int, `k` list
  /// of string, `m` map of string to int, `t` timestamp, `p` duration, `o` optional int, `q` optional string, `x` dyn.
  /// `StandardWorld` declares the variables.
  static let standard = ExpressionGrammar(
    roots: "bbbbbbiiidduussyylkmtpoqxx", standardCore.merging(standardCollections) { first, _ in first })

  private static let standardCore: [Character: Rules] = [
    "b": Rules(
      "true false yes no yes no",
      [
        "$b && $b", "$b || $b", "$b && $b && $b", "!$B", "($b ? $b : $b)", "($i < $i)", "(dyn($i) <= $u)",
        "(dyn($d) > $i)",
        "($u >= $u)", "($s >= $s)", "($t < $t)", "($p <= $p)", "($y < $y)", "($b < $b)", "($i == $i)", "($d != $d)",
        "($l == $l)", "($m != $m)", "($x == $x)", "($o == $o)", "($t == $t)", "($s in $K)", "($i in $L)", "($s in $M)",
        "$S.startsWith($s)", "$S.endsWith($s)", "$S.contains($s)", "$S.matches('[a-c]+x?')", "$S.matches($s)",
        "matches($s, 'a.*b')", "$L.all(#i, $b~)", "$L.exists(#i, $b~)", "$K.exists_one(#s, $b~)",
        "$M.exists(#s, $b~)", "$L.all(#i, #i, $b~~)", "$M.exists(#s, #i, $b~~)", "$K.existsOne(#i, #s, $b~~)",
        "has(m.a)", "has($M.b)", "has({'a': $i}.a)", "$O.hasValue()", "$Q.hasValue()", "math.isNaN($d)",
        "math.isInf($d)", "math.isFinite($d)", "bool('true')", "bool($s)", "cel.bind(@, $i, ^i$b~)",
        "cel.bind(@, $l, ^l$b~)", "(type($x) == int)", "(type($i) == type($x))", "(dyn($i) == $s)", "(null == $x)",
        "$X.exists(#x, $b~)",
      ]),
    "i": Rules(
      "0 1 2 -1 $9 i j i j 0x1F 9223372036854775807 -9223372036854775808",
      [
        "$i + $i", "$i - $i", "$i * $i", "$i / $i", "$i % $i", "-$I", "($b ? $i : $i)", "size($s)", "$S.size()",
        "$L.size()", "size($m)", "size($y)", "$L[$i]", "$L[0]", "$M[$s]", "m.a", "{'a': $i, 'b': $i}['a']",
        "{1: $i, 2: $i}[$i]", "int($u)", "int($d)", "int($s)", "int($t)", "int('42')", "$T.getFullYear()",
        "$T.getMonth('UTC')", "$T.getDayOfYear()", "$T.getDate()", "$T.getDayOfWeek('+05:30')",
        "$T.getDayOfMonth('Asia/Shanghai')", "$T.getHours('-08:00')", "$T.getMinutes($s)", "$T.getSeconds()",
        "$T.getMilliseconds()", "$P.getHours()", "$P.getMinutes()", "$P.getSeconds()", "$P.getMilliseconds()",
        "$S.indexOf($s)", "$S.indexOf($s, $i)", "$S.lastIndexOf($s)", "$S.lastIndexOf($s, $i)",
        "math.greatest($i, $i, $i)", "math.least($l)", "math.abs($i)", "math.sign($i)", "math.bitAnd($i, $i)",
        "math.bitOr($i, $i)", "math.bitXor($i, $i)", "math.bitNot($i)", "math.bitShiftLeft($i, $i)",
        "math.bitShiftRight($i, 3)", "$O.orValue($i)", "$O.value()", "cel.bind(@, $i, ^i$i~)",
        "cel.bind(@, $s, ^s$i~)",
      ]),
    "u": Rules(
      "0u 1u u $9u 18446744073709551615u",
      [
        "$u + $u", "$u - $u", "$u * $u", "$u / $u", "$u % $u", "uint($i)", "uint($d)", "uint($s)", "($b ? $u : $u)",
        "math.bitAnd($u, $u)", "math.bitShiftLeft($u, $i)", "math.greatest($u, $u)", "math.abs($u)",
        "cel.bind(@, $u, ^u$u~)",
      ]),
    "d": Rules(
      "0.0 1.5 -2.25 d $9.$9 1e-3 1.7976931348623157e308 5e-324",
      [
        "$d + $d", "$d - $d", "$d * $d", "$d / $d", "-$D", "double($i)", "double($u)", "double($s)", "double('NaN')",
        "($b ? $d : $d)", "math.ceil($d)", "math.floor($d)", "math.round($d)", "math.trunc($d)", "math.sqrt($d)",
        "math.sqrt($i)", "math.abs($d)", "math.sign($d)", "math.least($d, $d)", "cel.bind(@, $d, ^d$d~)",
      ]),
    "s": Rules(
      "'' 'a' 'abc' \"x-y\" '研发' s n s n r'\\d+' '''q''' '\\u00e9\\n' '12' 'UTC'",
      [
        "$s + $s", "string($i)", "string($d)", "string($u)", "string($b)", "string($t)", "string($p)", "string($y)",
        "($b ? $s : $s)", "$S.charAt($i)", "$S.lowerAscii()", "$S.upperAscii()", "$S.trim()", "$S.reverse()",
        "$S.replace($s, $s)", "$S.replace($s, $s, $i)", "$S.substring($i)", "$S.substring($i, $i)", "$K.join()",
        "$K.join($s)", "strings.quote($s)", "'%d|%s|%.2f'.format([$i, $s, $d])", "'%x %b %o'.format([$i, $i, $i])",
        "'%s %s %s'.format([$x, $l, $m])", "'%e %X'.format([$d, $y])", "$K[$i]", "$Q.orValue($s)",
        "base64.encode($y)", "cel.bind(@, $s, ^s$s~)",
      ]),
    "y": Rules(
      "b'' b'abc' b'\\xff\\000' y", ["$y + $y", "bytes($s)", "base64.decode($s)", "($b ? $y : $y)"]),
    "t": Rules(
      "t timestamp('2024-02-29T12:30:00Z') timestamp('0001-01-01T00:00:00Z')",
      [
        "timestamp($s)", "timestamp($i)", "timestamp('2009-02-13T23:31:30.25+08:00')", "$t + $P", "($p + $T)",
        "$t - $P", "($b ? $t : $t)", "cel.bind(@, $t, ^t$t~)",
      ]),
    "p": Rules(
      "p duration('1h30m') duration('-0.5s') duration('1.5ms')",
      ["duration($s)", "($T - $T)", "$p + $P", "$p - $P", "($b ? $p : $p)"]),
  ]

  private static let standardCollections: [Character: Rules] = [
    "l": Rules(
      "l l [1,2,3] [0]",
      [
        "[$i, $i]", "[$i, $i, $i, $i]", "$l + $l", "$L.map(#i, $i~)", "$L.map(#i, $b, $i~)", "$L.filter(#i, $b~)",
        "$K.map(#s, $i~)", "$M.map(#s, $i~)", "$L.transformList(#i, #i, $i~~)", "$M.transformList(#s, #i, $b, $i~~)",
        "[?$o, $i]", "($b ? $l : $l)", "cel.bind(@, $l, ^l$l~)", "[$l, $l][$i]",
      ]),
    "k": Rules(
      "k k ['a','b']",
      [
        "[$s, $s]", "[$s]", "$S.split($s)", "$S.split($s, $i)", "$L.map(#i, $s~)", "$k + $k", "$K.filter(#s, $b~)",
        "$M.filter(#s, $b~)", "[?$q]", "($b ? $k : $k)",
      ]),
    "m": Rules(
      "m m {'a':1}",
      [
        "{$s: $i}", "{'a': $i, 'b': $i}", "{'a': $i, ?'b': $o}", "$M.transformMap(#s, #i, $i~~)",
        "$M.transformMap(#s, #i, $b, $i~~)", "$K.transformMapEntry(#i, #s, {$s: $i}~~)", "($b ? $m : $m)",
      ]),
    "o": Rules(
      "o o",
      [
        "optional.of($i)", "optional.ofNonZeroValue($i)", "$L[?$i]", "$M[?$s]", "$M.?a", "m.?b", "$O.or($o)",
        "$O.optMap(#i, $i~)", "$O.optFlatMap(#i, $o~)", "($b ? $o : optional.none())",
      ]),
    "q": Rules("optional.of('a')", ["optional.of($s)", "$K[?$i]", "$Q.or($q)", "$Q.optMap(#s, $s~)"]),
    "x": Rules(
      "x x dyn(null)",
      [
        "dyn($i)", "dyn($s)", "dyn($l)", "dyn($m)", "x.a", "x.a.b", "$X[$i]", "$X[$s]", "(dyn($i) + $X)",
        "dyn([$x, $x])", "dyn({'a': $x})", "($b ? $x : $x)", "dyn(type($x))", "$X.map(#x, $x~)[0]", "dyn($t)",
        "cel.bind(@, $x, ^x$x~)",
      ]),
  ]
}
