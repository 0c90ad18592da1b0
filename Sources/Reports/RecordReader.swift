internal import CEL
internal import Diagnostics
internal import Documents
internal import Packs
internal import Quantities

/// Reads the records of one register in one report.
struct RecordReader {
  let register: Register
  /// The register's place among the pack's.
  let index: Int
  let names: ReportNames
  let values: ValueReader
  /// The report's own, for records that name none.
  let region: Int?
  let year: Int?

  func read(_ node: Node, _ decoder: inout Decoder) -> [Record] {
    guard let nodes = decoder.sequence(node) else { return [] }
    var records: [Record] = []
    for (index, node) in nodes.enumerated() {
      if let record = record(node, row: index + 1, &decoder) { records.append(record) }
    }
    return records
  }

  private func record(_ node: Node, row: Int, _ decoder: inout Decoder) -> Record? {
    record(node, changing: empty(at: node.place, row: row), &decoder)
  }

  private func empty(at place: Place, row: Int) -> Record {
    let empty = ReportedField(text: "", value: nil, fault: nil, place: place)
    let fields = [ReportedField](repeating: empty, count: register.fields.count)
    return Record(region: region, year: year, row: row, fields: fields, place: place)
  }

  /// A record of which only the key is known.
  func record(withKey texts: [String], at place: Place, row: Int) -> Record {
    let record = empty(at: place, row: row)
    var fields = record.fields
    for (field, text) in zip(register.key, texts) {
      fields[field] = values.field(text, register.fields[field], at: place)
    }
    return Record(region: region, year: year, row: row, fields: fields, place: place)
  }

  /// A record with other values in the fields that the node names.
  func record(_ node: Node, changing record: Record, _ decoder: inout Decoder) -> Record? {
    guard let entries = decoder.entries(node) else { return nil }
    var fields = record.fields
    var named = [String?](repeating: nil, count: fields.count)
    var ownRegion = record.region
    var ownYear = record.year
    for entry in entries {
      let name = entry.key.text
      let isRegion = name == register.regionColumn
      let isYear = name == register.yearColumn
      if isRegion { ownRegion = region(entry.value) }
      if isYear { ownYear = year(entry.value) }
      // What says whose the record is need not be a field, and then nobody looks for one of nearly that name.
      guard let field = isRegion || isYear ? names.exactField(name, of: index) : names.field(name, of: index) else {
        if !isRegion, !isYear { unknown(name, entry.key, &decoder) }
        continue
      }
      if let first = named[field] {
        decoder.report(ReportFault.namedTwice(name, first: first), at: entry.key.place)
        continue
      }
      named[field] = name
      if let value = values.field(entry.value, register.fields[field], &decoder) { fields[field] = value }
    }
    return Record(region: ownRegion, year: ownYear, row: record.row, fields: fields, place: node.place)
  }

  private func unknown(_ name: String, _ key: Node, _ decoder: inout Decoder) {
    let nearest = decoder.nearest(to: name, among: register.columnNames)
    decoder.report(ReportFault.unknownField(name, nearest: nearest), at: key.place)
  }

  /// A record whose region is empty or unknown is judged as a record and belongs to no region's row.
  private func region(_ node: Node) -> Int? {
    node.kind == .scalar ? values.regions.index(named: node.text) : nil
  }

  private func year(_ node: Node) -> Int? {
    node.kind == .scalar ? ValueReader.year(node.text) : nil
  }
}

extension Register {
  /// What a mistyped name of a field or column may have meant.
  var columnNames: [String] { fields.map(\.id) + fields.map(\.title.zh) + [regionColumn, yearColumn] }
}
