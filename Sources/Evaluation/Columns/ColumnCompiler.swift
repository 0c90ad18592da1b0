internal import CEL
internal import Packs
internal import Quantities
internal import Reports

/// Compiles checked expressions on the records of one register to operations over columns.
struct ColumnCompiler {
  let pack: Pack
  let register: Int
  let layout: RegisterLayout
  var nodes = ColumnNodes()
  var sources = ColumnSources()
  /// How the expression at hand names the record: as its subject, or by a macro's variable.
  var member: Int?
  /// The values of the rule's `each`.
  var variables: [Value] = []

  init(_ pack: Pack, _ register: Int, _ layout: RegisterLayout) {
    self.pack = pack
    self.register = register
    self.layout = layout
  }

  var fields: [Field] { pack.registers[register].fields }

  // MARK: - Expressions

  mutating func value(_ expression: Expression) throws(ColumnObstacle) -> ColumnValue {
    if let condition = try conditionOnText(expression) { return condition }
    switch expression.operation {
    case .constant(.boolean(let truth)):
      let condition = ColumnCondition(isTrue: truth ? nodes.all : nodes.none, isFalse: truth ? nodes.none : nodes.all)
      return ColumnValue(kind: .condition(condition), lacks: [], unknownLacks: [])
    case .constant(.number(let number)):
      guard let constant = ScaledConstant(number) else { throw .part(expression.text) }
      let number = ColumnNumber(numerator: nodes.lane(.constant(constant)), denominator: nil, known: nodes.all)
      return ColumnValue(kind: .number(number), lacks: [], unknownLacks: [])
    case .member(let object, let slot, let name):
      guard isRecord(object) else { throw .part(expression.text) }
      return try member(slot, name, expression)
    case .not(let operand):
      let value = try value(operand)
      let condition = try self.condition(value, expression)
      return ColumnValue(
        kind: .condition(ColumnCondition(isTrue: condition.isFalse, isFalse: condition.isTrue)), lacks: value.lacks,
        unknownLacks: value.unknownLacks)
    case .and(let a, let b): return try decided(try value(a), try value(b), deciding: false, expression)
    case .or(let a, let b): return try decided(try value(a), try value(b), deciding: true, expression)
    case .conditional(let test, let a, let b): return try conditional(test, a, b, expression)
    case .comparison(let sign, let a, let b): return try comparison(sign, a, b, expression)
    case .isIn(let element, let list): return try membership(element, list, expression)
    case .reported(let operand): return reported(try value(operand))
    case .arithmetic(let operation, let a, let b): return try arithmetic(operation, a, b, expression)
    case .negate(let operand): return try negated(operand, expression)
    case .absolute(let operand): return try absolute(operand, expression)
    default: throw .part(expression.text)
    }
  }

  mutating func condition(_ expression: Expression) throws(ColumnObstacle) -> (ColumnCondition, ColumnValue) {
    let value = try value(expression)
    return (try condition(value, expression), value)
  }

  func condition(_ value: ColumnValue, _ expression: Expression) throws(ColumnObstacle) -> ColumnCondition {
    guard case .condition(let condition) = value.kind else { throw .part(expression.text) }
    return condition
  }

  func number(_ value: ColumnValue, _ expression: Expression) throws(ColumnObstacle) -> ColumnNumber {
    guard case .number(let number) = value.kind else { throw .part(expression.text) }
    return number
  }

  /// Rows for which a value is known.
  mutating func known(_ value: ColumnValue) -> MaskID {
    switch value.kind {
    case .condition(let condition): nodes.or(condition.isTrue, condition.isFalse)
    case .number(let number): number.known
    case .text(let known): known
    }
  }

  func isRecord(_ object: Expression) -> Bool {
    switch object.operation {
    case .subject: member == nil
    case .macroVariable(let slot): slot == member
    default: false
    }
  }

  // MARK: - Members

  private mutating func member(
    _ slot: Int, _ name: String, _ expression: Expression
  ) throws(ColumnObstacle) -> ColumnValue {
    switch Slot.meaning(of: slot) {
    case .field(let field): return self.field(field, name)
    case .fixed(Slot.year):
      let table = sources.table(layout.yearColumn, .year)
      let known = nodes.mask(.coded(table, .isTrue))
      let lack = ColumnValue.Lack(name: name, reason: .notReported, rows: nodes.not(known))
      let number = ColumnNumber(numerator: nodes.lane(.coded(table)), denominator: nil, known: known)
      return ColumnValue(kind: .number(number), lacks: [lack], unknownLacks: [lack])
    default: throw .part(expression.text)
    }
  }

  mutating func field(_ field: Int, _ name: String) -> ColumnValue {
    let masks = masks(ofField: field)
    let lacks = [
      ColumnValue.Lack(name: name, reason: .notReported, rows: masks.isBlank),
      ColumnValue.Lack(name: name, reason: .invalid, rows: masks.isInvalid),
    ].filter { nodes.masks[$0.rows.index] != .none }
    return ColumnValue(kind: kind(ofField: field), lacks: lacks, unknownLacks: lacks)
  }

  private mutating func kind(ofField field: Int) -> ColumnValue.Kind {
    let unknown = nodes.or(masks(ofField: field).isBlank, masks(ofField: field).isInvalid)
    let known = nodes.not(unknown)
    guard let column = layout.columns[field] else { return emptyKind(fields[field].kind) }
    switch fields[field].kind {
    case .number(let unit), .integer(let unit):
      let source = sources.decimal(field, column: column, unit: unit)
      return .number(
        ColumnNumber(
          numerator: nodes.lane(.decimal(source)), denominator: nil, known: nodes.mask(.isThere(decimal: source))))
    case .year:
      let table = sources.table(column, .field(field))
      return .number(ColumnNumber(numerator: nodes.lane(.coded(table)), denominator: nil, known: known))
    case .boolean:
      let table = sources.table(column, .field(field))
      return .condition(
        ColumnCondition(
          isTrue: nodes.mask(.coded(table, .isTrue)), isFalse: nodes.mask(.coded(table, .isFalse))))
    case .string, .date, .choice, .region: return .text(known: known)
    }
  }

  /// A field that the file has no column for.
  private mutating func emptyKind(_ kind: Field.Kind) -> ColumnValue.Kind {
    switch kind {
    case .number, .integer, .year:
      let zero = nodes.lane(.constant(ScaledConstant.zero))
      return .number(ColumnNumber(numerator: zero, denominator: nil, known: nodes.none))
    case .boolean: return .condition(ColumnCondition(isTrue: nodes.none, isFalse: nodes.none))
    case .string, .date, .choice, .region: return .text(known: nodes.none)
    }
  }

  /// The rows in which a field is blank, and in which it holds what is no value of it.
  mutating func masks(ofField field: Int) -> (isBlank: MaskID, isInvalid: MaskID) {
    guard let column = layout.columns[field] else { return (nodes.all, nodes.none) }
    switch fields[field].kind {
    case .number(let unit), .integer(let unit):
      let source = sources.decimal(field, column: column, unit: unit)
      // What is known of the column is known once it is read.
      _ = nodes.lane(.decimal(source))
      return (nodes.mask(.isBlank(decimal: source)), nodes.mask(.isInvalid(decimal: source)))
    case .string: return (nodes.mask(.isEmpty(blank: sources.blank(column))), nodes.none)
    case .year, .boolean, .date, .choice, .region:
      let table = sources.table(column, .field(field))
      return (nodes.mask(.coded(table, .isBlank)), nodes.mask(.coded(table, .isInvalid)))
    }
  }

  // MARK: - Conditions on one text

  /// A condition that speaks of one field of texts and of nothing else: it is judged once for every text that occurs.
  private mutating func conditionOnText(_ expression: Expression) throws(ColumnObstacle) -> ColumnValue? {
    guard expression.type == .boolean, let field = onlyText(in: expression), let column = layout.columns[field] else {
      return nil
    }
    if case .reported(let operand) = expression.operation, case .member = operand.operation { return nil }
    let asksEach = expression.contains { if case .variable = $0.operation { true } else { false } }
    let table = sources.table(
      column, .condition(expression, field: field, member: member, variables: asksEach ? variables : []))
    let lacks = self.field(field, fields[field].id).lacks
    let condition = ColumnCondition(
      isTrue: nodes.mask(.coded(table, .isTrue)), isFalse: nodes.mask(.coded(table, .isFalse)))
    let unknown = nodes.not(nodes.or(condition.isTrue, condition.isFalse))
    return ColumnValue(kind: .condition(condition), lacks: lacks, unknownLacks: restricted(lacks, to: unknown))
  }

  /// The one field of texts that an expression speaks of; `nil` where it speaks of more, or of anything else.
  private func onlyText(in expression: Expression) -> Int? {
    var fields: Set<Int> = []
    func collect(_ part: Expression) -> Bool {
      switch part.operation {
      case .member(let object, let slot, _):
        guard isRecord(object), case .field(let field) = Slot.meaning(of: slot) else { return false }
        fields.insert(field)
        return true
      case .subject, .macroVariable, .unknownName, .method, .scoped, .comprehension, .bind, .optionalMap, .function:
        return false
      default: return part.operands.allSatisfy(collect)
      }
    }
    guard collect(expression), fields.count == 1, let field = fields.first else { return nil }
    switch self.fields[field].kind {
    case .string, .date, .choice, .region: return field
    case .number, .integer, .boolean, .year: return nil
    }
  }

  // MARK: - Logic

  mutating func restricted(_ lacks: [ColumnValue.Lack], to rows: MaskID) -> [ColumnValue.Lack] {
    var restricted: [ColumnValue.Lack] = []
    for lack in lacks {
      let both = nodes.and(lack.rows, rows)
      if nodes.masks[both.index] != .none {
        restricted.append(ColumnValue.Lack(name: lack.name, reason: lack.reason, rows: both))
      }
    }
    return restricted
  }

  private mutating func decided(
    _ a: ColumnValue, _ b: ColumnValue, deciding: Bool, _ expression: Expression
  ) throws(ColumnObstacle) -> ColumnValue {
    let (x, y) = (try condition(a, expression), try condition(b, expression))
    let condition =
      deciding
      ? ColumnCondition(isTrue: nodes.or(x.isTrue, y.isTrue), isFalse: nodes.and(x.isFalse, y.isFalse))
      : ColumnCondition(isTrue: nodes.and(x.isTrue, y.isTrue), isFalse: nodes.or(x.isFalse, y.isFalse))
    let unknown = nodes.not(nodes.or(condition.isTrue, condition.isFalse))
    return ColumnValue(
      kind: .condition(condition), lacks: a.lacks + b.lacks,
      unknownLacks: restricted(a.unknownLacks + b.unknownLacks, to: unknown))
  }

  /// Whether all that the value needs is there.
  private mutating func reported(_ value: ColumnValue) -> ColumnValue {
    var lacking = nodes.not(known(value))
    for lack in value.lacks where lack.reason.concernsInput { lacking = nodes.or(lacking, lack.rows) }
    let condition = ColumnCondition(isTrue: nodes.not(lacking), isFalse: lacking)
    return ColumnValue(kind: .condition(condition), lacks: value.lacks, unknownLacks: [])
  }

  private mutating func conditional(
    _ test: Expression, _ first: Expression, _ second: Expression, _ expression: Expression
  ) throws(ColumnObstacle) -> ColumnValue {
    let (condition, tested) = try condition(test)
    let (a, b) = (try value(first), try value(second))
    let unknown = nodes.not(nodes.or(condition.isTrue, condition.isFalse))
    // What cannot be reckoned in the branch not taken is nobody's concern.
    var lacks = tested.lacks
    var unknownLacks = tested.unknownLacks
    for (branch, taken) in [(a, condition.isTrue), (b, condition.isFalse)] {
      let input = branch.lacks.filter { $0.reason.concernsInput }
      lacks += input + restricted(branch.lacks.filter { !$0.reason.concernsInput }, to: taken)
      unknownLacks += restricted(branch.unknownLacks, to: taken) + restricted(input, to: unknown)
    }
    let kind: ColumnValue.Kind
    switch (a.kind, b.kind) {
    case (.condition(let x), .condition(let y)):
      kind = .condition(
        ColumnCondition(
          isTrue: nodes.or(nodes.and(condition.isTrue, x.isTrue), nodes.and(condition.isFalse, y.isTrue)),
          isFalse: nodes.or(nodes.and(condition.isTrue, x.isFalse), nodes.and(condition.isFalse, y.isFalse))))
    case (.number(let x), .number(let y)): kind = .number(chosen(condition, x, y))
    default: throw .part(expression.text)
    }
    return ColumnValue(kind: kind, lacks: lacks, unknownLacks: unknownLacks)
  }

  private mutating func chosen(_ test: ColumnCondition, _ a: ColumnNumber, _ b: ColumnNumber) -> ColumnNumber {
    let known = nodes.or(nodes.and(test.isTrue, a.known), nodes.and(test.isFalse, b.known))
    let numerator = nodes.lane(.choice(test.isTrue, a.numerator, b.numerator))
    guard a.denominator != nil || b.denominator != nil else {
      return ColumnNumber(numerator: numerator, denominator: nil, known: known)
    }
    let one = nodes.lane(.constant(ScaledConstant.one))
    return ColumnNumber(
      numerator: numerator,
      denominator: nodes.lane(.choice(test.isTrue, a.denominator ?? one, b.denominator ?? one)), known: known)
  }
}
