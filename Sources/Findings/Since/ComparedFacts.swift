internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Packs
internal import Quantities

/// What two verdicts on one subject are compared by: what came of it, not where it stands nor how it is said.
struct ComparedFacts: Equatable, Sendable {
  /// A number as the JSON output writes it, and its unit.
  struct Amount: Equatable, Sendable {
    let value: Decimal
    let unit: String
  }

  /// What was asked, by the names of the JSON output.
  struct Asked: Equatable, Sendable {
    var texts: [String: String] = [:]
    var numbers: [String: Decimal] = [:]
    var fields: [String] = []
    var tolerance: Amount?
    /// A document's title; in each language where both are known.
    var document: [String] = []

    static func == (a: Self, b: Self) -> Bool {
      a.texts == b.texts && a.numbers == b.numbers && a.fields == b.fields && a.tolerance == b.tolerance
        && (a.document == b.document || a.document.contains(where: b.document.contains))
    }
  }

  struct Lacking: Equatable, Sendable {
    let name: String
    let region: String?
    let year: Int?
    let why: String
  }

  var outcome: Outcome
  var severity: Severity
  var actual: Amount?
  var asked: Asked?
  var missing: [Lacking] = []
  /// The text of the explanation that answers it.
  var explanation: String?
  /// The last day of the waiver that covers it.
  var waivedUntil: String?
}

// MARK: - Of a verdict

extension ComparedFacts {
  init(_ verdict: Verdict, _ regions: Regions) {
    outcome = verdict.outcome
    severity = verdict.severity
    actual = verdict.actual.map(Amount.init)
    asked = verdict.required.map(Asked.init)
    missing = verdict.missing.map { value in
      Lacking(
        name: value.name, region: value.region.map { regions[$0].code }, year: value.year, why: value.why.rawValue)
    }
    explanation = verdict.explanation?.text
    waivedUntil = verdict.waiver?.until.description
  }
}

extension ComparedFacts.Amount {
  fileprivate init(_ figure: Figure) {
    self.init(value: figure.number.written, unit: figure.unit.symbol)
  }
}

extension ComparedFacts.Asked {
  fileprivate init(_ required: Required) {
    switch required {
    case .expression(let text): texts["expression"] = text
    case .fields(let names): fields = names
    case .document(let title): document = [title.zh, title.en]
    case .limit(let limit):
      texts["comparison"] = limit.comparison.rawValue
      texts["path"] = limit.path
      let symbol = (limit.value ?? limit.low ?? limit.high)?.unit.symbol ?? ""
      texts["unit"] = symbol.isEmpty ? nil : symbol
      numbers["value"] = limit.value?.number.written
      numbers["low"] = limit.low?.number.written
      numbers["high"] = limit.high?.number.written
      numbers["target"] = limit.target?.number.written
      numbers["due"] = limit.due.map { Number($0).written }
      numbers["rounded"] = limit.roundedTo.map { Number($0).written }
      tolerance = limit.tolerance.map(ComparedFacts.Amount.init)
    }
  }
}

extension Number {
  /// As output has it: a finite decimal whole, any other number with 34 significant digits.
  var written: Decimal { decimal ?? rounded(significant: 34) }
}

// MARK: - Of an earlier verdict

extension ComparedFacts {
  /// - Returns: `nil` where something in it is not what our output has; the decoder then has the fault.
  init?(_ node: Node, _ decoder: inout Decoder) {
    guard let outcome = decoder.required("outcome", of: node).flatMap({ decoder.choice($0, as: Outcome.self) }),
      let severity = decoder.required("severity", of: node).flatMap({ decoder.choice($0, as: Severity.self) })
    else { return nil }
    self.init(outcome: outcome, severity: severity)
    actual = node["actual"].flatMap { Amount($0, &decoder) }
    asked = node["required"].flatMap { Asked($0, &decoder) }
    missing =
      node["missing"].map { Array($0.elements) }?.map { value in
        Lacking(
          name: value["name"]?.text ?? "", region: value["region"]?.text, year: value["year"].flatMap { Int($0.text) },
          why: value["why"]?.text ?? "")
      } ?? []
    explanation = node["explanation"]?["text"]?.text
    waivedUntil = node["waiver"]?["until"]?.text
  }
}

extension ComparedFacts.Amount {
  fileprivate init?(_ node: Node, _ decoder: inout Decoder) {
    guard let value = decoder.required("value", of: node).flatMap({ decoder.decimal($0) }) else { return nil }
    self.init(value: value, unit: node["unit"]?.text ?? "")
  }
}

extension ComparedFacts.Asked {
  fileprivate init(_ node: Node, _ decoder: inout Decoder) {
    for (key, value) in node.entries {
      switch key.text {
      case "fields": fields = value.elements.map(\.text)
      case "document": document = [value.text]
      case "within": tolerance = ComparedFacts.Amount(value, &decoder)
      case "expression", "comparison", "unit", "path": texts[key.text] = value.text
      case "value", "low", "high", "target", "due", "rounded": numbers[key.text] = decoder.decimal(value)
      // What a later version says of a limit is not compared.
      default: break
      }
    }
  }
}

extension Decoder {
  /// The value at a key of a mapping; that it is absent is a fault.
  mutating func required(_ key: String, of node: Node) -> Node? {
    if let value = node[key] { return value }
    report(DocumentFault.missingKey(key), at: node.place)
    return nil
  }

  /// A number as our output writes it.
  mutating func decimal(_ node: Node) -> Decimal? {
    if node.kind == .scalar, !node.isQuoted, let decimal = Decimal(node.text) { return decimal }
    report(AssessmentFault.notANumber(node.text), at: node.place)
    return nil
  }
}
