internal import Diagnostics
internal import Packs
internal import Quantities

extension FormBuilder {
  /// How many rows of a register are ready for entries.
  private static let rowsToEnter = 500

  func register(_ index: Int, sheet: String) -> FormTable {
    let register = pack.registers[index]
    let isNeeded = isNeeded(register: index)
    var table = FormTable(
      .register(isNeeded: isNeeded, id: register.id), sheet: sheet,
      title: words.sheetTitle(register.title[words.language], regionName, year))
    let keys = register.key.map { register.fields[$0].title[words.language] }
    table.notes = [words.registerNote(keys: keys, isNeeded: isNeeded)]
    let rules = served(needs.registers[index])
    if !rules.isEmpty { table.notes.append(words.registerRules(rules)) }
    let records = content?.registers[index] ?? []
    let extra = extraColumns(register, records)
    table.columns =
      register.fields.indices.map { column($0, of: index) } + extra.map { FormColumn($0.heading, width: 14) }
    table.rows = records.map { record in
      FormRow(
        register.fields.enumerated().map { field, definition in
          FormCell(reported: record.fields[field] ?? "", as: definition.entry(words, regions: pack.regions))
        } + extra.map { FormCell(reported: $0.text(record) ?? "", as: .text) })
    }
    if content?.registers[index] != nil, records.isEmpty { table.rows = [FormRow([FormCell(.text(words.none))])] }
    table.spareRows = max(Self.rowsToEnter - table.rows.count, 100)
    return table
  }

  /// The columns of a record's region and year, where records name them.
  private func extraColumns(
    _ register: Register, _ records: [FormContent.RecordTexts]
  ) -> [(heading: String, text: (FormContent.RecordTexts) -> String?)] {
    var columns: [(heading: String, text: (FormContent.RecordTexts) -> String?)] = []
    if register.field(named: register.regionColumn) == nil, records.contains(where: { $0.region != nil }) {
      columns.append((register.regionColumn, \.region))
    }
    // What is carried over from the year before belongs to this one.
    if isOfSameYear, register.field(named: register.yearColumn) == nil, records.contains(where: { $0.year != nil }) {
      columns.append((register.yearColumn, \.year))
    }
    return columns
  }

  private func column(_ field: Int, of register: Int) -> FormColumn {
    let definition = pack.registers[register].fields[field]
    let entry = definition.entry(words, regions: pack.regions)
    let heading = words.fieldHeading(definition.title[words.language], unit: definition.unit?.symbol ?? "")
    var column = FormColumn(heading, width: Self.width(of: definition, heading), entry: entry)
    column.isRequired = definition.isRequired
    column.prompt = words.fieldPrompt(definition)
    column.comment = words.fieldComment(
      definition, rules: served(needs.fields[.init(register: register, field: field)]))
    return column
  }

  private static func width(of field: Field, _ heading: String) -> Int {
    let least =
      switch field.kind {
      case .string: 30
      case .choice(let choices): (choices.map { DisplayWidth.columns(of: $0.title.zh) }.max() ?? 0) + 4
      case .number, .integer, .date, .year, .region: 14
      case .boolean: 10
      }
    return min(max(least, DisplayWidth.columns(of: heading) + 4), 40)
  }
}

extension Field {
  var unit: Unit? {
    switch kind {
    case .number(let unit), .integer(let unit): unit
    default: nil
    }
  }

  func entry(_ words: FormWords, regions: Regions) -> FormEntry {
    switch kind {
    case .string: .text
    case .number: .number(decimals: decimals)
    case .integer: .count
    case .boolean: .choice([words.yes, words.no], isOpen: false)
    case .date: .date
    case .year: .year
    case .choice(let choices): .choice(choices.map { $0.title[words.language] }, isOpen: false)
    case .region: .choice(regions.all.map { $0.name[words.language] }, isOpen: true)
    }
  }
}
