internal import CEL
internal import Evaluation
internal import Quantities

/// With how many digits each step of a verdict is shown, where that is more than its figure asks for by itself.
///
/// What is compared and differs never looks equal: 2.496 % ≥ 2.5 % shows as 2.496 %, whatever `decimals` says.
struct StepDigits {
  private var digits: [Int?]

  init(_ verdict: Verdict) {
    digits = verdict.steps.map { _ in nil }
    for (place, step) in verdict.steps.enumerated() {
      if step.isValue, case .figure = step.result, let shown = ShownFigures(verdict).actual {
        digits[place] = shown.scale
      }
      if case .comparison(_, let left, let right) = step.part.operation {
        tellApart(left, right, of: step, at: place, in: verdict.steps)
      }
    }
  }

  subscript(place: Int) -> Int? { digits[place] }

  private static let greatest = 40

  private mutating func tellApart(
    _ left: Expression, _ right: Expression, of step: ComputationStep, at place: Int, in steps: [ComputationStep]
  ) {
    func operand(_ part: Expression) -> (place: Int?, base: Number, unit: Unit)? {
      if case .constant(.number(let number)) = part.operation, case .number(let unit) = part.type {
        return (nil, number, unit)
      }
      // An operand stands before what it is an operand of.
      guard
        let found = steps[..<place].lastIndex(where: { $0.part === part && step.elements.starts(with: $0.elements) }),
        case .figure(let figure) = steps[found].result
      else { return nil }
      return (found, figure.unit.baseValue(of: figure.number), figure.unit)
    }
    guard let first = operand(left), let second = operand(right), first.base != second.base else { return }
    for (own, other) in [(first, second), (second, first)] {
      guard let found = own.place, case .figure(let figure) = steps[found].result else { continue }
      let limit = own.unit.value(ofBase: other.base)
      var scale = digits[found] ?? ShownFigures.alone(figure, digits: nil).scale
      while figure.number.rounded(to: scale) == limit.rounded(to: scale), scale < Self.greatest { scale += 1 }
      if scale != ShownFigures.alone(figure, digits: nil).scale { digits[found] = scale }
    }
  }
}
