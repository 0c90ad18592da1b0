internal import Diagnostics
internal import Documents
internal import Packs

/// The requirements that somebody has found in a plan, by their ids.
struct Catalogue {
  /// In the order of the file, each once.
  let ids: [String]

  /// Reads a list of mappings with an `id`, at the top of the file or under `requirements`; their other keys are
  /// nobody's business here.
  static func read(_ file: TextFile) -> (catalogue: Catalogue?, faults: [Diagnostic]) {
    let (document, faults) = Document.parse(file.bytes, path: file.path)
    guard let root = document?.root else { return (nil, faults) }
    var decoder = Decoder()
    guard let list = root.kind == .sequence ? root : root["requirements"] else {
      return (nil, faults + [Diagnostic(at: root.place, TraceFault.noRequirements)])
    }
    var ids: [String] = []
    var seen: Set<String> = []
    for entry in decoder.sequence(list) ?? [] {
      guard let node = entry["id"] else {
        decoder.report(DocumentFault.missingKey("id"), at: entry.place)
        continue
      }
      if let id = decoder.string(node), seen.insert(id).inserted { ids.append(id) }
    }
    if list.kind == .sequence, list.elements.isEmpty { decoder.report(TraceFault.noRequirements, at: list.place) }
    return (Catalogue(ids: ids), faults + decoder.faults)
  }

  /// What the pack makes of each of them.
  func coverage(by pack: Pack) -> CatalogueCoverage {
    let rules = pack.rules.map(\.id)
    let also = pack.rules.flatMap(\.also) + BuiltInRule.allCases.flatMap { pack.builtInRules[$0]?.also ?? [] }
    let unchecked = pack.unchecked.map(\.id)
    let (isRule, isAlso, isUnchecked) = (Set(rules), Set(also), Set(unchecked))
    var seen = Set(ids)
    let others = (rules + also + unchecked).filter { seen.insert($0).inserted }
    return CatalogueCoverage(
      rules: ids.filter { isRule.contains($0) },
      also: ids.filter { !isRule.contains($0) && isAlso.contains($0) },
      unchecked: ids.filter { !isRule.contains($0) && !isAlso.contains($0) && isUnchecked.contains($0) },
      absent: ids.filter { !isRule.contains($0) && !isAlso.contains($0) && !isUnchecked.contains($0) },
      others: others)
  }
}
