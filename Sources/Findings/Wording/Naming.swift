internal import Diagnostics
internal import Evaluation
internal import Packs

/// What subjects, missing values and places are called: the plan's own names put together.
extension Wording {
  func fieldTitles(_ fields: [String], _ verdict: Verdict) -> String {
    list(
      fields.map { field in
        if let title = names.title(of: field, register: verdict.subject.register) { return title[language] }
        return field == "year" ? say("年份", "year") : field == "region" ? say("地区", "region") : field
      })
  }

  func missingName(_ name: String, register: String?) -> String {
    guard let title = names.title(of: name, register: register) else { return quoted(name) }
    return title[language] == name ? quoted(name) : say("\(title.zh)（\(name)）", "\(title.en) (\(name))")
  }

  /// The region of a value, where it is asked for, and its year where that is not the subject's.
  func owner(of value: MissingValue, unlike subject: Subject, namesRegion: Bool) -> String {
    var parts: [String] = []
    if let region = value.region, namesRegion { parts.append(names.regions[region].name[language]) }
    if let year = value.year, year != subject.year { parts.append(say("\(year) 年", String(year))) }
    return parts.joined(separator: " ")
  }

  /// What a verdict's figure is a figure of.
  func figureTitle(_ verdict: Verdict) -> String { names.figureTitle(of: verdict)[language] + each(verdict) }

  /// `哈尔滨市 2023 年 “哈尔滨高新区”`.
  func subject(_ verdict: Verdict) -> String { subject(verdict.subject, title: verdict.title) }

  /// - Parameter title: What is said of it beside: values of `each` that stand there are not said again.
  func subject(_ subject: Subject, title: LocalizedText) -> String {
    // A record may name a region that is none; a waiver without one is for all.
    let noRegion = subject.register == nil ? say("各地区", "every region") : say("地区不明", "unknown region")
    var parts = [subject.region.map { names.regions[$0].name[language] } ?? noRegion]
    if let year = subject.year { parts.append(say("\(year) 年", String(year))) }
    if let register = subject.register {
      parts.append(names.registerTitle(register)[language] + record(subject))
    }
    for name in [subject.indicator, subject.field].compactMap({ $0 }) {
      parts.append(names.title(of: name, register: subject.register)?[language] ?? name)
    }
    return parts.joined(separator: " ") + each(subject, besides: title)
  }

  /// A record's key, else its number in the list.
  func record(_ subject: Subject) -> String {
    let key = subject.key.map(\.text).filter { !$0.isEmpty }
    var text = key.isEmpty ? "" : quoted(key.joined(separator: " / "))
    if key.isEmpty, let row = subject.row { text = say("第 \(row) 条", "no. \(row)") }
    let occurrence = subject.occurrence
    if occurrence > 1, !key.isEmpty { text += say("（同名第 \(occurrence) 条）", " (no. \(occurrence) of that key)") }
    return language == .en && !text.isEmpty ? " " + text : text
  }

  /// The values of the rule's `each` that its title does not say.
  func each(_ verdict: Verdict) -> String { each(verdict.subject, besides: verdict.title) }

  func each(_ subject: Subject, besides title: LocalizedText) -> String {
    let values = subject.each.map(\.text).filter { !title[language].contains($0) }
    return values.isEmpty ? "" : say("（\(list(values))）", " (\(list(values)))")
  }

  /// What stands at a place: the value's name and text.
  func location(_ location: Location, _ subject: Subject) -> String {
    let name = locationTitle(location, subject)
    if location.text.isEmpty { return name + say("（空）", " (empty)") }
    let choice = names.choice(location.text, of: location.name, register: subject.register)
    return name + say("：", ": ") + (choice?[language] ?? location.text)
  }

  /// The name of the value that stands at a place; whose it is where that is not the subject's.
  func locationTitle(_ location: Location, _ subject: Subject) -> String {
    var parts: [String] = []
    if let region = location.region, region != subject.region { parts.append(names.regions[region].name[language]) }
    if let year = location.year, year != subject.year { parts.append(say("\(year) 年", String(year))) }
    let baseline = isBaseline(location.place) ? say("（规划基线）", " (the plan's baseline)") : ""
    parts.append(locationName(location, subject) + baseline)
    return parts.joined(separator: " ")
  }

  /// What stands there: an indicator, register or field by its title, else a part of a report or of a waivers file.
  private func locationName(_ location: Location, _ subject: Subject) -> String {
    if let title = names.title(of: location.name, register: subject.register) { return title[language] }
    return switch location.name {
    case "report": say("报告", "report")
    case "waiver": say("豁免", "waiver")
    case "explanation": say("说明", "explanation")
    default: location.name
    }
  }

  /// Whether a value stands in the pack and not in a report.
  func isBaseline(_ place: Place) -> Bool {
    place.path == "indicators.yaml" || place.path.hasSuffix("/indicators.yaml")
  }
}
