internal import Diagnostics
internal import Packs

extension FormBuilder {
  /// How to fill the form in, and which rules each part of it serves.
  var instructions: FormTable {
    var table = FormTable(.instructions, sheet: words.instructionsSheet, title: title)
    table.notes = words.instructions(first: pack.identity.years.lowerBound, last: pack.identity.years.upperBound)
    table.columns = [
      .information(words.servingTable, width: 24), .information(words.servingItem, width: 34),
      .information(words.rule, width: 16), .information(words.ruleTitle, width: 50),
      .information(words.due, width: 10), .information(words.clause, width: 40),
    ]
    table.rows = indicatorServices + registerServices + documentServices
    return table
  }

  private var indicatorServices: [FormRow] {
    let years = Dictionary(grouping: needs.cells, by: \.key.indicator)
    return years.sorted { $0.key < $1.key }.flatMap { index, cells in
      let uses = needs.uses(ofIndicator: index)
      let years = cells.map(\.key.year).filter { $0 != year }.sorted()
      let item = words.servingIndicator(pack.indicators[index].title[words.language], years)
      return services(words.indicatorsSheet, item, uses)
    }
  }

  private var registerServices: [FormRow] {
    registersInOrder.flatMap { index -> [FormRow] in
      let register = pack.registers[index]
      let fields = register.fields.indices.filter { needs.fields[.init(register: index, field: $0)] != nil }
      var inFields: Set<Int> = []
      var rows: [FormRow] = []
      for field in fields {
        let uses = needs.fields[.init(register: index, field: field)] ?? .none
        rows += services(register.title[words.language], register.fields[field].title[words.language], uses)
        inFields.formUnion(uses.rules)
      }
      let others = (needs.registers[index] ?? .none).excluding(inFields)
      return services(register.title[words.language], words.wholeRecords, others) + rows
    }
  }

  private var documentServices: [FormRow] {
    needs.documents.map { document in
      service(words.statementsSheet, words.evidence, document.rule, isThroughTotal: false)
    }
  }

  private func services(_ table: String, _ item: String, _ uses: ReportNeeds.Uses) -> [FormRow] {
    uses.rules.sorted().map { service(table, item, $0, isThroughTotal: !uses.direct.contains($0)) }
  }

  private func service(_ table: String, _ item: String, _ index: Int, isThroughTotal: Bool) -> FormRow {
    let rule = pack.rules[index]
    let title = rule.forms.first.map { $0.title.plain(in: pack, words.language) } ?? ""
    return FormRow([
      .label(table), .label(item), .label(rule.id), .label(isThroughTotal ? words.throughTotal(title) : title),
      .label(rule.due.map { "\($0)" } ?? words.everyYear),
      .label(rule.sources.map { $0.clause[words.language] }.joined(separator: words.separator)),
    ])
  }
}
