import Random

/// Conditions on one text, to be said to engines.
enum TextExpressions {
  static let all = [
    "name == 'A甲'", "name != 'A甲'", "'A甲' == name", "name < 'B'", "name <= 'B乙'", "name > '乙'", "name >= 'xyz'",
    "'a' < name", "name < '𠀀'", "name > '\u{FFFD}'", "name == ''", "name < ''", "name in ['A甲', 'K1', '无锡']",
    "name in ['x']", "!(name in ['A甲', 'B乙'])", "name.startsWith('A')", "name.startsWith('')", "name.startsWith('a%')",
    "name.endsWith('1')", "name.endsWith('')", "name.endsWith('甲')", "name.endsWith('_b')", "name.contains('x')",
    "name.contains('')", "name.contains('a_b')", "name.contains('\\\\')", "name.contains(\"'\")",
    "name.contains('\u{301}')",
    "name.endsWith('😀')", "'A甲乙'.startsWith(name)", "'A甲乙'.endsWith(name)", "'A甲乙'.contains(name)", "size(name) > 2",
    "name.size() == 1", "size(name) >= 1.5", "size(name) in [1, 3]", "size(name) != 2", "size(name + 'x') > 3",
    "name + '1' == 'K1'", "name + name == '——'", "name == 'A甲' || name == 'B乙'", "name == 'A甲' && name.size() == 2",
    "!(name == 'A甲') && name < 'B' || name > 'K'", "(name == '' ? name == 'x' : name > 'A')",
    "(name < 'C' ? 'x' : name) == 'x'", "reported(name)", "reported(name) && name == 'A甲'",
    "!reported(name) || name > 'A'",
    "reported(name == 'A甲' || true)", "(name == 'A甲') == (name < 'B')", "(name == 'A甲') != (name.size() > 1)",
    "name == name", "name == 'x' || true", "name == 'x' && false", "true", "['A', 'B'].exists(x, name.startsWith(x))",
    "['A', 'B'].all(x, name >= x)", "name.matches('^[A-C]')", "name.matches('甲')", "name.matches('^..$')",
    "name.matches('^[A-Z]\\\\d*$')", "name.matches('^(?:A|B|K)[^1]')", "name.matches('^\\\\w+$')",
    "name.matches('\\\\s')",
    "name.matches('[^\\\\s]')", "name.matches('^\\\\S+$')", "name.matches('\\\\D$')", "name.matches('^[一-龥]{2,4}$')",
    "name.matches('^(AB?|甲){1,2}$')", "name.matches('a.b')", "name.matches('^-|/$')", "name.matches('[-/_.]')",
    "name.matches('^[\\\\]\\\\[^-]+$')", "name.matches('\\\\x{301}')", "name.matches('[&~#]')",
    "name.matches('^.{3}$')",
    "name.matches('^.*甲.*$')", "name.matches('A$')", "name.matches('[^\\\\x00-\\\\x7F]')", "name.matches('[\\\\W]')",
    "name.matches('^\\\\d{6}$')", "name.matches('^$|甲')", "name.matches('市$|^哈')",
  ]

  static let days = [
    "founded == date('2020-06-30')", "founded != date('2020-06-30')", "founded > date('2020-06-30')",
    "founded <= date('2020-06-30')", "founded in [date('2020-06-30'), date('2024-02-29')]", "reported(founded)",
    "date('1000-01-01') < founded && founded < date('9999-12-31')",
  ]

  /// Those joined at random, within so many others.
  static func random(_ count: Int, seed: UInt64) -> [String] {
    var random = PseudoRandom(seed: seed)
    func condition(_ fuel: Int) -> String {
      guard fuel > 0, !random.oneIn(4) else { return "(\(random.pick(all)))" }
      switch random.below(8) {
      case 0, 1: return "(\(condition(fuel - 1)) && \(condition(fuel - 1)))"
      case 2, 3: return "(\(condition(fuel - 1)) || \(condition(fuel - 1)))"
      case 4: return "!\(condition(fuel - 1))"
      case 5: return "(\(condition(fuel - 1)) ? \(condition(fuel - 1)) : \(condition(fuel - 1)))"
      case 6: return "(\(condition(fuel - 1)) \(random.pick(["==", "!="])) \(condition(fuel - 1)))"
      default: return "reported(\(condition(fuel - 1)))"
      }
    }
    return (0..<count).map { _ in condition(3) }
  }
}
