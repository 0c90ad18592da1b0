internal import CEL
internal import Packs
internal import Quantities
internal import Reports

/// What is known of every text of a column of codes: reckoned once for each text, when it is met.
struct CodeTable {
  private let meaning: ColumnSources.Table.Meaning
  private(set) var flags: [UInt8] = []
  private(set) var numbers: [Int64] = []
  /// What no number's magnitude exceeds.
  private(set) var bound: UInt64 = 0
  /// Whether something came of a text that the flags cannot say, so that nothing may rest on the table.
  private(set) var isUnusable = false

  init(_ meaning: ColumnSources.Table.Meaning) { self.meaning = meaning }

  /// Reckons what is not known yet.
  mutating func extend(to count: Int, _ table: RegisterTable, _ pack: Pack, text: (Int) -> String) {
    while flags.count < count {
      let text = text(flags.count)
      let (flag, number) = entry(text, table, pack)
      flags.append(flag)
      numbers.append(number)
      bound = max(bound, number.magnitude)
    }
  }

  private mutating func entry(_ text: String, _ table: RegisterTable, _ pack: Pack) -> (UInt8, Int64) {
    switch meaning {
    case .year:
      let year = RegisterTable.year(of: text)
      return (year == nil ? CodeFlag.isBlank.rawValue : CodeFlag.isTrue.rawValue, Int64(year ?? 0))
    case .years(let years):
      let year = RegisterTable.year(of: text) ?? pack.identity.years.upperBound
      return (years.contains(year) ? CodeFlag.isTrue.rawValue : CodeFlag.isFalse.rawValue, 0)
    case .field(let field):
      let value = table.value(of: text, field: field)
      if value.isEmpty { return (CodeFlag.isBlank.rawValue, 0) }
      switch value.value {
      case .boolean(let truth): return ((truth ? CodeFlag.isTrue : CodeFlag.isFalse).rawValue, 0)
      case .number(let number): return (CodeFlag.isTrue.rawValue, Int64(number.integer ?? 0))
      case nil: return (CodeFlag.isInvalid.rawValue, 0)
      default: return (CodeFlag.isTrue.rawValue, 0)
      }
    case .condition(let expression, let field, let member, let variables):
      return (condition(expression, table.value(of: text, field: field), field, member, variables, table), 0)
    }
  }

  private mutating func condition(
    _ expression: Expression, _ value: ReportedField, _ field: Int, _ member: Int?, _ variables: [Value],
    _ table: RegisterTable
  ) -> UInt8 {
    let record = Object(type: table.register + 1, 0)
    let rows = OneField(Slot.field(field), value)
    var evaluator = Evaluator(rows, subject: record, variables: variables)
    let result =
      if let member {
        evaluator.evaluate(expression, member: record, inSlot: member)
      } else {
        evaluator.evaluate(expression)
      }
    switch result {
    case .boolean(true): return CodeFlag.isTrue.rawValue
    case .boolean(false): return CodeFlag.isFalse.rawValue
    default:
      // A text that is there and yet gives no answer lacks something that only the record's own judge can name.
      if value.value != nil { isUnusable = true }
      return 0
    }
  }
}

/// A record of which one field is known.
private final class OneField: Rows {
  private let slot: Int
  private let field: ReportedField

  init(_ slot: Int, _ field: ReportedField) {
    self.slot = slot
    self.field = field
  }

  func value(ofMember slot: Int, named name: String, in object: Object) -> Value {
    field.value ?? .missing(name, in: object, field.isEmpty ? .notReported : .invalid)
  }

  func value(ofMethod slot: Int, arguments: [Value], of object: Object) -> Value {
    .missing("", in: object, .notReported)
  }
}
