internal import Diagnostics
internal import Evaluation
internal import Quantities

/// What helps with a verdict's number: what would meet the limit, how firm the verdict is, where it leads.
extension Wording {
  /// Short sentences, the most useful first; none where there is nothing to say.
  ///
  /// - Parameter besideFinding: Whether they stand beside ``finding(_:)``, which says how far the value lies from its
  ///   limit: then that is not said again.
  func advice(_ verdict: Verdict, besideFinding: Bool = false) -> [String] {
    var sentences: [String] = []
    if verdict.outcome == .pass, !besideFinding, let room = headRoom(verdict) { sentences.append(room) }
    guard let advice = verdict.advice, verdict.outcome != .undetermined else { return sentences }
    if let change = change(advice, verdict), !besideFinding || !saysGap(advice, verdict) { sentences.append(change) }
    if let elements = advice.elements { sentences.append(self.elements(elements)) }
    if let parts = parts(advice, verdict) { sentences.append(parts) }
    if let pace = advice.paceNeeded { sentences.append(paceNeeded(pace)) }
    if let projection = advice.projection, let pace = advice.paceSoFar {
      sentences.append(self.projection(projection, pace, target: verdict.targetFigure))
    }
    if advice.dependsOnDigits, let uncertainty = advice.uncertainty {
      let size = amount(uncertainty.number.shortened(digits: 2), uncertainty.unit)
      sentences.append(
        say(
          "按填报的位数，判定可能改变：舍入可使数值相差 \(size)",
          "the verdict might change within the digits reported: rounding may move the value by \(size)"))
    }
    return sentences
  }

  // MARK: - What would meet the limit

  /// `余量 3 家`.
  private func headRoom(_ verdict: Verdict) -> String? {
    guard case .limit = verdict.required, let margin = verdict.margin, margin.number > 0,
      let shown = ShownFigures(verdict).margin
    else { return nil }
    let size = amount(shown, margin.unit)
    return say("余量 \(size)", "\(size) of head-room")
  }

  /// `还差 1240 家`, `需再提高 0.04 个百分点`.
  private func change(_ advice: Advice, _ verdict: Verdict) -> String? {
    guard let change = advice.change, let wanted = advice.wanted else { return nil }
    if change.number.isZero {
      let at = amount(wanted.number.shortened(digits: 6), wanted.unit)
      return say("恰为 \(at)，尚不满足要求", "exactly \(at) does not do yet")
    }
    let isCounted = change.unit.isExactCount && change.number.integer != nil
    let scale = isCounted ? 0 : ShownFigures(verdict).margin?.scale ?? 0
    let size = amount(change.number.magnitude.needed(to: scale), change.unit)
    let isRise = change.number > 0
    if advice.isBeyond {
      // 以上 would include the figure itself.
      let verb = isAmount(change.unit) ? (isRise ? "增加" : "减少") : isRise ? "提高" : "降低"
      return say("需\(verb)超过 \(size)", "has to \(isRise ? "rise" : "fall") by more than \(size)")
    }
    guard isRise else {
      return say("需\(isAmount(change.unit) ? "减少" : "降低") \(size)", "has to fall by \(size)")
    }
    return isAmount(change.unit)
      ? say("还差 \(size)", "\(size) more needed") : say("需再提高 \(size)", "has to rise by \(size)")
  }

  /// Whether the finding's sentence says the same: how far the value lies from the limit.
  private func saysGap(_ advice: Advice, _ verdict: Verdict) -> Bool {
    guard let change = advice.change, let margin = verdict.margin, case .limit(let limit) = verdict.required else {
      return false
    }
    // Of what is rounded first, nobody sees from the limit that so much would not do yet.
    if advice.isBeyond, limit.roundedTo != nil { return false }
    return change.number.magnitude == margin.number.magnitude
  }

  private func elements(_ elements: WantedElements) -> String {
    let more = elements.wanted - elements.now
    return more >= 0
      ? say(
        "共 \(elements.total) 个，其中 \(elements.now) 个符合，还需 \(more) 个",
        "\(elements.now) of \(elements.total) qualify; \(more) more needed")
      : say(
        "共 \(elements.total) 个，其中 \(elements.now) 个符合，需减少 \(-more) 个",
        "\(elements.now) of \(elements.total) qualify; \(-more) fewer needed")
  }

  /// `研发经费应达到 426.63 亿元（再增 6.83 亿元），其他不变`.
  private func parts(_ advice: Advice, _ verdict: Verdict) -> String? {
    guard case .limit(let limit) = verdict.required, let change = advice.change else { return nil }
    let isRise = change.number > 0 || (change.number.isZero && limit.comparison == .moreThan)
    // A share is not mended by a smaller whole, where its part can grow.
    let rising = advice.parts.filter { $0.wanted.number > $0.now.number }
    let parts = (isRise && !rising.isEmpty ? rising : advice.parts).prefix(3)
    guard !parts.isEmpty else { return nil }
    return parts.map(part).joined(separator: say("，或", ", or ")) + say("，其他不变", ", all else unchanged")
  }

  private func part(_ part: WantedPart) -> String {
    let name = names.title(of: part.name, register: nil)?[language] ?? part.name
    let difference = (part.wanted.number - part.now.number).magnitude
    let size = amount(difference.shown(to: part.wanted.decimals ?? 0), part.wanted.unit.differenceUnit)
    let wanted = amount(part.wanted.number.shown(to: part.wanted.decimals ?? 0), part.wanted.unit)
    return part.wanted.number > part.now.number
      ? say("\(name)应达到 \(wanted)（再增 \(size)）", "\(name) would have to be \(wanted) (\(size) more)")
      : say("\(name)应降至 \(wanted)（减少 \(size)）", "\(name) would have to be \(wanted) (\(size) less)")
  }

  // MARK: - From year to year

  /// `今后每年需增长 23.4%`; rounded up, for less would not do.
  func paceNeeded(_ pace: Pace) -> String {
    let (size, verb) = (self.size(of: pace, roundsUp: true), verb(of: pace))
    if pace.to - pace.from == 1 {
      return say("\(pace.to) 年需\(verb.zh) \(size)", "has to \(verb.en) by \(size) in \(pace.to)")
    }
    return say("今后每年需\(verb.zh) \(size)", "has to \(verb.en) by \(size) a year from here on")
  }

  /// `按 2020 年以来年均增长 12.1% 推算，2025 年为 4230 家，达不到目标`.
  ///
  /// - Parameter target: What the due year asks, from which what falls short of it is told.
  func projection(_ projection: Projection, _ pace: Pace, target: Figure?) -> String {
    let value = amount(shown(projection, target: target), projection.value.unit)
    let verb = verb(of: pace)
    let size = size(of: pace, roundsUp: false)
    // 12.1% 推算, and 0.06 个百分点推算.
    let space = size.utf8.last.map { $0 < 0x80 } == true ? " " : ""
    let zh = pace.change.isZero ? "持平" : "年均\(verb.zh) \(size)\(space)"
    let en =
      pace.change.isZero
      ? "unchanged since \(pace.from)" : "at the pace since \(pace.from) (\(shortPace(pace, roundsUp: false)))"
    let outcome =
      projection.meetsTarget ? say("可达到目标", "which meets the target") : say("达不到目标", "short of the target")
    return say(
      "按 \(pace.from) 年以来\(zh)推算，\(projection.year) 年为 \(value)，\(outcome)",
      "\(en) it would be \(value) in \(projection.year), \(outcome)")
  }

  /// `每年 +23.4%`, for a table.
  ///
  /// - Parameter roundsUp: For what is needed: less would not do.
  func shortPace(_ pace: Pace, roundsUp: Bool) -> String {
    let sign = pace.change.isZero ? "" : pace.change.sign < 0 ? "-" : "+"
    let size = size(of: pace, roundsUp: roundsUp)
    return say("每年 \(sign)\(size)", "\(sign)\(size) a year")
  }

  /// How much it is a year, without its sign.
  func size(of pace: Pace, roundsUp: Bool) -> String {
    let (figure, decimals): (Figure, Int) =
      switch pace.measure {
      case .growth(let figure): (figure, 1)
      case .step(let figure):
        (figure, figure.decimals ?? (figure.unit.isExactCount || figure.unit.symbol.isEmpty ? 0 : 2))
      }
    let size = figure.number.magnitude
    let telling = size.isZero ? decimals : max(decimals, min(10, size.rounded(significant: 1).scale))
    return amount(roundsUp ? size.roundedUp(to: telling) : size.rounded(to: telling).padded(to: telling), figure.unit)
  }

  private func verb(of pace: Pace) -> (zh: String, en: String) {
    let isFall = pace.change.sign < 0
    switch pace.measure {
    case .growth: return isFall ? ("下降", "fall") : ("增长", "grow")
    case .step(let figure):
      if isAmount(figure.unit) { return isFall ? ("减少", "fall") : ("增加", "rise") }
      return isFall ? ("降低", "fall") : ("提高", "rise")
    }
  }

  /// With as many digits as tell it from the target.
  func shown(_ projection: Projection, target: Figure?) -> Decimal {
    let number = projection.value.number
    let least = projection.value.decimals ?? (isAmount(projection.value.unit) ? 0 : 2)
    guard let target = target?.number else { return number.rounded(to: least).padded(to: least) }
    for digits in least..<least + 10 {
      let shown = number.rounded(to: digits)
      if number == target || (number < target) == (Number(shown) < target), number == target || Number(shown) != target
      {
        return shown.padded(to: digits)
      }
    }
    return number.rounded(to: least + 10)
  }
}

extension Pace {
  /// A year, above zero where it rises.
  var change: Number {
    switch measure {
    case .growth(let figure), .step(let figure): figure.number
    }
  }
}

extension Verdict {
  /// What the due year asks, where it is one figure.
  fileprivate var targetFigure: Figure? {
    guard case .limit(let limit) = required else { return nil }
    return limit.target ?? limit.value
  }
}

extension Number {
  /// Rounded away from 0 to so many decimals: what is needed is not made less.
  fileprivate func roundedUp(to decimals: Int) -> Decimal {
    let nearest = rounded(to: decimals)
    guard Number(nearest) < self else { return nearest.padded(to: decimals) }
    return (nearest + Decimal(coefficient: 1, scale: decimals)).padded(to: decimals)
  }

  /// With so many decimals, rounded up; a decimal that is little longer as it stands.
  fileprivate func needed(to decimals: Int) -> Decimal {
    if let decimal, decimal.scale <= decimals + 2 {
      return decimal.scale < decimals ? decimal.padded(to: decimals) : decimal
    }
    return roundedUp(to: decimals)
  }

  /// A short decimal as it stands, what is longer rounded up to so many significant digits.
  fileprivate func shortened(digits: Int) -> Decimal {
    if let decimal, decimal.scale <= 10 { return decimal }
    return roundedUp(to: max(0, rounded(significant: digits).scale))
  }

  /// A decimal as it stands, with so many decimals at least.
  fileprivate func shown(to decimals: Int) -> Decimal {
    guard let decimal else { return rounded(to: decimals + 4) }
    return decimal.scale < decimals ? decimal.padded(to: decimals) : decimal
  }
}
