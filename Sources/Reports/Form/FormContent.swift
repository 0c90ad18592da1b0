public import Diagnostics
internal import Documents
public import Packs

/// What a report says, word for word, to be written into a form.
public struct FormContent: Sendable {
  /// A value of an indicator.
  struct Value: Sendable {
    let text: String
    /// The unit that stands beside it.
    let unit: String?
    let status: String?
    let series: String?
    let note: String?

    /// With the unit after it, as the reader puts them together.
    var whole: String { unit.map { text + " " + $0 } ?? text }
  }

  /// A record of a register.
  struct RecordTexts: Sendable {
    /// By the field's place.
    var fields: [Int: String] = [:]
    /// Of the columns that say which region and year it belongs to.
    var region: String?
    var year: String?
  }

  /// An explanation, or a document.
  struct Statement: Sendable {
    let rules: [String]
    /// What it is restricted to, and what else it says, by the keys of a report.
    let texts: [String: String]
    let restrictions: [(name: String, text: String)]
    /// Of an explanation: what it was given for.
    let values: [(name: String, text: String)]
  }

  public let region: Int
  public let year: Int
  let place: Place
  private(set) var revision: String?
  private(set) var preparedBy: String?
  private(set) var preparedOn: String?
  /// By year and indicator.
  private(set) var values: [Int: [Int: Value]] = [:]
  /// The registers that are named; an empty one says that there is none.
  private(set) var registers: [Int: [RecordTexts]] = [:]
  private(set) var explanations: [Statement] = []
  private(set) var evidence: [Statement] = []

  /// Reads what a report says.
  ///
  /// - Returns: Nothing where the report has a fault of form, and every fault of form.
  public static func read(_ text: ReportText, of pack: Pack) -> (content: FormContent?, faults: [Diagnostic]) {
    let reader = ReportReader(pack)
    let read = reader.read(text)
    guard let report = read.report, let root = reader.tree(of: text).document?.root else { return (nil, read.faults) }
    return (FormContent(report, root, ContentReader(pack: pack, names: reader.names)), read.faults)
  }

  private init(_ report: Report, _ root: Node, _ reader: ContentReader) {
    region = report.region
    year = report.year
    place = report.place
    revision = root["revision"]?.text
    preparedBy = root["prepared"]?["by"]?.text
    preparedOn = root["prepared"]?["date"]?.text
    values = root["history"].map(reader.history) ?? [:]
    values[year] = root["indicators"].map(reader.values) ?? [:]
    registers = root["registers"].map(reader.registers) ?? [:]
    explanations = root["explanations"].map(reader.statements) ?? []
    evidence = root["evidence"].map(reader.statements) ?? []
  }

  /// Why it cannot fill the form of a region for a year; `nil` where it can.
  ///
  /// - Parameter region: The region's place among the pack's.
  public func fault(for region: Int, in year: Int, of pack: Pack) -> Diagnostic? {
    if region != self.region {
      return Diagnostic(
        at: place, FormFault.otherRegion(found: pack.regions[self.region].name, wanted: pack.regions[region].name))
    }
    guard self.year == year || self.year == year - 1 else {
      return Diagnostic(at: place, FormFault.otherYear(found: self.year, wanted: year))
    }
    return nil
  }
}

/// Takes a report's texts out of its document, which is known to have no fault of form.
private struct ContentReader {
  let pack: Pack
  let names: ReportNames

  func values(_ node: Node) -> [Int: FormContent.Value] {
    node.entries.reduce(into: [:]) { values, entry in
      if let index = names.indicator(entry.key.text), let value = value(entry.value) { values[index] = value }
    }
  }

  private func value(_ node: Node) -> FormContent.Value? {
    func text(_ key: String) -> String? { node[key].flatMap { $0.kind == .scalar ? $0.text : nil } }
    switch node.kind {
    case .scalar:
      // What cannot be read must not come to look as if it could.
      guard ValueFault(node.form) == nil else { return nil }
      return FormContent.Value(text: node.text, unit: nil, status: nil, series: nil, note: nil)
    case .mapping:
      guard node["value"].map({ ValueFault($0.form) == nil }) ?? true else { return nil }
      return text("value").map {
        FormContent.Value(
          text: $0, unit: text("unit"), status: text("status"), series: text("series"), note: text("note"))
      }
    case .null, .sequence: return nil
    }
  }

  func history(_ node: Node) -> [Int: [Int: FormContent.Value]] {
    node.entries.reduce(into: [:]) { history, entry in
      if let year = Int(entry.key.text) { history[year] = values(entry.value) }
    }
  }

  func registers(_ node: Node) -> [Int: [FormContent.RecordTexts]] {
    node.entries.reduce(into: [:]) { registers, entry in
      guard let index = names.register(entry.key.text), entry.value.kind == .sequence else { return }
      registers[index] = entry.value.elements.map { record($0, of: index) }
    }
  }

  private func record(_ node: Node, of index: Int) -> FormContent.RecordTexts {
    let register = pack.registers[index]
    var record = FormContent.RecordTexts()
    for (key, value) in node.entries where value.kind == .scalar && ValueFault(value.form) == nil {
      let name = key.text
      if let field = names.field(name, of: index) { record.fields[field] = value.text }
      if name == register.regionColumn { record.region = value.text }
      if name == register.yearColumn { record.year = value.text }
    }
    return record
  }

  func statements(_ node: Node) -> [FormContent.Statement] {
    let own = ["for", "values", "revision", "text", "title", "document", "date"]
    return node.elements.map { node in
      var texts: [String: String] = [:]
      var restrictions: [(name: String, text: String)] = []
      for (key, value) in node.entries where value.kind == .scalar {
        let name = key.text
        if own.contains(name) { texts[name] = value.text } else { restrictions.append((name, value.text)) }
      }
      let rules = node["for"].map { $0.kind == .sequence ? $0.elements.map(\.text) : [$0.text] } ?? []
      let values = (node["values"]?.entries).map { entries in
        entries.map { entry -> (name: String, text: String) in
          let value = value(entry.value)
          return (entry.key.text, value?.whole ?? "")
        }
      }
      return FormContent.Statement(rules: rules, texts: texts, restrictions: restrictions, values: values ?? [])
    }
  }
}
