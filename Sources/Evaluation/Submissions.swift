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

  /// The records of a region and year, of one revision.
  struct Group: Hashable {
    let register: Int
    let region: Int
    let year: Int
    let rank: Int
  }

  let pack: Pack
  let reports: [Report]
  /// The reports of each region and year, the latest revision first.
  private(set) var byRegionYear: [RegionYear: [Int]] = [:]
  /// Reports of a region, year and revision that another one stands for already.
  private(set) var repeated: [(report: Int, first: Int)] = []
  private(set) var rows: [Row] = []
  private(set) var groups: [Group: [Int]] = [:]
  /// Regions and years of which anything was sent.
  private var presence: Set<RegionYear> = []
  /// Records by register and the texts of their key, for the same record in another year or revision.
  private(set) var byKey: [RecordKey: [Int]] = [:]
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
    presence = Set(byRegionYear.keys)
    for group in groups.keys where group.rank == 0 {
      presence.insert(RegionYear(region: group.region, year: group.year))
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
      byRegionYear[RegionYear(region: report.region, year: report.year), default: []].append(index)
    }
    for key in byRegionYear.keys {
      byRegionYear[key]?.sort { reports[$0].revision > reports[$1].revision }
    }
  }

  private mutating func arrangeRecords() {
    for (_, indices) in byRegionYear.sorted(by: { ($0.key.region, $0.key.year) < ($1.key.region, $1.key.year) }) {
      for (rank, index) in indices.enumerated() {
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
    guard let indices = byRegionYear[RegionYear(region: region, year: year)], rank < indices.count else { return nil }
    return reports[indices[rank]]
  }

  /// Whether the region sent a report for the year, or records of it stand in another one's.
  func hasData(_ region: Int, _ year: Int) -> Bool {
    presence.contains(RegionYear(region: region, year: year))
  }

  /// The same record in another year or revision.
  func counterpart(of index: Int, year: Int?, rank: Int) -> Int? {
    guard let key = key(of: rows[index]) else { return nil }
    let candidates = (byKey[key] ?? []).filter { rows[$0].record.year == year && rows[$0].rank == rank }
    if let same = candidates.first(where: { rows[$0].record.region == rows[index].record.region }) { return same }
    return candidates.count == 1 ? candidates[0] : nil
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
