internal import Diagnostics
internal import Documents
internal import Quantities
internal import Tables

extension IndicatorsReader {
  private static let columns = ["region", "year", "value"]

  /// Reads a table of values that the pack itself states: region, year, value.
  func given(_ node: Node, _ unit: Unit, _ decoder: inout Decoder) -> [RegionYear: GivenValue] {
    guard let name = decoder.string(node) else { return [:] }
    guard let file = packFile(named: name) else {
      decoder.report(PackFault.fileMissing(name), at: node.place)
      return [:]
    }
    let (table, faults) = CSVTable.parse(file.bytes, path: file.path)
    for fault in faults { decoder.report(fault.fact, at: fault.place, severity: fault.severity) }
    guard let table else { return [:] }
    let columns = Self.columns.compactMap { name in table.header.firstIndex { $0.text == name } }
    guard columns.count == Self.columns.count else {
      decoder.report(PackFault.givenColumns(wanted: Self.columns.joined(separator: ", ")), at: Place(path: file.path))
      return [:]
    }
    var values: [RegionYear: GivenValue] = [:]
    for row in table.rows {
      guard let (key, value) = givenValue(columns.map { row[$0] }, unit, &decoder) else { continue }
      if values.updateValue(value, forKey: key) != nil {
        decoder.report(
          PackFault.givenTwice(region: regionName(key.region), year: key.year), at: row[columns[0]].place)
      }
    }
    return values
  }

  private func givenValue(
    _ fields: [CSVField], _ unit: Unit, _ decoder: inout Decoder
  ) -> (RegionYear, GivenValue)? {
    let region = regionIndex(named: fields[0].text)
    if region == nil {
      decoder.report(
        PackFault.unknownRegion(fields[0].text, nearest: nearestName(to: fields[0].text, among: regionNames)),
        at: fields[0].place)
    }
    let year = Int(fields[1].text).flatMap { Decoder.years.contains($0) ? $0 : nil }
    if year == nil { decoder.report(DocumentFault.unexpected(.text(fields[1].text), .year), at: fields[1].place) }
    guard let number = decoder.figure(fields[2].text, at: fields[2].place, in: unit)?.number, let region, let year
    else { return nil }
    return (
      RegionYear(region: region, year: year), GivenValue(number: number, text: fields[2].text, place: fields[2].place)
    )
  }
}
