internal import Packs

/// What judging has to know of an earlier assessment.
public struct EarlierAssessment: Sendable {
  /// An explanation that answered a finding.
  public struct Answer: Sendable {
    public let rule: String
    public let subject: Subject
    public let text: String
    /// The rule's revision at the time.
    public let revision: String

    public init(rule: String, subject: Subject, text: String, revision: String) {
      self.rule = rule
      self.subject = subject
      self.text = text
      self.revision = revision
    }
  }

  /// By the explanation's text.
  private let answers: [String: [Answer]]
  /// The fingerprints of the findings on records, by their rules.
  private let recordFindings: [String: Set<String>]

  /// - Parameters:
  ///   - answers: The explanations that answered findings of rules that are others now.
  ///   - recordFindings: The fingerprints of its findings on records, by their rules.
  public init(answers: [Answer] = [], recordFindings: [String: Set<String>] = [:]) {
    self.answers = answers.isEmpty ? [:] : Dictionary(grouping: answers, by: \.text)
    self.recordFindings = recordFindings
  }

  var isEmpty: Bool { answers.isEmpty && recordFindings.isEmpty }

  /// Those with a text.
  func answers(saying text: String) -> [Answer] { answers.isEmpty ? [] : answers[text] ?? [] }

  /// Whether it has a finding on the record of a verdict by the same rule.
  func hadFinding(on verdict: Verdict, of pack: Pack) -> Bool {
    guard !recordFindings.isEmpty, let fingerprints = recordFindings[verdict.rule] else { return false }
    return fingerprints.contains(
      Fingerprint(pack: pack.id, rule: verdict.rule, subject: verdict.subject, regions: pack.regions).text)
  }
}
