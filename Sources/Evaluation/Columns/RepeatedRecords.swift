internal import CEL
internal import Packs
internal import Quantities
internal import Reports
internal import Tables

/// Which records of a register's file share what shall be unique, of those whose hashes met.
struct RepeatedRecords {
  /// Records that share with others what shall be unique.
  struct Unique {
    /// How many there are.
    let count: Int
    /// The first of them, or all.
    let rows: [RowPlace]
    /// The values that these share.
    let keys: Set<UniqueKey>
  }

  /// Records that share the register's key, region and year.
  struct Keyed {
    let count: Int
    /// The first of them, or all: those that share one key together.
    let groups: [[RowPlace]]
  }

  /// By the place of the rule among those that ask for unique records.
  private(set) var uniques: [Int: Unique] = [:]
  /// `nil` where nobody looked.
  private(set) var keyed: Keyed?

  init(_ results: ColumnResults, _ table: RegisterTable, _ pack: Pack) {
    let register = pack.registers[results.program.register]
    if register.key.contains(where: { table.columns[$0] == nil }) { keyed = Keyed(count: 0, groups: []) }
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
        let rows = repeated.values.joined().sorted()
        uniques[unique] = Unique(count: rows.count, rows: rows, keys: Set(repeated.keys))
      }
      guard plan.coversKey else { continue }
      var found: [IndexedKey: [RowPlace]] = [:]
      for record in records {
        if let key = Self.key(record, register, table) { found[key, default: []].append(record.place) }
      }
      let groups = found.values.filter { $0.count > 1 }
      keyed = Keyed(count: groups.reduce(0) { $0 + $1.count }, groups: groups)
    }
  }

  /// Of an engine's count: the first records that share something are among the excerpt's rows.
  init(_ counted: CountedRegister, _ excerpt: RegisterTable, _ pack: Pack, place: (Int) -> KeyedRecord) {
    let register = pack.registers[counted.program.register]
    for (index, unique) in counted.uniques.enumerated() {
      let records = unique.repeated.first.map(place).sorted()
      let slots = counted.program.uniques[index].slots
      uniques[index] = Unique(
        count: unique.repeated.count, rows: records.map(\.place),
        keys: Set(records.compactMap { Self.uniqueKey($0, slots, excerpt) }))
    }
    var found: [IndexedKey: [RowPlace]] = [:]
    for record in counted.keyed.first.map(place).sorted() {
      if let key = Self.key(record, register, excerpt) { found[key, default: []].append(record.place) }
    }
    keyed = Keyed(count: counted.keyed.count, groups: found.values.filter { $0.count > 1 })
  }

  /// The first of the rows that share something with others.
  func first(_ limit: Int) -> [RowPlace] {
    uniques.values.flatMap { $0.rows.prefix(limit) } + (keyed?.groups.joined().sorted().prefix(limit) ?? [])
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
