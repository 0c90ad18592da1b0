internal import Diagnostics
package import Packs

/// What a pack's indicators, registers and fields may be called in a report: key, title in either language, alias.
///
/// Looked through in that order: keys win over titles, titles over aliases, and what is written in another way
/// (``FoldedName``) comes last. The lists are short, and a report that uses the keys never comes to its end, so that no
/// tables are made of names that nobody asks for.
package struct ReportNames: Sendable {
  private let indicators: [Names]
  private let registers: [Names]
  private let fields: [[Names]]

  private struct Names: Sendable {
    let key: String
    let title: LocalizedText
    let aliases: [String]

    /// Of decreasing rank.
    var all: [[String]] { [[key], [title.zh, title.en], aliases] }
  }

  package init(_ pack: Pack) {
    indicators = pack.indicators.map { Names(key: $0.id, title: $0.title, aliases: $0.aliases) }
    registers = pack.registers.map { Names(key: $0.id, title: $0.title, aliases: $0.aliases) }
    fields = pack.registers.map { register in
      register.fields.map { Names(key: $0.id, title: $0.title, aliases: $0.aliases) }
    }
  }

  package func indicator(_ name: String) -> Int? { Self.index(of: name, in: indicators) }
  package func register(_ name: String) -> Int? { Self.index(of: name, in: registers) }
  package func field(_ name: String, of register: Int) -> Int? { Self.index(of: name, in: fields[register]) }

  /// A field whose name it is as it stands.
  func exactField(_ name: String, of register: Int) -> Int? { Self.exactIndex(of: name, in: fields[register]) }

  private static func index(of name: String, in names: [Names]) -> Int? {
    exactIndex(of: name, in: names) ?? indexOfFolded(name, in: names)
  }

  private static func exactIndex(of name: String, in names: [Names]) -> Int? {
    names.firstIndex { $0.key == name }
      ?? names.firstIndex { $0.title.zh == name || $0.title.en == name }
      ?? names.firstIndex { $0.aliases.contains(name) }
  }

  /// The one that differs from a name only in what ``FoldedName`` leaves out; `nil` also where several do.
  private static func indexOfFolded(_ name: String, in names: [Names]) -> Int? {
    // No name is that long, and to fold it would tell nothing.
    guard name.utf8.count <= 1024 else { return nil }
    let wanted = FoldedName(name)
    let found = names.indices.filter { index in
      let names = names[index]
      return ([names.key, names.title.zh, names.title.en] + names.aliases).contains { FoldedName($0) == wanted }
    }
    return found.count == 1 ? found.first : nil
  }

  /// All names of one kind as they are when folded, for those who look up very many.
  func foldedIndicators() -> FoldedNames { FoldedNames(indicators.map(\.all)) }
  func foldedRegisters() -> FoldedNames { FoldedNames(registers.map(\.all)) }
  func foldedFields(of register: Int) -> FoldedNames { FoldedNames(fields[register].map(\.all)) }
}

extension Pack {
  /// The ids that explanations, evidence and waivers may speak of.
  func knowsRule(_ id: String) -> Bool {
    rules.contains { $0.id == id } || BuiltInRule(rawValue: id) != nil
  }

  /// The names that they may restrict their subjects by: key fields and names of `each`.
  var restrictions: Set<String> {
    let keys = registers.flatMap { register in register.key.map { register.fields[$0].id } }
    let each = rules.flatMap { $0.forms.first?.each.map(\.name) ?? [] }
    return Set(keys + each + ["indicator", "field"])
  }
}
