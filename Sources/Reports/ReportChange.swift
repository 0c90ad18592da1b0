public import Diagnostics
public import Documents
internal import Packs

/// Reads reports that stand in a rule test, and what a test changes of its base.
extension ReportReader {
  /// Reads a report that stands in another file, without the key `report`.
  public func read(_ node: Node) -> ReadReport {
    var decoder = Decoder()
    var read = ReadReport()
    let keys = Self.keys.filter { $0 != "report" }
    if let entry = decoder.mapping(node, keys: keys, required: ["region", "year"]) {
      self.read(entry, into: &read, &decoder)
    }
    return finish(read, decoder.faults)
  }

  private static let chosenKeys = ["region", "year", "revision"]
  private static let changedKeys = ["indicators", "history", "registers", "explanations", "evidence"]

  /// The reports with one of them changed.
  ///
  /// - Parameter change: Values by indicator, `null` for none; a register's records as a list in place of all of them,
  ///   or by key; and where there are several reports, the `region`, `year` or `revision` of the one that is meant.
  /// - Returns: The reports, and every fault of the change; one with a fault changes nothing.
  public func changing(_ reports: [Report], by change: Node) -> (reports: [Report], faults: [Diagnostic]) {
    var decoder = Decoder()
    guard let entry = decoder.mapping(change, keys: Self.chosenKeys + Self.changedKeys) else {
      return (reports, decoder.faults)
    }
    if Self.changedKeys.allSatisfy({ entry[$0] == nil }) {
      decoder.report(ReportFault.changesNothing, at: change.place)
    }
    let region = entry["region"].flatMap { self.region($0, &decoder) }
    let year = entry["year"].flatMap { decoder.reportedYear($0) }
    let revision = entry["revision"].flatMap { decoder.integer($0) }
    let chosen = reports.indices.filter { index in
      (region.map { reports[index].region == $0 } ?? true) && (year.map { reports[index].year == $0 } ?? true)
        && (revision.map { reports[index].revision == $0 } ?? true)
    }
    guard chosen.count == 1, let index = chosen.first else {
      if decoder.faults.isEmpty {
        decoder.report(chosen.isEmpty ? ReportFault.changesNoReport : .changesSeveralReports, at: change.place)
      }
      return (reports, decoder.faults)
    }
    let changed = self.changed(reports[index], by: entry, &decoder)
    guard decoder.faults.isEmpty else { return (reports, decoder.faults) }
    var result = reports
    result[index] = changed
    return (result, [])
  }

  private func changed(_ report: Report, by entry: Mapping, _ decoder: inout Decoder) -> Report {
    let statements = StatementReader(pack: pack, names: names, values: values)
    return Report(
      path: report.path, place: report.place, regionText: report.regionText, region: report.region, year: report.year,
      revision: report.revision,
      indicators: entry["indicators"].map { changed(report.indicators, by: $0, &decoder) } ?? report.indicators,
      history: entry["history"].map { changedHistory(of: report, by: $0, &decoder) } ?? report.history,
      noData: report.noData,
      registers: entry["registers"].map { changedRegisters(of: report, by: $0, &decoder) } ?? report.registers,
      explanations: entry["explanations"].map { statements.explanations($0, &decoder) } ?? report.explanations,
      evidence: entry["evidence"].map { statements.evidence($0, &decoder) } ?? report.evidence)
  }

  /// Whether a mapping of changes names anything; a fault where it does not.
  private func namesChanges(_ node: Node, _ decoder: inout Decoder) -> Bool {
    let isEmpty = node.kind == .null || (node.kind == .mapping && node.entries.isEmpty)
    if isEmpty { decoder.report(ReportFault.changesNothing, at: node.place) }
    return !isEmpty
  }

  // MARK: - Values

  private func changed(
    _ values: [Int: ReportedValue], by node: Node, _ decoder: inout Decoder
  ) -> [Int: ReportedValue] {
    guard namesChanges(node, &decoder) else { return values }
    var values = values
    for (key, index, given) in indicatorEntries(node, &decoder) {
      let value = given.flatMap { $0.isNoData ? nil : $0 }
      if value == nil, values[index] == nil { decoder.report(ReportFault.notInBase(key.text), at: key.place) }
      values[index] = value
    }
    return values
  }

  private func changedHistory(
    of report: Report, by node: Node, _ decoder: inout Decoder
  ) -> [Int: [Int: ReportedValue]] {
    guard namesChanges(node, &decoder) else { return report.history }
    var history = report.history
    for (key, year, values) in historyEntries(node, before: report.year, &decoder) {
      if values.kind == .null {
        if history.removeValue(forKey: year) == nil { decoder.report(ReportFault.notInBase(key.text), at: key.place) }
      } else {
        history[year] = changed(history[year] ?? [:], by: values, &decoder)
      }
    }
    return history
  }

  // MARK: - Registers

  private func changedRegisters(
    of report: Report, by node: Node, _ decoder: inout Decoder
  ) -> [Int: ReportedRegister] {
    guard namesChanges(node, &decoder) else { return report.registers }
    var registers = report.registers
    for (index, node) in registerEntries(node, &decoder) {
      let reader = recordReader(index, region: report.region, year: report.year)
      switch node.kind {
      case .null:
        if registers.removeValue(forKey: index) == nil {
          decoder.report(ReportFault.notInBase(pack.registers[index].id), at: node.place)
        }
      case .mapping:
        guard namesChanges(node, &decoder) else { continue }
        let records = changedRecords(registers[index]?.records ?? [], of: index, by: node, reader, &decoder)
        registers[index] = ReportedRegister(records: records, place: registers[index]?.place ?? node.place)
      case .sequence, .scalar:
        registers[index] = ReportedRegister(records: reader.read(node, &decoder), place: node.place)
      }
    }
    return registers
  }

  /// Records changed, taken away (`null`) or added by their keys; the parts of a key are joined by ` / `.
  private func changedRecords(
    _ records: [Record], of register: Int, by node: Node, _ reader: RecordReader, _ decoder: inout Decoder
  ) -> [Record] {
    let key = pack.registers[register].key
    var records = records
    for entry in decoder.entries(node) ?? [] {
      let texts = key.count == 1 ? [entry.key.text] : Self.parts(of: entry.key.text)
      guard texts.count == key.count else {
        decoder.report(ReportFault.wrongKeyParts(wanted: key.count), at: entry.key.place)
        continue
      }
      let standing = records.firstIndex { record in key.map { record.fields[$0].text } == texts }
      if entry.value.kind == .null {
        if let standing { records.remove(at: standing) }
        if standing == nil { decoder.report(ReportFault.notInBase(entry.key.text), at: entry.key.place) }
        continue
      }
      let base =
        standing.map { records[$0] } ?? reader.record(withKey: texts, at: entry.key.place, row: records.count + 1)
      guard let record = reader.record(entry.value, changing: base, &decoder) else { continue }
      if let standing { records[standing] = record } else { records.append(record) }
    }
    return records
  }

  private static func parts(of key: String) -> [String] {
    var parts: [String] = []
    var rest = key[...]
    while let end = rest.firstRange(of: " / ") {
      parts.append(String(rest[..<end.lowerBound]))
      rest = rest[end.upperBound...]
    }
    return parts + [String(rest)]
  }
}
