import Random

/// Arithmetic at random over `World`, each with the fraction that it is.
struct RandomTerms {
  struct Term {
    let text: String
    /// `nil` where a divisor in it is zero.
    let exact: ExactFraction?
  }

  /// A sum of money, in 元.
  struct Sum {
    struct Part {
      let text: String
      /// `nil` where it was not reported.
      let exact: ExactFraction?
      let lacking: String?
    }

    private let parts: [Part]
    let text: String
    /// `nil` where a part was not reported.
    let exact: ExactFraction?
    let lacking: Set<String>

    init(_ parts: [Part], _ random: inout PseudoRandom) {
      self.parts = parts
      text = Self.bracketed(parts[...], &random)
      lacking = Set(parts.compactMap(\.lacking))
      exact = parts.reduce(ExactFraction("0")) { sum, part in
        sum.flatMap { sum in part.exact.map { sum + $0 } }
      }
    }

    private init(_ other: Sum, _ parts: [Part], _ random: inout PseudoRandom) {
      self.parts = parts
      text = Self.bracketed(parts[...], &random)
      lacking = other.lacking
      exact = other.exact
    }

    func rearranged(_ random: inout PseudoRandom) -> Sum { Sum(self, parts.shuffled(using: &random), &random) }

    private static func bracketed(_ parts: ArraySlice<Part>, _ random: inout PseudoRandom) -> String {
      guard parts.count > 1 else { return parts.first?.text ?? "0" }
      let middle = parts.startIndex + 1 + random.below(parts.count - 1)
      let (left, right) = (bracketed(parts[..<middle], &random), bracketed(parts[middle...], &random))
      return "(\(left) + \(right))"
    }
  }

  var random: PseudoRandom

  init(seed: UInt64) { random = PseudoRandom(seed: seed) }

  /// A plain number: a quotient only where one side is a literal, or the divisor a share.
  mutating func number(operators: Int) -> Term {
    guard operators > 0 else { return leaf() }
    let rest = operators - 1
    let share = random.below(operators)
    switch random.below(8) {
    case 0: return negated(number(operators: rest))
    case 1: return quotient(number(operators: rest), literal())
    case 2: return quotient(literal(), number(operators: rest))
    case 3: return quotient(number(operators: share), self.share(operators: rest - share))
    case 4, 5: return joined(number(operators: share), "*", number(operators: rest - share))
    case 6: return joined(number(operators: share), "+", number(operators: rest - share))
    default: return joined(number(operators: share), "-", number(operators: rest - share))
    }
  }

  /// A quotient of numbers neither of which is a literal, and what becomes of such.
  mutating func share(operators: Int) -> Term {
    let rest = max(0, operators - 1)
    let share = random.below(rest + 1)
    switch operators > 0 ? random.below(5) : 0 {
    case 1: return joined(self.share(operators: share), "*", self.share(operators: rest - share))
    case 2: return joined(number(operators: share), "*", self.share(operators: rest - share))
    case 3: return quotient(self.share(operators: share), self.share(operators: rest - share))
    case 4: return negated(self.share(operators: rest))
    default:
      let one = Term(text: "1", exact: ExactFraction("1"))
      return quotient(
        joined(one, "*", number(operators: share)), joined(number(operators: rest - share), "*", one))
    }
  }

  private func negated(_ term: Term) -> Term { Term(text: "-(\(term.text))", exact: term.exact.map { -$0 }) }

  private func quotient(_ left: Term, _ right: Term) -> Term {
    var exact: ExactFraction?
    if let a = left.exact, let b = right.exact { exact = a / b }
    return Term(text: "(\(left.text) / \(right.text))", exact: exact)
  }

  private func joined(_ left: Term, _ sign: String, _ right: Term) -> Term {
    var exact: ExactFraction?
    if let a = left.exact, let b = right.exact { exact = sign == "+" ? a + b : sign == "-" ? a - b : a * b }
    return Term(text: "(\(left.text) \(sign) \(right.text))", exact: exact)
  }

  private mutating func leaf() -> Term {
    let known = [("year", "2023"), ("previous.year", "2022"), ("figures[2]", "7"), ("figures.sum()", "14")]
    guard random.oneIn(4) else { return literal() }
    let (text, value) = known[random.below(known.count)]
    return Term(text: text, exact: ExactFraction(value))
  }

  private mutating func literal() -> Term {
    let text = random.oneIn(16) ? "0" : literal(decimals: random.below(7))
    return Term(text: text, exact: ExactFraction(text))
  }

  /// 1 to 12 digits before the point.
  private mutating func literal(decimals: Int) -> String {
    var text = ""
    for _ in 0...random.below(12) { text += String(random.below(10)) }
    guard decimals > 0 else { return text }
    text += "."
    for _ in 0..<decimals { text += String(random.below(10)) }
    return text
  }

  /// 1 to 12 terms of money; with a small range of values, so that sums can be equal.
  mutating func money(mayLack: Bool) -> Sum {
    let parts = (0...random.below(12)).map { _ in
      mayLack && random.oneIn(4) ? missingPart() : part()
    }
    return Sum(parts, &random)
  }

  private mutating func missingPart() -> Sum.Part {
    let missing = [
      ("lost_money", "lost_money"), ("previous.budget", "budget"), ("lost_share * gdp", "lost_share"),
      ("cities[0].rd", "rd"),
    ]
    let (text, name) = missing[random.below(missing.count)]
    return Sum.Part(text: text, exact: nil, lacking: name)
  }

  private mutating func part() -> Sum.Part {
    func make(_ text: String, _ number: String, _ unit: String) -> Sum.Part {
      Sum.Part(text: text, exact: ExactFraction(number) * ExactFraction(unit), lacking: nil)
    }
    let tenThousand = "10000"
    let hundredMillion = "100000000"
    switch random.below(6) {
    case 0: return make("gdp", "5000", hundredMillion)
    case 1: return make("(-rd)", "-60", hundredMillion)
    case 2: return make("budget", "8000", tenThousand)
    case 3:
      let number = literal(decimals: random.below(7))
      return make("quantity('\(number) 万元')", number, tenThousand)
    case 4:
      let number = literal(decimals: random.below(7))
      return make("quantity('-\(number) 亿元')", "-" + number, hundredMillion)
    default:
      let number = literal(decimals: random.below(3))
      return make("budget * \(number)", number, "80000000")
    }
  }
}
