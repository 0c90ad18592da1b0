extension ExpressionGrammar {
  /// The rule dialect over `World`. The kinds: `b` condition, `n` plain number, `g` money, `r` share, `f` count of
  /// firms, `s` text, `d` date, `l` list of numbers, `v` list of zones, `c` list of cities, `z` zone, `h` region.
  static let rule = ExpressionGrammar(
    roots: "bbbbbbbbbnngrfslvd", ruleScalars.merging(ruleRows) { first, _ in first })

  private static let ruleScalars: [Character: Rules] = [
    "b": Rules(
      "true false yes no yes no lost gone",
      [
        "$b && $b", "$b || $b", "$b && $b || $b", "!$B", "($b ? $b : $b)", "($n < $n)", "($n == $n)", "($g >= $g)",
        "($g > 0)", "($g != $g)", "($r >= $r)", "($r > quantity('2.5 %'))", "($f <= $f)", "($f >= 10)", "($s == $s)",
        "($s < $s)", "($s in ['a', $s])", "($d < $d)", "($d == $d)", "($b == $b)", "($l == $l)", "($n in $L)",
        "($v == $v)", "(null == null)", "($g in [$g, $g])", "($s in {'a': $n, $s: 1})", "$S.contains($s)",
        "$S.startsWith($s)", "$S.endsWith($s)", "has($Z.tier)", "has($H.gdp)", "reported($g)", "reported($n)",
        "holds('x')", "$L.all(#n, $b~)", "$L.exists(#n, $b~)", "$V.all(#z, $b~)", "$V.exists(#z, $b~)",
        "$V.exists_one(#z, $b~)", "$C.all(#h, $b~)", "$C.exists(#h, $b~)", "$Z.open", "$H.yes",
      ]),
    "n": Rules(
      "0 1 2 7 0.1 $9 $9.$9 year 1e3 0x1F",
      [
        "$n + $n", "$n - $n", "$N * $N", "$N / $N", "$N % $N", "-$N", "abs($n)", "round($n, 2)", "round($n, -1)",
        "($b ? $n : $n)", "size($v)", "size($s)", "$L.size()", "$L.sum()", "$L.average()", "$L.median()", "$L.mad()",
        "$L.min()", "$L.max()", "$V.count(#z, $b~)", "$C.count(#h, $b~)", "$L[$n]", "{'a': $n}['a']",
        "{'a': $n, 'b': $n}[$s]", "$L.sum(#n, $n~)", "$L.max(#n, $n~)", "$V.sum(#z, $n~)", "$C.average(#h, $n~)",
      ]),
    "g": Rules(
      "gdp rd budget lost_money gdp rd",
      [
        "$g + $g", "$g - $G", "$G * $N", "$N * $G", "$G / $N", "$G * $R", "-$G", "abs($g)", "round($g, 1)",
        "change($g)", "quantity('5 亿元')", "quantity('1234.5 万元')", "($b ? $g : $g)", "$C.sum(#h, $g~)",
        "$V.sum(#z, $g~)", "$C.average(#h, $g~)", "$C.median(#h, $g~)", "$C.max(#h, $g~)", "$C.mad(#h, $g~)",
        "$H.gdp", "$Z.output", "[$g, $g].min()", "$C.map(#h, $g~).sum()", "$C.map(#h, $g~)[$n]",
      ]),
    "r": Rules(
      "target lost_share",
      [
        "($G / $G)", "($F / $F)", "growth($g)", "growth($f)", "quantity('2.5 %')", "$V.share(#z, $b~)",
        "$L.share(#n, $b~)", "round($r, 1)", "abs($r)", "$H.target", "($b ? $r : $r)", "$C.median(#h, $r~)",
      ]),
    "f": Rules(
      "firms labs",
      [
        "$f + $f", "$f + 1", "$F * $N", "$C.sum(#h, $f~)", "$H.firms", "$C.min(#h, $f~)", "($b ? $f : $f)",
        "change($f)",
      ]),
    "s": Rules(
      "'' 'a' 'national' '哈尔滨' name name r'\\d' '\\u00e9'",
      ["$s + $s", "$Z.name", "$Z.tier", "$H.name", "($b ? $s : $s)", "$C.map(#h, $s~)[$n]"]),
    "d": Rules("day day date('2023-07-01') date('2024-02-29')", ["($b ? $d : $d)", "$H.day"]),
  ]

  private static let ruleRows: [Character: Rules] = [
    "l": Rules(
      "figures figures empty [1,2]",
      [
        "[$n, $n]", "[$n]", "$L.map(#n, $n~)", "$l + $l", "$L.filter(#n, $b~)", "$V.map(#z, $n~)", "$C.map(#h, $n~)",
        "($b ? $l : $l)", "$H.figures",
      ]),
    "v": Rules("zones zones none unsent", ["$V.filter(#z, $b~)", "$v + $v", "($b ? $v : $v)", "$H.zones"]),
    "c": Rules("cities cities", ["$C.filter(#h, $b~)", "$c + $c", "$H.cities"]),
    "z": Rules("zones[0] none[0]", ["$V[$n]"]),
    "h": Rules("previous province cities[1]", ["$C[$n]", "$Z.region", "$H.previous", "$H.province"]),
  ]
}
