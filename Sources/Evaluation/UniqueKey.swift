internal import CEL
internal import Quantities

/// The values of a record's fields that shall be unique together, as texts that are equal where the values are.
struct UniqueKey: Hashable {
  private let texts: [String]

  init(_ values: [Value]) {
    texts = values.map { value in
      switch value {
      case .string(let text): "s" + text
      case .number(let number): "n" + number.description
      case .boolean(let truth): truth ? "true" : "false"
      case .date(let date): "d" + date.description
      case .object(let object): "o\(object.a)"
      default: ""
      }
    }
  }
}

extension Judge {
  /// The keys that more than one record of a register has, over all regions and years.
  func repeatedKeys(_ register: Int, _ slots: [Int]) -> Set<UniqueKey> {
    if let known = rows.repeatedKeys[[register] + slots] { return known }
    var seen: Set<UniqueKey> = []
    var repeated: Set<UniqueKey> = []
    let reads = rows.reads
    for index in subjects(of: register) {
      let row = PlanRows.recordRow(index, of: register)
      let values = slots.map { rows.value(ofMember: $0, named: "", in: row) }
      let isWhole = values.allSatisfy { if case .unknown = $0 { false } else { true } }
      guard isWhole else { continue }
      let key = UniqueKey(values)
      if !seen.insert(key).inserted { repeated.insert(key) }
    }
    rows.reads = reads
    rows.repeatedKeys[[register] + slots] = repeated
    return repeated
  }
}
