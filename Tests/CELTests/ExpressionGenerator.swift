import Random

/// Makes expressions as text: well-typed ones by a grammar, spoilt ones from good ones, and mere heaps of tokens.
///
/// The same seed gives the same text on every machine. Some 30 tokens each, so that most of the time goes into what is
/// tested.
struct ExpressionGenerator {
  enum Flavor: CaseIterable, Sendable {
    case wellTyped
    case spoilt
    case heap
  }

  var random: PseudoRandom
  var output: [UInt8] = []
  /// The kinds of the macro variables that may be used, the outermost first.
  private var scope: [UInt8] = []

  init(seed: UInt64) { random = PseudoRandom(seed: seed) }

  mutating func text(_ flavor: Flavor, of grammar: ExpressionGrammar) -> String {
    switch flavor {
    case .wellTyped: return wellTyped(by: grammar)
    case .spoilt: return spoilt(by: grammar)
    case .heap: return heap()
    }
  }

  mutating func wellTyped(by grammar: ExpressionGrammar) -> String {
    part(grammar.roots[random.below(grammar.roots.count)], fuel: 1 + random.below(10), by: grammar)
  }

  /// An expression of one kind, to stand where the variables `v0`, `v1`… of these kinds may be used.
  mutating func part(_ kind: UInt8, fuel: Int, under kinds: [UInt8] = [], by grammar: ExpressionGrammar) -> String {
    output.removeAll(keepingCapacity: true)
    scope = kinds
    expand(kind, fuel: fuel, wrapped: true, by: grammar)
    return String(decoding: output, as: UTF8.self)
  }

  /// The fuel is the number of forms that it may use; it is dealt out among the parts at random.
  private mutating func expand(_ kind: UInt8, fuel: Int, wrapped: Bool, by grammar: ExpressionGrammar) {
    let forms = grammar.forms[Int(kind)]
    guard fuel > 0, !forms.isEmpty else { return leaf(kind, by: grammar) }
    let form = forms[random.below(forms.count)]
    let isWrapped = wrapped && form.isOpen
    if isWrapped { output.append(UInt8(ascii: "(")) }
    write(form, fuel: fuel - 1, by: grammar)
    if isWrapped { output.append(UInt8(ascii: ")")) }
  }

  private mutating func leaf(_ kind: UInt8, by grammar: ExpressionGrammar) {
    if !scope.isEmpty, random.below(8) < 5 {
      let start = random.below(scope.count)
      for offset in scope.indices {
        let index = (start + offset) % scope.count
        if scope[index] == kind { return name(index) }
      }
    }
    let leaves = grammar.leaves[Int(kind)]
    write(leaves[random.below(leaves.count)], fuel: 0, by: grammar)
  }

  private mutating func write(_ template: ExpressionGrammar.Template, fuel: Int, by grammar: ExpressionGrammar) {
    var fuel = fuel
    var partsLeft = template.partCount
    for piece in template.pieces {
      switch piece {
      case .text(let bytes): output += bytes
      case .part(let kind, let wrapped):
        partsLeft -= 1
        let share = partsLeft == 0 ? fuel : random.below(fuel + 1)
        fuel -= share
        expand(kind, fuel: share, wrapped: wrapped, by: grammar)
      case .digits: digits()
      case .newName: name(scope.count)
      case .bind(let kind): scope.append(kind)
      case .unbind: scope.removeLast()
      }
    }
  }

  private mutating func name(_ index: Int) {
    output.append(UInt8(ascii: "v"))
    if index > 9 { output.append(0x30 + UInt8(index / 10 % 10)) }
    output.append(0x30 + UInt8(index % 10))
  }

  mutating func digits() {
    let count = random.oneIn(50) ? 1 + random.below(40) : 1 + random.below(4)
    output.append(0x31 + UInt8(random.below(9)))
    for _ in 1..<count { output.append(0x30 + UInt8(random.below(10))) }
  }
}
