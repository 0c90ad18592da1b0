#if Workbooks
internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Tables
internal import Workbooks

/// Rules × regions, a sheet for each level: the years one below the other, told apart and filtered by a column.
struct MatrixSheets {
  private let parts: AuditParts
  private let findings: FindingLinks
  private let matrices: [OutcomeMatrix]

  init(_ parts: AuditParts, _ findings: FindingLinks) {
    self.parts = parts
    self.findings = findings
    matrices = OutcomeMatrix.all(of: parts.presentation)
  }

  var drafts: [SheetDraft] {
    var levels: [(level: Int, matrices: [OutcomeMatrix])] = []
    for matrix in matrices {
      if levels.last?.level == matrix.level {
        levels[levels.count - 1].matrices.append(matrix)
      } else {
        levels.append((matrix.level, [matrix]))
      }
    }
    return levels.map { draft($0.matrices, isAlone: levels.count == 1) }
  }

  /// - Parameters:
  ///   - matrices: Of one level, with the same columns.
  ///   - isAlone: Whether there is one level.
  private func draft(_ matrices: [OutcomeMatrix], isAlone: Bool) -> SheetDraft {
    let words = parts.words
    let first = matrices[0]
    let level = first.region.map { parts.assessment.pack.regions[$0].name }
    let title = level ?? parts.assessment.pack.identity.levels[first.level].title
    var sheet = SheetDraft(name: isAlone ? words.matrixSheet : words.matrixSheet(of: title))
    let rules = matrices.flatMap { $0.parts.flatMap { $0.rows.map(\.rule) } }
    var columns: [(title: String, width: Int)] = [
      (words.chapterFilter, 10), (words.ruleColumn, parts.width(ofRules: rules)),
      (words.requirementColumn, first.region == nil ? 34 : 50),
    ]
    // Of one region the years are columns.
    if first.region == nil { columns.append((words.yearColumn, 8)) }
    if first.isSingle { columns.append((words.limitColumn, 22)) }
    let cells = matrices.flatMap { $0.parts.flatMap { $0.rows.map(\.cells) } }
    for (index, column) in first.columns.enumerated() {
      let texts = cells.map { row in row[index].map { text($0, hasRoom: first.region != nil) } ?? "" }
      columns.append((self.title(column), min(max(parts.width(of: texts), 8), 30)))
    }
    columns.append((words.metOfJudged, 11))
    sheet.rows = [parts.heading(columns.map(\.title))] + matrices.flatMap(rows)
    sheet.columnWidths = columns.map(\.width)
    sheet.frozenRows = 1
    sheet.frozenColumns = 3
    sheet.filter = CellRange(
      CellAddress(row: 1, column: 1), CellAddress(row: max(sheet.rows.count, 2), column: columns.count))
    sheet.isLandscape = true
    return sheet
  }

  private func title(_ column: OutcomeMatrix.Column) -> String {
    switch column {
    case .region(let index): parts.assessment.pack.regions[index].name[parts.language]
    case .year(let year): parts.words.year(year)
    }
  }

  private func rows(of matrix: OutcomeMatrix) -> [RowDraft] {
    let hasRoom = matrix.region != nil
    let year = hasRoom ? [] : [matrix.year.map { parts.cell($0) } ?? parts.cell("")]
    var drafts: [RowDraft] = []
    for part in matrix.parts {
      for row in part.rows {
        var cells = [
          parts.cell(part.chapter.title[parts.language]),
          parts.cell(row.rule.id, link: findings.first(ofRule: row.rule.id)),
          parts.cell(row.rule.title[parts.language], .wrapped),
        ]
        cells += year
        if matrix.isSingle { cells.append(parts.cell(parts.words.limit(row.cells.compactMap { $0 }), .wrapped)) }
        cells += row.cells.map { cell($0, hasRoom: hasRoom) }
        cells.append(parts.cell(row.isWhole ? OutcomeMatrix.share([row]) : parts.words.findingsOnly, .figure))
        drafts.append(RowDraft(cells))
      }
    }
    let all = matrix.parts.flatMap(\.rows)
    var total = [parts.cell("", .label), parts.cell("", .label), parts.cell(parts.words.metOfJudged, .label)] + year
    if matrix.isSingle { total.append(parts.cell("", .label)) }
    total += matrix.columns.indices.map { index in parts.cell(OutcomeMatrix.share(all) { $0 == index }, .figure) }
    total.append(parts.cell(OutcomeMatrix.share(all), .figure))
    return drafts + [RowDraft(total)]
  }

  private func cell(_ cell: OutcomeMatrix.Cell?, hasRoom: Bool) -> CellDraft {
    guard let cell else { return parts.cell("") }
    let outcome = cell.verdict.outcome
    return parts.cell(text(cell, hasRoom: hasRoom), .outcome(outcome), link: findings.first(likeThat: cell.verdict))
  }

  /// The outcome and, of several verdicts, how many of how many have it or, where there is room, the value.
  private func text(_ cell: OutcomeMatrix.Cell, hasRoom: Bool) -> String {
    let outcome = cell.verdict.outcome
    var text = "\(outcome.mark) \(parts.words.outcome(outcome))"
    if cell.counts.total > 1 {
      text += " \(cell.counts[outcome])/\(cell.counts.total)"
    } else if hasRoom, let actual = parts.words.actual(cell.verdict, ShownFigures(cell.verdict)) {
      text += " \(actual)"
    }
    return text
  }
}
#endif
