internal import Packs
internal import Reports
internal import Tables

/// Counts and sums by region and year, in one thread.
struct GroupCounter: ~Copyable {
  private let requests: GroupRequests
  private(set) var groups: [GroupTotals.Group] = []
  private(set) var keys: [RegionYear] = []
  private var places: [RegionYear: Int32] = [:]
  /// The rows of the chunk at hand whose region and year are known.
  private(set) var grouped = Bitmap()
  /// By the code of its text: the region's place and the year.
  private var regionOfCode: [Int32] = []
  private var yearOfCode: [Int32] = []
  /// Groups by the codes of region and year, as they were met last.
  private var cache = [(region: UInt32, year: UInt32, group: Int32)](
    repeating: (.max, .max, -1), count: GroupCounter.cacheSize)
  private static let cacheSize = 1024
  /// By row: its year, -1 where it names none.
  private(set) var yearOfRow = Buffer<Int32>()
  /// By row: its group's place among those of the chunk; the last place is for rows without a group.
  private var localOf = Buffer<Int32>()
  /// The groups of the chunk, and by group which chunk it was met in last and at which place.
  private var locals: [Int32] = []
  private var localPlaces: [(chunk: Int, place: Int32)] = []
  private var chunkNumber = -1
  /// Rows of each of the chunk's groups, one bit a row, one group after another.
  private var bitmaps = Buffer<UInt64>()
  private var sums = Buffer<Int64>()

  init(_ requests: GroupRequests) { self.requests = requests }

  var totals: [RegionYear: GroupTotals.Group] {
    Dictionary(uniqueKeysWithValues: zip(keys, groups))
  }

  // MARK: - Groups of a chunk

  /// Looks up what texts of the columns of regions and years name, where they are new.
  mutating func learn(_ regions: TextDictionary, _ years: TextDictionary, _ table: RegisterTable) {
    while regionOfCode.count < regions.count {
      let region = table.region(of: regions.text(of: UInt32(regionOfCode.count)))
      regionOfCode.append(region.map { Int32($0) } ?? -1)
    }
    while yearOfCode.count < years.count {
      let year = RegisterTable.year(of: years.text(of: UInt32(yearOfCode.count)))
      yearOfCode.append(year.map { Int32($0) } ?? -1)
    }
  }

  /// Finds the group of every row.
  mutating func place(_ rows: Int, _ regions: borrowing CodeColumn, _ years: borrowing CodeColumn) {
    chunkNumber += 1
    locals.removeAll(keepingCapacity: true)
    grouped.reset(count: rows)
    localOf.resize(to: rows, filling: 0)
    yearOfRow.resize(to: rows, filling: 0)
    let words = (rows + 63) / 64
    for row in 0..<rows {
      let (region, year) = (regions.codes[row], years.codes[row])
      yearOfRow[row] = year < yearOfCode.count ? yearOfCode[Int(year)] : -1
      let group = group(region, year)
      guard group >= 0 else {
        localOf[row] = -1
        continue
      }
      grouped[row] = true
      if localPlaces[Int(group)].chunk != chunkNumber {
        localPlaces[Int(group)] = (chunkNumber, Int32(locals.count))
        locals.append(group)
      }
      localOf[row] = localPlaces[Int(group)].place
    }
    bitmaps.resize(to: (locals.count + 1) * words, filling: 0)
    bitmaps.fill(with: 0)
    for row in 0..<rows {
      if localOf[row] < 0 { localOf[row] = Int32(locals.count) }
      bitmaps[Int(localOf[row]) * words + row >> 6] |= 1 << UInt64(row & 63)
    }
  }

  private mutating func group(_ region: UInt32, _ year: UInt32) -> Int32 {
    let place = Int((region &* 31 &+ year) & UInt32(Self.cacheSize - 1))
    let cached = cache[place]
    if cached.region == region, cached.year == year { return cached.group }
    let group = find(region, year)
    cache[place] = (region, year, group)
    return group
  }

  private mutating func find(_ region: UInt32, _ year: UInt32) -> Int32 {
    guard region < regionOfCode.count, year < yearOfCode.count, regionOfCode[Int(region)] >= 0,
      yearOfCode[Int(year)] >= 0
    else { return -1 }
    let key = RegionYear(region: Int(regionOfCode[Int(region)]), year: Int(yearOfCode[Int(year)]))
    if let known = places[key] { return known }
    let group = Int32(groups.count)
    groups.append(GroupTotals.Group(requests))
    keys.append(key)
    localPlaces.append((-1, 0))
    places[key] = group
    return group
  }

  // MARK: - Counting

  mutating func count(_ lanes: borrowing Lanes, chunk: Int, rows: Int) {
    let words = (rows + 63) / 64
    for (local, group) in locals.enumerated() {
      let group = Int(group)
      var count = 0
      for word in 0..<words { count += bitmaps[local * words + word].nonzeroBitCount }
      groups[group].rows += count
      sample(group, local, chunk, words)
    }
    for (index, mask) in requests.counts.enumerated() {
      for (local, group) in locals.enumerated() {
        groups[Int(group)].counts[index] += lanes.count(mask, among: bitmaps, from: local * words, rows: rows)
      }
    }
    for (index, request) in requests.sums.enumerated() { add(request, index, lanes, rows) }
    for (index, request) in requests.extremes.enumerated() { compare(request, index, lanes, rows) }
    for (index, mask) in requests.firsts.enumerated() {
      lanes.forEachRow(in: mask, rows: rows) { row in
        let local = Int(localOf[row])
        guard local < locals.count else { return }
        let group = Int(locals[local])
        if groups[group].firsts[index] == nil {
          groups[group].firsts[index] = RowPlace(chunk: Int32(chunk), row: Int32(row))
        }
      }
    }
  }

  private mutating func sample(_ group: Int, _ local: Int, _ chunk: Int, _ words: Int) {
    guard groups[group].sample.count < GroupTotals.Group.sampleSize else { return }
    for word in 0..<words {
      var rest = bitmaps[local * words + word]
      while rest != 0, groups[group].sample.count < GroupTotals.Group.sampleSize {
        groups[group].sample.append(
          RowPlace(chunk: Int32(chunk), row: Int32(word * 64 + rest.trailingZeroBitCount)))
        rest &= rest - 1
      }
    }
  }

  private mutating func add(_ request: GroupRequests.Sum, _ index: Int, _ lanes: borrowing Lanes, _ rows: Int) {
    let state = lanes.states[request.lane.index]
    guard state.form != .unusable else { return }
    if state.form == .narrow, state.bound.multipliedReportingOverflow(by: UInt128(rows)).partialValue < 1 << 62 {
      sums.resize(to: locals.count + 1, filling: 0)
      sums.fill(with: 0)
      lanes.addSums(of: request.lane, request.rows, by: localOf, into: &sums, rows: rows)
      for (local, group) in locals.enumerated() where sums[local] != 0 {
        groups[Int(group)].sums[index].add(Int128(sums[local]), scale: state.scale)
      }
    } else {
      lanes.forEachRow(in: request.rows, rows: rows) { row in
        let local = Int(localOf[row])
        guard local < locals.count else { return }
        groups[Int(locals[local])].sums[index].add(lanes.coefficient(request.lane, row), scale: state.scale)
      }
    }
  }

  private mutating func compare(_ request: GroupRequests.Sum, _ index: Int, _ lanes: borrowing Lanes, _ rows: Int) {
    let state = lanes.states[request.lane.index]
    guard state.form != .unusable else { return }
    var found: [(least: Int128, greatest: Int128)?] = Array(repeating: nil, count: locals.count)
    lanes.forEachRow(in: request.rows, rows: rows) { row in
      let local = Int(localOf[row])
      guard local < found.count else { return }
      let value = lanes.coefficient(request.lane, row)
      found[local] = found[local].map { (min($0.least, value), max($0.greatest, value)) } ?? (value, value)
    }
    for (local, group) in locals.enumerated() {
      guard let (least, greatest) = found[local] else { continue }
      groups[Int(group)].widen(
        index, by: (ScaledSum(least, scale: state.scale), ScaledSum(greatest, scale: state.scale)))
    }
  }
}
