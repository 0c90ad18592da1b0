/// What kind of thing is counted or measured; units of one dimension convert into one another.
///
/// The base unit of money is 元, of a count the thing counted, of a share the plain ratio 1, of points likewise
/// (1 个百分点 is 0.01). Quotients and products of these are dimensions of their own: 件/人.
public struct Dimension: Hashable, Sendable {
  private enum Kind: Hashable {
    case number
    case share
    case points
    /// Bases multiplied and divided, both sorted and with nothing in common; not both empty.
    case bases([String], per: [String])
  }

  private let kind: Kind

  private init(_ kind: Kind) { self.kind = kind }

  /// A plain number: `count()`, `size()`, a literal.
  public static let number = Dimension(.number)
  /// A part of a whole, or a quotient of like things: %, ‰, a plain ratio.
  public static let share = Dimension(.share)
  /// A difference of shares: 个百分点.
  public static let points = Dimension(.points)
  /// Money, in 元.
  public static let money = count(of: "元")

  /// The count of one kind of thing: 家, 件, 人, 人年. Each is a dimension of its own.
  public static func count(of base: String) -> Dimension { Dimension(.bases([base], per: [])) }

  /// The base unit as messages write it: "" for a number, "%" for a share, 个百分点, 元, 件/人.
  public var symbol: String {
    switch kind {
    case .number: return ""
    case .share: return "%"
    case .points: return "个百分点"
    case .bases(let bases, let per):
      let top = bases.isEmpty ? "1" : bases.joined(separator: "·")
      return per.isEmpty ? top : top + "/" + per.joined(separator: "/")
    }
  }

  /// Whether this is the count of one kind of thing, money aside.
  public var isCount: Bool {
    guard case .bases(let bases, let per) = kind else { return false }
    return bases.count == 1 && per.isEmpty && self != .money
  }
}

extension Dimension {
  /// The dimension of a sum; `nil` where the two do not add, as 家 and 元.
  ///
  /// A plain number adds to a count and counts alike; points move a share.
  public func adding(_ other: Dimension) -> Dimension? {
    if self == other { return self }
    switch (kind, other.kind) {
    case (.share, .points), (.points, .share): return .share
    case (.number, _) where other.isCount: return other
    case (_, .number) where isCount: return self
    default: return nil
    }
  }

  /// The dimension of a difference: that of a sum, save that shares differ by points.
  public func subtracting(_ other: Dimension) -> Dimension? {
    self == .share && other == .share ? .points : adding(other)
  }

  /// The dimension of a product: a number or a share of a thing is still that thing; others combine.
  public func multiplied(by other: Dimension) -> Dimension {
    switch (kind, other.kind) {
    case (.number, _): return other
    case (_, .number): return self
    case (.share, _): return other
    case (_, .share): return self
    case (.points, _): return other
    case (_, .points): return self
    case (.bases(let a, let b), .bases(let c, let d)): return Self.combined(a + c, per: b + d)
    }
  }

  /// The dimension of a quotient: like over like is a share, 件 over 人 is 件/人.
  public func divided(by other: Dimension) -> Dimension {
    if self == other { return .share }
    switch (kind, other.kind) {
    case (_, .number), (_, .share): return self
    case (.share, .points): return .share
    case (_, .points): return self
    case (.bases(let a, let b), .bases(let c, let d)): return Self.combined(a + d, per: b + c)
    case (_, .bases(let c, let d)): return Self.combined(d, per: c)
    }
  }

  /// Whether values of the two can be compared: the same dimension, or a plain number with a count.
  public func compares(with other: Dimension) -> Bool {
    self == other || (self == .number && other.isCount) || (isCount && other == .number)
  }

  /// Cancels what stands above and below; where nothing is left, it is a share.
  private static func combined(_ bases: [String], per: [String]) -> Dimension {
    var above: [String] = []
    var below = per
    for base in bases {
      if let i = below.firstIndex(of: base) { below.remove(at: i) } else { above.append(base) }
    }
    return above.isEmpty && below.isEmpty ? .share : Dimension(.bases(above.sorted(), per: below.sorted()))
  }
}
