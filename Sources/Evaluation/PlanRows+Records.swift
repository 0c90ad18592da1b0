internal import CEL
internal import Packs
internal import Quantities
internal import Reports

extension PlanRows {
  func recordMember(_ slot: Int, _ name: String, _ object: Object) -> Value {
    if case .field(let index) = Slot.meaning(of: slot) { return field(index, name, Int(object.a), object) }
    let index = Int(object.a)
    switch Slot.meaning(of: slot) {
    case .fixed(Slot.year):
      return submissions.year(of: index).map { .number(Number($0)) } ?? missing(name, of: object, .notReported)
    case .fixed(Slot.region): return owner(of: object).map { .object($0) } ?? missing(name, of: object, .notReported)
    case .fixed(Slot.previous):
      guard let year = submissions.year(of: index) else { return missing(name, of: object, .noPrevious) }
      return counterpart(of: object, year: year - 1, rank: 0)
    case .fixed(Slot.previousRevision):
      return counterpart(of: object, year: submissions.year(of: index), rank: submissions.rank(of: index) + 1)
    default: return missing(name, of: object, .notReported)
    }
  }

  /// The row of the region and year that a record belongs to.
  private func owner(of record: Object) -> Object? {
    guard let region = submissions.region(of: Int(record.a)), let year = submissions.year(of: Int(record.a))
    else { return nil }
    return Self.regionRow(region, year)
  }

  /// What a record lacks is told of its region and year: many records may lack the same, and one line says so.
  private func missing(_ name: String, of record: Object, _ reason: Missing.Reason) -> Value {
    .missing(name, in: owner(of: record) ?? record, reason)
  }

  /// A count reads a field of every record for every value of a rule's `each`: nothing is copied that is not asked for.
  private func field(_ index: Int, _ name: String, _ row: Int, _ object: Object) -> Value {
    if let table = submissions.table(of: row) { return field(index, name, of: row, in: table, object) }
    let value = submissions.rows[row].record.fields[index].value
    if value == nil, submissions.rows[row].record.fields[index].isEmpty {
      let record = submissions.rows[row].record
      // Where it is said that there is none is worth to be told.
      if !record.fields[index].text.isBlank { note(record.fields[index], name, record.region, record.year) }
      return missing(name, of: object, .notReported)
    }
    if reads.count < readLimit {
      let record = submissions.rows[row].record
      note(record.fields[index], name, record.region, record.year)
    }
    return value ?? missing(name, of: object, .invalid)
  }

  private func note(_ field: ReportedField, _ name: String, _ region: Int?, _ year: Int?) {
    note(Read(name: name, region: region, year: year, text: field.text, series: nil, place: field.place))
  }

  private func field(_ index: Int, _ name: String, of record: Int, in table: TableRecords, _ object: Object) -> Value {
    let field = table.value(ofField: index, of: record)
    if field.isEmpty, field.text.isBlank { return missing(name, of: object, .notReported) }
    if hasRoomForReadOfTable {
      let place = table.place(ofField: index, of: record)
      // Of the few that there is room for none is named twice.
      if !reads.contains(where: { $0.place == place }) {
        note(
          Read(
            name: name, region: table.region(of: record), year: table.year(of: record), text: field.text, series: nil,
            place: place, isOfTable: true))
      }
    }
    return field.value ?? missing(name, of: object, field.isEmpty ? .notReported : .invalid)
  }

  func counterpart(of object: Object, year: Int, rank: Int) -> Value {
    counterpart(of: object, year: Optional(year), rank: rank)
  }

  private func counterpart(of object: Object, year: Int?, rank: Int) -> Value {
    guard let index = submissions.counterpart(of: Int(object.a), year: year, rank: rank) else {
      return missing("previous", of: object, .noPrevious)
    }
    return .object(Object(type: object.type, Int32(index)))
  }

  /// The same record in every year from one on. In a year whose register does not list it there was none; of a year
  /// whose register is missing nobody knows.
  func records(of object: Object, in register: Int, since first: Int) -> Value {
    let region = submissions.region(of: Int(object.a))
    guard let last = submissions.year(of: Int(object.a)) else { return missing("year", of: object, .notReported) }
    guard first <= last else { return .objects([]) }
    var found: [Object] = []
    var lacking = MissingSet()
    for year in first...last {
      if case .object(let counterpart) = counterpart(of: object, year: year, rank: 0) {
        found.append(counterpart)
      } else if let region,
        case .unknown(let missing) = records(register, RegionRow(Self.regionRow(region, year)))
      {
        lacking.formUnion(missing)
      }
    }
    return lacking.isEmpty ? .objects(found) : .unknown(lacking)
  }

  /// The records of a region's row; a register that nobody named for it is missing.
  func records(_ register: Int, _ row: RegionRow) -> Value {
    if let sample = sample(of: register, row) { return .objects(sample) }
    let rank = row.year == row.viewYear ? row.rank : 0
    let group = Submissions.Group(register: register, region: row.region, year: row.year, rank: rank)
    // Of an engine's records only some are here.
    if submissions.isCountedAlone(group) { return missingRegister(register, row) }
    if let own = submissions.records(in: group) { return .objects(own) }
    if let named = submissions.report(row.region, row.year, rank: rank)?.registers[register] {
      if !named.records.isEmpty { return listed(register, row) }
      // That there is none is what the verdict rests on.
      note(
        Read(
          name: pack.registers[register].id, region: row.region, year: row.year, text: "[]", series: nil,
          place: named.place))
      return .objects([])
    }
    if pack.regions.isResidual(row.region) { return .objects([]) }
    return pack.registers[register].isTotal ? recordsBelow(register, row) : missingRegister(register, row)
  }

  /// What a region has that lists other regions' records alone: where the register adds up, those of the regions below,
  /// for which it has spoken.
  private func listed(_ register: Int, _ row: RegionRow) -> Value {
    guard pack.registers[register].isTotal else { return .objects([]) }
    var all: [Object] = []
    for region in pack.regions.below(row.region) {
      if case .objects(let objects) = records(register, RegionRow(row.object(region: region))) { all += objects }
    }
    return .objects(all)
  }

  private func missingRegister(_ register: Int, _ row: RegionRow) -> Value {
    .missing(pack.registers[register].id, in: row.object(), .notReported)
  }

  private func recordsBelow(_ register: Int, _ row: RegionRow) -> Value {
    var all: [Object] = []
    var lacking = MissingSet()
    var isAnyKnown = false
    for region in pack.regions.below(row.region) {
      switch records(register, RegionRow(row.object(region: region))) {
      case .objects(let objects):
        all += objects
        isAnyKnown = isAnyKnown || !pack.regions.isResidual(region)
      case .unknown(let missing): lacking.formUnion(missing)
      default: break
      }
    }
    guard isAnyKnown else { return missingRegister(register, row) }
    return lacking.isEmpty ? .objects(all) : .unknown(lacking)
  }
}
