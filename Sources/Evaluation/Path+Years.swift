package import Packs

extension Requirement {
  /// Whether a path asks something in a year before the due year.
  package func asks(in year: Int) -> Bool {
    let path: Path? =
      switch self {
      case .limit(_, let limit): limit.path
      case .assertion(_, let path): path
      case .unique, .evidence: nil
      }
    return path?.asks(in: year) ?? false
  }
}

extension Path {
  /// Whether it asks something in a year before the due year.
  package func asks(in year: Int) -> Bool {
    switch self {
    case .flat: true
    case .milestones(let figures): figures[year] != nil
    case .linear(let start, _), .compound(let start, _): year >= start
    }
  }
}
