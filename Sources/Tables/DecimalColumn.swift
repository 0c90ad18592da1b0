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
  /// The rows, in order, whose text is no such decimal and does not say that there is no value.
  public internal(set) var others: [Int] = []
  /// For each row how many digits its own decimal has after the point.
  var scales = Buffer<UInt8>()

  /// The most digits that a coefficient has, before the point and behind it.
  public static let digitLimit = 18

  /// A column without rows.
  public init() {}

  /// The scale that the next decimals are expected to have, and whether many are expected to be longer than a word: what
  /// was met last.
  private(set) var expectedScale: UInt8 = 0
  var areLong = false
  /// Bit `n` is set where a decimal has `n` digits after the point.
  private var presentScales: UInt32 = 0

  /// Makes room for the values of so many rows.
  mutating func reset(rowCount: Int) {
    coefficients.resize(to: rowCount, filling: 0)
    scales.resize(to: rowCount, filling: 0)
    isThere.reset(count: rowCount)
    others.removeAll(keepingCapacity: true)
    presentScales = 0
    greatest = 0
    areLong = false
  }

  /// Notes that the rows of a word have a decimal at a scale, besides those of the bits `left`; the coefficients stand
  /// there already.
  mutating func setAll(besides left: UInt64, _ rows: Range<Int>, scale: UInt8, greatest: UInt64) {
    let all = ~(0 as UInt64) >> UInt64(64 - rows.count)
    isThere.words[rows.lowerBound / 64] = all & ~left
    scales.fill(rows, with: scale)
    if all != left { presentScales |= 1 << UInt32(scale) }
    self.greatest = max(self.greatest, greatest)
  }

  mutating func set(_ row: Int, _ value: PlainDecimal) {
    coefficients[row] = value.coefficient
    scales[row] = value.scale
    isThere[row] = true
    presentScales |= 1 << UInt32(value.scale)
    if value.scale <= ScaledDigits.greatestScale { expectedScale = value.scale }
    greatest = max(greatest, value.coefficient.magnitude)
  }

  /// Brings all coefficients to one scale, after each was read at its own.
  mutating func align() {
    scale = max(0, 31 - presentScales.leadingZeroBitCount)
    guard presentScales.nonzeroBitCount > 1 else { return }
    greatest = 0
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
        greatest = max(greatest, product.magnitude)
      }
    }
    if others.count > otherCount { others.sort() }
  }

  /// Ten to the power of 0 to 18.
  private static let powersOfTen: [Int64] = (0...digitLimit).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
  private static let limit: UInt64 = 1_000_000_000_000_000_000
}
