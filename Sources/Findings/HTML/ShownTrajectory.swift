internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// The figures of a trajectory by year, with as many digits as a reader needs: a value that is not on its path never
/// looks as if it were.
struct ShownTrajectory {
  struct Shown {
    /// Exactly.
    let number: Number
    let text: Decimal
  }

  /// What is known of a year.
  struct Year {
    let year: Int
    var baseline: Shown?
    /// The path's value.
    var asked: Shown?
    var value: Shown?
    var outcome: Outcome?
    var projection: Shown?
    /// Where it is the due year.
    var target: Shown?
  }

  let years: [Year]
  let unit: Unit
  /// Also where it is for no year in particular.
  let target: Shown?

  init(_ trajectory: Trajectory) {
    unit = trajectory.unit
    let path = Dictionary(trajectory.path.map { ($0.year, $0.figure) }) { first, _ in first }
    let values = Dictionary(trajectory.values.map { ($0.year, $0) }) { first, _ in first }
    let target = trajectory.target ?? trajectory.due.flatMap { path[$0] }
    let digits = Self.digits(trajectory, path)
    func plain(_ figure: Figure) -> Shown {
      Shown(number: figure.number, text: figure.number.rounded(to: digits).padded(to: digits))
    }
    func stated(_ figure: Figure) -> Shown {
      Shown(number: figure.number, text: ShownFigures.bound(figure, digits, isStepped: false))
    }
    func asked(_ figure: Figure) -> Shown {
      if figure.number == target?.number { return stated(figure) }
      return Shown(number: figure.number, text: ShownFigures.bound(figure, digits, isStepped: true))
    }
    self.target = target.map(stated)
    var known = Set(path.keys).union(values.keys)
    for year in [trajectory.baseline?.year, trajectory.projection?.year, trajectory.due] {
      if let year { known.insert(year) }
    }
    years = known.sorted().map { year in
      var shown = Year(year: year)
      if let baseline = trajectory.baseline, baseline.year == year { shown.baseline = stated(baseline.figure) }
      shown.asked = path[year].map(asked)
      shown.value = values[year].map { plain($0.figure) }
      shown.outcome = values[year]?.outcome
      if let projection = trajectory.projection, projection.year == year { shown.projection = plain(projection.value) }
      if trajectory.due == year { shown.target = target.map(stated) }
      return shown
    }
  }

  private static func digits(_ trajectory: Trajectory, _ path: [Int: Figure]) -> Int {
    var digits = trajectory.values.map { ShownFigures.digits(of: $0.figure) }.max() ?? 0
    for point in trajectory.values {
      guard let asked = path[point.year], let outcome = point.outcome else { continue }
      digits = ShownFigures.digits(
        from: digits, telling: point.figure.number, from: [asked], isStepped: true, orEqual: outcome == .pass)
    }
    if let projection = trajectory.projection, let target = trajectory.target {
      digits = ShownFigures.digits(
        from: digits, telling: projection.value.number, from: [target], isStepped: false,
        orEqual: projection.meetsTarget)
    }
    return digits
  }

  /// The last year with a value.
  var last: Year? { years.last { $0.value != nil } }

  /// Every number that is drawn.
  var numbers: [Number] {
    years.flatMap { year in
      [year.baseline, year.asked, year.value, year.projection, year.target].compactMap { $0?.number }
    } + (target.map { [$0.number] } ?? [])
  }
}
