internal import Diagnostics
internal import Packs
internal import Quantities

/// Lays out a form.
struct FormBuilder {
  let pack: Pack
  let region: Int
  let year: Int
  let content: FormContent?
  let needs: ReportNeeds
  let words: FormWords

  var regionName: String { pack.regions[region].name[words.language] }
  var title: String { words.title(pack.identity.title[words.language], regionName, year) }

  /// Whether the content is of the form's own year, not of the one before.
  var isOfSameYear: Bool { content?.year == year }

  func tables() -> [FormTable] {
    var names = SheetNames(taken: [words.headSheet, words.indicatorsSheet, words.historySheet, words.statementsSheet])
    let registers = registersInOrder.map { index in
      register(index, sheet: names.name(for: pack.registers[index], words.language))
    }
    let (indicators, qualified) = indicatorTables()
    let tables = [head, indicators] + [qualified].compactMap { $0 } + registers + [statements]
    return [instructions] + tables
  }

  /// Those that some rule needs first.
  var registersInOrder: [Int] {
    let all = Array(pack.registers.indices)
    return all.filter(isNeeded) + all.filter { !isNeeded(register: $0) }
  }

  func isNeeded(register: Int) -> Bool { needs.registers[register].map { !$0.isEmpty } ?? false }

  // MARK: - Head

  private var head: FormTable {
    var table = FormTable(.head, sheet: words.headSheet, title: title)
    table.columns = [.information("", width: 20), FormColumn("", width: 64)]
    func row(_ label: String, _ cell: FormCell) -> FormRow { FormRow([.label(label), cell]) }
    func entry(_ text: String?, as entry: FormEntry = .text, prompt: String) -> FormCell {
      var cell = FormCell(reported: text ?? "", as: entry)
      cell.entry = entry
      cell.prompt = prompt
      return cell
    }
    let source = isOfSameYear ? content : nil
    table.rows = [
      row(words.pack, .label(pack.id)), row(words.packVersion, .label(pack.identity.version)),
      row(words.plan, .label(pack.identity.title[words.language])),
      row(words.region, .label(regionName)), row(words.regionCode, .label(pack.regions[region].code)),
      row(words.year, FormCell(.number(.init(year)), .label)),
      row(words.revision, entry(source?.revision ?? "1", as: .count, prompt: words.revisionPrompt)),
      row(words.preparedBy, entry(content?.preparedBy, prompt: words.preparedByPrompt)),
      row(words.preparedOn, entry(source?.preparedOn, as: .date, prompt: words.preparedOnPrompt)),
    ]
    return table
  }

  // MARK: - Rules

  /// The ids of rules, each once, in the order of the pack.
  func ids(_ rules: Set<Int>) -> [String] {
    var seen: Set<String> = []
    return rules.sorted().map { pack.rules[$0].id }.filter { seen.insert($0).inserted }
  }

  /// Which rules something serves.
  func served(_ uses: ReportNeeds.Uses?) -> String {
    guard let uses else { return "" }
    return words.rules(ids(uses.direct), throughTotal: ids(uses.throughTotal.subtracting(uses.direct)))
  }
}

/// Gives registers' sheets names that a spreadsheet takes and the reader knows again: the title, where it is short enough.
struct SheetNames {
  /// In UTF-16 units.
  private static let greatestLength = 31

  private var taken: Set<String>

  init(taken: [String]) {
    self.taken = Set(taken.map { $0.lowercased() })
  }

  mutating func name(for register: Register, _ language: Language) -> String {
    let names = [register.title[language]] + register.aliases + [register.id]
    let name = names.first(where: isFree) ?? String(register.id.prefix(Self.greatestLength))
    taken.insert(name.lowercased())
    return name
  }

  private func isFree(_ name: String) -> Bool {
    let hasForbidden = name.contains { ":\\/?*[]".contains($0) || $0.isNewline }
    return !name.isEmpty && name.utf16.count <= Self.greatestLength && !hasForbidden && !name.hasPrefix("'")
      && !name.hasSuffix("'") && !taken.contains(name.lowercased())
  }
}
