internal import CEL
internal import Packs
internal import Reports

/// The reports of one run and the registers beside them, arranged as tables: a row for each region and year, a row for
/// each record.
///
/// A record is known by its index: those of reports come first, then those of each register's file. The latter are never
/// held; they are read where they stand when somebody asks (`Submissions+Records.swift`).
struct Submissions {
  /// A record of a report and where it came from.
  struct Row {
    let register: Int
    let record: Record
    let report: Int
    /// 0 for the revision that counts, 1 for the one before it ...
    let rank: Int
  }

  /// What stands for a region and year: the records of a register, of one revision, or the reports.
  struct Group: Hashable {
    let register: Int
    let region: Int
    let year: Int
    let rank: Int

    init(register: Int, region: Int, year: Int, rank: Int) {
      self.register = register
      self.region = region
      self.year = year
      self.rank = rank
    }

    /// The reports of all revisions.
    init(reportsOf region: Int, _ year: Int) {
      self.init(register: -1, region: region, year: year, rank: 0)
    }
  }

  let pack: Pack
  private(set) var reports: [Report]
  /// Reports of a region, year and revision that another one stands for already.
  private(set) var repeated: [(report: Int, first: Int)] = []
  /// The records of reports.
  private(set) var rows: [Row] = []
  /// The registers that stand in files, in the order of the pack's registers, one file each at most.
  private(set) var tables: [TableRecords] = []
  /// The files of observations.
  let observations: [ObservationCursor]
  /// Records of reports by register, region and year; and reports, the latest revision first.
  private(set) var groups: [Group: [Int]] = [:]
  /// Records of reports by register and the texts of their key, for the same record in another year or revision.
  private(set) var byKey: [RecordKey: [Int]] = [:]
  /// The records of reports that are judged, by register: of reports of years that are judged, those of the revisions
  /// that count, by region and year.
  private(set) var judged: [[Int]]
  /// By register, whether records of reports share the texts of their key, be it in several years or revisions.
  private(set) var hasRepeatedTexts: [Bool]
  /// Of which regions and years anything was sent.
  private var presence: Set<RegionYear> = []
  /// Regions of which anything is known in any year, or of regions below them.
  private(set) var regionsWithValues: Set<Int> = []
  /// The first year of which anything is known; before it nothing is looked for.
  let earliestYear: Int
  /// What is looked up of a register's records as a whole, by register, once somebody asks.
  let indices = RecordIndices()

  struct RecordKey: Hashable {
    let register: Int
    let texts: KeyTexts
  }

  init(
    _ reports: [Report], registers: [(table: RegisterTable, summary: RegisterTable.Summary)] = [],
    observations: [ObservationTable] = [], of pack: Pack
  ) {
    self.pack = pack
    self.reports = reports
    judged = Array(repeating: [], count: pack.registers.count)
    hasRepeatedTexts = Array(repeating: false, count: pack.registers.count)
    self.observations = observations.map { ObservationCursor($0) }
    let inTables = registers.flatMap { $0.summary.counts.keys } + observations.flatMap(\.observed)
    let years =
      [pack.identity.years.lowerBound] + reports.map(\.year) + reports.flatMap { $0.history.keys }
      + pack.indicators.flatMap { Array($0.baseline.keys) + $0.given.keys.map(\.year) } + inTables.map(\.year)
    earliestYear = years.min() ?? pack.identity.years.lowerBound
    arrangeReports()
    arrangeRecords()
    var base = rows.count
    for (table, summary) in registers.sorted(by: { $0.table.register < $1.table.register }) {
      tables.append(TableRecords(table, summary, base: base))
      base += summary.rows.rowCount
    }
    presence = Set(groups.keys.filter { $0.rank == 0 }.map { RegionYear(region: $0.region, year: $0.year) })
    presence.formUnion(inTables)
    arrangeRegions()
  }

  private mutating func arrangeRegions() {
    let given = pack.indicators.flatMap { $0.given.keys.map(\.region) }
    for region in groups.keys.map(\.region) + presence.map(\.region) + given {
      var next: Int? = region
      while let region = next, regionsWithValues.insert(region).inserted { next = pack.regions.all[region].parent }
    }
  }

  private mutating func arrangeReports() {
    var first: [String: Int] = [:]
    for (index, report) in reports.enumerated() {
      let identity = "\(report.region)/\(report.year)/\(report.revision)"
      if let standing = first[identity] {
        repeated.append((index, standing))
        continue
      }
      first[identity] = index
      groups[Group(reportsOf: report.region, report.year), default: []].append(index)
    }
    for key in groups.keys {
      groups[key]?.sort { reports[$0].revision > reports[$1].revision }
    }
  }

  /// The regions and years that reports were sent of, by region, then year.
  var reported: [RegionYear] {
    groups.keys.filter { $0.register < 0 }.map { RegionYear(region: $0.region, year: $0.year) }
      .sorted { ($0.region, $0.year) < ($1.region, $1.year) }
  }

  /// The reports of a region and year, the latest revision first.
  func revisions(_ region: Int, _ year: Int) -> [Int] { groups[Group(reportsOf: region, year)] ?? [] }

  private mutating func arrangeRecords() {
    for key in reported {
      for (rank, index) in revisions(key.region, key.year).enumerated() {
        for (register, named) in reports[index].registers.sorted(by: { $0.key < $1.key }) {
          for record in named.records { add(Row(register: register, record: record, report: index, rank: rank)) }
        }
      }
    }
    for (key, records) in byKey where records.count > 1 { hasRepeatedTexts[key.register] = true }
    for register in judged.indices {
      judged[register].sort { a, b in
        let (first, second) = (rows[a].record, rows[b].record)
        return (first.region ?? .max, first.year ?? .max, a) < (second.region ?? .max, second.year ?? .max, b)
      }
    }
  }

  private mutating func add(_ row: Row) {
    let index = rows.count
    rows.append(row)
    if row.rank == 0, pack.identity.years.contains(reports[row.report].year) { judged[row.register].append(index) }
    if let region = row.record.region, let year = row.record.year {
      groups[Group(register: row.register, region: region, year: year, rank: row.rank), default: []].append(index)
    }
    guard let texts = pack.registers[row.register].keyTexts(of: row.record) else { return }
    byKey[RecordKey(register: row.register, texts: KeyTexts(texts)), default: []].append(index)
  }

  // MARK: - Values in place of others

  /// Takes a report's value of an indicator for another one.
  mutating func replace(_ indicator: Int, of year: Int, inReport report: Int, by value: ReportedValue) {
    reports[report] = reports[report].replacing(indicator, of: year, by: value)
  }

  /// Takes a field of a report's record for another one; it is none that the record is known by.
  mutating func replace(_ field: Int, ofRecord index: Int, by value: ReportedField) {
    let row = rows[index]
    rows[index] = Row(
      register: row.register, record: row.record.replacing(field, by: value), report: row.report, rank: row.rank)
  }

  // MARK: - Reports

  func report(_ region: Int, _ year: Int, rank: Int = 0) -> Report? {
    let indices = revisions(region, year)
    return rank < indices.count ? reports[indices[rank]] : nil
  }

  /// Whether the region sent a report for the year, or records of it stand in another one's or in a file.
  func hasData(_ region: Int, _ year: Int) -> Bool {
    presence.contains(RegionYear(region: region, year: year))
  }
}
