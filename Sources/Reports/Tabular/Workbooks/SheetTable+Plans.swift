#if Workbooks
internal import Diagnostics
internal import Packs
internal import Tables

/// What is looked for in sheets that hold a table of many rows.
extension SheetTable {
  static func readRegister(
    _ path: String, _ register: Int, _ pack: Pack, _ names: ReportNames
  ) -> (file: CSVFile?, faults: [Diagnostic]) {
    let registers = names.foldedRegisters()
    let fields = names.foldedFields(of: register)
    return read(path) { name in
      SheetKind(named: name, registers: registers, pack) == .register(register)
    } title: {
      pack.registers[register].title
    } plan: { sheet in
      RegisterLayout.find(register, in: sheet, fields, pack).map { plan($0, sheet, pack, names) }
    }
  }

  private static func plan(
    _ layout: RegisterLayout, _ sheet: TabularSheet, _ pack: Pack, _ names: ReportNames
  ) -> Plan {
    let register = pack.registers[layout.register]
    let (corner, faults) = sheet.cornerUnits(above: layout.header.bottom - layout.header.levels + 1)
    var columns: [Plan.Column] = []
    for (heading, column) in zip(layout.header.headings, layout.columns) {
      let name: String
      var unit: String?
      switch column {
      case .field(let index, let stated):
        let field = register.fields[index]
        // What the heading is called is told where names are faulty.
        name = names.field(heading.text, of: layout.register) == index ? heading.text : field.id
        unit = RegisterLayout.unit(of: field.kind, stated: stated, corner)
      case .region: name = register.regionColumn
      case .year: name = register.yearColumn
      case .unknown: name = heading.cell.trimmed
      case .passedOver: continue
      }
      let cell = CellAddress(row: heading.row.number, column: heading.column)
      columns.append(Plan.Column(column: heading.column, name: name, cell: cell, unit: unit))
    }
    return Plan(
      columns: columns, bottom: layout.header.bottom, rows: RegisterRows(layout, register), corner: corner,
      faults: faults)
  }

  private static let observationNames = Set(["observations", "observation", "观测值", "观测数据", "观测"])

  static func readObservations(_ path: String) -> (file: CSVFile?, faults: [Diagnostic]) {
    read(path) { name in
      observationNames.contains(FoldedName(name).description)
    } title: {
      LocalizedText(zh: "观测值", en: "observations")
    } plan: { sheet in
      observationsPlan(sheet)
    }
  }

  /// The first row that names all that an observation needs.
  private static func observationsPlan(_ sheet: TabularSheet) -> Plan? {
    for row in sheet.rows.indices.prefix(HeaderBlock.deepest) {
      guard let header = HeaderBlock(sheet, bottom: row, levels: 1, mayBeHead: true) else { continue }
      let kinds = header.headings.map { heading in
        ObservationColumns.Kind.allCases.first { kind in
          kind.names.contains { FoldedName($0) == FoldedName(heading.text) }
        }
      }
      guard ObservationColumns.Kind.needed.allSatisfy({ kinds.contains($0) }) else { continue }
      let columns = zip(header.headings, kinds).compactMap { heading, kind -> Plan.Column? in
        if kind == nil, TableWords.passedOver.contains(heading.text) { return nil }
        let cell = CellAddress(row: heading.row.number, column: heading.column)
        return Plan.Column(
          column: heading.column, name: kind?.names[0] ?? heading.cell.trimmed, cell: cell, unit: nil)
      }
      return Plan(columns: columns, bottom: row, rows: nil, corner: nil, faults: [])
    }
    return nil
  }
}
#endif
