/// What is counted and summed for every region and year, each once however many rules ask for it.
package struct GroupRequests: Sendable {
  /// The sum of a column over some rows.
  package struct Sum: Hashable, Sendable {
    package let lane: LaneID
    package let rows: MaskID
  }

  package private(set) var counts: [MaskID] = []
  package private(set) var sums: [Sum] = []
  /// The least and greatest of a column over some rows.
  package private(set) var extremes: [Sum] = []
  /// The first row of each group that is among some rows.
  package private(set) var firsts: [MaskID] = []

  mutating func count(_ rows: MaskID) -> Int { Self.place(rows, in: &counts) }
  mutating func sum(_ lane: LaneID, _ rows: MaskID) -> Int { Self.place(Sum(lane: lane, rows: rows), in: &sums) }
  mutating func extremes(_ lane: LaneID, _ rows: MaskID) -> Int {
    Self.place(Sum(lane: lane, rows: rows), in: &extremes)
  }
  mutating func first(_ rows: MaskID) -> Int { Self.place(rows, in: &firsts) }

  private static func place<T: Equatable>(_ request: T, in requests: inout [T]) -> Int {
    if let known = requests.firstIndex(of: request) { return known }
    requests.append(request)
    return requests.count - 1
  }
}
