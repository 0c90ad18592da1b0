internal import Diagnostics
internal import Documents

/// Reads `regions.yaml`.
struct RegionsReader {
  private let levels: [Level]
  /// A region as written, before the one above it is looked up.
  private struct Draft {
    let code: String
    let name: LocalizedText
    let level: Int
    let parent: Node?
    let aliases: [String]
    let isResidual: Bool
    let tile: (tile: Region.Tile, place: Place)?
    let place: Place
  }

  static func read(_ root: Node, levels: [Level], _ decoder: inout Decoder) -> Regions {
    guard let file = decoder.mapping(root, keys: ["regions"], required: ["regions"]),
      let entries = file["regions"].flatMap({ decoder.entries($0) })
    else { return Regions([]) }
    let reader = RegionsReader(levels: levels)
    var drafts: [Draft] = []
    for entry in entries {
      if let draft = reader.draft(entry.key, entry.value, &decoder) { drafts.append(draft) }
    }
    drafts.sort { $0.code < $1.code }
    let regions = reader.resolve(drafts, &decoder)
    return Regions(regions)
  }

  private func draft(_ key: Node, _ node: Node, _ decoder: inout Decoder) -> Draft? {
    guard
      let entry = decoder.mapping(
        node, keys: ["name", "level", "in", "aliases", "residual", "tile"], required: ["name", "level"])
    else { return nil }
    let name = entry["name"].flatMap { decoder.localizedText($0) }
    let level = entry["level"].flatMap { self.level($0, &decoder) }
    let aliases = entry["aliases"].map { decoder.strings($0) } ?? []
    let isResidual = entry["residual"].flatMap { decoder.boolean($0) } ?? false
    let tile = entry["tile"].flatMap { node in self.tile(node, &decoder).map { ($0, node.place) } }
    guard let name, let level else { return nil }
    return Draft(
      code: key.text, name: name, level: level, parent: entry["in"], aliases: aliases, isResidual: isResidual,
      tile: tile, place: key.place)
  }

  private func tile(_ node: Node, _ decoder: inout Decoder) -> Region.Tile? {
    guard let nodes = decoder.sequence(node) else { return nil }
    let numbers = nodes.compactMap { decoder.integer($0) }
    guard numbers.count == nodes.count else { return nil }
    guard numbers.count == 2, numbers.allSatisfy(Region.Tile.range.contains) else {
      decoder.report(PackFault.tileMalformed, at: node.place)
      return nil
    }
    return Region.Tile(column: numbers[0], row: numbers[1])
  }

  private func level(_ node: Node, _ decoder: inout Decoder) -> Int? {
    guard let word = decoder.string(node) else { return nil }
    if let level = levels.firstIndex(where: { $0.word == word }) { return level }
    decoder.report(
      PackFault.unknownLevel(word, nearest: nearestName(to: word, among: levels.map(\.word))), at: node.place)
    return nil
  }

  private func resolve(_ drafts: [Draft], _ decoder: inout Decoder) -> [Region] {
    let indices = Dictionary(drafts.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    var owners: [String: String] = [:]
    var regions: [Region] = []
    for draft in drafts {
      let parent = parent(of: draft, indices, drafts, &decoder)
      let region = Region(
        code: draft.code, name: draft.name, level: draft.level, parent: parent, aliases: draft.aliases,
        isResidual: draft.isResidual, tile: draft.tile?.tile)
      for name in Set(region.names.map(Regions.folded)) {
        if let owner = owners.updateValue(draft.code, forKey: name) {
          decoder.report(PackFault.regionNameTaken(name, by: owner), at: draft.place)
        }
      }
      regions.append(region)
    }
    refuseSharedTiles(drafts, &decoder)
    let outermost = drafts.filter { $0.level == 0 && !$0.isResidual }
    if outermost.count > 1 { decoder.report(PackFault.severalOutermostRegions, at: outermost[1].place) }
    return regions
  }

  /// A square of a level's map is one region's.
  private func refuseSharedTiles(_ drafts: [Draft], _ decoder: inout Decoder) {
    for (index, draft) in drafts.enumerated() {
      guard let (tile, place) = draft.tile else { continue }
      if let owner = drafts[..<index].first(where: { $0.level == draft.level && $0.tile?.tile == tile }) {
        decoder.report(PackFault.tileTaken(column: tile.column, row: tile.row, by: owner.code), at: place)
      }
    }
  }

  private func parent(
    of draft: Draft, _ indices: [String: Int], _ drafts: [Draft], _ decoder: inout Decoder
  ) -> Int? {
    guard let node = draft.parent else {
      if draft.level > 0 { decoder.report(PackFault.regionWithoutParent, at: draft.place) }
      return nil
    }
    guard let code = decoder.string(node) else { return nil }
    guard let parent = indices[code] else {
      decoder.report(
        PackFault.unknownRegion(code, nearest: nearestName(to: code, among: drafts.map(\.code))), at: node.place)
      return nil
    }
    guard drafts[parent].level == draft.level - 1 else {
      decoder.report(PackFault.parentOfWrongLevel(code), at: node.place)
      return nil
    }
    return parent
  }
}
