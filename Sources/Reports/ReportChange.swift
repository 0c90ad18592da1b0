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

  private static let changedKeys = [
    "region", "year", "revision", "indicators", "history", "registers", "explanations", "evidence",
  ]

  /// The reports with one of them changed.
  ///
  /// - Parameter change: Values by indicator, `null` for none; a register's records as a list in place of all of them,
  ///   or by key; and where there are several reports, the `region`, `year` or `revision` of the one that is meant.
  /// - Returns: The reports, and every fault of the change; one with a fault changes nothing.
  public func changing(_ reports: [Report], by change: Node) -> (reports: [Report], faults: [Diagnostic]) {
    var decoder = Decoder()
    guard let entry = decoder.mapping(change, keys: Self.changedKeys) else { return (reports, decoder.faults) }
    let region = entry["region"].flatMap { self.region($0, &decoder) }
    let year = entry["year"].flatMap { decoder.year($0) }
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
    var indicators = report.indicators
    if let node = entry["indicators"] {
      for (index, value) in indicatorEntries(node, &decoder) { indicators[index] = value }
    }
    var history = report.history
    if let node = entry["history"] {
      for (year, entries) in historyEntries(node, before: report.year, &decoder) {
        for (index, value) in entries { history[year, default: [:]][index] = value }
      }
    }
    let statements = StatementReader(pack: pack, names: names, values: values)
    return Report(
      path: report.path, place: report.place, regionText: report.regionText, region: report.region, year: report.year,
      revision: report.revision, indicators: indicators, history: history,
      registers: entry["registers"].map { changedRegisters(of: report, by: $0, &decoder) } ?? report.registers,
      explanations: entry["explanations"].map { statements.explanations($0, &decoder) } ?? report.explanations,
      evidence: entry["evidence"].map { statements.evidence($0, &decoder) } ?? report.evidence)
  }

  // MARK: - Registers

  private func changedRegisters(
    of report: Report, by node: Node, _ decoder: inout Decoder
  ) -> [Int: ReportedRegister] {
    var registers = report.registers
    for (index, node) in registerEntries(node, &decoder) {
      let reader = recordReader(index, region: report.region, year: report.year)
      switch node.kind {
      case .null: registers[index] = nil
      case .mapping:
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
        if standing == nil { decoder.report(ReportFault.unknownRecord(entry.key.text), at: entry.key.place) }
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
