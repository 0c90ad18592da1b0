internal import CEL
internal import Packs
internal import Quantities
internal import Reports

/// Compiles checked expressions on the records of one register to operations over columns.
struct ColumnCompiler: ColumnCompiling {
  let pack: Pack
  let register: Int
  let layout: RegisterLayout
  var nodes = ColumnNodes()
  var sources = ColumnSources()
  /// How the expression at hand names the record: as its subject, or by a macro's variable.
  var member: Int?
  /// How many expressions with macros there were so far.
  var partyCount = 0
  /// The values of the rule's `each`.
  var variables: [Value] = []
  /// Whether it is compiled for an engine, which knows the texts of every record: columns of codes do not tell of two
  /// which comes first.
  private let isForEngine: Bool

  init(_ pack: Pack, _ register: Int, _ layout: RegisterLayout, isForEngine: Bool = false) {
    self.isForEngine = isForEngine
    self.pack = pack
    self.register = register
    self.layout = layout
  }

  var fields: [Field] { pack.registers[register].fields }

  mutating func leaf(_ expression: Expression) throws(ColumnObstacle) -> ColumnValue? {
    if let condition = try conditionOnText(expression) { return condition }
    if let condition = try conditionOnTwoTexts(expression) { return condition }
    guard case .member(let object, let slot, let name) = expression.operation else { return nil }
    guard isRecord(object) else { throw .part(expression.text) }
    return try member(slot, name, expression)
  }

  /// The records of some years; one that names none counts as of the last year that is judged.
  mutating func years(_ years: ClosedRange<Int>) -> MaskID {
    if years.lowerBound <= 1000, years.upperBound >= 9999 { return nodes.all }
    return nodes.mask(.coded(sources.table(layout.yearColumn, .years(years)), .isTrue))
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
    case .string:
      let source = sources.blank(column)
      return (
        nodes.mask(.isEmpty(blank: source)), layout.hasMarks ? nodes.mask(.isMarked(blank: source)) : nodes.none
      )
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

  /// A comparison of two fields of texts or of dates.
  private mutating func conditionOnTwoTexts(_ expression: Expression) throws(ColumnObstacle) -> ColumnValue? {
    guard isForEngine, case .comparison(let sign, let left, let right) = expression.operation,
      let a = textField(left), let b = textField(right), left.type == right.type
    else { return nil }
    let (first, second) = (try value(left), try value(right))
    let known = nodes.and(self.known(first), self.known(second))
    let mask: MaskID
    let isTrueWhereSet: Bool
    switch sign {
    case .less: (mask, isTrueWhereSet) = (nodes.mask(.isBefore(a, b)), true)
    case .greater: (mask, isTrueWhereSet) = (nodes.mask(.isBefore(b, a)), true)
    case .lessOrEqual: (mask, isTrueWhereSet) = (nodes.mask(.isBefore(b, a)), false)
    case .greaterOrEqual: (mask, isTrueWhereSet) = (nodes.mask(.isBefore(a, b)), false)
    case .equal: (mask, isTrueWhereSet) = (nodes.mask(.differs(a, b)), false)
    case .notEqual: (mask, isTrueWhereSet) = (nodes.mask(.differs(a, b)), true)
    default: return nil
    }
    let (set, unset) = (nodes.and(known, mask), nodes.without(known, mask))
    let condition = ColumnCondition(isTrue: isTrueWhereSet ? set : unset, isFalse: isTrueWhereSet ? unset : set)
    return ColumnValue(
      kind: .condition(condition), lacks: first.lacks + second.lacks,
      unknownLacks: first.unknownLacks + second.unknownLacks)
  }

  /// The field of texts or dates that an expression is, where the file has a column for it.
  private func textField(_ expression: Expression) -> Int? {
    guard case .member(let object, let slot, _) = expression.operation, isRecord(object),
      case .field(let field) = Slot.meaning(of: slot), layout.columns[field] != nil
    else { return nil }
    switch fields[field].kind {
    case .string, .date, .choice, .region: return field
    case .number, .integer, .boolean, .year: return nil
    }
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
      // A variable of a macro within it, such as one over a list that is written out.
      case .macroVariable(let slot): return slot > member ?? -1
      case .subject, .unknownName, .method, .scoped, .function: return false
      default: return part.operands.allSatisfy(collect)
      }
    }
    guard collect(expression), fields.count == 1, let field = fields.first else { return nil }
    switch self.fields[field].kind {
    case .string, .date, .choice, .region: return field
    case .number, .integer, .boolean, .year: return nil
    }
  }
}
