internal import Quantities

/// What was counted and summed for every region and year.
enum GroupTotals {
  /// The numbers of one group, in the order of the requests.
  struct Group: Sendable {
    var rows = 0
    var counts: [Int]
    var sums: [ScaledSum]
    var extremes: [(least: ScaledSum, greatest: ScaledSum)?]
    /// The first row, as chunk and place in it; `nil` where there is none.
    var firsts: [RowPlace?]
    /// The first rows of the group, for the places that verdicts name.
    var sample: [RowPlace] = []

    init(_ requests: GroupRequests) {
      counts = Array(repeating: 0, count: requests.counts.count)
      sums = Array(repeating: ScaledSum(), count: requests.sums.count)
      extremes = Array(repeating: nil, count: requests.extremes.count)
      firsts = Array(repeating: nil, count: requests.firsts.count)
    }

    /// What an engine has counted, of which no row is known by its place.
    init(_ counted: CountedRegister.Group) {
      rows = counted.rows
      counts = counted.counts
      sums = counted.sums.map { ScaledSum($0) }
      extremes = counted.extremes.map { $0.map { (ScaledSum($0.least), ScaledSum($0.greatest)) } }
      firsts = counted.lacks.map { $0 ? RowPlace(chunk: 0, row: 0) : nil }
    }

    /// Adds what another thread counted.
    mutating func merge(_ other: Group) {
      rows += other.rows
      for index in counts.indices { counts[index] += other.counts[index] }
      for index in sums.indices { sums[index].add(other.sums[index]) }
      for index in extremes.indices { other.extremes[index].map { widen(index, by: $0) } }
      for index in firsts.indices {
        guard let theirs = other.firsts[index] else { continue }
        firsts[index] = firsts[index].map { min($0, theirs) } ?? theirs
      }
      sample = Array((sample + other.sample).sorted().prefix(Group.sampleSize))
    }

    /// Makes room in what lies between the least and the greatest.
    mutating func widen(_ index: Int, by theirs: (least: ScaledSum, greatest: ScaledSum)) {
      guard let mine = extremes[index] else {
        extremes[index] = theirs
        return
      }
      extremes[index] = (
        theirs.least.number < mine.least.number ? theirs.least : mine.least,
        theirs.greatest.number > mine.greatest.number ? theirs.greatest : mine.greatest
      )
    }

    /// How many rows are kept to look at.
    static let sampleSize = 16
  }
}

/// A row by its chunk and its place in it.
struct RowPlace: Comparable, Hashable, Sendable {
  let chunk: Int32
  let row: Int32

  static func < (a: RowPlace, b: RowPlace) -> Bool { (a.chunk, a.row) < (b.chunk, b.row) }
}

/// A sum of coefficients at the scale that was needed so far: exact, in 128 bits as long as these suffice.
struct ScaledSum: Sendable {
  private var coefficient: Int128 = 0
  private var scale = 0
  /// What went beyond.
  private var rest: Number = 0

  init() {}

  init(_ number: Number) { rest = number }

  init(_ coefficient: Int128, scale: Int) {
    self.coefficient = coefficient
    self.scale = scale
  }

  var number: Number { rest + Number(coefficient: coefficient, scale: scale) }

  mutating func add(_ other: ScaledSum) {
    add(other.coefficient, scale: other.scale)
    rest = rest + other.rest
  }

  mutating func add(_ value: Int128, scale other: Int) {
    if other == scale || coefficient == 0 {
      let (sum, over) = coefficient.addingReportingOverflow(value)
      if !over {
        (coefficient, scale) = (sum, other)
        return
      }
    }
    rest = rest + Number(coefficient: coefficient, scale: scale)
    (coefficient, scale) = (value, other)
  }
}
