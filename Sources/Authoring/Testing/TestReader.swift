internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Packs
internal import Quantities
internal import Reports

/// Reads a pack's tests: the files directly under `tests/`.
struct TestReader {
  /// All tests of a pack, in the order of the files' names.
  struct Tests: Sendable {
    let cases: [TestCase]
    /// Mutants that no test can catch, with the reason.
    let acceptedSurvivors: [AcceptedSurvivor]
  }

  /// - Returns: The tests that could be read, and every fault of form. With an error among them nothing should be run:
  ///   a test that is left out in silence would be none.
  static func read(_ files: [PackFile], of pack: Pack) -> (tests: Tests, faults: [Diagnostic]) {
    var reader = TestReader(pack: pack, files: files)
    var cases: [TestCase] = []
    var survivors: [AcceptedSurvivor] = []
    for file in files.sorted(by: { $0.name < $1.name }) where isTestFile(file.name) {
      let (document, faults) = Document.parse(file.bytes, path: file.path)
      reader.faults += faults
      guard let root = document?.root else { continue }
      cases += reader.cases(root)
      survivors += reader.survivors(root)
    }
    reader.reportUnusedFiles()
    let tests = Tests(cases: cases, acceptedSurvivors: survivors)
    return (tests, (reader.faults + reader.decoder.faults).sortedByPlace())
  }

  /// Files in folders under `tests/` are fixtures.
  private static func isTestFile(_ name: String) -> Bool {
    guard name.hasPrefix("tests/"), name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { return false }
    return !name.dropFirst("tests/".count).contains("/")
  }

  /// A file that only looks like tests would never be run, and nobody would know; a report that no case is based on
  /// may only be early. Where something could not be read, what it uses is not known.
  private mutating func reportUnusedFiles() {
    guard !(faults + decoder.faults).contains(where: { $0.severity == .error }) else { return }
    for file in files where file.name.hasPrefix("tests/") && !Self.isTestFile(file.name) {
      guard let kind = ReportKind(ofFile: file.name), bases[file.name] == nil else { continue }
      let isReport: Bool
      switch kind {
      case .workbook: isReport = true
      case .yaml, .json: isReport = Document.parse(file.bytes, path: file.path).document?.root["report"] != nil
      }
      decoder.report(
        isReport ? TestFault.unusedReport : .neverRun, at: Place(path: file.path),
        severity: isReport ? .warning : .error)
    }
  }

  let pack: Pack
  private let files: [PackFile]
  private let reports: ReportReader
  private let ruleNames: Set<String>
  /// The reports that cases are based on, by the names of their files; `nil` for one with a fault of form.
  private var bases: [String: Report?] = [:]
  private var places: [String: Place] = [:]
  private var faults: [Diagnostic] = []
  var decoder = Decoder()

  private init(pack: Pack, files: [PackFile]) {
    self.pack = pack
    self.files = files
    reports = ReportReader(pack)
    ruleNames = Set(pack.rules.map(\.id) + BuiltInRule.allCases.map(\.rawValue))
  }

  // MARK: - Cases

  private static let fileKeys = ["tests", "survivors"]
  private static let caseKeys = [
    "test", "report", "reports", "base", "change", "waivers", "as_of", "todo", "expect",
  ]

  private mutating func cases(_ root: Node) -> [TestCase] {
    let required = root["survivors"] == nil ? ["tests"] : []
    guard let file = decoder.mapping(root, keys: Self.fileKeys, required: required),
      let nodes = file["tests"].flatMap({ decoder.sequence($0) })
    else { return [] }
    return nodes.compactMap { testCase($0) }
  }

  private mutating func testCase(_ node: Node) -> TestCase? {
    guard let entry = decoder.mapping(node, keys: Self.caseKeys, required: ["test", "expect"]) else { return nil }
    let name = entry["test"].flatMap { self.name($0) }
    let base = entry["base"].map { self.base($0) }
    let stated = self.reports(entry, base)
    let waivers = entry["waivers"].map { self.waivers($0) } ?? []
    let asOf = entry["as_of"].map { decoder.date($0) }
    let expected = entry["expect"].flatMap { expectations($0, of: entry) }
    guard let name, let reports = stated, !reports.isEmpty, let expected, let place = entry["test"]?.place else {
      return nil
    }
    return TestCase(
      name: name, place: place, reports: reports, base: base, waivers: waivers,
      asOf: asOf.flatMap { $0 } ?? Self.endOfYear(reports), todo: todo(entry["todo"]), expectations: expected.rules,
      keepsOthers: expected.keepsOthers)
  }

  private mutating func name(_ node: Node) -> String? {
    guard let name = decoder.string(node) else { return nil }
    if let standing = places.updateValue(node.place, forKey: name) {
      decoder.report(TestFault.nameTaken(name, standing), at: node.place)
    }
    return name
  }

  /// Any words but a plain no, so that a reason can be given.
  private mutating func todo(_ node: Node?) -> String? {
    node.flatMap { decoder.string($0) }.flatMap { ["false", "no"].contains($0.lowercased()) ? nil : $0 }
  }

  /// The default for the as-of date: no test may depend on the day on which it is run.
  private static func endOfYear(_ reports: [Report]) -> CalendarDate {
    CalendarDate("\(reports.map(\.year).max() ?? 2000)-12-31") ?? CalendarDate(daysSinceEpoch: 0)
  }

  // MARK: - Reports

  private mutating func reports(_ entry: Mapping, _ base: [Report]?) -> [Report]? {
    let given = ["report", "reports", "base"].filter { entry[$0] != nil }
    guard given.count == 1 else {
      decoder.report(given.isEmpty ? TestFault.noReport : .severalReports(given), at: entry.place)
      return nil
    }
    if let node = entry["change"], base == nil { decoder.report(TestFault.keyNeedsBase("change"), at: node.place) }
    if let node = entry["report"] { return report(node).map { [$0] } }
    if let node = entry["reports"] {
      let nodes = decoder.sequence(node) ?? []
      if nodes.isEmpty { decoder.report(TestFault.noReport, at: node.place) }
      return nodes.compactMap { report($0) }
    }
    guard let base, let change = entry["change"] else { return base }
    return changed(base, by: change)
  }

  private mutating func report(_ node: Node) -> Report? {
    let read = reports.read(node)
    faults += read.faults
    return read.report
  }

  private mutating func base(_ node: Node) -> [Report] {
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    if nodes.isEmpty { decoder.report(TestFault.noReport, at: node.place) }
    return nodes.compactMap { node in decoder.string(node).flatMap { report(inFile: $0, at: node.place) } }
  }

  private mutating func report(inFile name: String, at place: Place) -> Report? {
    if let known = bases["tests/" + name] { return known }
    if let (text, path) = folder(named: name) {
      let read = reports.read(text)
      faults += read.faults
      bases.updateValue(read.report, forKey: path)
      return read.report
    }
    guard let file = files.first(where: { $0.name == "tests/" + name }) else {
      let known = files.map(\.name).filter { $0.hasPrefix("tests/") }.map { String($0.dropFirst("tests/".count)) }
      decoder.report(TestFault.noSuchBase(name, nearest: decoder.nearest(to: name, among: known)), at: place)
      return nil
    }
    let read = reports.read(file.bytes, path: file.path)
    faults += read.faults
    bases.updateValue(read.report, forKey: file.name)
    return read.report
  }

  /// A folder of CSV files that is a report, and its name among the pack's files.
  private func folder(named name: String) -> (text: ReportText, name: String)? {
    let folder = "tests/" + (name.hasSuffix("/") ? String(name.dropLast()) : name)
    let parts = files.filter { $0.name.hasPrefix(folder + "/") && $0.name.lowercased().hasSuffix(".csv") }
      .filter { !$0.name.dropFirst(folder.count + 1).contains("/") }
    guard let mark = parts.first(where: { $0.name.lowercased() == folder.lowercased() + "/" + ReportKind.folderMark })
    else { return nil }
    let path = String(mark.path.dropLast(ReportKind.folderMark.count + 1))
    return (ReportText(csv: parts.map { ($0.path, $0.bytes) }, path: path), "tests/" + name)
  }

  private mutating func changed(_ base: [Report], by change: Node) -> [Report] {
    let changes = change.kind == .sequence ? Array(change.elements) : [change]
    return changes.reduce(base) { standing, change in
      let (changed, found) = reports.changing(standing, by: change)
      faults += found
      return changed
    }
  }

  private mutating func waivers(_ node: Node) -> [Waiver] {
    let (waivers, found) = WaiverReader.read(node, pack: pack)
    faults += found
    return waivers
  }

  // MARK: - Rules

  /// Whether the node names a rule of the pack or a finding that comes without one.
  mutating func rule(_ node: Node) -> String? {
    guard let id = decoder.string(node) else { return nil }
    if ruleNames.contains(id) { return id }
    decoder.report(
      ReportFault.unknownRule(id, nearest: decoder.nearest(to: id, among: ruleNames.sorted())), at: node.place)
    return nil
  }
}
