package import Packs

/// The values that a rule's `each` gives its names, one after the other.
package enum EachCombinations {
  package static func of(_ variables: [EachVariable]) -> [[NamedText]] {
    variables.reduce([[]]) { combinations, variable in
      guard case .texts(let texts) = variable.values else { return combinations }
      return combinations.flatMap { combination in
        texts.map { combination + [NamedText(name: variable.name, text: $0)] }
      }
    }
  }
}
