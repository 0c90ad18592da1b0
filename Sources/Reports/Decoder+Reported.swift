internal import Documents
internal import Quantities

/// Years and days in the head and the statements of a report, as its values may have them.
extension Decoder {
  /// `2023`, or `2023年` as forms have it.
  mutating func reportedYear(_ node: Node) -> Int? {
    if node.kind == .scalar, let year = ValueReader.year(node.text), Self.years.contains(year) { return year }
    return year(node)
  }

  /// `2023-03-02`, or as people and spreadsheets write it.
  mutating func reportedDate(_ node: Node) -> CalendarDate? {
    if node.kind == .scalar, let date = CalendarDate(written: node.text) { return date }
    return date(node)
  }
}
