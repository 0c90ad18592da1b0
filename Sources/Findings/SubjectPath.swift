internal import Evaluation
internal import Packs

/// What a verdict is about, as a path of ids that does not depend on the language: `230100/2023/zones/哈尔滨高新区/area`.
struct SubjectPath {
  /// The region's code; empty where a record names no known one.
  let region: String
  let year: String
  /// The record: its register, and its key or number; empty for a region.
  let record: [String]
  /// The indicator or field, where it is about one.
  let variable: String?

  init(_ subject: Subject, _ regions: Regions) {
    region = subject.region.map { regions[$0].code } ?? ""
    year = subject.year.map(String.init) ?? ""
    variable = subject.field ?? subject.indicator
    guard let register = subject.register else {
      record = []
      return
    }
    var key = subject.key.map(\.text)
    if key.allSatisfy(\.isEmpty) { key = subject.row.map { [String($0)] } ?? [] }
    if subject.occurrence > 1 { key.append(String(subject.occurrence)) }
    record = [register] + key
  }

  /// Its parts, from the region down.
  var parts: [String] { [region, year] + record + (variable.map { [$0] } ?? []) }
}
