/// What an expression comes to for a region in a year, as a statement has it: NULL where nobody can tell.
enum RegionValue: Sendable {
  case number(SQLFraction)
  /// TRUE, FALSE or NULL.
  case truth(SQLText)
  case text(SQLText)
}

/// The row that a part of an expression is evaluated for.
struct RegionRow: Hashable, Sendable {
  enum Place: Hashable, Sendable {
    /// The subject's own.
    case own
    /// That of the region of a level that the subject lies in.
    case above(level: Int)
    /// That of a region below, which a macro goes through.
    case below
  }

  enum Year: Hashable, Sendable {
    /// So many years before the subject's.
    case before(Int)
    case fixed(Int)
  }

  var place = Place.own
  var year = Year.before(0)

  var previous: RegionRow {
    switch year {
    case .before(let count): RegionRow(place: place, year: .before(count + 1))
    case .fixed(let fixed): RegionRow(place: place, year: .fixed(fixed - 1))
    }
  }

  /// The year as a statement has it, from that of the subject.
  func year(of subject: String) -> String {
    switch year {
    case .before(0): subject
    case .before(let count): "\(subject) - \(count)"
    case .fixed(let fixed): String(fixed)
    }
  }
}
