internal import Random

/// Rules of a grammar of expressions: for each kind the expressions that end it and those that go on.
///
/// In them `$b` is an expression of the same row of kind `b`; `@` stands before a member of the row; `~b` is an
/// expression of kind `b` on a record `f`, and `%b` one on a region `c`.
struct RandomGrammar {
  struct Kind {
    let leaves: [String]
    let branches: [String]

    init(_ leaves: String, _ branches: [String]) {
      self.leaves = leaves.split(separator: " ").map(String.init)
      self.branches = branches
    }
  }

  var kinds: [Character: Kind]

  /// An expression at random.
  ///
  /// - Parameters:
  ///   - fuel: How many branches there are at most, one within the other.
  ///   - row: What stands before a member: nothing of the subject's own, `f.` of a macro's variable.
  func text(_ kind: Character, fuel: Int, row: String = "", _ random: inout PseudoRandom) -> String {
    guard let rules = kinds[kind] else { return "" }
    let isLeaf =
      rules.branches.isEmpty || fuel <= 0 && !rules.leaves.isEmpty || random.oneIn(6) && !rules.leaves.isEmpty
    let template = random.pick(isLeaf ? rules.leaves : rules.branches)
    var text = ""
    var rest = template[...]
    while let sign = rest.first {
      rest = rest.dropFirst()
      switch sign {
      case "@": text += row
      case "$", "~", "%":
        // A share's sign is no kind.
        guard let kind = rest.first, kind.isLetter else {
          text.append(sign)
          continue
        }
        rest = rest.dropFirst()
        if sign == "$" {
          text += self.text(kind, fuel: fuel - 1, row: row, &random)
        } else if sign == "~" {
          text += Self.record.text(kind, fuel: min(fuel - 1, 2), row: "f.", &random)
        } else {
          text += self.text(kind, fuel: fuel - 1, row: "c.", &random)
        }
      default: text.append(sign)
      }
    }
    return text
  }

  /// On a record of a firm. The kinds: `b` condition, `g` money, `p` people, `n` plain number, `s` share.
  static let record = RandomGrammar(kinds: [
    "b": Kind(
      "@active reported(@sales) reported(@name) (@kind=='high') (@seat=='230100') (@year>=2023) (@sales>@cost)",
      [
        "($g < $g)", "($g <= $g)", "($g > $g)", "($g >= $g)", "($g == $g)", "($g != $g)", "($g > 0)", "($p >= $p)",
        "($p < $p)", "($n >= $n)", "($n < $n)", "($n == $n)", "($s > $s)", "($s <= $s)", "($s == $s)", "!$b", "!($b)",
        "($b && $b)", "($b && $b)", "($b || $b)", "($b || $b)", "($b ? $b : $b)", "($b == $b)", "($b != $b)",
        "reported($g)", "reported($s)", "reported($b)", "(@kind in ['high', 'low'])", "@name.startsWith('A')",
        "@name.matches('^[A-C]')", "(size(@code) > 2)", "(@founded > date('2020-06-30'))", "(@code == 'K1')",
        "(@began >= 2020)", "(@began in [2019, 2021])", "(@weight in [0, 1.5, 2])", "@memo.contains('x')",
        "(@kind == 'high' || @kind == 'mid' && reported(@kind))", "(@ratio in [quantity('50 %'), quantity('0 %')])",
        "(@began < @year)", "(@name < 'B')", "($p == $p || $b)", "(@memo == '' ? $b : @active)",
      ]),
    "g": Kind(
      "@sales @cost @profit @sales @cost quantity('2.5万元') quantity('-300元') quantity('0.01亿元')",
      [
        "($g + $g)", "($g - $g)", "($g - $g)", "($g * $n)", "($n * $g)", "(-$g)", "abs($g)", "($b ? $g : $g)",
        "($g / 4)", "($g / @weight)", "($g * @ratio)", "($g + 0)",
      ]),
    "p": Kind("@staff @staff quantity('30人')", ["($p + $p)", "($p - $p)", "($b ? $p : $p)", "abs($p)", "(-$p)"]),
    "n": Kind(
      "0 1 2 0.1 -3.75 1000000 @weight @weight @began @year",
      [
        "($n + $n)", "($n - $n)", "($n * $n)", "($n / 3)", "(1 / @weight)", "(7.5 / (@weight - 2))", "abs($n)", "(-$n)",
        "($b ? $n : $n)",
      ]),
    "s": Kind(
      "@ratio @ratio quantity('12.5%') (@profit/@sales) (@cost/@sales)",
      ["($g / $g)", "($p / @staff)", "($s + $s)", "abs($s)", "($b ? $s : $s)", "(@weight / (@weight + 0.5))"]),
  ])

  /// On records, with what the column judge leaves to the other one.
  static let anyRecord: RandomGrammar = {
    var grammar = record
    grammar.kinds["b"] = Kind(
      "@active (@kind=='high')",
      (record.kinds["b"]?.branches ?? []) + [
        "(@name == @code)", "(previous.sales < @sales)", "(region.gdp > $g)", "(round($n, 1) > 2)",
        "(@weight % 2 == 1)",
        "since(2022).all(z, z.sales > 0)", "(region.firms.sum(f, f.sales) > $g)", "holds('R0')",
      ])
    return grammar
  }()

  /// On a region, with its firms and those of the regions below.
  static let region = RandomGrammar(kinds: [
    "b": Kind(
      "reported(@firms) (@gdp>0) (@firms.count(f,f.active)>0)",
      [
        "($g < $g)", "($g >= $g)", "($n > $n)", "($n == $n)", "($s > $s)", "!$b", "($b && $b)", "($b || $b)",
        "($b ? $b : $b)", "reported($g)", "@firms.all(f, ~b)", "@firms.exists(f, ~b)",
        "@firms.filter(f, ~b).all(f, ~b)",
        "($p >= $p)", "reported($s)",
      ]),
    "g": Kind(
      "@gdp @total_sales @firms.sum(f,f.sales) @firms.sum(f,f.cost) @firms.average(f,f.sales) @firms.max(f,f.profit)",
      [
        "@firms.sum(f, ~g)", "@firms.sum(f, ~g)", "@firms.average(f, ~g)", "@firms.min(f, ~g)", "@firms.max(f, ~g)",
        "@firms.filter(f, ~b).sum(f, ~g)", "@firms.filter(f, ~b).filter(f, ~b).sum(f, ~g)",
        "@firms.filter(f, ~b).min(f, ~g)", "@firms.filter(f, ~b).average(f, f.sales)", "@previous.firms.sum(f, ~g)",
        "@in_year(2022).firms.sum(f, ~g)", "($g + $g)", "($g - $g)", "($b ? $g : $g)", "abs($g)", "($g * $n)",
        "@firms.median(f, ~g)", "quantity('3.5万元')",
      ]),
    "p": Kind(
      "@population @firms.sum(f,f.staff) quantity('100人')",
      ["@firms.sum(f, ~p)", "@firms.max(f, ~p)", "($p + $p)", "@firms.filter(f, ~b).sum(f, f.staff)"]),
    "n": Kind(
      "0 1 3 @firms.size() @firms.count(f,f.active)",
      [
        "@firms.count(f, ~b)", "@firms.count(f, ~b)", "@firms.filter(f, ~b).size()",
        "@firms.filter(f, ~b).count(f, ~b)",
        "@firms.sum(f, ~n)", "@firms.average(f, ~n)", "@firms.max(f, f.began)", "($n + $n)", "($n * $n)", "($n / 3)",
        "@firms.filter(f, ~b).max(f, ~n)",
      ]),
    "s": Kind(
      "@margin @firms.share(f,f.active)",
      [
        "@firms.share(f, ~b)", "@firms.filter(f, ~b).share(f, ~b)", "($g / $g)", "@firms.average(f, ~s)", "($s + $s)",
        "@firms.min(f, ~s)",
      ]),
  ])

  /// On a region, with other years and the regions below it.
  static let anyRegion: RandomGrammar = {
    var grammar = region
    func more(_ kind: Character, _ branches: [String]) {
      let rules = region.kinds[kind]
      grammar.kinds[kind] = Kind(
        rules?.leaves.joined(separator: " ") ?? "", (rules?.branches ?? []) + branches)
    }
    more("b", ["holds('G0')", "@since(2022).all(y, y.firms.count(f, ~b) > 1)"])
    more("g", ["change(@firms.sum(f, ~g))", "change($g)"])
    more(
      "s", ["growth(@firms.sum(f, ~g))", "growth(@firms.sum(f, f.sales))", "growth($g)", "growth(@firms.count(f, ~b))"])
    return grammar
  }()

  /// On a province: all of that, and its cities.
  static let province: RandomGrammar = {
    var grammar = anyRegion
    func more(_ kind: Character, _ branches: [String]) {
      let rules = anyRegion.kinds[kind]
      grammar.kinds[kind] = Kind(
        rules?.leaves.joined(separator: " ") ?? "", (rules?.branches ?? []) + branches)
    }
    more("g", ["cities.sum(c, %g)", "cities.filter(c, %b).sum(c, %g)", "cities.max(c, c.firms.sum(f, ~g))"])
    more("n", ["cities.count(c, %b)", "cities.sum(c, c.firms.count(f, ~b))"])
    more("s", ["cities.share(c, %b)", "cities.share(c, c.holds('G0'))"])
    return grammar
  }()
}
