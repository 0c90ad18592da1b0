internal import Packs

/// Regions and years as the rows of columns: all regions of one year, then those of the next.
struct RegionSpace: Sendable {
  let regionCount: Int
  let years: ClosedRange<Int>
  /// By region: the one that it lies in, -1 for none.
  let parents: [Int32]

  /// The rows that rules are judged for.
  init(_ pack: Pack) {
    regionCount = pack.regions.all.count
    years = pack.identity.years
    parents = pack.regions.all.map { Int32($0.parent ?? -1) }
  }

  var rowCount: Int { regionCount * years.count }

  func row(_ region: Int, _ year: Int) -> Int { (year - years.lowerBound) * regionCount + region }
}

/// Which cell of a region's row is read: an indicator's, in the row's year or another.
package struct ObservedCell: Hashable, Sendable {
  package enum Year: Hashable, Sendable {
    /// So many years before the row's own.
    case before(Int)
    case fixed(Int)
  }

  package let indicator: Int
  package let year: Year
}
