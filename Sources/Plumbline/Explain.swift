public import Diagnostics
internal import Packs

/// A rule in one sentence, or why there is none.
public struct ExplainResult: Sendable {
  /// One for each rule that bears the id.
  public let sentences: [String]
  public let faults: [Diagnostic]
}

/// Says a rule of a pack in one sentence: for whom, what, the limit, when, which clause.
///
/// - Parameter pack: The pack's folder; `nil` for the only one in `Rules`.
public func explain(_ rule: String, pack: String?, _ language: Language) -> ExplainResult {
  do throws(Diagnostic) {
    let folder: String
    if let pack { folder = pack } else { folder = try PackFolder.only() }
    let (pack, faults) = PackReader.read(folder: folder, files: try PackFolder.files(in: folder))
    guard let pack else { return ExplainResult(sentences: [], faults: faults) }
    if let sentences = RuleSentence.sentences(of: rule, in: pack, language) {
      return ExplainResult(sentences: sentences, faults: faults)
    }
    let known = pack.rules.map(\.id)
    throw Diagnostic(
      at: Place(path: folder), CheckFault.noSuchRule(rule, nearest: nearestName(to: rule, among: known)))
  } catch {
    return ExplainResult(sentences: [], faults: [error])
  }
}
