package import Quantities

/// A column of numbers in the making: which one of the program's.
package struct LaneID: Hashable, Sendable {
  package let index: Int
}

/// A column of one bit a row.
package struct MaskID: Hashable, Sendable {
  package let index: Int
}

/// How a column of numbers comes about. Rows without a value hold something; a mask beside it tells which have one.
package enum LaneNode: Hashable, Sendable {
  /// A field of numbers, by its place among the columns that are read as decimals.
  case decimal(Int)
  /// A number for each text of a column of codes, by the place of the table that tells it.
  case coded(Int)
  case constant(ScaledConstant)
  case sum(LaneID, LaneID)
  case difference(LaneID, LaneID)
  case product(LaneID, LaneID)
  case magnitude(LaneID)
  /// The first with its sign turned where the second is below zero.
  case signed(LaneID, by: LaneID)
  /// The first where the mask is set, else the second.
  case choice(MaskID, LaneID, LaneID)
  /// An observed indicator.
  case observed(ObservedCell)
  /// The row's year, less so many.
  case year(before: Int)
  /// The sum over the regions one level below in the same year.
  case sumBelow(LaneID)
  /// How many regions one level below are in a mask.
  case countBelow(MaskID)
}

/// How a column of bits comes about.
package enum MaskNode: Hashable, Sendable {
  /// The rows that are judged.
  case all
  case none
  /// Those of them whose region and year are known.
  case grouped
  case isThere(decimal: Int)
  case isBlank(decimal: Int)
  case isInvalid(decimal: Int)
  /// Blank texts of a column that nothing else is asked of.
  case isEmpty(blank: Int)
  /// Texts of such a column that stand for a cell without a value.
  case isMarked(blank: Int)
  /// A bit of what a table says of the texts of a column of codes.
  case coded(Int, CodeFlag)
  /// The rows in which an indicator was observed.
  case isObserved(ObservedCell)
  /// The rows of some years.
  case years(ClosedRange<Int>)
  /// The regions that a rule is for, in the years that it is judged in.
  case subjects
  /// The rows of which a region one level below is in a mask.
  case anyBelow(MaskID)
  /// Two fields that hold texts, or dates: whether the first comes before the second. For engines alone.
  case isBefore(Int, Int)
  /// Whether they differ. For engines alone.
  case differs(Int, Int)
  case less(LaneID, LaneID)
  case unequal(LaneID, LaneID)
  case and(MaskID, MaskID)
  case or(MaskID, MaskID)
  /// The first without the second.
  case without(MaskID, MaskID)
}

/// What a table says of a text: bits.
package enum CodeFlag: UInt8, Hashable, Sendable {
  case isTrue = 1
  case isFalse = 2
  case isBlank = 4
  case isInvalid = 8
}

/// A decimal constant: coefficient × 10^-scale.
package struct ScaledConstant: Hashable, Sendable {
  package let coefficient: Int128
  package let scale: Int

  /// `nil` where the number is no decimal of bearable size.
  package init?(_ number: Number) {
    guard let (coefficient, scale) = number.scaledCoefficient, coefficient.magnitude < Lanes.greatest else {
      return nil
    }
    self.coefficient = coefficient
    self.scale = scale
  }
}

/// The steps of a program in the order in which they are run.
package enum ColumnStep: Sendable {
  case lane(LaneID)
  case mask(MaskID)
}

/// Columns that are made from a chunk's texts, each from those before it; equal ones once.
package struct ColumnNodes: Sendable {
  package private(set) var lanes: [LaneNode] = []
  package private(set) var masks: [MaskNode] = []
  private(set) var steps: [ColumnStep] = []
  private var laneIDs: [LaneNode: LaneID] = [:]
  private var maskIDs: [MaskNode: MaskID] = [:]

  mutating func lane(_ node: LaneNode) -> LaneID {
    if let known = laneIDs[node] { return known }
    let id = LaneID(index: lanes.count)
    lanes.append(node)
    steps.append(.lane(id))
    laneIDs[node] = id
    return id
  }

  mutating func mask(_ node: MaskNode) -> MaskID {
    if let known = maskIDs[node] { return known }
    let id = MaskID(index: masks.count)
    masks.append(node)
    steps.append(.mask(id))
    maskIDs[node] = id
    return id
  }

  // MARK: - Masks, without what can be told beforehand

  var all: MaskID { mutating get { mask(.all) } }
  var none: MaskID { mutating get { mask(.none) } }

  mutating func and(_ a: MaskID, _ b: MaskID) -> MaskID {
    if a == b || masks[b.index] == .all { return a }
    if masks[a.index] == .all { return b }
    if masks[a.index] == .none || masks[b.index] == .none { return none }
    return a.index < b.index ? mask(.and(a, b)) : mask(.and(b, a))
  }

  mutating func or(_ a: MaskID, _ b: MaskID) -> MaskID {
    if a == b || masks[b.index] == .none { return a }
    if masks[a.index] == .none { return b }
    if masks[a.index] == .all || masks[b.index] == .all { return all }
    return a.index < b.index ? mask(.or(a, b)) : mask(.or(b, a))
  }

  mutating func without(_ a: MaskID, _ b: MaskID) -> MaskID {
    if masks[b.index] == .none { return a }
    if a == b || masks[a.index] == .none || masks[b.index] == .all { return none }
    return mask(.without(a, b))
  }

  mutating func not(_ a: MaskID) -> MaskID { without(all, a) }
}
