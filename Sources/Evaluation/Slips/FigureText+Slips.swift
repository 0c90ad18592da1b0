internal import Quantities

/// Figures that may have been meant by the one that stands there.
extension FigureText {
  struct Meant {
    let slip: Slip
    /// As exact as it has to be taken.
    let digits: Digits
  }

  /// As a person would write it: 421000 万元 are 42.1 亿元, not 42.1000.
  func shown(_ meant: Meant) -> Digits {
    switch meant.slip {
    case .unit, .fraction: meant.digits.trimmed
    case .decimalPoint: meant.digits.trimmed(toDecimals: decimals)
    default: meant.digits
    }
  }

  /// Every figure once, by its most plausible slip.
  func meant() -> [Meant] {
    guard digits.contains(where: { $0 != 0 }) else { return [] }
    var seen: Set<Digits> = [Digits(digits, whole: whole, isNegative: isNegative).trimmed]
    return
      (ofScale() + [Meant(slip: .sign, digits: Digits(digits, whole: whole, isNegative: !isNegative))]
      + swapped() + doubled() + dropped()).filter { seen.insert($0.digits.trimmed).inserted }
  }

  // MARK: - Powers of ten

  private func ofScale() -> [Meant] {
    var meant: [Meant] = []
    for other in likelyUnits {
      guard let exponent = exponent(to: other) else { continue }
      let slip: Slip = unit.dimension == .share ? .fraction : .unit(meant: other.symbol, written: unit.symbol)
      meant.append(Meant(slip: slip, digits: shifted(by: exponent)))
    }
    for exponent in [-1, 1, -2, 2, -3, 3] {
      let digits = shifted(by: exponent)
      // A zero too many leaves no digit behind the point that was not there; but 1 for 1000 would agree with too much.
      meant.append(Meant(slip: .decimalPoint, digits: exponent < 0 ? digits.trimmed(to: 3) : digits))
    }
    return meant
  }

  /// The units in which the same is commonly written.
  private var likelyUnits: [Unit] {
    // 人/万人 is a share too, and nobody writes it as a percentage.
    guard !unit.symbol.contains("/") else { return [] }
    let (own, dimension) = (unit.factor, unit.dimension)
    let likely: [Unit]
    if dimension == .share {
      likely = [Unit.ratio, Unit.percent]
    } else {
      let base = Unit.standard(for: dimension).symbol
      // Nobody counts enterprises by the hundred million.
      let prefixes: [String] = dimension == .money ? ["", "万", "亿"] : ["", "万"]
      likely = prefixes.compactMap { Unit($0 + base) }
    }
    return likely.filter { $0.dimension == dimension && $0.factor != own }
  }

  private func exponent(to other: Unit) -> Int? {
    guard let ratio = Number(other.factor).divided(by: Number(unit.factor)) else { return nil }
    return [-8, -4, -2, 2, 4, 8].first { Number(10).raised(to: $0) == ratio }
  }

  // MARK: - Digits

  private func swapped() -> [Meant] {
    digits.indices.dropLast().compactMap { place in
      guard digits[place] != digits[place + 1] else { return nil }
      var other = digits
      other.swapAt(place, place + 1)
      return meant(.digitsSwapped, other, whole: whole)
    }
  }

  private func doubled() -> [Meant] {
    digits.indices.dropLast().compactMap { place in
      guard digits[place] == digits[place + 1], place == 0 || digits[place - 1] != digits[place] else { return nil }
      var other = digits
      other.remove(at: place)
      return meant(.digitDoubled, other, whole: place < whole ? whole - 1 : whole)
    }
  }

  private func dropped() -> [Meant] {
    // A digit more at the end of the decimals changes next to nothing, and is no slip.
    let last = decimals > 0 ? digits.count - 1 : digits.count
    var meant: [Meant] = []
    for place in 0...last {
      for digit in UInt8(0)...9 {
        var other = digits
        other.insert(digit, at: place)
        // At the point it may have stood on either side.
        if place <= whole, let before = self.meant(.digitDropped, other, whole: whole + 1) { meant.append(before) }
        if place >= whole, decimals > 0, let after = self.meant(.digitDropped, other, whole: whole) {
          meant.append(after)
        }
      }
    }
    return meant
  }

  /// No figure begins with a 0 that is not its only digit before the point.
  private func meant(_ slip: Slip, _ digits: [UInt8], whole: Int) -> Meant? {
    guard whole >= 1, whole == 1 || digits[0] != 0 else { return nil }
    return Meant(slip: slip, digits: Digits(digits, whole: whole, isNegative: isNegative))
  }
}
