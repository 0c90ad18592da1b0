internal import Packs

/// Which square of a map each region has.
struct TileGrid {
  /// By the regions that were given, the westernmost column and the northernmost row 0.
  let places: [Region.Tile]
  let columns: Int
  let rows: Int

  /// The most columns of a map that no pack lays out; with more the squares would be too small on a phone.
  private static let greatestWidth = 8

  /// Regions without a square of their own follow in rows beneath the others.
  init(_ tiles: [Region.Tile?]) {
    let stated = tiles.compactMap { $0 }
    let west = stated.map(\.column).min() ?? 0
    let north = stated.map(\.row).min() ?? 0
    let statedWidth = (stated.map { $0.column - west }.max() ?? -1) + 1
    var row = (stated.map { $0.row - north }.max() ?? -1) + 1
    let width = stated.isEmpty ? Self.sideOfSquare(tiles.count) : statedWidth
    var column = 0
    places = tiles.map { tile in
      if let tile { return Region.Tile(column: tile.column - west, row: tile.row - north) }
      if column == width { (column, row) = (0, row + 1) }
      defer { column += 1 }
      return Region.Tile(column: column, row: row)
    }
    columns = (places.map(\.column).max() ?? -1) + 1
    rows = (places.map(\.row).max() ?? -1) + 1
  }

  /// Of the smallest square that holds so many squares.
  private static func sideOfSquare(_ count: Int) -> Int {
    (1...greatestWidth).first { $0 * $0 >= count } ?? greatestWidth
  }
}
