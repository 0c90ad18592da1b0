internal import CEL
internal import Diagnostics
internal import Packs
internal import Quantities
internal import Reports

/// The tables as expressions see them: the members of a region's row and of a record.
///
/// A region's row is (region, year, view): the view is the year of the report whose history is looked at first, and
/// which revision of it.
final class PlanRows: Rows {
  /// A value that was read, for a verdict's locations.
  struct Read {
    let name: String
    let region: Int?
    let year: Int?
    let text: String
    let series: String?
    let place: Place
    /// Whether it stands in a register's file.
    var isOfTable = false
  }

  /// A verdict that reads more values than this names the first ones: nobody looks up more, and a count over a long
  /// register reads it once for every value of the rule's `each`.
  static let mostReads = 60
  /// A verdict on a region names so many values of registers' files.
  static let mostReadsOfTables = 4

  let pack: Pack
  let submissions: Submissions
  let asOf: CalendarDate
  var reads: [Read] = []
  /// How many reads are kept.
  var readLimit = PlanRows.mostReads
  /// Whether the verdict is on a record, and so names what it reads of it wherever it stands.
  var isOnRecord = false
  /// Who is told the values of the parts of a rule's expressions, where the pack is an observed one.
  let observer: (any VerdictObserver)?
  /// Who is told what figures are made of, where a verdict's steps are asked for.
  var recorder: StepRecorder?
  /// Missing values that the parts of a value did without.
  var absorbed = MissingSet()
  /// The figures read, while somebody asks.
  var figuresRead: [FigureRead]?
  /// By how much figures are taken to be off, while the effect of rounding, or of other figures, is looked for.
  var shifts: [FigureShift] = []
  /// What `isUnique` found, by register and slots.
  var repeatedKeys: [[Int]: Set<UniqueKey>] = [:]
  /// What the column judge counted, by register.
  var counted: [Int: ColumnResults] = [:]
  /// The macros that it counted.
  var countedMacros: [ObjectIdentifier: [CountedMacro]] = [:]
  /// Whether only the first records of a register are visited, for their places.
  var isSampling = false
  /// Derivations within derivations, through the years; a pack's own circle ends here at the latest.
  private var depth = 0
  private static let deepest = 64

  init(_ submissions: Submissions, asOf: CalendarDate, observer: (any VerdictObserver)? = nil) {
    self.observer = observer
    self.submissions = submissions
    pack = submissions.pack
    self.asOf = asOf
  }

  /// The same tables with some reported values taken for others.
  init(_ submissions: Submissions, like other: PlanRows) {
    observer = nil
    self.submissions = submissions
    pack = other.pack
    asOf = other.asOf
    repeatedKeys = other.repeatedKeys
    counted = other.counted
    countedMacros = other.countedMacros
  }

  // MARK: - Rows

  static func regionRow(_ region: Int, _ year: Int) -> Object {
    Object(type: Object.regionType, Int32(region), Int32(year), view(year, rank: 0))
  }

  static func recordRow(_ index: Int, of register: Int) -> Object {
    Object(type: register + 1, Int32(index))
  }

  private static func view(_ year: Int, rank: Int) -> Int32 { Int32(year << 8 | min(rank, 255)) }

  struct RegionRow {
    let region: Int
    let year: Int
    let viewYear: Int
    let rank: Int

    init(_ object: Object) {
      region = Int(object.a)
      year = Int(object.b)
      viewYear = Int(object.c) >> 8
      rank = Int(object.c) & 255
    }

    func object(region: Int? = nil, year: Int? = nil) -> Object {
      Object(
        type: Object.regionType, Int32(region ?? self.region), Int32(year ?? self.year),
        PlanRows.view(viewYear, rank: rank))
    }
  }

  func value(ofMember slot: Int, named name: String, in object: Object) -> Value {
    object.register == nil
      ? regionMember(slot, name, RegionRow(object), object) : recordMember(slot, name, object)
  }

  func value(ofMethod slot: Int, arguments: [Value], of object: Object) -> Value {
    if case .rule(let rule) = Slot.meaning(of: slot) { return holds(rule, object) }
    guard case .number(let number)? = arguments.first, let year = number.integer, (1...9999).contains(year) else {
      return .missing("year", in: object, .invalid)
    }
    return slot == Slot.inYear ? row(of: object, inYear: year) : rows(of: object, since: year)
  }

  private func row(of object: Object, inYear year: Int) -> Value {
    if object.register == nil { return .object(RegionRow(object).object(year: year)) }
    return counterpart(of: object, year: year, rank: 0)
  }

  private func rows(of object: Object, since first: Int) -> Value {
    if let register = object.register { return records(of: object, in: register, since: first) }
    let row = RegionRow(object)
    return .objects(first <= row.year ? (first...row.year).map { row.object(year: $0) } : [])
  }

  // MARK: - Regions

  private func regionMember(_ slot: Int, _ name: String, _ row: RegionRow, _ object: Object) -> Value {
    switch Slot.meaning(of: slot) {
    case .indicator(let index): return indicator(index, row)
    case .register(let index): return records(index, row)
    case .ancestor(let level):
      return pack.regions.ancestor(of: row.region, level: level).map { .object(row.object(region: $0)) }
        ?? .missing(name, in: object, .notReported)
    case .fixed(let slot): return fixedMember(slot, name, row, object)
    case .field, .rule: return .missing(name, in: object, .notReported)
    }
  }

  private func fixedMember(_ slot: Int, _ name: String, _ row: RegionRow, _ object: Object) -> Value {
    let region = pack.regions[row.region]
    switch slot {
    case Slot.code: return .string(region.code)
    case Slot.name: return .string(region.name.zh)
    case Slot.level: return .string(pack.identity.levels[region.level].word)
    case Slot.year: return .number(Number(row.year))
    case Slot.region: return .object(object)
    case Slot.previous: return .object(row.object(year: row.year - 1))
    case Slot.previousRevision:
      guard submissions.report(row.region, row.viewYear, rank: row.rank + 1) != nil else {
        return .missing(name, in: object, .noPrevious)
      }
      return .object(
        Object(type: Object.regionType, object.a, object.b, Self.view(row.viewYear, rank: row.rank + 1)))
    case Slot.below, Slot.belowForSum:
      let below = pack.regions.below(row.region).filter { slot == Slot.belowForSum || !pack.regions.isResidual($0) }
      return .objects(below.map { row.object(region: $0) })
    default: return .missing(name, in: object, .notReported)
    }
  }

  /// A region's own figure, or what stands in for it.
  func indicator(_ index: Int, _ row: RegionRow) -> Value {
    let value = knownIndicator(index, row)
    // A residual region only adds to sums: what it does not report is nothing; what cannot be read is not.
    if case .unknown(let missing) = value, pack.regions.isResidual(row.region),
      !missing.elements.contains(where: { $0.reason == .invalid })
    {
      return .number(0)
    }
    return value
  }

  private func knownIndicator(_ index: Int, _ row: RegionRow) -> Value {
    let indicator = pack.indicators[index]
    if indicator.isGiven { return given(indicator, row) }
    guard row.year >= submissions.earliestYear else { return missing(indicator, row) }
    let known = reported(index, row)
    if let derivation = indicator.derivation {
      let outer = (reads.count, absorbed)
      let mark = recorder?.mark
      let derived =
        recorder.map { recorder in
          recorder.following(index, derivation, row) { derive($0, row, observer: recorder) }
        } ?? derive(derivation, row)
      if case .number = derived { return derived }
      if known == nil, !indicator.isTotal { return derived }
      // Its parts are not known, so that what they lack is no matter.
      reads.removeSubrange(outer.0...)
      absorbed = outer.1
      if let mark { recorder?.goBack(to: mark) }
    }
    switch known {
    case .value(let value):
      note(indicator.id, row, value)
      guard let number = value.number else { return .missing(indicator.id, in: row.object(), .invalid) }
      return .number(shifted(number, by: value.slack, index, row))
    case .baseline(let baseline):
      note(
        Read(
          name: indicator.id, region: row.region, year: row.year, text: baseline.text, series: nil,
          place: baseline.place))
      return .number(shifted(baseline.number, by: baseline.slack, index, row))
    case nil: return indicator.isTotal ? total(index, row) : unreported(index, row)
    }
  }

  /// That there is no value, with where the report says so, if it does.
  private func unreported(_ index: Int, _ row: RegionRow) -> Value {
    let own = submissions.report(row.region, row.viewYear, rank: row.rank)?.noData[row.year]?[index]
    if let said = own ?? submissions.report(row.region, row.year, rank: 0)?.noData[row.year]?[index] {
      note(pack.indicators[index].id, row, said)
    }
    return missing(pack.indicators[index], row)
  }

  private func missing(_ indicator: Indicator, _ row: RegionRow) -> Value {
    .missing(indicator.id, in: row.object(), .notReported)
  }

  /// What a report or the plan says of an indicator in a row.
  enum Known {
    case value(ReportedValue)
    case baseline(Baseline)
  }

  /// An earlier year's value: from the subject's own history, else that year's report or what was observed of it, else
  /// the baseline.
  func reported(_ index: Int, _ row: RegionRow) -> Known? {
    let own = submissions.report(row.region, row.viewYear, rank: row.rank)
    if row.year == row.viewYear {
      let value = own?.indicators[index]
      // What was observed stands beside the revision that counts.
      return (value ?? (row.rank == 0 ? submissions.observation(of: index, row.region, row.year) : nil))
        .map { .value($0) }
    }
    if row.year < row.viewYear, let value = own?.history[row.year]?[index] { return .value(value) }
    if let value = submissions.value(of: index, row.region, row.year) { return .value(value) }
    let region = pack.regions[row.region]
    guard region.level == 0, !region.isResidual, row.year < row.viewYear else { return nil }
    return pack.indicators[index].baseline[row.year].map { .baseline($0) }
  }

  func derive(_ derivation: Expression, _ row: RegionRow, observer: (any Observer)? = nil) -> Value {
    guard depth < Self.deepest else { return .missing(derivation.text, in: row.object(), .tooManySteps) }
    depth += 1
    defer { depth -= 1 }
    return evaluate(derivation, row.object(), [], nil, observer: observer)
  }

  private func given(_ indicator: Indicator, _ row: RegionRow) -> Value {
    guard let value = indicator.given[RegionYear(region: row.region, year: row.year)] else {
      return missing(indicator, row)
    }
    note(
      Read(
        name: indicator.id, region: row.region, year: row.year, text: value.text, series: nil, place: value.place))
    return .number(value.number)
  }

  /// The sum over all regions below; where none of them has the value, it is this region's that is missing.
  private func total(_ index: Int, _ row: RegionRow) -> Value {
    var sum: Number = 0
    var lacking = MissingSet()
    var isAnyKnown = false
    let regions = pack.regions.below(row.region)
    guard regions.contains(where: submissions.regionsWithValues.contains) else {
      return unreported(index, row)
    }
    for region in regions {
      let below = RegionRow(row.object(region: region))
      let value = indicator(index, below)
      recorder?.note(value, ofIndicator: index, below)
      switch value {
      case .number(let number):
        sum = sum + number
        isAnyKnown = isAnyKnown || !pack.regions.isResidual(region)
      case .unknown(let missing): lacking.formUnion(missing)
      default: break
      }
    }
    guard isAnyKnown else { return unreported(index, row) }
    return lacking.isEmpty ? .number(sum) : .unknown(lacking)
  }

  // MARK: - Rounded figures

  /// A reported figure, wherever it is read.
  struct FigureKey: Hashable {
    let indicator: Int
    let region: Int
    let year: Int
  }

  /// A reported figure that was read.
  struct FigureRead {
    let key: FigureKey
    /// In the base unit.
    let number: Number
    /// Half a unit of its last digit, in the base unit; 0 for counts, which are exact.
    let slack: Number
  }

  /// By how much a figure is taken to be off. There are a few at a time: comparing them is quicker than hashing.
  struct FigureShift {
    let key: FigureKey
    let size: Number
  }

  /// The figure, or where the effect of another one is being looked for, that one.
  private func shifted(_ number: Number, by slack: Number, _ index: Int, _ row: RegionRow) -> Number {
    guard figuresRead != nil || !shifts.isEmpty else { return number }
    let key = FigureKey(indicator: index, region: row.region, year: row.year)
    figuresRead?.append(FigureRead(key: key, number: number, slack: slack))
    return shifts.first { $0.key == key }.map { number + $0.size } ?? number
  }

  // MARK: - What was read

  func note(_ name: String, _ row: RegionRow, _ value: ReportedValue) {
    note(
      Read(
        name: name, region: row.region, year: row.year, text: value.text, series: value.series, place: value.place))
  }

  func note(_ read: Read) {
    if reads.count < readLimit { reads.append(read) }
  }

  /// Whether there is room for one more value of a register's file.
  var hasRoomForReadOfTable: Bool {
    reads.count < readLimit && (isOnRecord || reads.count { $0.isOfTable } < Self.mostReadsOfTables)
  }
}

extension [PlanRows.FigureRead] {
  /// Each figure once, where it was read several times; `nil` where there are more than so many.
  func distinct(atMost count: Int) -> [PlanRows.FigureRead]? {
    var distinct: [PlanRows.FigureRead] = []
    for figure in self where !distinct.contains(where: { $0.key == figure.key }) {
      guard distinct.count < count else { return nil }
      distinct.append(figure)
    }
    return distinct
  }
}
