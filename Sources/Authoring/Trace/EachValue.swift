internal import Diagnostics
internal import Packs

/// A value that a rule is stated for, in the plan's own words.
struct EachValue {
  let rule: Int
  let name: String
  let text: String
  let place: Place

  /// The texts of all rules' `each`, each once for a rule and a name.
  static func all(in pack: Pack) -> [EachValue] {
    pack.rules.enumerated().flatMap { index, rule in
      (rule.forms.first?.each ?? []).flatMap { variable -> [EachValue] in
        guard case .texts(let texts) = variable.values else { return [] }
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }.map {
          EachValue(rule: index, name: variable.name, text: $0, place: rule.place)
        }
      }
    }
  }
}
