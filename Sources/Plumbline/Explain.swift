public import Diagnostics
internal import Evaluation
internal import Packs
public import Quantities

/// A rule in one sentence, or why there is none.
public struct ExplainResult: Sendable {
  /// One for each rule that bears the id, each followed by how the rows of large files are judged by it.
  public let sentences: [String]
  public let faults: [Diagnostic]
}

/// Says a rule of a pack in one sentence: for whom, what, the limit, when, which clause.
///
/// - Parameters:
///   - pack: The pack's folder; `nil` for all under `Rules`, of which those that have the rule answer.
///   - asOf: Decides which rules are in effect.
public func explain(_ rule: String, pack: String?, asOf: CalendarDate, _ language: Language) -> ExplainResult {
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
      sentences += ColumnReadiness.of(rule, in: pack, asOf: asOf).map { $0.wording(in: language) }
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
