internal import CEL
internal import Packs
internal import Quantities

/// What is known of the parts of an expression before it is evaluated: which of them are worth a step, and for what.
struct ComputationParts {
  struct Part {
    let role: ComputationStep.Role
    /// The slots of the macros' variables that it depends on, the outermost first: it has a value for each of their
    /// members.
    let variables: [Int]
    /// The rows that take the place of the subject, as `growth(x)` asks for.
    let scopes: [ComputationStep.Scope]
    /// How many variables of macros the scopes take along to their rows.
    let scopedVariables: Int
    /// Whether it is the whole expression.
    let isRoot: Bool
  }

  private(set) var parts: [ObjectIdentifier: Part] = [:]

  init() {}

  init(_ expression: Expression, _ role: ComputationStep.Role) {
    add(expression, role)
  }

  /// The parts of all that a rule's form asks.
  init(_ form: RuleForm) {
    if let condition = form.condition { add(condition, .condition) }
    for need in form.needs { add(need, .need) }
    switch form.requirement {
    case .limit(let value, let limit):
      add(value, .value)
      if let low = limit.low { add(low, .low) }
      if let high = limit.high { add(high, .high) }
    case .assertion(let expression, _): add(expression, .assertion)
    case .unique, .evidence: break
    }
  }

  subscript(part: Expression) -> Part? { parts[ObjectIdentifier(part)] }

  /// What the names around a part stand for.
  private struct Surroundings {
    let role: ComputationStep.Role
    var scopes: [ComputationStep.Scope] = []
    var scopedVariables = 0
    /// What each variable depends on, by its slot: a macro's on itself, a bound name on what its value does.
    var variables: [Set<Int>] = []

    func binding(_ slot: Int, to dependencies: [Set<Int>]) -> Self {
      var inner = self
      inner.variables = Array(variables.prefix(slot)) + dependencies
      return inner
    }
  }

  private mutating func add(_ expression: Expression, _ role: ComputationStep.Role) {
    _ = add(expression, Surroundings(role: role), isRoot: true)
  }

  /// - Returns: The slots of the variables that the part depends on.
  private mutating func add(_ part: Expression, _ around: Surroundings, isRoot: Bool = false) -> Set<Int> {
    var depends: Set<Int> = []
    switch part.operation {
    case .macroVariable(let slot):
      return slot < around.variables.count ? around.variables[slot] : []
    case .comprehension(_, let range, let slot, let variables, let condition, let body):
      depends = add(range, around)
      // The members of a list that differs from member to member differ with it.
      let members = depends.union([slot])
      let inner = around.binding(slot, to: (slot..<slot + variables).map { _ in members })
      for operand in [condition, body].compactMap({ $0 }) { depends.formUnion(add(operand, inner)) }
      depends.remove(slot)
    case .bind(let slot, let value, let body):
      let bound = add(value, around)
      depends = add(body, around.binding(slot, to: [bound]))
    case .optionalMap(let optional, let slot, let body, _):
      let bound = add(optional, around)
      depends = bound.union(add(body, around.binding(slot, to: [bound])))
    case .scoped(let object, let body):
      depends = add(object, around)
      var inner = around
      inner.scopes.append(ComputationStep.Scope(object))
      inner.scopedVariables = around.variables.count
      depends.formUnion(add(body, inner))
    default:
      for operand in part.operands where !part.isUnwritten(operand) {
        depends.formUnion(add(operand, around))
        // Of `a + b + c` nobody asks what `a + b` comes to.
        if part.continues(operand) { parts[ObjectIdentifier(operand)] = nil }
      }
    }
    if part.isWorthAStep {
      parts[ObjectIdentifier(part)] = Part(
        role: around.role, variables: depends.sorted(), scopes: around.scopes, scopedVariables: around.scopedVariables,
        isRoot: isRoot)
    }
    return depends
  }
}

extension ComputationStep.Scope {
  /// The row that an object is.
  fileprivate init(_ object: Expression) {
    switch object.operation {
    case .member(let outer, Slot.previous, _) where outer.isSubject: self = .previous
    case .member(let outer, Slot.previousRevision, _) where outer.isSubject: self = .previousRevision
    case .method(let outer, Slot.inYear, let arguments) where outer.isSubject && arguments.count == 1:
      if case .constant(.number(let number)) = arguments[0].operation, let year = number.integer {
        self = .year(year)
      } else {
        self = .other("in_year(\(arguments[0].text))")
      }
    default: self = .other(object.text)
    }
  }

  /// As a rule author writes it.
  var text: String {
    switch self {
    case .region: "region"
    case .previous: "previous"
    case .year(let year): "in_year(\(year))"
    case .previousRevision: "previous_revision"
    case .other(let text): text
    }
  }
}

extension Expression {
  fileprivate var isSubject: Bool { if case .subject = operation { true } else { false } }

  /// Whether an operand stands for nothing that was written: a part of what a function such as `average_growth` stands
  /// for.
  fileprivate func isUnwritten(_ operand: Expression) -> Bool {
    guard operand.range == range else { return false }
    if case .arithmetic(.divide, let figure, _) = operation { return figure !== operand }
    return true
  }

  /// Whether an operand is the beginning of the same sum, or of the same list of conditions.
  fileprivate func continues(_ operand: Expression) -> Bool {
    switch (operation, operand.operation) {
    case (.and(let left, _), .and), (.or(let left, _), .or), (.arithmetic(.add, let left, _), .arithmetic(.add, _, _)):
      left === operand
    default: false
    }
  }

  /// Whether what it comes to tells a reader something: literals, rows and variables do not.
  fileprivate var isWorthAStep: Bool {
    switch operation {
    case .constant, .variable, .macroVariable, .unknownName, .subject, .scoped, .bind, .method(_, Slot.since, _):
      return false
    case .negate(let operand):
      if case .constant = operand.operation { return false }
    case .list(let elements):
      if elements.allSatisfy({ if case .constant = $0.value.operation { true } else { false } }) { return false }
    case .member(_, let slot, _):
      // The regions below are what they are.
      if slot == Slot.below || slot == Slot.belowForSum { return false }
    case .arithmetic(.divide, let figure, _):
      // A figure that is written out as a text.
      if figure.range == range { return false }
    default: break
    }
    if case .object = type { return false }
    return true
  }
}

// MARK: - Texts

extension Expression {
  /// Its text, with the rows that its names are of: `previous.rd / previous.gdp`.
  ///
  /// - Parameter variables: How many variables of macros are taken along to other rows.
  func text(in scopes: [ComputationStep.Scope], variables: Int) -> String {
    guard !scopes.isEmpty else { return text }
    let prefix = scopes.map(\.text).joined(separator: ".")
    var inserts: [Int: String] = [:]
    collectNames(prefix, variables, into: &inserts)
    let source = Array(sourceText.utf8)
    var bytes: [UInt8] = []
    for position in range {
      if let insert = inserts[position] { bytes += insert.utf8 }
      bytes.append(source[position])
    }
    if let insert = inserts[range.upperBound] { bytes += insert.utf8 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What is to be inserted at which byte.
  private func collectNames(_ prefix: String, _ variables: Int, into inserts: inout [Int: String]) {
    switch operation {
    case .macroVariable(let slot) where slot < variables: inserts[range.upperBound] = "." + prefix
    // What was not written has the range of what was.
    case .member(let object, _, _) where object.isSubject && text.utf8.allSatisfy(\.isOfName):
      inserts[range.lowerBound] = prefix + "."
    case .method(let object, let slot, _) where object.isSubject && (slot != Slot.inYear || text.hasPrefix("in_year")):
      inserts[range.lowerBound] = prefix + "."
    default: break
    }
    for operand in operands { operand.collectNames(prefix, variables, into: &inserts) }
  }
}

extension UInt8 {
  fileprivate var isOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
