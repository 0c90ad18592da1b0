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
/// - Parameter pack: The pack's folder; `nil` for all under `Rules`, of which those that have the rule answer.
public func explain(_ rule: String, pack: String?, _ language: Language) -> ExplainResult {
  do throws(Diagnostic) {
    let folders: [String]
    if let pack { folders = [pack] } else { folders = try PackFolder.all() }
    var sentences: [String] = []
    var faults: [Diagnostic] = []
    var known: [String] = []
    for folder in folders {
      let (pack, found) = PackReader.read(folder: folder, files: try PackFolder.files(in: folder))
      faults += found
      guard let pack else { continue }
      sentences += RuleSentence.sentences(of: rule, in: pack, language) ?? []
      known += pack.rules.map(\.id)
    }
    if sentences.isEmpty, !faults.contains(where: { $0.severity == .error }) {
      // Of several packs none is to blame.
      let place = Place(path: folders.count == 1 ? folders[0] : PackFolder.common)
      faults.append(Diagnostic(at: place, CheckFault.noSuchRule(rule, nearest: nearestName(to: rule, among: known))))
    }
    return ExplainResult(sentences: sentences, faults: faults)
  } catch {
    return ExplainResult(sentences: [], faults: [error])
  }
}
