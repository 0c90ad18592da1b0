internal import Diagnostics
internal import Packs
internal import Quantities
internal import Tables

/// Where a sheet has the records of a register: its header, and what each column holds.
struct RegisterLayout: Sendable {
  enum Column: Equatable, Sendable {
    /// A field by its place, and the unit that its heading states.
    case field(Int, unit: Unit?)
    case region
    case year
    case passedOver
    case unknown
  }

  let register: Int
  let header: HeaderBlock
  /// In the order of the header's headings.
  let columns: [Column]

  /// How many fields have a column.
  var fieldCount: Int {
    Set(columns.compactMap { if case .field(let field, _) = $0 { field } else { nil } }).count
  }

  /// How many headings say nothing.
  var unknownCount: Int { columns.count { $0 == .unknown } }

  init(_ header: HeaderBlock, _ register: Int, _ fields: FoldedNames, _ pack: Pack) {
    self.header = header
    self.register = register
    let names = RegisterHeadings(register: pack.registers[register], fields: fields)
    columns = header.headings.map { names.column($0.text) }
  }

  /// The header below which the records of a register stand: the one that names most of its fields.
  static func find(_ register: Int, in sheet: TabularSheet, _ fields: FoldedNames, _ pack: Pack) -> RegisterLayout? {
    var best: RegisterLayout?
    for row in sheet.rows.indices.prefix(HeaderBlock.deepest) {
      for header in HeaderBlock.blocks(sheet, endingIn: row) {
        let layout = RegisterLayout(header, register, fields, pack)
        if layout.fieldCount > (best?.fieldCount ?? 0) { best = layout }
      }
    }
    return best
  }

  /// The unit of a column's bare numbers, where that is not the field's own: its heading's, or that of a corner cell.
  static func unit(of kind: Field.Kind, stated: Unit?, _ corner: CornerUnits?) -> String? {
    switch kind {
    case .number(let own), .integer(let own):
      let unit = stated ?? corner?.unit(fitting: own)
      return unit == own ? nil : unit?.symbol
    case .string, .boolean, .date, .year, .choice, .region: return nil
    }
  }

  static func isBareNumber(_ text: String) -> Bool {
    do throws(QuantityFault) {
      return try Quantity.parse(text).unit == nil
    } catch {
      return false
    }
  }

  /// Whether the headings are so much this register's that its name need not be known.
  var isEvident: Bool { fieldCount >= 2 && fieldCount >= unknownCount }
}

/// What the headings of a register's columns mean.
struct RegisterHeadings {
  let register: Register
  let fields: FoldedNames

  func column(_ text: String) -> RegisterLayout.Column {
    if let column = named(text, unit: nil) { return column }
    if let split = HeadingUnit(text), let column = named(split.name, unit: split.unit) { return column }
    return TableWords.passedOver.contains(text) ? .passedOver : .unknown
  }

  private func named(_ text: String, unit: Unit?) -> RegisterLayout.Column? {
    if let field = fields.index(of: text) { return .field(field, unit: unit) }
    let folded = FoldedName(text)
    if folded == FoldedName(register.regionColumn) { return .region }
    if folded == FoldedName(register.yearColumn) { return .year }
    if TableWords.region.contains(text) { return .region }
    if TableWords.year.contains(text) { return .year }
    return nil
  }
}
