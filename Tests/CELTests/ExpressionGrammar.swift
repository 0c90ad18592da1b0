import Random

/// Which expressions of a dialect are well typed, as templates for the generator.
///
/// A kind of expression is a letter: `i` an integer, `b` a condition. In a template, `$i` is an expression of that kind,
/// `$I` one that something may follow (in parentheses where it needs them), `$9` some digits; `@` writes a new variable,
/// `^i` lets what follows use it as an `i`, `#i` does both at once, and `~` ends that: `$L.all(#i, $b~)`.
struct ExpressionGrammar: Sendable {
  enum Piece: Sendable {
    case text([UInt8])
    case part(UInt8, wrapped: Bool)
    case digits
    case newName
    case bind(UInt8)
    case unbind
  }

  struct Template: Sendable {
    let pieces: [Piece]
    let partCount: Int
    /// Whether it has an operator outside of all brackets, so that nothing may follow it.
    let isOpen: Bool
  }

  struct Rules: Sendable {
    /// What has no parts: literals and names, with spaces between them.
    let leaves: String
    let forms: [String]

    init(_ leaves: String, _ forms: [String]) {
      self.leaves = leaves
      self.forms = forms
    }
  }

  private(set) var leaves = [[Template]](repeating: [], count: 128)
  private(set) var forms = [[Template]](repeating: [], count: 128)
  /// The kinds of whole expressions, the frequent ones several times.
  let roots: [UInt8]

  init(roots: String, _ rules: [Character: Rules]) {
    self.roots = Array(roots.utf8)
    for (kind, rule) in rules {
      let index = Int(kind.asciiValue ?? 0)
      leaves[index] = rule.leaves.split(separator: " ").map { Template(String($0)) }
      forms[index] = rule.forms.map { Template($0) }
    }
  }
}

extension ExpressionGrammar.Template {
  init(_ text: String) {
    var pieces: [ExpressionGrammar.Piece] = []
    var literal: [UInt8] = []
    var rest = text.utf8.makeIterator()
    func flush() {
      if !literal.isEmpty { pieces.append(.text(literal)) }
      literal = []
    }
    while let byte = rest.next() {
      switch Unicode.Scalar(byte) {
      case "$":
        flush()
        let kind = rest.next() ?? 0
        let isUpper = kind >= UInt8(ascii: "A") && kind <= UInt8(ascii: "Z")
        pieces.append(kind == UInt8(ascii: "9") ? .digits : .part(kind | 0x20, wrapped: isUpper))
      case "@":
        flush()
        pieces.append(.newName)
      case "^":
        flush()
        pieces.append(.bind(rest.next() ?? 0))
      case "#":
        flush()
        pieces += [.newName, .bind(rest.next() ?? 0)]
      case "~":
        flush()
        pieces.append(.unbind)
      default: literal.append(byte)
      }
    }
    flush()
    self.pieces = pieces
    partCount = pieces.count { if case .part = $0 { true } else { false } }
    var depth = 0
    isOpen = text.utf8.contains { byte in
      if "([{".utf8.contains(byte) { depth += 1 }
      if ")]}".utf8.contains(byte) { depth -= 1 }
      return depth == 0 && " -!".utf8.contains(byte)
    }
  }
}
