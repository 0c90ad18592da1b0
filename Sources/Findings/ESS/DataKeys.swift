internal import Evaluation
internal import Packs

/// What the ESS validation report names values by: the population, the event that they were observed in, the unit, the
/// variable. Here these are the pack, the year, the region or record, and the indicator, field or expression.
struct DataKeys {
  /// Every value that was used or missed, each once.
  let source: [[String]]
  /// What the rule judges; empty where that is its sources, which is what the structure takes an empty list for.
  let target: [[String]]

  init(_ verdict: Verdict, _ assessment: Assessment) {
    let pack = assessment.pack
    let subject = verdict.subject
    let path = SubjectPath(subject, pack.regions)
    let register = subject.register.flatMap { pack.register(named: $0) }.map { pack.registers[$0] }
    func key(_ name: String, _ region: Int?, _ year: Int?) -> [String] {
      let code = region.map { pack.regions[$0].code } ?? path.region
      let isOfRecord = register?.field(named: name) != nil
      let unit = isOfRecord ? ([path.region] + path.record).joined(separator: "/") : code
      return [pack.id, year.map(String.init) ?? path.year, unit, name]
    }
    let unit = ([path.region] + path.record).joined(separator: "/")
    let variable = path.variable ?? RuleStatement(verdict, assessment)?.value
    target = variable.map { [[pack.id, path.year, unit, $0]] } ?? []
    var source: [[String]] = []
    for key in verdict.locations.map({ key($0.name, $0.region, $0.year) })
      + verdict.missing.map({ key($0.name, $0.region, $0.year) })
    where !source.contains(key) {
      source.append(key)
    }
    // A region that sent nothing has no value that could be named.
    self.source =
      source.isEmpty && target.isEmpty ? [[pack.id, path.year, unit, ""]] : source.isEmpty ? target : source
  }
}
