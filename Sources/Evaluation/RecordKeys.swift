internal import Packs
internal import Reports
internal import Tables

/// What a record is known by within its register.
struct IndexedKey: Hashable {
  var region: Int?
  var year: Int?
  /// The texts of the key's fields.
  var texts: [String] { keyTexts.texts }
  let keyTexts: KeyTexts

  /// Whether the register, whose key it is, has one and none of its fields is empty.
  func isWhole(in register: Register) -> Bool {
    !register.key.isEmpty && !zip(register.key, texts).contains { register.fields[$0].isAbsent($1) }
  }
}

/// A register's judged records by region, year and key.
///
/// Two flat arrays, hashes and records, since a register may have millions; what has the same hash is compared.
final class RecordKeys {
  /// In ascending order.
  private let hashes: [Int]
  /// The records of the hashes, ascending where those are equal.
  private let records: [Int32]
  /// Whether all records of a hash have the same key, by where they begin, as far as it was asked.
  private var areEqual: [Int: Bool] = [:]

  init(of register: Int, in submissions: Submissions) {
    var pairs: [(hash: Int, record: Int32)] = []
    for index in submissions.judgedRecords(of: register) {
      pairs.append((submissions.key(of: index).hashValue, Int32(index)))
    }
    pairs.sort { ($0.hash, $0.record) < ($1.hash, $1.record) }
    hashes = pairs.map(\.hash)
    records = pairs.map(\.record)
  }

  /// The records that have a key, in their order.
  func records(with key: IndexedKey, in submissions: Submissions) -> ArraySlice<Int32> {
    let range = range(of: key.hashValue)
    guard range.count > 1, areEqual(range, submissions) else {
      return records[range].filter { submissions.key(of: Int($0)) == key }[...]
    }
    // The key that is asked for may be none of theirs.
    return submissions.key(of: Int(records[range.lowerBound])) == key ? records[range] : []
  }

  /// Which of the records with its key a record is, counted from 1.
  func occurrence(of index: Int, with key: IndexedKey, in submissions: Submissions) -> Int {
    let range = range(of: key.hashValue)
    guard range.count > 1 else { return 1 }
    guard areEqual(range, submissions) else {
      return 1 + records[range].count { Int($0) < index && submissions.key(of: Int($0)) == key }
    }
    return 1 + records[range].partitioningIndex { Int($0) >= index } - range.lowerBound
  }

  private func areEqual(_ range: Range<Int>, _ submissions: Submissions) -> Bool {
    if let known = areEqual[range.lowerBound] { return known }
    let key = submissions.key(of: Int(records[range.lowerBound]))
    let result = records[range].dropFirst().allSatisfy { submissions.key(of: Int($0)) == key }
    areEqual[range.lowerBound] = result
    return result
  }

  private func range(of hash: Int) -> Range<Int> {
    let lower = hashes.partitioningIndex { $0 >= hash }
    return lower..<hashes[lower...].partitioningIndex { $0 > hash }
  }
}
