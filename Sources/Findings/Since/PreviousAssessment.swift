public import Diagnostics
internal import Documents
public import Evaluation
public import Packs
public import Quantities

/// An earlier assessment, as `JSONRendering` wrote it: what a later one is compared with.
public struct PreviousAssessment: Sendable {
  public let path: String
  public let asOf: CalendarDate
  /// The version of the pack that it was made with.
  public let packVersion: String
  public let packDigest: String
  let rules: [PreviousRule]
  /// In the order of the file.
  let verdicts: [PreviousVerdict]
}

/// What an earlier assessment says of one rule.
struct PreviousRule: Sendable {
  let id: String
  /// Of an assessment made before there were any it is `nil`.
  let revision: String?
  /// How many of its verdicts were shortfalls, those that are not listed included.
  let shortfalls: Int
}

/// A verdict of an earlier assessment.
struct PreviousVerdict: Sendable {
  let rule: String
  let fingerprint: String
  let facts: ComparedFacts
  let subject: PreviousSubject
  /// In the language in which it was written.
  let message: String

  /// Whether somebody had to act on it.
  var isFinding: Bool { facts.severity != .none && facts.outcome.isShortfall }
}

/// What an earlier verdict was about.
struct PreviousSubject: Sendable {
  /// The region as `Subject` has it where the pack still knows its code.
  let subject: Subject
  let regionCode: String?
}

// MARK: - Reading

extension PreviousAssessment {
  /// A larger file is refused, in bytes: 256 MB hold some 250,000 verdicts.
  public static let mostBytes = 256 << 20

  private static let limits = Limits(bytes: mostBytes, nodes: 16_000_000)

  /// Faults beyond so many are not told one by one.
  private static let mostFaults = 20

  /// Reads an assessment of the same pack, of this version of Plumbline or an earlier one.
  ///
  /// Keys that it does not know are passed over: a later version may write more.
  ///
  /// - Parameters:
  ///   - pack: The pack that it has to be of; another version of it will do.
  ///   - asOf: The date of the assessment that is to be compared with it.
  /// - Returns: `nil` where a fault keeps it from being compared: half of it would call the other half new.
  public static func read(
    _ bytes: [UInt8], path: String, of pack: Pack, asOf: CalendarDate
  ) -> (assessment: PreviousAssessment?, faults: [Diagnostic]) {
    let (document, faults) = Document.parse(bytes, path: path, isJSON: true, limits: limits)
    guard let root = document?.root, faults.isEmpty else { return (nil, faults.map(fitting)) }
    var decoder = Decoder()
    let assessment = read(root, path: path, of: pack, asOf: asOf, &decoder)
    let isSound = !decoder.faults.contains { $0.severity == .error }
    return (isSound ? assessment : nil, decoder.faults)
  }

  /// The fault of a file, in words that fit an assessment: nobody can split one that is too large.
  public static func fitting(_ fault: Diagnostic) -> Diagnostic {
    switch fault.fact as? DocumentFault {
    case .tooLarge, .tooManyNodes: Diagnostic(at: fault.place, AssessmentFault.tooLarge)
    default: fault
    }
  }

  private static func read(
    _ root: Node, path: String, of pack: Pack, asOf: CalendarDate, _ decoder: inout Decoder
  ) -> PreviousAssessment? {
    guard let schema = root["schema"], schema.kind == .scalar else {
      decoder.report(AssessmentFault.notAnAssessment, at: root.place)
      return nil
    }
    guard schema.hasText("plumbline/assessment/1") else {
      decoder.report(AssessmentFault.otherSchema(schema.text), at: schema.place)
      return nil
    }
    guard let head = decoder.required("pack", of: root), let idNode = decoder.required("id", of: head),
      let id = decoder.string(idNode)
    else { return nil }
    guard id == pack.id else {
      decoder.report(AssessmentFault.otherPack(found: id, wanted: pack.id), at: idNode.place)
      return nil
    }
    let version = decoder.required("version", of: head).flatMap { decoder.string($0) }
    let digest = decoder.required("sha256", of: head).flatMap { decoder.string($0) }
    let date = decoder.required("as_of", of: root).flatMap { decoder.date($0) }
    if let date, let place = root["as_of"]?.place, asOf < date {
      decoder.report(AssessmentFault.later(than: asOf), at: place, severity: .warning)
    }
    let rules = list("rules", of: root, &decoder) { PreviousRule($0, &$1) }
    let regions = Dictionary(pack.regions.all.indices.map { (pack.regions[$0].code, $0) }) { first, _ in first }
    let verdicts = list("verdicts", of: root, &decoder) { PreviousVerdict($0, regions, &$1) }
    reportRepetitions(in: verdicts, at: root["verdicts"]?.place ?? root.place, &decoder)
    guard let version, let digest, let date else { return nil }
    return PreviousAssessment(
      path: path, asOf: date, packVersion: version, packDigest: digest, rules: rules, verdicts: verdicts)
  }

  private static func list<Element>(
    _ key: String, of root: Node, _ decoder: inout Decoder, _ read: (Node, inout Decoder) -> Element?
  ) -> [Element] {
    guard let node = decoder.required(key, of: root), let nodes = decoder.sequence(node) else { return [] }
    var elements: [Element] = []
    elements.reserveCapacity(nodes.count)
    for node in nodes {
      guard decoder.faults.count < mostFaults else {
        decoder.report(AssessmentFault.moreFaults, at: node.place)
        break
      }
      if let element = read(node, &decoder) { elements.append(element) }
    }
    return elements
  }

  /// The first of several with one fingerprint is compared.
  private static func reportRepetitions(in verdicts: [PreviousVerdict], at place: Place, _ decoder: inout Decoder) {
    let repeated = verdicts.count - Set(verdicts.map(\.fingerprint)).count
    if repeated > 0 { decoder.report(AssessmentFault.repeated(count: repeated), at: place, severity: .warning) }
  }
}

extension PreviousRule {
  fileprivate init?(_ node: Node, _ decoder: inout Decoder) {
    guard node.kind == .mapping else {
      _ = decoder.entries(node)
      return nil
    }
    var shortfalls = 0
    for outcome in Outcome.allCases where outcome.isShortfall {
      guard let count = decoder.required(outcome.rawValue, of: node).flatMap({ decoder.integer($0) }) else {
        return nil
      }
      // Beyond what any run can count the sum might overflow.
      shortfalls += min(max(0, count), 1 << 40)
    }
    guard let id = decoder.required("id", of: node).flatMap({ decoder.string($0) }) else { return nil }
    self.init(id: id, revision: node["revision"]?.text, shortfalls: shortfalls)
  }
}

extension PreviousVerdict {
  fileprivate init?(_ node: Node, _ regions: [String: Int], _ decoder: inout Decoder) {
    guard node.kind == .mapping else {
      _ = decoder.entries(node)
      return nil
    }
    guard let facts = ComparedFacts(node, &decoder),
      let rule = decoder.required("rule", of: node).flatMap({ decoder.string($0) }),
      let fingerprint = decoder.required("fingerprint", of: node).flatMap({ decoder.string($0) }),
      let subject = decoder.required("subject", of: node)
    else { return nil }
    self.init(
      rule: rule, fingerprint: fingerprint, facts: facts, subject: PreviousSubject(subject, regions),
      message: node["message"]?.text ?? "")
  }
}

extension PreviousSubject {
  fileprivate init(_ node: Node, _ regions: [String: Int]) {
    func texts(_ key: String) -> [NamedText] {
      (node[key].map { Array($0.entries) } ?? []).map { NamedText(name: $0.key.text, text: $0.value.text) }
    }
    let code = node["region"]?.text
    var subject = Subject(ofRegion: code.flatMap { regions[$0] }, year: node["year"].flatMap { Int($0.text) })
    subject.register = node["register"]?.text
    subject.row = node["row"].flatMap { Int($0.text) }
    subject.key = texts("key")
    subject.indicator = node["indicator"]?.text
    subject.field = node["field"]?.text
    subject.each = texts("each")
    subject.occurrence = node["occurrence"].flatMap { Int($0.text) } ?? 1
    self.init(subject: subject, regionCode: code)
  }
}

// MARK: - What judging has to know of it

extension PreviousAssessment {
  /// The explanations that it has of findings of rules that are others now, and its findings on records.
  public func earlier(than pack: Pack, asOf: CalendarDate) -> EarlierAssessment {
    let now = pack.revisions(asOf: asOf)
    let changed = rules.reduce(into: [String: String]()) { changed, rule in
      if let revision = rule.revision, let current = now[rule.id], current != revision { changed[rule.id] = revision }
    }
    var answers: [EarlierAssessment.Answer] = []
    var recordFindings: [String: Set<String>] = [:]
    for verdict in verdicts where verdict.isFinding {
      if let text = verdict.facts.explanation, let revision = changed[verdict.rule] {
        answers.append(
          EarlierAssessment.Answer(
            rule: verdict.rule, subject: verdict.subject.subject, text: text, revision: revision))
      }
      if verdict.subject.isRecord { recordFindings[verdict.rule, default: []].insert(verdict.fingerprint) }
    }
    return EarlierAssessment(answers: answers, recordFindings: recordFindings)
  }
}

extension PreviousSubject {
  /// Whether it is a record of a register.
  var isRecord: Bool { subject.register != nil && subject.row != nil }
}
