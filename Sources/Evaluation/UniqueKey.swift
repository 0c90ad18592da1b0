internal import CEL
internal import Packs
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

extension PlanRows {
  /// Whether no other record has the record's values of some slots; unknown where it lacks one.
  func isUnique(_ object: Object, by slots: [(slot: Int, name: String)], in register: Int) -> Value {
    let own = slots.map { value(ofMember: $0.slot, named: $0.name, in: object) }
    var lacking = MissingSet()
    for value in own {
      if case .unknown(let missing) = value { lacking.formUnion(missing) }
    }
    guard lacking.isEmpty else { return .unknown(lacking) }
    return .boolean(!repeatedKeys(register, slots.map(\.slot)).contains(UniqueKey(own)))
  }

  /// The keys that more than one record of a register has, over all regions and years.
  private func repeatedKeys(_ register: Int, _ slots: [Int]) -> Set<UniqueKey> {
    if let known = repeatedKeys[[register] + slots] { return known }
    var seen: Set<UniqueKey> = []
    var repeated: Set<UniqueKey> = []
    let outer = reads
    for index in submissions.judgedRecords(of: register) {
      let row = Self.recordRow(index, of: register)
      let values = slots.map { value(ofMember: $0, named: "", in: row) }
      let isWhole = values.allSatisfy { if case .unknown = $0 { false } else { true } }
      guard isWhole else { continue }
      let key = UniqueKey(values)
      if !seen.insert(key).inserted { repeated.insert(key) }
    }
    reads = outer
    repeatedKeys[[register] + slots] = repeated
    return repeated
  }

  /// A slot of a record with the name that its author knows it by.
  func named(_ slot: Int, in register: Int) -> (slot: Int, name: String) {
    switch Slot.meaning(of: slot) {
    case .field(let index): (slot, pack.registers[register].fields[index].id)
    case .fixed(Slot.region): (slot, "region")
    default: (slot, "year")
    }
  }
}
