internal import CEL
internal import Diagnostics
internal import Documents
internal import Quantities

/// Reads `registers.yaml`.
struct RegistersReader {
  private var levels: [Level]
  private var taken: [String: Int?] = [:]

  /// Reads the registers and adds their names to those of expressions.
  static func read(_ root: Node, names: inout PlanVocabulary.Names, _ decoder: inout Decoder) -> [Register] {
    guard let file = decoder.mapping(root, keys: ["registers"], required: ["registers"]),
      let entries = file["registers"].flatMap({ decoder.entries($0) })
    else { return [] }
    var reader = RegistersReader(levels: names.levels)
    var registers: [Register] = []
    for entry in entries {
      guard let register = reader.register(entry.key, entry.value, &decoder) else {
        names.faulty.insert(entry.key.text)
        continue
      }
      names.registers[register.id] = registers.count
      names.registerItems.append(register.item)
      names.fields.append(register.fields.map { ($0.id, $0.type) })
      registers.append(register)
    }
    return registers
  }

  private static let keys = ["item", "title", "key", "region", "year", "total", "fields", "aliases"]

  private mutating func register(_ key: Node, _ node: Node, _ decoder: inout Decoder) -> Register? {
    let id = key.text
    checkName(id, key, &decoder)
    guard let entry = decoder.mapping(node, keys: Self.keys, required: ["item", "title", "key", "fields"]) else {
      return nil
    }
    let item = entry["item"].flatMap { decoder.string($0) }
    if let item, let node = entry["item"] { checkName(item, node, &decoder) }
    let title = entry["title"].flatMap { decoder.localizedText($0) }
    let fields = entry["fields"].flatMap { self.fields($0, &decoder) } ?? []
    let isTotal = entry["total"].flatMap { decoder.choice($0, as: RegisterTotal.self) } == .list
    let regionColumn = entry["region"].flatMap { decoder.string($0) } ?? "region"
    let yearColumn = entry["year"].flatMap { decoder.string($0) } ?? "year"
    let keyFields = entry["key"].map { self.keyFields($0, fields, &decoder) } ?? []
    let aliases = entry["aliases"].map { decoder.strings($0) } ?? []
    guard let item, let title else { return nil }
    return Register(
      id: id, item: item, title: title, key: keyFields, fields: fields, regionColumn: regionColumn,
      yearColumn: yearColumn, isTotal: isTotal, aliases: aliases, place: key.place)
  }

  private enum RegisterTotal: String, CaseIterable {
    case list
  }

  private mutating func checkName(_ name: String, _ node: Node, _ decoder: inout Decoder) {
    if let fault = NameFault.of(name, reserved: NameFault.ofRegions(levels)) {
      decoder.report(fault, at: node.place)
    } else if let line = taken[name] {
      decoder.report(PackFault.nameTaken(name, line: line), at: node.place)
    }
    taken[name] = node.place.line
  }

  private func keyFields(_ node: Node, _ fields: [Field], _ decoder: inout Decoder) -> [Int] {
    let names = node.kind == .sequence ? Array(node.elements) : [node]
    if names.isEmpty { decoder.report(PackFault.listIsEmpty(key: "key"), at: node.place) }
    return names.compactMap { node in
      guard let name = decoder.string(node) else { return nil }
      if let field = fields.firstIndex(where: { $0.id == name }) { return field }
      decoder.report(
        PackFault.unknownField(name, nearest: nearestName(to: name, among: fields.map(\.id))), at: node.place)
      return nil
    }
  }

  // MARK: - Fields

  private static let fieldKeys = ["type", "unit", "decimals", "required", "title", "of", "aliases"]

  private func fields(_ node: Node, _ decoder: inout Decoder) -> [Field]? {
    guard let entries = decoder.entries(node) else { return nil }
    return entries.compactMap { field($0.key, $0.value, &decoder) }
  }

  private func field(_ key: Node, _ node: Node, _ decoder: inout Decoder) -> Field? {
    if let fault = NameFault.of(key.text, reserved: NameFault.ofRecords(levels)) {
      decoder.report(fault, at: key.place)
    }
    guard let entry = decoder.mapping(node, keys: Self.fieldKeys, required: ["type"]) else { return nil }
    let title = entry["title"].flatMap { decoder.localizedText($0) } ?? LocalizedText(key.text)
    let isRequired = entry["required"].flatMap { decoder.boolean($0) } ?? false
    let decimals = entry["decimals"].flatMap { decoder.decimals($0) }
    let aliases = entry["aliases"].map { decoder.strings($0) } ?? []
    // A field of no known type stays a field, so that nothing more is said of its use.
    let kind = entry["type"].flatMap { self.kind($0, entry, &decoder) } ?? .string
    return Field(
      id: key.text, title: title, kind: kind, isRequired: isRequired, decimals: decimals, aliases: aliases)
  }

  private enum TypeWord: String, CaseIterable {
    case string, number, integer, boolean, date, year, choice, region
  }

  private func kind(_ node: Node, _ entry: Mapping, _ decoder: inout Decoder) -> Field.Kind? {
    guard let text = decoder.string(node) else { return nil }
    guard let word = TypeWord(rawValue: text) else {
      let known = TypeWord.allCases.map(\.rawValue)
      decoder.report(
        PackFault.unknownFieldType(text, nearest: nearestName(to: text, among: known)), at: node.place)
      return nil
    }
    if let unit = entry["unit"], word != .number, word != .integer {
      decoder.report(PackFault.notForFieldType(key: "unit", type: text), at: unit.place)
    }
    if let values = entry["of"], word != .choice {
      decoder.report(PackFault.notForFieldType(key: "of", type: text), at: values.place)
    }
    let unit = entry["unit"].flatMap { decoder.unit($0) } ?? .number
    switch word {
    case .string: return .string
    case .number: return .number(unit)
    case .integer: return .integer(unit)
    case .boolean: return .boolean
    case .date: return .date
    case .year: return .year
    case .region: return .region
    case .choice: return .choice(choices(entry, node, &decoder))
    }
  }

  private func choices(
    _ entry: Mapping, _ type: Node, _ decoder: inout Decoder
  ) -> [(word: String, title: LocalizedText)] {
    let entries = entry["of"].map { decoder.entries($0) } ?? []
    if entries?.isEmpty == true { decoder.report(PackFault.choiceWithoutValues, at: type.place) }
    return (entries ?? []).compactMap { entry in
      decoder.localizedText(entry.value).map { (entry.key.text, $0) }
    }
  }
}

extension Field {
  /// Its type in expressions.
  var type: ValueType {
    switch kind {
    case .string, .choice, .region: .string
    case .number(let unit), .integer(let unit): .number(unit)
    case .boolean: .boolean
    case .date: .date
    case .year: .number(.number)
    }
  }
}
