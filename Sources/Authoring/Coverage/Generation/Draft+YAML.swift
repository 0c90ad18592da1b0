internal import Diagnostics
internal import Packs
internal import Quantities

/// A draft as the report of a test.
extension Draft {
  func yaml(_ pack: Pack) -> YAMLText {
    var entries: [(key: String, value: YAMLText)] = [
      ("region", .scalar(pack.regions[region].name.zh)), ("year", .scalar(String(year))),
    ]
    let own = figures(of: year, pack)
    if !own.isEmpty { entries.append(("indicators", .mapping(own))) }
    let earlier = Set(order.map(\.year)).filter { $0 != year }.sorted()
    if !earlier.isEmpty {
      entries.append(("history", .mapping(earlier.map { (String($0), .mapping(figures(of: $0, pack))) })))
    }
    if !registers.isEmpty { entries.append(("registers", .mapping(registers(pack)))) }
    if !evidence.isEmpty { entries.append(("evidence", .list(evidence.map(Self.evidence)))) }
    return .mapping(entries)
  }

  private static func evidence(for rule: String) -> YAMLText {
    .mapping([("for", .scalar(rule)), ("title", .scalar("文件"))])
  }

  /// In the order of the pack's indicators.
  private func figures(of year: Int, _ pack: Pack) -> [(key: String, value: YAMLText)] {
    order.filter { $0.year == year }.sorted { $0.indicator < $1.indicator }.compactMap { key in
      let indicator = pack.indicators[key.indicator]
      return figures[key].map { (indicator.id, .scalar(indicator.unit.text(ofBase: $0))) }
    }
  }

  private func registers(_ pack: Pack) -> [(key: String, value: YAMLText)] {
    registers.sorted { $0.key < $1.key }.map { index, records in
      (pack.registers[index].id, .list(records.map { $0.yaml(pack.registers[index]) }))
    }
  }
}

extension DraftRecord {
  fileprivate func yaml(_ register: Register) -> YAMLText {
    .mapping(
      fields.sorted { $0.key < $1.key }.compactMap { index, value in
        value.text(of: register.fields[index]).map { (register.fields[index].id, .scalar($0)) }
      })
  }
}

extension DraftRecord.Field {
  fileprivate func text(of field: Field) -> String? {
    switch self {
    case .number(let number): field.unit.text(ofBase: number)
    case .text(let text): text
    case .boolean(let truth): truth ? "是" : "否"
    case .blank: nil
    }
  }
}

extension Unit {
  /// A figure as a report gives it: `2.5 %`.
  func text(ofBase number: Number) -> String {
    let digits = value(ofBase: number).description
    return symbol.isEmpty ? digits : digits + " " + symbol
  }
}
