internal import CEL
internal import Packs
internal import Reports

/// The records of reports and of files, by their indices.
extension Submissions {
  /// The file that a record stands in, `nil` where it stands in a report.
  func table(of index: Int) -> TableRecords? {
    index < rows.count ? nil : tables.last { $0.base <= index }
  }

  func register(of index: Int) -> Int { table(of: index)?.table.register ?? rows[index].register }

  func record(_ index: Int) -> Record { table(of: index)?.record(index) ?? rows[index].record }

  func field(_ field: Int, of index: Int) -> ReportedField {
    table(of: index)?.field(field, of: index) ?? rows[index].record.fields[field]
  }

  /// Tells of a field without a copy of it, where the record is a report's.
  func isEmpty(_ field: Int, of index: Int) -> Bool {
    guard let table = table(of: index) else { return rows[index].record.fields[field].isEmpty }
    return table.value(ofField: field, of: index).isEmpty
  }

  func isInvalid(_ field: Int, of index: Int) -> Bool {
    guard let table = table(of: index) else { return rows[index].record.fields[field].fault != nil }
    return table.value(ofField: field, of: index).fault != nil
  }

  /// A field's value alone: its place says nothing.
  func value(ofField field: Int, of index: Int) -> ReportedField {
    table(of: index)?.value(ofField: field, of: index) ?? rows[index].record.fields[field]
  }

  func region(of index: Int) -> Int? {
    if let table = table(of: index) { table.region(of: index) } else { rows[index].record.region }
  }

  func year(of index: Int) -> Int? {
    if let table = table(of: index) { table.year(of: index) } else { rows[index].record.year }
  }

  /// The record's place in its list, counted from 1; an engine's records have none.
  func row(of index: Int) -> Int? {
    guard let table = table(of: index) else { return rows[index].record.row }
    return table.table.isExcerpt ? nil : table.row(of: index)
  }

  /// 0 for the revision that counts; a file has no other.
  func rank(of index: Int) -> Int { index < rows.count ? rows[index].rank : 0 }

  // MARK: - Lists

  /// The records of a register that belong to a region and year, `nil` where there are none.
  func records(in group: Group) -> [Object]? {
    var objects = (groups[group] ?? []).map { PlanRows.recordRow($0, of: group.register) }
    if group.rank == 0, let table = tables.first(where: { $0.table.register == group.register }) {
      objects += table.records(of: RegionYear(region: group.region, year: group.year))
    }
    return objects.isEmpty ? nil : objects
  }

  /// Whether an engine holds the records, so that they are counted and cannot be visited.
  func isCountedAlone(_ group: Group) -> Bool {
    guard group.rank == 0, let table = tables.first(where: { $0.table.register == group.register }),
      table.table.isExcerpt
    else { return false }
    return table.summary.counts[RegionYear(region: group.region, year: group.year)] != nil
  }

  /// The records that are judged: those of reports, then those of the register's file, by row.
  func judgedRecords(of register: Int) -> JudgedRecords {
    JudgedRecords(listed: judged[register], table: tables.first { $0.table.register == register })
  }

  // MARK: - Keys

  /// What a record is known by within its register.
  func key(of index: Int) -> IndexedKey {
    let fields = pack.registers[register(of: index)].key
    let texts =
      if let table = table(of: index) {
        fields.map { table.text(ofField: $0, of: index) }
      } else {
        fields.map { rows[index].record.fields[$0].text }
      }
    return IndexedKey(region: region(of: index), year: year(of: index), keyTexts: KeyTexts(texts))
  }

  /// Whether several records of a register may have one region, year and whole key.
  func mayRepeatKeys(of register: Int) -> Bool {
    hasRepeatedTexts[register] || tables.contains { $0.table.register == register }
  }

  /// The same record in another year or revision, of its own region: a key is unique within one, and `Q1` of another
  /// region is another record.
  func counterpart(of index: Int, year: Int?, rank: Int) -> Int? {
    let register = register(of: index)
    var key = key(of: index)
    guard key.isWhole(in: pack.registers[register]) else { return nil }
    let listed = byKey[RecordKey(register: register, texts: key.keyTexts)]?.first { candidate in
      let row = rows[candidate]
      return row.record.year == year && row.rank == rank && row.record.region == key.region
    }
    if let listed { return listed }
    guard rank == 0, tables.contains(where: { $0.table.register == register }) else { return nil }
    key.year = year
    let candidates = indices.keys(of: register, in: self).records(with: key, in: self)
    return candidates.first { $0 >= rows.count }.map { Int($0) }
  }
}

/// The records of a register that are judged, one after the other.
struct JudgedRecords: Sequence, IteratorProtocol {
  private let listed: [Int]
  private let table: TableRecords?
  private var nextListed = 0
  private var nextInTable: Int

  init(listed: [Int], table: TableRecords?) {
    self.listed = listed
    self.table = table
    nextInTable = table?.base ?? 0
  }

  mutating func next() -> Int? {
    if nextListed < listed.count {
      nextListed += 1
      return listed[nextListed - 1]
    }
    guard let table else { return nil }
    while nextInTable < table.indices.upperBound {
      nextInTable += 1
      // A row that has not the fields of a record is a fault of form.
      if table.isWhole(nextInTable - 1) { return nextInTable - 1 }
    }
    return nil
  }
}
