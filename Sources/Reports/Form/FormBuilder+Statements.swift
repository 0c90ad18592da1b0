internal import Diagnostics
internal import Packs

extension FormBuilder {
  /// How many rows wait for explanations.
  private static let explanationRows = 10

  /// Evidence and explanations.
  var statements: FormTable {
    var table = FormTable(
      .statements, sheet: words.statementsSheet, title: words.sheetTitle(words.statementsTitle, regionName, year))
    table.notes = words.statementsNotes
    // Statements of the year before speak of that year.
    let evidence = isOfSameYear ? content?.evidence ?? [] : []
    let explanations = isOfSameYear ? content?.explanations ?? [] : []
    let hasRevisions = explanations.contains { $0.texts["revision"] != nil }
    table.columns = statementColumns(hasRevisions: hasRevisions)
    table.rows =
      evidence.map(evidenceRow) + openEvidence(beside: evidence)
      + explanations.map { explanationRow($0, hasRevisions) }
      + (0..<Self.explanationRows).map { _ in
        FormRow(
          [
            .label(words.explanation), FormCell(), .label(""), FormCell(), FormCell(.blank, .unneeded),
            FormCell(.blank, .unneeded), FormCell(.blank, .unneeded),
          ], part: .explanations)
      }
    table.spareRows = 20
    return table
  }

  private func statementColumns(hasRevisions: Bool) -> [FormColumn] {
    func column(
      _ heading: String, _ width: Int, _ part: StatementPart? = nil, _ entry: FormEntry = .text, _ prompt: String? = nil
    ) -> FormColumn {
      var column = FormColumn(heading, width: width, entry: entry)
      column.part = part
      column.prompt = prompt
      return column
    }
    var asked = FormColumn.information(words.asked, width: 44)
    asked.part = .evidence
    return [
      column(words.kind, 8, nil, .choice([words.evidence, words.explanation], isOpen: false)),
      column(words.rule, 14, nil, .choice(ruleIDs, isOpen: true), words.rulePrompt), asked,
      column(words.restriction, 20, nil, .text, words.restrictionPrompt),
      column(words.documentTitle, 36, .evidence), column(words.documentNumber, 24, .evidence),
      column(words.date, 12, .evidence, .date),
      column(words.text, 36, .explanations), column(words.values, 28, .explanations, .text, words.valuesPrompt),
    ] + (hasRevisions ? [column(words.ruleRevision, 18, .explanations)] : [])
  }

  /// The rules that judge the region or its records.
  private var ruleIDs: [String] {
    var rules = Set(needs.documents.map(\.rule))
    for uses in Array(needs.cells.values) + Array(needs.registers.values) + Array(needs.fields.values) {
      rules.formUnion(uses.direct)
    }
    return ids(rules)
  }

  private func evidenceRow(_ statement: FormContent.Statement) -> FormRow {
    let asked = needs.documents.first { pack.rules[$0.rule].id == statement.rules.first }
      .map { self.asked($0, values(statement.restrictions)) }
    return FormRow(
      [
        .label(words.evidence), FormCell(reported: words.list(statement.rules), as: .text), .label(asked ?? ""),
        FormCell(reported: words.pairs(statement.restrictions), as: .text),
        FormCell(reported: statement.texts["title"] ?? "", as: .text),
        FormCell(reported: statement.texts["document"] ?? "", as: .text),
        FormCell(reported: statement.texts["date"] ?? "", as: .date), FormCell(.blank, .unneeded),
        FormCell(.blank, .unneeded),
      ], part: .evidence)
  }

  private func explanationRow(_ statement: FormContent.Statement, _ hasRevisions: Bool) -> FormRow {
    FormRow(
      [
        .label(words.explanation), FormCell(reported: words.list(statement.rules), as: .text), .label(""),
        FormCell(reported: words.pairs(statement.restrictions), as: .text), FormCell(.blank, .unneeded),
        FormCell(.blank, .unneeded), FormCell(.blank, .unneeded),
        FormCell(reported: statement.texts["text"] ?? "", as: .text),
        FormCell(reported: words.pairs(statement.values), as: .text),
      ] + (hasRevisions ? [FormCell(reported: statement.texts["revision"] ?? "", as: .text)] : []),
      part: .explanations)
  }

  private func values(_ pairs: [(name: String, text: String)]) -> [String: String] {
    pairs.reduce(into: [:]) { $0[$1.name] = $1.text }
  }

  // MARK: - What is asked and not there

  private func openEvidence(beside named: [FormContent.Statement]) -> [FormRow] {
    needs.documents.flatMap { document -> [FormRow] in
      let form = pack.rules[document.rule].forms[document.form]
      let id = pack.rules[document.rule].id
      return Self.combinations(form.each, in: pack).filter { combination in
        !named.contains { $0.rules.contains(id) && Self.agrees($0.restrictions, with: combination) }
      }.map { combination in
        FormRow(
          [
            .label(words.evidence), .label(id), .label(asked(document, values(combination))),
            combination.isEmpty ? FormCell() : .label(words.pairs(combination)),
            FormCell(.blank, .needed), FormCell(.blank, .needed), FormCell(.blank, .needed),
            FormCell(.blank, .unneeded), FormCell(.blank, .unneeded),
          ], part: .evidence)
      }
    }
  }

  private func asked(_ document: ReportNeeds.Document, _ values: [String: String]) -> String {
    guard case .evidence(let template) = pack.rules[document.rule].forms[document.form].requirement else { return "" }
    let text = template.plain(in: pack, words.language, values: values)
    guard let register = document.register.map({ pack.registers[$0] }) else { return text }
    return words.askedOfEach(text, register.title[words.language], keys: register.key.map { register.fields[$0].id })
  }

  private static func agrees(
    _ restrictions: [(name: String, text: String)], with combination: [(name: String, text: String)]
  ) -> Bool {
    combination.allSatisfy { pair in restrictions.allSatisfy { $0.name != pair.name || $0.text == pair.text } }
  }

  /// Every choice of one value for each name; the one empty choice where there is no name.
  private static func combinations(
    _ each: [EachVariable], in pack: Pack
  ) -> [[(name: String, text: String)]] {
    each.reduce([[]]) { combinations, variable in
      let texts =
        switch variable.values {
        case .texts(let texts): texts
        case .indicator(let index): [pack.indicators[index].id]
        }
      return combinations.flatMap { combination in texts.map { combination + [(variable.name, $0)] } }
    }
  }
}
