internal import Diagnostics
internal import Packs
internal import Quantities

/// A row of the tables that a draft fills.
enum DraftRow: Hashable {
  /// The draft's region in a year: its own, or one of its history.
  case region(year: Int)
  case record(register: Int, index: Int)
}

/// A report in the making, of one region and year.
struct Draft {
  struct FigureKey: Hashable {
    let indicator: Int
    let year: Int
  }

  let region: Int
  let year: Int
  /// In base units.
  private(set) var figures: [FigureKey: Number] = [:]
  /// The keys of the figures, in the order in which they were found.
  private(set) var order: [FigureKey] = []
  /// Figures that the report must not give.
  var withheld: Set<FigureKey> = []
  /// The registers that the report names.
  var registers: [Int: [DraftRecord]] = [:]
  /// The rules for which a document is named.
  var evidence: [String] = []

  init(region: Int, year: Int) {
    self.region = region
    self.year = year
  }

  var isEmpty: Bool { figures.isEmpty && registers.isEmpty }

  mutating func set(_ number: Number, for key: FigureKey) {
    if figures.updateValue(number, forKey: key) == nil { order.append(key) }
  }

  func without(_ key: FigureKey) -> Draft {
    var draft = self
    draft.figures[key] = nil
    draft.order.removeAll { $0 == key }
    return draft
  }

  func without(register: Int) -> Draft {
    var draft = self
    draft.registers[register] = nil
    return draft
  }
}

/// A record in the making: what its rule asks of its fields.
struct DraftRecord {
  enum Field: Equatable {
    case number(Number)
    case text(String)
    case boolean(Bool)
    /// It must stay empty.
    case blank
  }

  var fields: [Int: Field] = [:]
}

extension Draft {
  /// The draft with the fields that every record must have, whatever the rule asks.
  func completed(by pack: Pack) -> Draft {
    var draft = self
    for (register, records) in registers {
      let definition = pack.registers[register]
      for (index, record) in records.enumerated() {
        for (place, field) in definition.fields.enumerated() where record.fields[place] == nil {
          guard field.isRequired || definition.key.contains(place) else { continue }
          draft.registers[register]?[index].fields[place] = definition.standardValue(
            ofField: place, index + 1, self, pack)
        }
      }
    }
    return draft
  }

  /// The draft with a field of its first record in a register empty.
  func blanking(_ field: Int, in register: Int) -> Draft {
    var draft = self
    draft.registers[register]?[0].fields[field] = .blank
    return draft
  }
}

extension Draft {
  /// Another region of the same level, where there is one.
  fileprivate func neighbour(_ pack: Pack) -> Int {
    let level = pack.regions[region].level
    return pack.regions.all.indices.first {
      $0 != region && pack.regions[$0].level == level && !pack.regions.isResidual($0)
    } ?? region
  }
}

extension Register {
  /// A value for a field that nobody asks anything of; texts differ from record to record.
  func standardValue(ofField field: Int, _ number: Int, _ draft: Draft, _ pack: Pack) -> DraftRecord.Field {
    switch fields[field].kind {
    case .string: .text("\(fields[field].title.zh)\(number)")
    case .number(let unit), .integer(let unit): .number(unit.baseValue(of: Number(number)))
    case .boolean: .boolean(true)
    case .date: .text("\(draft.year)-06-30")
    case .year: .number(Number(draft.year))
    case .choice(let choices): choices.first.map { .text($0.word) } ?? .blank
    case .region: .text(pack.regions[draft.neighbour(pack)].code)
    }
  }
}
