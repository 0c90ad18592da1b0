internal import CEL
internal import Evaluation
internal import Packs

/// Collects the values of the parts of rules' expressions by verdict.
final class PartCollector: VerdictObserver {
  struct Key: Hashable {
    let rule: String
    let subject: Subject

    init(_ verdict: Verdict) {
      rule = verdict.rule
      subject = verdict.subject
    }
  }

  /// More of one part, as of a list's members, helps nobody.
  private static let mostValues = 6

  private(set) var values: [Key: [PartValue]] = [:]
  private let pack: Pack
  private var current: [PartValue] = []
  private var counts: [String: Int] = [:]

  init(_ pack: Pack) {
    self.pack = pack
  }

  func note(_ value: Value, of part: Expression, in scope: ObservedScope) {
    switch part.operation {
    case .constant, .subject, .macroVariable, .variable: return
    default: break
    }
    switch value {
    case .object, .objects: return
    default: break
    }
    let text = part.text
    counts[text, default: 0] += 1
    guard counts[text, default: 0] <= Self.mostValues else { return }
    var shown = PartValue(text: text, value: nil, missing: [])
    if case .unknown(let missing) = value {
      shown.missing = missing.elements.map(\.name)
    } else {
      shown.value = ValueText.text(value, part.type, in: pack)
    }
    if !current.contains(shown) { current.append(shown) }
  }

  func note(_ verdict: Verdict) {
    values[Key(verdict)] = current
    current = []
    counts = [:]
  }
}
