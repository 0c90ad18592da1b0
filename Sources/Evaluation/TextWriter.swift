internal import CEL
internal import Diagnostics
internal import Packs

/// Writes a pack's texts with the values of their expressions.
struct TextWriter {
  private let rows: PlanRows

  init(_ rows: PlanRows) {
    self.rows = rows
  }

  func text(_ template: Template, for row: Object, _ values: [Value]) -> LocalizedText {
    LocalizedText(
      zh: text(template[.zh], .zh) { write($0, row, values) }, en: text(template[.en], .en) { write($0, row, values) })
  }

  /// The text with its expressions as `…`: it speaks of no subject.
  func constant(_ template: Template) -> LocalizedText {
    LocalizedText(zh: text(template[.zh], .zh) { _ in "…" }, en: text(template[.en], .en) { _ in "…" })
  }

  private func text(
    _ parts: [Template.Part], _ language: Language, _ write: (Expression) -> String
  ) -> String {
    if parts.count == 1, case .text(let text) = parts[0] { return text }
    return parts.map { part in
      switch part {
      case .text(let text): text
      case .expression(let expression): write(expression)
      case .indicatorTitle(let index): rows.pack.indicators[index].title[language]
      }
    }.joined()
  }

  /// A value as it stands in a sentence; what a text reads is no part of the verdict.
  private func write(_ expression: Expression, _ row: Object, _ values: [Value]) -> String {
    let reads = rows.reads
    let absorbed = rows.absorbed
    defer {
      rows.reads = reads
      rows.absorbed = absorbed
    }
    var evaluator = Evaluator(rows, subject: row, variables: values)
    return ValueText.text(evaluator.evaluate(expression), expression.type, in: rows.pack)
  }
}
