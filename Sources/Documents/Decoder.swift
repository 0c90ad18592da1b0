public import Diagnostics
public import Quantities

/// Turns nodes into typed values and goes on after a fault, so that one run finds them all.
///
/// ```swift
/// var decoder = Decoder()
/// if let pack = decoder.mapping(document.root, keys: ["pack", "title"], required: ["pack"]) {
///   let id = pack["pack"].flatMap { decoder.string($0) }
/// }
/// print(decoder.faults)
/// ```
/// A method that returns `nil` has reported why.
public struct Decoder: Sendable {
  /// Beyond so many faults nobody reads suggestions, and looking for them in a hostile file would take minutes.
  private static let mostSuggestions = 100

  public private(set) var faults: [Diagnostic] = []

  public init() {}

  /// The known name that a mistyped one most likely means, `nil` also where there are very many faults already.
  public func nearest(to name: String, among known: @autoclosure () -> [String]) -> String? {
    faults.count < Self.mostSuggestions ? nearestName(to: name, among: known()) : nil
  }

  public mutating func report(
    _ fact: any Fact, at place: Place, severity: Diagnostic.Severity = .error, excerpt: SourceExcerpt? = nil
  ) {
    faults.append(Diagnostic(severity, at: place, fact, excerpt: excerpt))
  }

  private mutating func refuse(_ node: Node, wanted: ExpectedValue) {
    let found: FoundValue =
      switch node.kind {
      case .scalar: .text(node.text)
      case .sequence: .sequence
      case .mapping: .mapping
      case .null: .null
      }
    report(DocumentFault.unexpected(found, wanted), at: node.place)
  }
}

// MARK: - Mappings and sequences

extension Decoder {
  /// A mapping each of whose keys is one of `keys`; an unknown or absent one is a fault, but no reason to give up.
  ///
  /// - Parameter shared: A mapping, checked before, that stands in where the node itself does not have a key.
  public mutating func mapping(
    _ node: Node, keys: [String], required: [String] = [], shared: Node? = nil
  ) -> Mapping? {
    guard node.kind == .mapping else {
      refuse(node, wanted: .mapping)
      return nil
    }
    // Authors mostly keep to the order in which keys are listed, so the search goes on from the last one found.
    var last = 0
    for (key, _) in node.entries {
      if let found = keys[last...].firstIndex(where: key.hasText) ?? keys[..<last].firstIndex(where: key.hasText) {
        last = found
        continue
      }
      let text = key.text
      report(
        DocumentFault.unknownKey(text, nearest: nearest(to: text, among: keys), known: keys), at: key.place)
    }
    let mapping = Mapping(node: node, shared: shared)
    for key in required where mapping[key] == nil {
      report(DocumentFault.missingKey(key), at: node.place)
    }
    return mapping
  }

  /// The entries of a mapping whose keys are free.
  public mutating func entries(_ node: Node) -> [(key: Node, value: Node)]? {
    guard node.kind == .mapping else {
      refuse(node, wanted: .mapping)
      return nil
    }
    return Array(node.entries)
  }

  public mutating func sequence(_ node: Node) -> [Node]? {
    guard node.kind == .sequence else {
      refuse(node, wanted: .sequence)
      return nil
    }
    return Array(node.elements)
  }

  /// The texts of a sequence; a single text is a sequence of one. Members that are no text are left out.
  public mutating func strings(_ node: Node) -> [String] {
    if node.kind == .scalar { return string(node).map { [$0] } ?? [] }
    return (sequence(node) ?? []).compactMap { string($0) }
  }
}

// MARK: - Texts

extension Decoder {
  /// The text of any scalar, quoted or not; none at all and `""` are faults.
  public mutating func string(_ node: Node) -> String? {
    guard node.kind == .scalar else {
      refuse(node, wanted: .text)
      return nil
    }
    let text = node.text
    guard !text.isEmpty else {
      report(DocumentFault.emptyText, at: node.place)
      return nil
    }
    return text
  }

  /// A text, or `{zh: …, en: …}`, of which one may be absent; the other then stands for both.
  public mutating func localizedText(_ node: Node) -> LocalizedText? {
    if node.kind == .scalar { return string(node).map { LocalizedText($0) } }
    guard node.kind == .mapping else {
      refuse(node, wanted: .localizedText)
      return nil
    }
    guard let texts = mapping(node, keys: ["zh", "en"]) else { return nil }
    if texts["zh"] == nil, texts["en"] == nil {
      refuse(node, wanted: .localizedText)
      return nil
    }
    let zh = texts["zh"].flatMap { string($0) }
    let en = texts["en"].flatMap { string($0) }
    guard let either = zh ?? en else { return nil }
    return LocalizedText(zh: zh ?? either, en: en ?? either)
  }

  /// One of the raw values of a type.
  public mutating func choice<T: RawRepresentable & CaseIterable>(
    _ node: Node, as type: T.Type
  ) -> T? where T.RawValue == String {
    guard let text = string(node) else { return nil }
    if let choice = T(rawValue: text) { return choice }
    let known = T.allCases.map(\.rawValue)
    report(
      DocumentFault.unknownChoice(text, nearest: nearest(to: text, among: known), known: known),
      at: node.place)
    return nil
  }
}

// MARK: - Numbers, truth values and days

extension Decoder {
  /// A whole number without quotes, such as `12` or `-3`.
  public mutating func integer(_ node: Node) -> Int? {
    guard let text = plainText(node, wanted: .integer, isRight: Self.isInteger) else { return nil }
    guard let value = Int(text) else {
      report(DocumentFault.integerTooLarge(text), at: node.place)
      return nil
    }
    return value
  }

  /// The years of which plans and reports may speak.
  public static let years = 1900...2200

  /// One of ``years``, quoted or not: a key of JSON is always quoted.
  public mutating func year(_ node: Node) -> Int? {
    guard node.kind == .scalar, node.text.utf8.count == 4, Self.isInteger(node.text), let year = Int(node.text),
      Self.years.contains(year)
    else {
      refuse(node, wanted: .year)
      return nil
    }
    return year
  }

  /// `true` or `false` without quotes.
  public mutating func boolean(_ node: Node) -> Bool? {
    plainText(node, wanted: .boolean) { $0 == "true" || $0 == "false" }.map { $0 == "true" }
  }

  /// A day, `YYYY-MM-DD`, quoted or not.
  public mutating func date(_ node: Node) -> CalendarDate? {
    guard node.kind == .scalar, let date = CalendarDate(node.text) else {
      refuse(node, wanted: .date)
      return nil
    }
    return date
  }

  private mutating func plainText(
    _ node: Node, wanted: ExpectedValue, isRight: (String) -> Bool
  ) -> String? {
    let text = node.text
    guard node.kind == .scalar, isRight(text) else {
      refuse(node, wanted: wanted)
      return nil
    }
    guard !node.isQuoted else {
      report(DocumentFault.quoted(text, wanted), at: node.place)
      return nil
    }
    return text
  }

  private static func isInteger(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.utf8.dropFirst() : text.utf8[...]
    return !digits.isEmpty && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
