internal import Packs
internal import Reports

extension SubjectFilter {
  /// Whether it means a subject: what it leaves out is not restricted.
  func matches(_ subject: Subject) -> Bool {
    if let region, region != subject.region { return false }
    if let year, year != subject.year { return false }
    return names.allSatisfy { name, text in
      switch name {
      case "indicator" where subject.indicator != nil: return subject.indicator == text
      case "field" where subject.field != nil: return subject.field == text
      default: return (subject.key + subject.each).contains { $0.name == name && $0.text == text }
      }
    }
  }
}

extension Submissions {
  /// A document named for a rule: in the region's report of the year, or in any up to it where there is a due year.
  func evidence(for rule: Rule, _ subject: Subject, year: Int) -> Evidence? {
    guard let region = subject.region else { return nil }
    let first = rule.due == nil ? year : min(earliestYear, year)
    for year in (first...year).reversed() {
      guard let report = report(region, year) else { continue }
      let named = report.evidence.first { evidence in
        guard evidence.rule == rule.id else { return false }
        // An earlier year's document speaks of this year too; the filter's year is that of the document.
        var subject = subject
        if evidence.filter.year != nil { subject.year = year }
        return evidence.filter.matches(subject)
      }
      if let named { return named }
    }
    return nil
  }
}

extension RuleForm {
  /// The values of the rule's `each`: the texts given, and the indicators that the form is for.
  func allValues(_ texts: [NamedText], of pack: Pack) -> [NamedText] {
    texts
      + each.compactMap { variable in
        guard case .indicator(let index) = variable.values else { return nil }
        return NamedText(name: variable.name, text: pack.indicators[index].id)
      }
  }
}

extension Register {
  /// A record's key: fields and their texts.
  func named(_ key: IndexedKey) -> [NamedText] {
    zip(self.key, key.texts).map { NamedText(name: fields[$0].id, text: $1) }
  }

  /// The texts of a record's key, `nil` where one is empty or the register has no key.
  func keyTexts(of record: Record) -> [String]? {
    let texts = key.compactMap { record.fields[$0].isEmpty ? nil : record.fields[$0].text }
    return key.isEmpty || texts.count < key.count ? nil : texts
  }
}
