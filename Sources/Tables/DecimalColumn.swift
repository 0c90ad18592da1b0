/// The decimals of one column of a chunk: integers at one common scale.
public struct DecimalColumn: ~Copyable, Sendable {
  /// For each row the decimal times ten to the power of ``scale``; 0 where there is none.
  public internal(set) var coefficients = Buffer<Int64>()
  /// How many digits after the point the coefficients hold: the most that any plain decimal of the column has.
  public private(set) var scale = 0
  /// Where a plain decimal was read: an optional minus, digits, optionally a point and digits; at most 18 digits, at
  /// the common scale too.
  public internal(set) var isThere = Bitmap()
  /// The greatest magnitude among the coefficients.
  public private(set) var greatest: UInt64 = 0
  /// The rows, in order, whose text is neither blank nor such a decimal.
  public internal(set) var others: [Int] = []
  /// For each row how many digits its own decimal has after the point.
  var scales = Buffer<UInt8>()

  /// The most digits that a coefficient has, before the point and behind it.
  public static let digitLimit = 18

  /// A column without rows.
  public init() {}

  /// Makes room for the values of so many rows.
  mutating func reset(rowCount: Int) {
    coefficients.resize(to: rowCount, filling: 0)
    scales.resize(to: rowCount, filling: 0)
    isThere.reset(count: rowCount)
    others.removeAll(keepingCapacity: true)
  }

  /// Brings all coefficients to one scale, after each row was read at its own.
  mutating func align(scales range: ClosedRange<UInt8>, greatest: UInt64) {
    scale = Int(range.upperBound)
    self.greatest = greatest
    guard range.lowerBound < range.upperBound else { return }
    self.greatest = 0
    let otherCount = others.count
    for row in 0..<coefficients.count where isThere[row] {
      let factor = Self.powersOfTen[scale - Int(scales[row])]
      let (product, isOverflow) = coefficients[row].multipliedReportingOverflow(by: factor)
      if isOverflow || product.magnitude >= Self.limit {
        coefficients[row] = 0
        isThere[row] = false
        others.append(row)
      } else {
        coefficients[row] = product
        self.greatest = max(self.greatest, product.magnitude)
      }
    }
    if others.count > otherCount { others.sort() }
  }

  /// Ten to the power of 0 to 18.
  private static let powersOfTen: [Int64] = (0...digitLimit).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
  private static let limit: UInt64 = 1_000_000_000_000_000_000
}
