import Random

/// Expressions that are nearly right, and heaps of tokens.
extension ExpressionGenerator {
  mutating func spoilt(by grammar: ExpressionGrammar) -> String {
    var tokens: [[UInt8]]
    if random.oneIn(3) {
      tokens = SeedExpressions.split(wellTyped(by: grammar))
    } else {
      tokens = SeedExpressions.tokens[random.below(SeedExpressions.tokens.count)]
    }
    for _ in 0...random.below(3) { spoil(&tokens) }
    let spaced = random.oneIn(4)
    output.removeAll(keepingCapacity: true)
    for token in tokens {
      output += token
      // Words that touch would be one word.
      if spaced || token.last.map({ $0 >= 0x30 }) ?? false { output.append(0x20) }
    }
    if random.oneIn(12), !output.isEmpty { spoilBytes() }
    if random.oneIn(60) { nest() }
    return String(decoding: output, as: UTF8.self)
  }

  mutating func heap() -> String {
    output.removeAll(keepingCapacity: true)
    for _ in 0...random.below(40) {
      output += token()
      if !random.oneIn(3) { output.append(0x20) }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func spoil(_ tokens: inout [[UInt8]]) {
    guard !tokens.isEmpty else { return tokens.append(token()) }
    let position = random.below(tokens.count)
    switch random.below(8) {
    case 0: tokens.swapAt(position, random.below(tokens.count))
    case 1: tokens.remove(at: position)
    case 2: tokens.insert(tokens[position], at: random.below(tokens.count + 1))
    case 3, 4: tokens[position] = token()
    case 5: tokens.insert(token(), at: position)
    case 6:
      // Part of another expression.
      let other = SeedExpressions.tokens[random.below(SeedExpressions.tokens.count)]
      let start = random.below(other.count)
      tokens.insert(contentsOf: other[start..<min(other.count, start + 1 + random.below(8))], at: position)
    default: tokens.removeSubrange(position..<min(tokens.count, position + 1 + random.below(4)))
    }
  }

  private mutating func token() -> [UInt8] {
    switch random.below(24) {
    case 0: return SeedExpressions.strange[random.below(SeedExpressions.strange.count)]
    case 1:
      let outer = output
      defer { output = outer }
      output = []
      digits()
      return output
    default:
      let expression = SeedExpressions.tokens[random.below(SeedExpressions.tokens.count)]
      return expression[random.below(expression.count)]
    }
  }

  /// Some bytes change, or the end is cut off; what is then no UTF-8 becomes replacement characters.
  private mutating func spoilBytes() {
    if random.oneIn(3) { return output.removeLast(random.below(output.count)) }
    for _ in 0...random.below(4) {
      let position = random.below(output.count)
      if random.oneIn(2) {
        output[position] = UInt8(truncatingIfNeeded: random.next())
      } else {
        let scalar = Unicode.Scalar(UInt32(random.below(0x11_0000))) ?? "\u{301}"
        output.insert(contentsOf: Array(String(Character(scalar)).utf8), at: position)
      }
    }
  }

  /// Brackets or operators without end about it: mostly near the limits, at times far beyond them.
  private mutating func nest() {
    let shapes: [(before: String, after: String)] = [
      ("(", ")"), ("[", "]"), ("{1: ", "}"), ("!", ""), ("-", ""), ("", ".a"), ("", "[0]"), ("", "+1"), ("", "&&yes"),
      ("yes?1:", ""), ("size(", ")"), ("l.map(v, ", ")"), ("", ".?a"), ("growth(", ")"), ("cel.bind(v, 1, ", ")"),
      ("[1].all(v, v > 0 && ", ")"), ("dyn(", ""), ("", "]"),
    ]
    let shape = shapes[random.below(shapes.count)]
    let count = random.oneIn(20) ? 2_000 : 1 + random.below(80)
    let before = [[UInt8]](repeating: Array(shape.before.utf8), count: count).flatMap(\.self)
    let after = [[UInt8]](repeating: Array(shape.after.utf8), count: count).flatMap(\.self)
    output = before + output + after
  }
}
