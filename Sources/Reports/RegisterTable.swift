public import Diagnostics
public import Packs
public import Tables

/// The records of a register in a file of its own, CSV or a workbook: which column holds which field, the region and the year.
///
/// The file stays where it is; records are read when somebody asks for them (``RecordCursor``).
public struct RegisterTable: Sendable {
  /// The register's place among the pack's.
  public let register: Int
  package let file: CSVFile
  /// By the field's place, its column; `nil` where the file has none.
  package let columns: [Int?]
  package let regionColumn: Int
  package let yearColumn: Int
  let fields: [Field]
  let values: ValueReader

  public var path: String { file.path }

  /// Opens a file as the records of a register.
  ///
  /// - Parameters:
  ///   - name: The register's key, title or alias.
  ///   - bytesPerChunk: About how much of the file is read at a time.
  ///   - encoding: The encoding of a file without a byte order mark; `nil` to find it out.
  /// - Returns: The table, unless its columns leave it unknown where a record belongs or what is required of it; and
  ///   every fault of its columns, those that are not read as warnings.
  public static func open(
    _ path: String, as name: String, of pack: Pack, bytesPerChunk: Int = 64 << 10, encoding: TextEncoding? = nil
  ) -> (table: RegisterTable?, faults: [Diagnostic]) {
    let names = ReportNames(pack)
    guard let register = names.register(name) else {
      let known = pack.registers.map(\.id) + pack.registers.map(\.title.zh)
      let fault = ReportFault.unknownRegister(name, nearest: nearestName(to: name, among: known))
      return (nil, [Diagnostic(at: Place(path: path), fault)])
    }
    let (file, faults) = TableFile.openRegister(
      path, register, pack, names, bytesPerChunk: bytesPerChunk, encoding: encoding)
    guard let file else { return (nil, faults) }
    var columns = RegisterColumns(pack.registers[register], register, names)
    columns.read(file.header)
    columns.reportLacking(at: Place(path: path))
    let all = RowIndex.limited(faults + columns.faults, path: path)
    guard !all.contains(where: { $0.severity == .error }), let region = columns.region, let year = columns.year
    else { return (nil, all) }
    let table = RegisterTable(
      register: register, file: file, columns: columns.fields, regionColumn: region, yearColumn: year,
      fields: pack.registers[register].fields, values: ValueReader(regions: pack.regions))
    return (table, all)
  }
}

/// What the columns of a register's file hold.
private struct RegisterColumns {
  let register: Register
  let index: Int
  let names: ReportNames
  var fields: [Int?]
  var region: Int?
  var year: Int?
  var faults: [Diagnostic] = []

  init(_ register: Register, _ index: Int, _ names: ReportNames) {
    self.register = register
    self.index = index
    self.names = names
    fields = Array(repeating: nil, count: register.fields.count)
  }

  mutating func read(_ header: [CSVField]) {
    for (column, name) in header.enumerated() where !name.text.isEmpty {
      let field = names.field(name.text, of: index)
      // The column of the region may be a field as well, and then be called as that is.
      let id = field.map { register.fields[$0].id } ?? name.text
      if id == register.regionColumn { region = column }
      if id == register.yearColumn { year = column }
      guard let field else {
        if id != register.regionColumn, id != register.yearColumn { warn(name) }
        continue
      }
      if let first = fields[field] {
        let fault = ReportFault.namedTwice(name.text, first: header[first].text)
        faults.append(Diagnostic(at: name.place, fault))
      } else {
        fields[field] = column
      }
    }
  }

  /// A column that is no field may be somebody's note, or a field whose name was mistyped.
  private mutating func warn(_ name: CSVField) {
    let fault = ReportFault.columnNotRead(
      name.text, nearest: nearestName(to: name.text, among: register.columnNames))
    faults.append(Diagnostic(.warning, at: name.place, fault))
  }

  mutating func reportLacking(at place: Place) {
    var lacking: [ReportFault] = []
    if region == nil { lacking.append(.columnMissing(register.regionColumn, .region)) }
    if year == nil { lacking.append(.columnMissing(register.yearColumn, .year)) }
    for (field, column) in zip(register.fields, fields) where field.isRequired && column == nil {
      // Said once is enough of a field that is the region's or the year's as well.
      if field.id != register.regionColumn, field.id != register.yearColumn {
        lacking.append(.columnMissing(field.id, .requiredField))
      }
    }
    faults += lacking.map { Diagnostic(at: place, $0) }
  }
}

extension RegisterTable {
  /// Some records of a register that an engine holds, as texts.
  ///
  /// - Parameters:
  ///   - name: What the engine knows the table by.
  ///   - fields: The fields that the table has columns for.
  ///   - columns: What these columns are called, then those of the region and the year.
  ///   - records: The texts of these columns; blank where there is no value.
  package static func excerpt(
    of register: Int, in pack: Pack, named name: String, fields: [Int], columns: [String], records: [[String]]
  ) throws(Diagnostic) -> RegisterTable {
    var text = SheetText(
      path: name, sheet: "",
      header: columns.enumerated().map { ($1, CellAddress(row: 1, column: $0 + 1)) })
    for (index, record) in records.enumerated() { text.append(record, row: index + 2) }
    var places = [Int?](repeating: nil, count: pack.registers[register].fields.count)
    for (column, field) in fields.enumerated() { places[field] = column }
    return RegisterTable(
      register: register, file: try text.excerpt(), columns: places, regionColumn: fields.count,
      yearColumn: fields.count + 1, fields: pack.registers[register].fields,
      values: ValueReader(regions: pack.regions))
  }

  /// Whether its rows are some of a larger table's, so that their numbers say nothing.
  package var isExcerpt: Bool {
    if case .excerpt = file.origin { true } else { false }
  }
}

extension RegisterTable {
  /// What a text is as a value of a field, without its place.
  package func value(of text: String, field: Int) -> ReportedField {
    values.field(text, fields[field], at: Place(path: path))
  }

  /// The region that a text of the region's column names.
  package func region(of text: String) -> Int? { values.regions.index(named: text) }

  /// The year that a text of the year's column names.
  package static func year(of text: String) -> Int? { ValueReader.year(text) }
}
