public import Diagnostics
public import Quantities

/// A pack: the regions, indicators, registers and rules of one plan, loaded and checked.
public struct Pack: Sendable {
  public let identity: PackIdentity
  public let regions: Regions
  public let indicators: [Indicator]
  public let registers: [Register]
  /// In the order of the files' names, then of the rules in them.
  public private(set) var rules: [Rule]
  /// By the number that expressions know a rule's id by: the places of the rules that bear it.
  public let rulesByName: [[Int]]
  /// What the pack says of the findings that come without a rule, by their id.
  public let builtInRules: [BuiltInRule: BuiltInStatement]
  public let unchecked: [UncheckedRequirement]
  public let notRequirements: [NotRequirement]

  public var id: String { identity.id }

  /// The same pack, in which some rules, by their places, ask nothing.
  package func withoutForms(of rules: Set<Int>) -> Pack {
    var pack = self
    for index in rules { pack.rules[index].forms = [] }
    return pack
  }

  public func indicator(named name: String) -> Int? {
    indicators.firstIndex { $0.id == name }
  }

  public func register(named name: String) -> Int? {
    registers.firstIndex { $0.id == name }
  }

  /// The rules that bear an id: first those that are in effect on a date, of which the first one speaks.
  public func rules(named id: String, asOf: CalendarDate) -> [Rule] {
    let own = rules.filter { $0.id == id }
    return own.filter { $0.effective.contains(asOf) } + own.filter { !$0.effective.contains(asOf) }
  }

  /// The ids of the rules that those of an id ask about by `holds`, and of those that these ask about in turn.
  public func rulesAsked(by id: String) -> Set<String> {
    var waiting = rules.filter { $0.id == id }
    var found: Set<String> = []
    while let rule = waiting.popLast() {
      for name in rule.forms.flatMap(\.rulesAsked) {
        for asked in rulesByName[name].map({ rules[$0] }) where found.insert(asked.id).inserted {
          waiting.append(asked)
        }
      }
    }
    return found
  }
}

/// What `pack.yaml` says: which plan the pack is of, and the years that are judged.
public struct PackIdentity: Sendable {
  public let id: String
  public let version: String
  public let title: LocalizedText
  public let document: PlanDocument?
  public let years: ClosedRange<Int>
  /// Outermost first.
  public let levels: [Level]
}

/// The document whose requirements a pack states.
public struct PlanDocument: Sendable {
  public let title: LocalizedText
  public let issuer: LocalizedText?
  public let issued: String?
}

/// A level of regions: the word for one and the word for many.
public struct Level: Sendable, Hashable {
  /// As in a rule's `for`: `city`.
  public let word: String
  /// As in expressions: `cities`.
  public let plural: String
  /// What the plan calls one: 市（地）.
  public let title: LocalizedText

  init(word: String, plural: String, title: LocalizedText? = nil) {
    self.word = word
    self.plural = plural
    self.title = title ?? LocalizedText(word)
  }
}

/// A requirement that no machine can check.
public struct UncheckedRequirement: Sendable {
  public let id: String
  public let reason: LocalizedText
  /// What a person should look for.
  public let ask: LocalizedText
  public let sources: [Source]
  public let place: Place
}

/// Words of the plan that sound like a requirement and ask nothing, or nothing that no rule asks.
public struct NotRequirement: Sendable {
  public let quote: String
  public let reason: LocalizedText
  public let place: Place
}

/// The findings that come without a rule of the pack (contract §7).
public enum BuiltInRule: String, Sendable, CaseIterable {
  case reportMissing = "report-missing"
  case reportRepeated = "report-repeated"
  case valueInvalid = "value-invalid"
  case valueMissing = "value-missing"
  case duplicateKey = "duplicate-key"
  case derivedMismatch = "derived-mismatch"
  case totalMismatch = "total-mismatch"
  case historyRevised = "history-revised"
  case mixedSeries = "mixed-series"
  case waiverExpired = "waiver-expired"
  case explanationVoid = "explanation-void"

  /// Its severity where the pack states none.
  public var severity: Severity {
    switch self {
    case .reportMissing, .reportRepeated, .valueInvalid, .valueMissing, .duplicateKey, .derivedMismatch,
      .totalMismatch:
      .error
    case .historyRevised, .mixedSeries, .waiverExpired, .explanationVoid: .warning
    }
  }
}

/// What a pack states of a finding that comes without a rule.
public struct BuiltInStatement: Sendable {
  public let severity: Severity
  public let also: [String]
  public let sources: [Source]
  public let place: Place
}
