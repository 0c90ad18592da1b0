public import Diagnostics
internal import Documents
public import Packs
internal import Quantities

/// Reads a report in YAML or JSON.
public struct ReportReader {
  let pack: Pack
  let names: ReportNames
  let values: ValueReader

  public init(_ pack: Pack) {
    self.pack = pack
    names = ReportNames(pack)
    values = ValueReader(regions: pack.regions)
  }

  static let keys = [
    "report", "region", "year", "revision", "prepared", "indicators", "history", "registers", "explanations",
    "evidence",
  ]

  /// Reads a report's text.
  public func read(_ bytes: [UInt8], path: String) -> ReadReport {
    read(ReportText(bytes, path: path))
  }

  /// Reads a report.
  ///
  /// - Returns: The report, where its form has no fault; what region and year it speaks of, as far as that can be told;
  ///   and every fault of form.
  public func read(_ text: ReportText) -> ReadReport {
    var decoder = Decoder()
    var read = ReadReport()
    let (document, required, faults) = tree(of: text)
    if let document, let entry = decoder.mapping(document.root, keys: Self.keys, required: required) {
      self.read(entry, into: &read, &decoder)
    }
    return finish(read, text.faults + faults + decoder.faults)
  }

  /// The tree of a report, which keys it has to have, and what was wrong with tables that it was built from.
  func tree(of text: ReportText) -> (document: Document?, required: [String], faults: [Diagnostic]) {
    switch text.content {
    case .document(let document): return (document, ["report", "region", "year"], [])
    case .tables(let tables):
      // What its head lacks is told in the terms of tables.
      let (document, faults) = TabularReader.read(
        tables, pack, names, isWhole: !text.faults.contains { $0.severity == .error })
      return (document, [], faults)
    }
  }

  /// A report with a fault of form is none.
  func finish(_ read: ReadReport, _ faults: [Diagnostic]) -> ReadReport {
    var read = read
    read.faults = faults
    if faults.contains(where: { $0.severity == .error }) { read.report = nil }
    return read
  }

  func read(_ entry: Mapping, into read: inout ReadReport, _ decoder: inout Decoder) {
    if let node = entry["report"], let id = decoder.string(node), id != pack.id {
      // The rest speaks of another plan's indicators and rules; to find fault with each would help nobody.
      decoder.report(ReportFault.otherPack(found: id, wanted: pack.id), at: node.place)
      read.region = (entry["region"]?.text).flatMap { pack.regions.index(named: $0) }
      read.year = (entry["year"]?.text).flatMap { Int($0) }
      return
    }
    read.region = entry["region"].flatMap { region($0, &decoder) }
    read.year = entry["year"].flatMap { decoder.reportedYear($0) }
    read.revision = entry["revision"].map { revision($0, &decoder) } ?? 1
    if let node = entry["prepared"] { prepared(node, &decoder) }
    var indicators = entry["indicators"].map { self.indicators($0, &decoder) } ?? [:]
    var history = entry["history"].map { self.history($0, before: read.year, &decoder) } ?? [:]
    var noData = history.mapValues { $0.filter(\.value.isNoData) }
    if let year = read.year { noData[year] = indicators.filter(\.value.isNoData) }
    indicators = indicators.filter { !$0.value.isNoData }
    history = history.mapValues { $0.filter { !$0.value.isNoData } }
    let registers =
      entry["registers"].map { self.registers($0, region: read.region, year: read.year, &decoder) } ?? [:]
    let statements = StatementReader(pack: pack, names: names, values: values)
    let explanations = entry["explanations"].map { statements.explanations($0, &decoder) } ?? []
    let evidence = entry["evidence"].map { statements.evidence($0, &decoder) } ?? []
    guard let region = read.region, let year = read.year, let node = entry["region"] else { return }
    read.report = Report(
      path: node.place.path, place: node.place, regionText: node.text, region: region, year: year,
      revision: read.revision, indicators: indicators, history: history, noData: noData, registers: registers,
      explanations: explanations, evidence: evidence)
  }

  // MARK: - Head

  func region(_ node: Node, _ decoder: inout Decoder) -> Int? {
    guard let name = decoder.string(node) else { return nil }
    if let region = pack.regions.index(named: name) { return region }
    decoder.report(
      ReportFault.unknownRegion(name, nearest: decoder.nearest(to: name, among: pack.regions.names)), at: node.place)
    return nil
  }

  private func revision(_ node: Node, _ decoder: inout Decoder) -> Int {
    guard let revision = decoder.integer(node) else { return 1 }
    if revision < 1 { decoder.report(ReportFault.revisionBelowOne(revision), at: node.place) }
    return revision
  }

  private func prepared(_ node: Node, _ decoder: inout Decoder) {
    guard let entry = decoder.mapping(node, keys: ["by", "date"]) else { return }
    if let by = entry["by"] { _ = decoder.string(by) }
    if let date = entry["date"] { _ = decoder.reportedDate(date) }
  }

  // MARK: - Values

  private func indicators(_ node: Node, _ decoder: inout Decoder) -> [Int: ReportedValue] {
    indicatorEntries(node, &decoder).reduce(into: [:]) { $0[$1.index] = $1.value }
  }

  /// The indicators that are named, with their values; `nil` where it is said that there is none.
  func indicatorEntries(
    _ node: Node, _ decoder: inout Decoder
  ) -> [(key: Node, index: Int, value: ReportedValue?)] {
    var values: [(key: Node, index: Int, value: ReportedValue?)] = []
    var named: [Int: String] = [:]
    guard node.kind != .null else { return [] }
    for entry in decoder.entries(node) ?? [] {
      guard let index = indicator(entry.key, &decoder) else { continue }
      if let first = named.updateValue(entry.key.text, forKey: index) {
        decoder.report(ReportFault.namedTwice(entry.key.text, first: first), at: entry.key.place)
        continue
      }
      values.append((entry.key, index, self.values.indicator(entry.value, in: pack.indicators[index].unit, &decoder)))
    }
    return values
  }

  private func indicator(_ key: Node, _ decoder: inout Decoder) -> Int? {
    let name = key.text
    guard let index = names.indicator(name) else {
      let known = pack.indicators.map(\.id) + pack.indicators.map(\.title.zh)
      decoder.report(
        ReportFault.unknownIndicator(name, nearest: decoder.nearest(to: name, among: known)), at: key.place)
      return nil
    }
    if pack.indicators[index].isGiven { decoder.report(ReportFault.givenByPack(name), at: key.place) }
    return index
  }

  private func history(_ node: Node, before year: Int?, _ decoder: inout Decoder) -> [Int: [Int: ReportedValue]] {
    guard node.kind != .null else { return [:] }
    return historyEntries(node, before: year, &decoder).reduce(into: [:]) { history, past in
      history[past.year] = indicators(past.values, &decoder)
    }
  }

  /// The earlier years that are named, with what is said of each.
  func historyEntries(
    _ node: Node, before year: Int?, _ decoder: inout Decoder
  ) -> [(key: Node, year: Int, values: Node)] {
    (decoder.entries(node) ?? []).compactMap { entry in
      guard let past = decoder.reportedYear(entry.key) else { return nil }
      if let year, past >= year {
        decoder.report(ReportFault.historyNotEarlier(year: past, report: year), at: entry.key.place)
      }
      return (entry.key, past, entry.value)
    }
  }

  // MARK: - Registers

  private func registers(
    _ node: Node, region: Int?, year: Int?, _ decoder: inout Decoder
  ) -> [Int: ReportedRegister] {
    var registers: [Int: ReportedRegister] = [:]
    for (index, node) in registerEntries(node, &decoder) {
      // `registers: {zones: }` names the register and says nothing of it: missing, not empty.
      if node.kind == .null { continue }
      let records = recordReader(index, region: region, year: year).read(node, &decoder)
      registers[index] = ReportedRegister(records: records, place: node.place)
    }
    return registers
  }

  func recordReader(_ index: Int, region: Int?, year: Int?) -> RecordReader {
    RecordReader(
      register: pack.registers[index], index: index, names: names, values: values, region: region, year: year)
  }

  /// The registers that are named, with what is said of each.
  func registerEntries(_ node: Node, _ decoder: inout Decoder) -> [(index: Int, node: Node)] {
    var registers: [(index: Int, node: Node)] = []
    var named: [Int: String] = [:]
    guard node.kind != .null else { return [] }
    for entry in decoder.entries(node) ?? [] {
      let name = entry.key.text
      guard let index = names.register(name) else {
        let known = pack.registers.map(\.id) + pack.registers.map(\.title.zh)
        decoder.report(
          ReportFault.unknownRegister(name, nearest: decoder.nearest(to: name, among: known)), at: entry.key.place)
        continue
      }
      if let first = named.updateValue(name, forKey: index) {
        decoder.report(ReportFault.namedTwice(name, first: first), at: entry.key.place)
        continue
      }
      registers.append((index, entry.value))
    }
    return registers
  }
}

/// What came of reading a report.
public struct ReadReport: Sendable {
  public internal(set) var report: Report?
  public internal(set) var region: Int?
  public internal(set) var year: Int?
  public internal(set) var revision = 1
  public internal(set) var faults: [Diagnostic] = []
}
