/// The decimals of one column of a chunk: integers at one common scale.
public struct DecimalColumn: ~Copyable, Sendable {
  /// For each row the decimal times ten to the power of ``scale``; 0 where there is none.
  public internal(set) var coefficients = Buffer<Int64>()
  /// How many digits after the point the coefficients hold: the most that any plain decimal of the column has.
  public internal(set) var scale = 0
  /// Where a plain decimal was read: an optional minus, digits, optionally a point and digits; less than 10^18 in
  /// magnitude at the common scale.
  public internal(set) var isThere = Bitmap()
  /// The greatest magnitude among the coefficients.
  public internal(set) var greatest: UInt64 = 0
  /// The rows, in order, whose text is neither blank nor such a decimal.
  public internal(set) var others: [Int] = []

  /// The most digits that a coefficient has, before the point and behind it.
  public static let digitLimit = 18

  /// A column without rows.
  public init() {}
}
