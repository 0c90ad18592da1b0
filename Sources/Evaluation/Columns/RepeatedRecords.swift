internal import CEL
internal import Packs
internal import Quantities
internal import Reports
internal import Tables

/// Which records of a register's file share what shall be unique, of those whose hashes met.
struct RepeatedRecords {
  /// By the place of the rule among those that ask for unique records: the rows that share their values with others, and
  /// those values.
  private(set) var uniques: [Int: (rows: [RowPlace], keys: Set<UniqueKey>)] = [:]
  /// Rows that share the register's key, region and year; `nil` where nobody looked.
  private(set) var keyed: [[RowPlace]]?

  init(_ results: ColumnResults, _ table: RegisterTable, _ pack: Pack) {
    let register = pack.registers[results.program.register]
    if register.key.contains(where: { table.columns[$0] == nil }) { keyed = [] }
    for (index, (plan, suspects)) in zip(results.program.keys, results.suspects).enumerated()
    where !results.totals.givenUpKeys.contains(index) {
      let records = suspects.flatMap { $0 }.sorted()
      for unique in plan.uniques {
        let slots = results.program.uniques[unique].slots
        var found: [UniqueKey: [RowPlace]] = [:]
        for record in records {
          if let key = Self.uniqueKey(record, slots, table) { found[key, default: []].append(record.place) }
        }
        let repeated = found.filter { $0.value.count > 1 }
        uniques[unique] = (repeated.values.joined().sorted(), Set(repeated.keys))
      }
      guard plan.coversKey else { continue }
      var found: [IndexedKey: [RowPlace]] = [:]
      for record in records {
        if let key = Self.key(record, register, table) { found[key, default: []].append(record.place) }
      }
      keyed = found.values.filter { $0.count > 1 }
    }
  }

  /// The first of the rows that share something with others.
  func first(_ limit: Int) -> [RowPlace] {
    uniques.values.flatMap { $0.rows.prefix(limit) } + (keyed?.joined().sorted().prefix(limit) ?? [])
  }

  private static func texts(_ record: KeyedRecord, _ columns: [Int], _ table: RegisterTable) -> [String]? {
    let start = table.file.chunks[Int(record.place.chunk)].lowerBound
    return table.file.texts(ofRowAt: start + record.offset, columns: columns)
  }

  private static func key(_ record: KeyedRecord, _ register: Register, _ table: RegisterTable) -> IndexedKey? {
    let columns = [table.regionColumn, table.yearColumn] + register.key.compactMap { table.columns[$0] }
    guard let texts = texts(record, columns, table) else { return nil }
    let key = IndexedKey(
      region: table.region(of: texts[0]), year: RegisterTable.year(of: texts[1]),
      keyTexts: KeyTexts(Array(texts.dropFirst(2))))
    return key.isWhole(in: register) ? key : nil
  }

  /// `nil` where the record lacks one of the values.
  private static func uniqueKey(_ record: KeyedRecord, _ slots: [Int], _ table: RegisterTable) -> UniqueKey? {
    guard let place = texts(record, [table.regionColumn, table.yearColumn], table) else { return nil }
    var values: [Value] = []
    for slot in slots {
      switch Slot.meaning(of: slot) {
      case .field(let field):
        guard let column = table.columns[field], let text = texts(record, [column], table)?.first,
          let value = table.value(of: text, field: field).value
        else { return nil }
        values.append(value)
      case .fixed(Slot.year):
        guard let year = RegisterTable.year(of: place[1]) else { return nil }
        values.append(.number(Number(year)))
      default:
        guard let region = table.region(of: place[0]), let year = RegisterTable.year(of: place[1]) else { return nil }
        values.append(.object(PlanRows.regionRow(region, year)))
      }
    }
    return UniqueKey(values)
  }
}
