internal import CEL
internal import Evaluation
public import Packs

extension Pack {
  /// The registers that rules or derived indicators read, or whose records rules judge.
  public var registersRead: Set<Int> {
    var read: Set<Int> = []
    func collect(_ expression: Expression) {
      if case .member(_, let slot, _) = expression.operation, case .register(let register) = Slot.meaning(of: slot) {
        read.insert(register)
      }
      for operand in expression.operands { collect(operand) }
    }
    for rule in rules {
      for form in rule.forms {
        if case .records(let register) = form.subject { read.insert(register) }
        for (expression, _) in form.expressions(rule) { collect(expression) }
      }
    }
    for indicator in indicators { indicator.derivation.map(collect) }
    return read
  }
}
