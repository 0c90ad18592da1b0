package import CEL
internal import Packs
package import Quantities

/// What a program reads of a register's file, each once.
package struct ColumnSources: Sendable {
  /// A field of numbers.
  package struct Decimal: Sendable {
    package let column: Int
    package let field: Int
    /// What is added to the digits after the point, so that values stand in the base unit: -4 for 万元, 2 for %.
    package let shift: Int
  }

  /// What a column of codes is asked of each of its texts.
  package struct Table: Sendable {
    package enum Meaning: Sendable {
      /// A value of a field: whether it is true, false, blank or invalid, and of a year its number.
      case field(Int)
      /// The year of the record.
      case year
      /// Whether the record's year lies in a range; a record without a year counts as of the last year that is judged.
      case years(ClosedRange<Int>)
      /// A condition on one field alone, judged a text at a time.
      case condition(Expression, field: Int, member: Int?, variables: [Value])
    }

    /// The place of the column among the columns of codes.
    package let codes: Int
    package let meaning: Meaning
  }

  package private(set) var decimals: [Decimal] = []
  /// Columns that are read as codes.
  package private(set) var codes: [Int] = []
  package private(set) var tables: [Table] = []
  /// Columns that are only asked whether they are blank.
  package private(set) var blanks: [Int] = []
  private var tableKeys: [TableKey: Int] = [:]

  private struct TableKey: Hashable {
    let codes: Int
    let meaning: String
    let expression: ObjectIdentifier?
  }

  mutating func decimal(_ field: Int, column: Int, unit: Unit) -> Int {
    if let known = decimals.firstIndex(where: { $0.field == field }) { return known }
    decimals.append(Decimal(column: column, field: field, shift: unit.decimalShift))
    return decimals.count - 1
  }

  mutating func blank(_ column: Int) -> Int {
    if let known = blanks.firstIndex(of: column) { return known }
    blanks.append(column)
    return blanks.count - 1
  }

  mutating func code(_ column: Int) -> Int {
    if let known = codes.firstIndex(of: column) { return known }
    codes.append(column)
    return codes.count - 1
  }

  mutating func table(_ column: Int, _ meaning: Table.Meaning) -> Int {
    let codes = code(column)
    let key: TableKey
    switch meaning {
    case .field(let field): key = TableKey(codes: codes, meaning: "field \(field)", expression: nil)
    case .year: key = TableKey(codes: codes, meaning: "year", expression: nil)
    case .years(let years):
      key = TableKey(codes: codes, meaning: "years \(years.lowerBound) \(years.upperBound)", expression: nil)
    // The same words on the same field are the same condition.
    case .condition(let expression, let field, _, let variables):
      let texts = variables.map { if case .string(let text) = $0 { text } else { "" } }
      key = TableKey(
        codes: codes, meaning: ([expression.text, String(field)] + texts).joined(separator: "\u{1F}"),
        expression: texts.isEmpty ? nil : expression.identity)
    }
    if let known = tableKeys[key] { return known }
    tables.append(Table(codes: codes, meaning: meaning))
    tableKeys[key] = tables.count - 1
    return tables.count - 1
  }
}

extension Unit {
  /// How many digits the point moves to the left on the way to the base unit: -4 for 万元, 2 for %. Every unit's factor
  /// is a power of ten.
  package var decimalShift: Int {
    guard let (coefficient, scale) = Number(factor).scaledCoefficient else { return 0 }
    return scale - (String(coefficient.magnitude).utf8.count - 1)
  }
}
