public import Diagnostics
internal import Documents

/// A file of a pack as it was read from disk.
public struct PackFile: Sendable {
  /// Within the pack's folder: `rules/01-goals.yaml`.
  public let name: String
  /// As messages name it.
  public let path: String
  public let bytes: [UInt8]

  public init(name: String, path: String, bytes: [UInt8]) {
    self.name = name
    self.path = path
    self.bytes = bytes
  }

  var isYAML: Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }
}

/// Loads a pack from its files and checks it whole.
public struct PackReader {
  /// Reads a pack.
  ///
  /// - Parameters:
  ///   - folder: The pack's folder, as messages name it.
  ///   - files: All files under it.
  /// - Returns: The pack, where it has no error, and every fault that was met.
  public static func read(folder: String, files: [PackFile]) -> (pack: Pack?, faults: [Diagnostic]) {
    let (editable, faults) = readEditable(folder: folder, files: files)
    return (editable?.pack, faults)
  }

  /// Reads a pack and keeps what its rules were read from.
  public static func readEditable(
    folder: String, files: [PackFile]
  ) -> (pack: EditablePack?, faults: [Diagnostic]) {
    var reader = PackReader(folder: folder, files: files)
    let pack = reader.pack()
    let faults = reader.decoder.faults.sortedByPlace()
    return (faults.contains { $0.severity == .error } ? nil : pack, faults)
  }

  let folder: String
  let files: [PackFile]
  var decoder = Decoder()

  private mutating func pack() -> EditablePack? {
    reportUnexpectedFiles()
    let identity = document("pack.yaml", isRequired: true).flatMap { PackIdentityReader.read($0.root, &decoder) }
    let levels = identity?.levels ?? []
    let regionsNode = document("regions.yaml", isRequired: true)?.root
    let indicatorsNode = document("indicators.yaml", isRequired: true)?.root
    let registersNode = document("registers.yaml", isRequired: false)?.root
    let (ruleDocuments, lacksRules) = ruleDocuments()
    let ruleNodes = ruleDocuments.flatMap { RuleNode.rules(in: $0.root, &decoder) }
    guard let identity else { return nil }

    let regions = regionsNode.map { RegionsReader.read($0, levels: levels, &decoder) } ?? Regions([])
    var names = PlanVocabulary.Names()
    names.levels = levels
    names.lacksRules = lacksRules
    let registers = registersNode.map { RegistersReader.read($0, names: &names, &decoder) } ?? []
    var indicators = IndicatorsReader(names: names, regions: regions, files: files)
    let read = indicatorsNode.map { indicators.read($0, &decoder) } ?? []
    names = indicators.names
    var rulesReader = RulesReader(
      identity: identity, regions: regions, indicators: read, registers: registers, names: names, files: files)
    let statements = rulesReader.read(ruleNodes, &decoder)
    let left = document("unchecked.yaml", isRequired: false).map {
      UncheckedReader(rulesReader).read($0.root, &decoder)
    }
    let pack = Pack(
      identity: identity, regions: regions, indicators: read, registers: registers, rules: statements.rules,
      rulesByName: statements.rulesByName, builtInRules: statements.builtIn,
      unchecked: left?.unchecked ?? [], notRequirements: left?.notRequirements ?? [])
    return EditablePack(pack: pack, ruleNodes: statements.nodes, reader: rulesReader)
  }

  private static let known: Set<String> = [
    "pack.yaml", "regions.yaml", "indicators.yaml", "registers.yaml", "unchecked.yaml",
  ]

  /// A rule file in the wrong folder would be no rule at all, and nobody would know.
  private mutating func reportUnexpectedFiles() {
    for file in files where file.isYAML {
      let isInKnownFolder = file.name.hasPrefix("rules/") || file.name.hasPrefix("tests/")
      if !isInKnownFolder, !Self.known.contains(file.name) {
        decoder.report(PackFault.unexpectedFile(file.name), at: Place(path: file.path))
      }
    }
  }

  private mutating func document(_ name: String, isRequired: Bool) -> Document? {
    guard let file = files.first(where: { $0.name == name }) else {
      if isRequired { decoder.report(PackFault.fileMissing(name), at: Place(path: folder + "/" + name)) }
      return nil
    }
    return parse(file)
  }

  private mutating func parse(_ file: PackFile) -> Document? {
    let (document, faults) = Document.parse(file.bytes, path: file.path)
    for fault in faults { decoder.report(fault.fact, at: fault.place, severity: fault.severity) }
    return document
  }

  /// The rule files that can be parsed, and whether some cannot.
  private mutating func ruleDocuments() -> (documents: [Document], lacksSome: Bool) {
    let ruleFiles = files.filter { $0.name.hasPrefix("rules/") && $0.isYAML }.sorted { $0.name < $1.name }
    if ruleFiles.isEmpty { decoder.report(PackFault.fileMissing("rules/*.yaml"), at: Place(path: folder + "/rules")) }
    let documents = ruleFiles.compactMap { parse($0) }
    return (documents, documents.count < ruleFiles.count)
  }

}
