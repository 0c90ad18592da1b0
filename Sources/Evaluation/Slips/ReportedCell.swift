internal import Diagnostics
internal import Packs
internal import Quantities
internal import Reports

/// A figure in a report that counts.
struct ReportedCell {
  enum Identity: Hashable {
    case indicator(Int, year: Int, report: Int)
    case field(Int, record: Int)
  }

  let identity: Identity
  let location: Location
  let register: String?
  /// In the base unit.
  let number: Number
  let figure: FigureText
  /// Whether it has to be a whole number.
  let isWhole: Bool
  /// How many decimals a figure has that is written in the unit of its cell, where the pack says so.
  let decimals: Int?
}

/// The figures of the reports that count, and of their records.
///
/// Left out is what a record is known by, and what no other may share: to change it would change which record it is.
struct ReportedCells {
  private(set) var all: [ReportedCell] = []
  /// By where they stand.
  private(set) var byPlace: [Place: Int] = [:]
  private(set) var byIdentity: [ReportedCell.Identity: Int] = [:]

  init(_ judge: Judge) {
    let (pack, submissions) = (judge.pack, judge.submissions)
    for key in submissions.reported {
      guard let index = submissions.revisions(key.region, key.year).first else { continue }
      let report = submissions.reports[index]
      for (year, values) in ([report.year: report.indicators].merging(report.history) { own, _ in own })
        .sorted(by: { $0.key < $1.key })
      {
        for (indicator, value) in values.sorted(by: { $0.key < $1.key }) {
          add(
            .indicator(indicator, year: year, report: index), value.text, value.number, value.place,
            in: pack.indicators[indicator].unit, name: pack.indicators[indicator].id, region: report.region, year: year,
            isWhole: pack.indicators[indicator].unit.isExactCount, decimals: pack.indicators[indicator].decimals)
        }
      }
    }
    let bound = pack.boundFields
    for (index, row) in submissions.rows.enumerated() where row.rank == 0 {
      let register = pack.registers[row.register]
      for (number, field) in row.record.fields.enumerated() where !bound[row.register].contains(number) {
        guard let (unit, isWhole) = register.fields[number].measure else { continue }
        add(
          .field(number, record: index), field.text, field.value?.number, field.place, in: unit,
          name: register.fields[number].id, region: row.record.region, year: row.record.year, register: register.id,
          isWhole: isWhole, decimals: register.fields[number].decimals)
      }
    }
  }

  private mutating func add(
    _ identity: ReportedCell.Identity, _ text: String, _ number: Number?, _ place: Place, in unit: Unit, name: String,
    region: Int?, year: Int?, register: String? = nil, isWhole: Bool, decimals: Int?
  ) {
    guard let number, let figure = FigureText(text, in: unit) else { return }
    byPlace[place] = all.count
    byIdentity[identity] = all.count
    all.append(
      ReportedCell(
        identity: identity, location: Location(name: name, region: region, year: year, text: text, place: place),
        register: register, number: number, figure: figure, isWhole: isWhole,
        decimals: figure.unit == unit ? decimals : nil))
  }
}

extension Field {
  /// The unit that a figure stands in, and whether it is whole; `nil` for what is no figure.
  fileprivate var measure: (unit: Unit, isWhole: Bool)? {
    switch kind {
    case .number(let unit): (unit, unit.isExactCount)
    case .integer(let unit): (unit, true)
    default: nil
    }
  }
}

extension Pack {
  /// By register, the fields that a record is known by, or that no other may share.
  fileprivate var boundFields: [Set<Int>] {
    var bound = registers.map { Set($0.key) }
    for form in rules.flatMap(\.forms) {
      guard case .records(let register) = form.subject, case .unique(let slots) = form.requirement else { continue }
      for slot in slots { if case .field(let field) = Slot.meaning(of: slot) { bound[register].insert(field) } }
    }
    return bound
  }
}
