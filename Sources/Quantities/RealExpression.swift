/// A real number that is no fraction and no single root: how it was computed, bracketed as closely as is asked.
final class RealExpression: Sendable {
  enum Operation: Sendable {
    case fraction(Rational)
    case root(Root)
    case sum(RealExpression, RealExpression)
    case product(RealExpression, RealExpression)
    case reciprocal(RealExpression)
    case rootOf(RealExpression, degree: Int)
  }

  /// An expression of more operations is replaced with its value to 300 decimals, so that sums over many records take
  /// bounded time and depth.
  static let greatestSize = 64

  let operation: Operation
  /// The number of operations, shared ones counted each time.
  let size: Int

  init(_ operation: Operation) {
    self.operation = operation
    size =
      switch operation {
      case .fraction, .root: 1
      case .sum(let a, let b), .product(let a, let b): a.size + b.size + 1
      case .reciprocal(let a), .rootOf(let a, _): a.size + 1
      }
  }

  /// A bracket computed with `bits` bits after the point; `nil` where a divisor cannot be told from 0 with these.
  func bracket(bits: Int) -> Bracket? {
    switch operation {
    case .fraction(let value): return Bracket(value, bits: bits)
    case .root(let root): return root.bracket(bits: bits)
    case .sum(let a, let b):
      guard let x = a.bracket(bits: bits), let y = b.bracket(bits: bits) else { return nil }
      return x + y
    case .product(let a, let b):
      guard let x = a.bracket(bits: bits), let y = b.bracket(bits: bits) else { return nil }
      return x * y
    case .reciprocal(let a): return a.bracket(bits: bits)?.reciprocal
    case .rootOf(let a, let degree): return a.bracket(bits: bits)?.root(degree)
    }
  }
}
