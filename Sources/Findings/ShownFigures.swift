internal import Evaluation
internal import Quantities

/// The numbers of a verdict with as many digits as a reader needs.
///
/// A value that does not pass never looks equal to its limit, nor on the other side of it: 2.496 % against 2.5 % shows
/// as 2.496 %, whatever `decimals` says.
struct ShownFigures {
  let actual: Decimal?
  let value: Decimal?
  let low: Decimal?
  let high: Decimal?
  let target: Decimal?
  let tolerance: Decimal?
  /// How far the value lies from the limit, without its sign.
  let margin: Decimal?

  init(_ verdict: Verdict) {
    let limit: RequiredLimit? = if case .limit(let limit) = verdict.required { limit } else { nil }
    let isStepped = limit?.path == "linear" || limit?.path == "compound"
    let bounds = [limit?.value, limit?.low, limit?.high].compactMap { $0 }
    var digits = verdict.actual.map(Self.digits) ?? limit?.value.map(Self.digits) ?? 0
    if let actual = verdict.actual {
      let mayLookEqual = verdict.outcome == .pass
      digits = Self.digits(
        from: digits, telling: actual.number, from: bounds, isStepped: isStepped, orEqual: mayLookEqual)
    }
    func bound(_ figure: Figure?) -> Decimal? { figure.map { Self.bound($0, digits, isStepped: isStepped) } }
    actual = verdict.actual.map { $0.number.rounded(to: digits).padded(to: digits) }
    (value, low, high) = (bound(limit?.value), bound(limit?.low), bound(limit?.high))
    target = limit?.target.map { Self.bound($0, digits, isStepped: false) }
    tolerance = limit?.tolerance.map { Self.bound($0, digits, isStepped: false) }
    let scale = max(actual?.scale ?? 0, value?.scale ?? 0, low?.scale ?? 0, high?.scale ?? 0)
    margin = verdict.margin.map { Self.difference($0.number.magnitude, to: scale) }
  }

  /// A figure that is compared with nothing, with so many digits after the point, else as many as it asks for.
  static func alone(_ figure: Figure, digits: Int? = nil) -> Decimal {
    let digits = digits ?? self.digits(of: figure)
    let rounded = figure.number.rounded(to: digits)
    // What would vanish keeps two significant digits.
    if rounded.isZero, !figure.number.isZero { return figure.number.rounded(significant: 2) }
    return rounded.padded(to: digits)
  }

  /// The most digits of a decimal that are shown as they stand.
  private static let greatestScale = 10
  private static let greatestDigits = 400

  /// What the pack states for display, else two decimals of a share, else all digits of a short decimal, else four
  /// significant ones, two decimals at least.
  static func digits(of figure: Figure) -> Int {
    if let decimals = figure.decimals { return decimals }
    if figure.unit.dimension == .share || figure.unit.dimension == .points { return digits(ofShare: figure.number) }
    if let decimal = figure.number.decimal, decimal.scale <= greatestScale { return decimal.scale }
    return max(2, figure.number.rounded(significant: 4).scale)
  }

  private static func digits(ofShare number: Number) -> Int {
    if let decimal = number.decimal, decimal.scale <= 2 { return decimal.scale }
    return number.rounded(to: 2).isZero ? min(greatestScale, number.rounded(significant: 2).scale) : 2
  }

  /// A stated limit stands as its author wrote it; a path's value, and what is long, is rounded.
  static func bound(_ figure: Figure, _ digits: Int, isStepped: Bool) -> Decimal {
    if let decimal = figure.number.decimal, !isStepped || decimal.scale <= digits,
      decimal.scale <= max(greatestScale, digits)
    {
      return isStepped ? decimal.padded(to: min(digits, figure.decimals ?? 0)) : decimal
    }
    let kept = max(digits, self.digits(of: figure))
    return figure.number.rounded(to: kept).padded(to: kept)
  }

  /// At least so many digits, and as many more as it takes for the number not to look as if it met a bound that it
  /// does not meet, or the other way round.
  static func digits(
    from least: Int, telling actual: Number, from bounds: [Figure], isStepped: Bool, orEqual: Bool
  ) -> Int {
    var digits = least
    while digits < greatestDigits {
      let shown = actual.rounded(to: digits)
      let isTold = bounds.allSatisfy { figure in
        let bound = bound(figure, digits, isStepped: isStepped)
        if actual == figure.number { return shown == bound }
        return actual < figure.number
          ? shown < bound || (orEqual && shown == bound) : shown > bound || (orEqual && shown == bound)
      }
      if isTold { return digits }
      digits += digits < least + 40 ? 1 : 60
    }
    return digits
  }

  /// Rounded to so many decimals; what would vanish keeps two significant digits.
  static func difference(_ number: Number, to scale: Int) -> Decimal {
    let rounded = number.rounded(to: scale)
    return rounded.isZero && !number.isZero ? number.rounded(significant: 2) : rounded.padded(to: scale)
  }
}
