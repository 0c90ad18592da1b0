internal import Diagnostics
internal import Evaluation
internal import Packs

/// The clauses of a plan that rules and verdicts name, each once, in the order in which they are met.
struct PlanClauses {
  struct Clause {
    let text: LocalizedText
    /// What rules quote of it, each quote once.
    var quotes: [String] = []

    /// The plan's own words for it, whatever the language.
    var id: String { text.zh }
  }

  private(set) var all: [Clause] = []
  private var places: [String: Int] = [:]

  init(_ assessment: Assessment) {
    for source in assessment.rules.flatMap(\.sources) { add(source) }
    for source in assessment.verdicts.flatMap(\.sources) { add(source) }
  }

  private mutating func add(_ source: Source) {
    let place = places[source.clause.zh] ?? all.count
    if place == all.count {
      places[source.clause.zh] = place
      all.append(Clause(text: source.clause))
    }
    if let quote = source.quote, !all[place].quotes.contains(quote) { all[place].quotes.append(quote) }
  }

  /// The places among `all` of what the sources name, each once.
  func places(of sources: [Source]) -> [Int] {
    var found: [Int] = []
    for place in sources.compactMap({ places[$0.clause.zh] }) where !found.contains(place) { found.append(place) }
    return found
  }
}
