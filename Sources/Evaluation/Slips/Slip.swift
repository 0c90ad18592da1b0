/// What may have gone wrong when a figure was written down.
public enum Slip: Sendable, Hashable {
  /// The figure is in another unit than the one that it stands in: 421000 万元 written as 421000 亿元.
  case unit(meant: String, written: String)
  /// A plain ratio in the place of a percentage or ‰, or the other way round: 0.0431 for 4.31 %.
  case fraction
  /// The decimal point stands amiss, or zeros are too many or too few.
  case decimalPoint
  /// Another figure of the same unit stands in its place, and this one in that one's.
  case exchanged
  /// Last year's figure, to the digit.
  case asLastYear
  case sign
  /// Two neighbouring digits have changed places.
  case digitsSwapped
  /// A digit stands twice.
  case digitDoubled
  case digitDropped
  /// No slip that is known by its looks: another figure would agree with all the others.
  case other

  /// How plausible it is before anything is known of the figures, 0 the most.
  ///
  /// Wrong units are the commonest mistake in reports, and a power of ten rarely fits by chance. Digits are dropped in
  /// many ways (each digit at each place), one of which fits something easily; digits swapped or doubled in few.
  var rank: Int {
    switch self {
    case .unit, .fraction: 0
    case .decimalPoint: 1
    case .exchanged, .asLastYear: 2
    case .sign: 3
    case .digitsSwapped: 4
    case .digitDoubled: 5
    case .digitDropped: 6
    case .other: 9
    }
  }
}
