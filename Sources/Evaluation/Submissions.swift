internal import CEL
internal import Packs
internal import Reports

/// The reports of one run, arranged as tables: a row for each region and year, a row for each record.
struct Submissions {
  /// A record and where it came from.
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
  let reports: [Report]
  /// Reports of a region, year and revision that another one stands for already.
  private(set) var repeated: [(report: Int, first: Int)] = []
  private(set) var rows: [Row] = []
  /// Rows by register, region and year; and reports, the latest revision first.
  private(set) var groups: [Group: [Int]] = [:]
  /// Regions of which anything was sent for a year, by year.
  private var presence: [Int: [Int]] = [:]
  /// Records by register and the texts of their key, for the same record in another year or revision.
  private(set) var byKey: [RecordKey: [Int]] = [:]
  /// Regions of which anything is known in any year, or of regions below them.
  private(set) var regionsWithValues: Set<Int> = []
  /// The first year of which anything is known; before it nothing is looked for.
  let earliestYear: Int

  struct RecordKey: Hashable {
    let register: Int
    let texts: [String]
  }

  init(_ reports: [Report], of pack: Pack) {
    self.pack = pack
    self.reports = reports
    let years =
      [pack.identity.years.lowerBound] + reports.map(\.year) + reports.flatMap { $0.history.keys }
      + pack.indicators.flatMap { Array($0.baseline.keys) + $0.given.keys.map(\.year) }
    earliestYear = years.min() ?? pack.identity.years.lowerBound
    arrangeReports()
    arrangeRecords()
    arrangeRegions()
    for group in groups.keys where group.rank == 0 { presence[group.year, default: []].append(group.region) }
  }

  private mutating func arrangeRegions() {
    let given = pack.indicators.flatMap { $0.given.keys.map(\.region) }
    for region in groups.keys.map(\.region) + given {
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
  private func revisions(_ region: Int, _ year: Int) -> [Int] { groups[Group(reportsOf: region, year)] ?? [] }

  private mutating func arrangeRecords() {
    for key in reported {
      for (rank, index) in revisions(key.region, key.year).enumerated() {
        for (register, named) in reports[index].registers.sorted(by: { $0.key < $1.key }) {
          for record in named.records { add(Row(register: register, record: record, report: index, rank: rank)) }
        }
      }
    }
  }

  private mutating func add(_ row: Row) {
    let index = rows.count
    rows.append(row)
    if let region = row.record.region, let year = row.record.year {
      groups[Group(register: row.register, region: region, year: year, rank: row.rank), default: []].append(index)
    }
    if let key = key(of: row) { byKey[key, default: []].append(index) }
  }

  /// The texts of a record's key, `nil` where one is empty.
  func key(of row: Row) -> RecordKey? {
    let fields = pack.registers[row.register].key
    let texts = fields.compactMap { row.record.fields[$0].isEmpty ? nil : row.record.fields[$0].text }
    return fields.isEmpty || texts.count < fields.count ? nil : RecordKey(register: row.register, texts: texts)
  }

  // MARK: - Reports

  func report(_ region: Int, _ year: Int, rank: Int = 0) -> Report? {
    let indices = revisions(region, year)
    return rank < indices.count ? reports[indices[rank]] : nil
  }

  /// Whether the region sent a report for the year, or records of it stand in another one's.
  func hasData(_ region: Int, _ year: Int) -> Bool {
    presence[year]?.contains(region) ?? false
  }

  /// The same record in another year or revision, of its own region: a key is unique within one, and `Q1` of another
  /// region is another record.
  func counterpart(of index: Int, year: Int?, rank: Int) -> Int? {
    guard let key = key(of: rows[index]) else { return nil }
    let region = rows[index].record.region
    return byKey[key]?.first { candidate in
      let row = rows[candidate]
      return row.record.year == year && row.rank == rank && row.record.region == region
    }
  }

  /// The records that are judged: of the revisions that count, of reports of years that are judged.
  func judgedRecords(of register: Int) -> [Int] {
    rows.indices.filter { index in
      let row = rows[index]
      return row.register == register && row.rank == 0 && pack.identity.years.contains(reports[row.report].year)
    }.sorted { a, b in
      let (first, second) = (rows[a].record, rows[b].record)
      return (first.region ?? .max, first.year ?? .max, a) < (second.region ?? .max, second.year ?? .max, b)
    }
  }
}
