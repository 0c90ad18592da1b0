internal import Reports

/// Columns whose rows are regions in years.
extension Lanes {
  /// Fills a column with the year of each row, less so many.
  mutating func fillYears(_ lane: LaneID, _ space: RegionSpace, before: Int) {
    beginNarrow(lane, scale: 0, bound: UInt128(max(space.years.upperBound, before) + before))
    for year in space.years {
      for region in 0..<space.regionCount { set(lane, space.row(region, year), to: Int64(year - before)) }
    }
  }

  /// The column of observations that a year's rows read.
  private func column(_ cells: ObservedCells, _ cell: ObservedCell, in year: Int) -> ObservedYear? {
    let read =
      switch cell.year {
      case .before(let count): year - count
      case .fixed(let fixed): fixed
      }
    return cells.place(of: cell.indicator, in: read).map { cells.columns[$0] }
  }

  /// Fills a column with observed values, whose point is moved by so many digits.
  mutating func fill(_ lane: LaneID, _ cells: ObservedCells, _ cell: ObservedCell, _ space: RegionSpace, shift: Int) {
    var bound: UInt64 = 0
    for year in space.years {
      let start = space.row(0, year)
      guard let column = column(cells, cell, in: year) else {
        for region in 0..<space.regionCount { set(lane, start + region, to: 0) }
        continue
      }
      for region in 0..<space.regionCount {
        let value = column.coefficients[region]
        bound |= value.magnitude
        set(lane, start + region, to: value)
      }
    }
    beginNarrow(lane, scale: cells.scales[cell.indicator] + shift, bound: UInt128(bound))
  }

  /// Whether a value is none that the dense columns hold.
  func hasOthers(_ cells: ObservedCells, _ cell: ObservedCell, _ space: RegionSpace) -> Bool {
    space.years.contains { year in
      guard let column = column(cells, cell, in: year) else { return false }
      return column.rows.indices.contains {
        column.rows[$0] != 0 && column.digits[$0] == ObservedYear.noDigits
      }
    }
  }

  /// Sets the rows in which an indicator was observed.
  func setObserved(_ mask: MaskID, _ cells: ObservedCells, _ cell: ObservedCell, _ space: RegionSpace) {
    setNone(mask, rows: space.rowCount)
    for year in space.years {
      guard let column = column(cells, cell, in: year) else { continue }
      let start = space.row(0, year)
      for region in 0..<space.regionCount where column.digits[region] != ObservedYear.noDigits {
        set(mask, row: start + region, to: true)
      }
    }
  }

  /// Adds each region's value to the one that it lies in.
  mutating func sumBelow(_ out: LaneID, _ lane: LaneID, _ space: RegionSpace) {
    let state = states[lane.index]
    let (bound, over) = state.bound.multipliedReportingOverflow(by: UInt128(space.regionCount))
    guard state.form == .narrow, !over, bound < 1 << 62 else { return spoil(out) }
    beginNarrow(out, scale: state.scale, bound: bound)
    for row in 0..<space.rowCount { set(out, row, to: 0) }
    for year in space.years {
      let start = space.row(0, year)
      for region in 0..<space.regionCount where space.parents[region] >= 0 {
        add(out, start + Int(space.parents[region]), narrowValue(lane, start + region))
      }
    }
  }

  /// Counts for each region those below that are in a mask.
  mutating func countBelow(_ out: LaneID, _ mask: MaskID, _ space: RegionSpace) {
    beginNarrow(out, scale: 0, bound: UInt128(space.regionCount))
    for row in 0..<space.rowCount { set(out, row, to: 0) }
    forEachRow(in: mask, rows: space.rowCount) { row in
      let parent = space.parents[row % space.regionCount]
      if parent >= 0 { add(out, row - row % space.regionCount + Int(parent), 1) }
    }
  }

  /// Sets the rows of which a region below is in a mask.
  func anyBelow(_ out: MaskID, _ mask: MaskID, _ space: RegionSpace) {
    setNone(out, rows: space.rowCount)
    forEachRow(in: mask, rows: space.rowCount) { row in
      let parent = space.parents[row % space.regionCount]
      if parent >= 0 { set(out, row: row - row % space.regionCount + Int(parent), to: true) }
    }
  }
}
