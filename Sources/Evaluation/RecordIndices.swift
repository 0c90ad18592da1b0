internal import Packs
internal import Reports

/// Indices of registers' records, made when somebody asks for the first time.
final class RecordIndices {
  private var keys: [Int: RecordKeys] = [:]
  private var equalKeys: [Int: EqualKeys] = [:]
  private var partialKeys: [Int: PartialKeys] = [:]
  private var occurrences: [Int: [Int32: Int32]] = [:]

  func keys(of register: Int, in submissions: Submissions) -> RecordKeys {
    if let known = keys[register] { return known }
    let made = RecordKeys(of: register, in: submissions)
    keys[register] = made
    return made
  }

  private func partialKeys(of table: TableRecords, _ register: Register) -> PartialKeys {
    if let known = partialKeys[table.table.register] { return known }
    let made = PartialKeys(table, register)
    partialKeys[table.table.register] = made
    return made
  }

  /// Says which records share their region, year and whole key, all others having one of their own: who has gone through a
  /// register already spares others from doing so.
  ///
  /// - Parameter groups: The records of each such key, ascending.
  func setEqualKeys(_ groups: [[Int32]], of register: Int) { equalKeys[register] = EqualKeys(groups) }

  /// Says which of its like each record of an excerpt is, all others being the first; of the register's other records nobody
  /// here knows.
  func setOccurrences(_ known: [Int32: Int32], of register: Int) { occurrences[register] = known }

  /// The judged records that share the region, year and key of one, itself among them, in their order.
  func records(like index: Int, with key: IndexedKey, of register: Int, in submissions: Submissions) -> ArraySlice<
    Int32
  > {
    if key.isWhole(in: submissions.pack.registers[register]), let known = equalKeys[register] {
      return known.group(of: index) ?? [Int32(index)]
    }
    return keys(of: register, in: submissions).records(with: key, in: submissions)
  }

  /// Which of the records with its region, year and key a record is, counted from 1.
  func occurrence(of index: Int, with key: IndexedKey, of register: Int, in submissions: Submissions) -> Int {
    if let known = occurrences[register] { return known[Int32(index)].map(Int.init) ?? 1 }
    let isWhole = key.isWhole(in: submissions.pack.registers[register])
    if isWhole, !submissions.mayRepeatKeys(of: register) { return 1 }
    if let known = equalKeys[register] {
      if isWhole { return known.occurrence(of: index) }
      // Few records mostly, and in a file that has no column for the key all of them.
      if let table = submissions.table(of: index) {
        return partialKeys(of: table, submissions.pack.registers[register]).occurrence(ofRow: table.row(of: index))
      }
    }
    return keys(of: register, in: submissions).occurrence(of: index, with: key, in: submissions)
  }
}

/// The records of one register whose key is not theirs alone.
private struct EqualKeys {
  private let groups: [[Int32]]
  private var places: [Int32: (group: Int32, occurrence: Int32)] = [:]

  init(_ groups: [[Int32]]) {
    self.groups = groups
    for (number, group) in groups.enumerated() {
      for (position, record) in group.enumerated() { places[record] = (Int32(number), Int32(position + 1)) }
    }
  }

  func group(of index: Int) -> ArraySlice<Int32>? { places[Int32(index)].map { groups[Int($0.group)][...] } }

  func occurrence(of index: Int) -> Int { places[Int32(index)].map { Int($0.occurrence) } ?? 1 }
}
