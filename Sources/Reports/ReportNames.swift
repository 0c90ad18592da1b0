internal import Diagnostics
public import Packs

/// What a pack's indicators, registers and fields may be called in a report: key, title in either language, alias.
public struct ReportNames: Sendable {
  let indicators: [String: Int]
  let registers: [String: Int]
  let fields: [[String: Int]]
  /// Ids of rules, and the names that explanations may restrict their subjects by.
  let rules: Set<String>
  let restrictions: Set<String>

  public init(_ pack: Pack) {
    indicators = Self.table(pack.indicators.map { [$0.id, $0.title.zh, $0.title.en] + $0.aliases })
    registers = Self.table(pack.registers.map { [$0.id, $0.title.zh, $0.title.en] + $0.aliases })
    fields = pack.registers.map { register in
      Self.table(register.fields.map { [$0.id, $0.title.zh, $0.title.en] + $0.aliases })
    }
    rules = Set(pack.rules.map(\.id) + BuiltInRule.allCases.map(\.rawValue))
    let keys = pack.registers.flatMap { register in register.key.map { register.fields[$0].id } }
    let each = pack.rules.flatMap { $0.forms.first?.each.map(\.name) ?? [] }
    restrictions = Set(keys + each + ["indicator", "field"])
  }

  /// Keys win over titles, titles over aliases, and what comes first over what comes later.
  private static func table(_ names: [[String]]) -> [String: Int] {
    var table: [String: Int] = [:]
    for rank in 0..<(names.map(\.count).max() ?? 0) {
      for (index, own) in names.enumerated() where rank < own.count && table[own[rank]] == nil {
        table[own[rank]] = index
      }
    }
    return table
  }
}
