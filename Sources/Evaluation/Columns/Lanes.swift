/// Room for the columns of one chunk, used again for every chunk: numbers as coefficients at one scale for each column,
/// 64 bits wide where they fit and 128 where they do not; and masks of one bit a row.
///
/// How large a column's numbers can be is reckoned before it is made, so that no addition or product is looked at for an
/// overflow: a column that would not fit 128 bits is marked, and what needs it goes the slow way.
///
/// All unsafe code of the column judge is of this type: bounds are looked at once for a column, not for every row.
@safe
struct Lanes: ~Copyable {
  /// What a coefficient's magnitude stays below: sums of two still fit.
  static let greatest: UInt128 = 1 << 126
  static let greatestNarrow: UInt128 = 1 << 62

  enum Form {
    case narrow
    case wide
    /// It would not fit.
    case unusable
  }

  struct State {
    var form = Form.narrow
    var scale = 0
    /// What no coefficient's magnitude exceeds.
    var bound: UInt128 = 0
    /// Where every row holds the same.
    var constant: ScaledConstant?
  }

  private let numbers: UnsafeMutablePointer<Int64>
  private let bits: UnsafeMutablePointer<UInt64>
  let laneCount: Int
  let maskCount: Int
  /// Rows that a column has room for, a multiple of 64.
  let capacity: Int
  /// Words of 64 rows that a mask has room for.
  private let wordsPerMask: Int
  private(set) var states: [State]
  /// Masks of comparisons that could not be made, since what is compared fits no common scale.
  private(set) var uncompared: Set<MaskID> = []

  init(lanes: Int, masks: Int, capacity: Int) {
    laneCount = lanes
    maskCount = masks
    wordsPerMask = (max(capacity, 1) + 63) / 64
    self.capacity = wordsPerMask * 64
    // Two words a row: room for a wide column.
    unsafe numbers = .allocate(capacity: max(1, lanes) * self.capacity * 2)
    unsafe numbers.initialize(repeating: 0, count: max(1, lanes) * self.capacity * 2)
    unsafe bits = .allocate(capacity: max(1, masks) * wordsPerMask)
    unsafe bits.initialize(repeating: 0, count: max(1, masks) * wordsPerMask)
    states = [State](repeating: State(), count: lanes)
  }

  deinit {
    unsafe numbers.deallocate()
    unsafe bits.deallocate()
  }

  // Extensions alone ask for these, and look at the count of rows first.

  func narrow(_ lane: LaneID) -> UnsafeMutablePointer<Int64> {
    precondition(lane.index < laneCount)
    return unsafe numbers + lane.index * capacity * 2
  }

  func words(_ mask: MaskID) -> UnsafeMutablePointer<UInt64> {
    precondition(mask.index < maskCount)
    return unsafe bits + mask.index * wordsPerMask
  }

  func wordCount(_ rows: Int) -> Int {
    precondition(rows <= capacity)
    return (rows + 63) / 64
  }

  /// A coefficient of a narrow or wide column.
  func coefficient(_ lane: LaneID, _ row: Int) -> Int128 {
    precondition(row < capacity)
    let base = unsafe narrow(lane)
    if states[lane.index].form == .narrow { return Int128(unsafe base[row]) }
    return unsafe Int128(base[2 * row + 1]) << 64 | Int128(UInt64(bitPattern: base[2 * row]))
  }

  func setWide(_ lane: LaneID, _ row: Int, _ value: Int128) {
    let base = unsafe narrow(lane)
    unsafe base[2 * row] = Int64(truncatingIfNeeded: value)
    unsafe base[2 * row + 1] = Int64(truncatingIfNeeded: value >> 64)
  }

  func isUsable(_ lane: LaneID) -> Bool { states[lane.index].form != .unusable }

  /// Says what a column holds once it is made.
  mutating func settle(_ lane: LaneID, _ state: State) { states[lane.index] = state }

  /// Marks a column that would not fit; nothing is left of what it held before.
  mutating func spoil(_ lane: LaneID) { states[lane.index] = State(form: .unusable) }

  /// Notes whether what a mask compares could be compared.
  mutating func note(_ mask: MaskID, _ isCompared: Bool) {
    if !isCompared {
      uncompared.insert(mask)
    } else if !uncompared.isEmpty {
      uncompared.remove(mask)
    }
  }

  /// Forgets which masks could not be compared, before other columns take their places.
  mutating func forgetComparisons() { uncompared.removeAll() }

  /// Takes the bits beyond the rows away.
  func trim(_ mask: MaskID, _ rows: Int) {
    if rows & 63 != 0 { unsafe words(mask)[rows >> 6] &= (1 << UInt64(rows & 63)) - 1 }
  }
}
