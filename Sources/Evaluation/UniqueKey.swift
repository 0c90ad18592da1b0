internal import CEL
internal import Packs
internal import Quantities

/// The values of a record's fields that shall be unique together, as texts that are equal where the values are.
struct UniqueKey: Hashable {
  private let texts: KeyTexts

  init(_ values: [Value]) {
    let texts = values.map { value in
      switch value {
      case .string(let text): "s" + text
      case .number(let number): "n" + number.description
      case .boolean(let truth): truth ? "true" : "false"
      case .date(let date): "d" + date.description
      case .object(let object): "o\(object.a)"
      default: ""
      }
    }
    self.texts = KeyTexts(texts)
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
    let outer = reads
    // Of keys that occur once only hashes are held, and only for as long as it takes to find the others.
    var hashes: [Int] = []
    for index in submissions.judgedRecords(of: register) {
      if let key = uniqueKey(of: index, in: register, slots) { hashes.append(key.hashValue) }
    }
    hashes.sort()
    let several = Set(zip(hashes, hashes.dropFirst()).lazy.filter { $0 == $1 }.map(\.0))
    hashes = []
    var seen: Set<UniqueKey> = []
    var repeated: Set<UniqueKey> = []
    if !several.isEmpty {
      for index in submissions.judgedRecords(of: register) {
        guard let key = uniqueKey(of: index, in: register, slots), several.contains(key.hashValue) else { continue }
        if !seen.insert(key).inserted { repeated.insert(key) }
      }
    }
    reads = outer
    repeatedKeys[[register] + slots] = repeated
    return repeated
  }

  /// `nil` where the record lacks one of the values.
  private func uniqueKey(of index: Int, in register: Int, _ slots: [Int]) -> UniqueKey? {
    let row = Self.recordRow(index, of: register)
    var values: [Value] = []
    for slot in slots {
      let value = value(ofMember: slot, named: "", in: row)
      if case .unknown = value { return nil }
      values.append(value)
    }
    return UniqueKey(values)
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
