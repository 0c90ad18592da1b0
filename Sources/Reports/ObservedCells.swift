internal import Documents

/// The observations of one indicator in one year, by region.
package struct ObservedYear: Sendable {
  package let indicator: Int
  package let year: Int
  /// By the region's place, the row of the file, counted from 1; 0 where nothing was observed.
  package var rows: [UInt32]
  /// By the region's place, the value in units of the last digit that any value of the indicator has.
  package var coefficients: [Int64]
  /// By the region's place, how many digits the value has after the point; `noDigits` where it is no plain decimal in
  /// the indicator's own unit, and has to be read.
  package var digits: [UInt8]

  package static let noDigits = UInt8.max

  init(indicator: Int, year: Int, regionCount: Int) {
    self.indicator = indicator
    self.year = year
    rows = Array(repeating: 0, count: regionCount)
    coefficients = Array(repeating: 0, count: regionCount)
    digits = Array(repeating: Self.noDigits, count: regionCount)
  }
}

/// Observations as dense columns: one for each indicator and year that occurs.
package struct ObservedCells: Sendable {
  /// In the order in which they occur.
  package var columns: [ObservedYear] = []
  /// By the indicator's place, how many digits after the point the coefficients of its values have.
  package var scales: [Int]
  /// By indicator, then by year from the first possible one on: the column's place, -1 for none.
  private var places: [[Int32]]

  private static let firstYear = Decoder.years.lowerBound
  /// Those that fit.
  static let powersOfTen: [Int64] = (0...18).map { power in (0..<power).reduce(1) { product, _ in product * 10 } }

  init(indicatorCount: Int) {
    scales = Array(repeating: 0, count: indicatorCount)
    places = Array(repeating: [], count: indicatorCount)
  }

  /// The place of an indicator's column of a year among the columns.
  package func place(of indicator: Int, in year: Int) -> Int? {
    let years = places[indicator]
    let index = year - Self.firstYear
    guard years.indices.contains(index), years[index] >= 0 else { return nil }
    return Int(years[index])
  }

  /// The place of an indicator's column of a year, which is added where there is none.
  mutating func add(_ indicator: Int, in year: Int, regionCount: Int) -> Int {
    if let known = place(of: indicator, in: year) { return known }
    let index = year - Self.firstYear
    if places[indicator].count <= index {
      places[indicator] += Array(repeating: -1, count: index + 1 - places[indicator].count)
    }
    places[indicator][index] = Int32(columns.count)
    columns.append(ObservedYear(indicator: indicator, year: year, regionCount: regionCount))
    return columns.count - 1
  }

  /// Brings all values of an indicator to one scale; those that it would take too far are read from the file.
  mutating func align() {
    for column in columns {
      for digits in column.digits where digits != ObservedYear.noDigits {
        scales[column.indicator] = max(scales[column.indicator], Int(digits))
      }
    }
    for place in columns.indices {
      let scale = scales[columns[place].indicator]
      for region in columns[place].digits.indices {
        let digits = columns[place].digits[region]
        guard digits != ObservedYear.noDigits, Int(digits) < scale else { continue }
        let (coefficient, isTooFar) = columns[place].coefficients[region].multipliedReportingOverflow(
          by: Self.powersOfTen[scale - Int(digits)])
        columns[place].coefficients[region] = isTooFar ? 0 : coefficient
        if isTooFar { columns[place].digits[region] = ObservedYear.noDigits }
      }
    }
  }
}
