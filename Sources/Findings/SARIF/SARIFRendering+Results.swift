internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// What somebody has to act on, and what waivers cover.
extension SARIFRendering {
  func result(_ finding: Finding, _ writer: inout JSONWriter) {
    let verdict = finding.verdict
    writer.object { writer in
      writer.member("ruleId", verdict.rule)
      writer.member("ruleIndex", assessment.rules.firstIndex { $0.id == verdict.rule })
      writer.member("kind", verdict.isUndecided ? "open" : "fail")
      writer.member("level", verdict.isUndecided ? "none" : verdict.severity.rawValue)
      writer.message("message", words.advised(verdict))
      writer.key("locations")
      writer.array { writer in location(of: verdict, &writer) }
      relatedLocations(verdict, &writer)
      writer.key("partialFingerprints")
      writer.object { writer in writer.member("plumblineFingerprint/v1", finding.fingerprint) }
      // All results of a run have this member, or none has (§3.27.23).
      writer.key("suppressions")
      writer.array { writer in if let waiver = verdict.waiver { suppression(waiver, &writer) } }
      if isCompared { writer.member("baselineState", finding.change?.baselineState) }
      taxa(verdict, &writer)
      properties(of: verdict, &writer)
    }
  }

  /// Where a value of it stands; else the report that should have it; else, since some programs refuse a result that is
  /// nowhere, where the rule stands.
  private func location(of verdict: Verdict, _ writer: inout JSONWriter) {
    location(verdict.placeToMend, rule: verdict.rule, verdict.subject, name: words.subject(verdict), &writer)
  }

  private func location(
    _ place: Place?, rule: String, _ subject: Subject, name: String, _ writer: inout JSONWriter
  ) {
    let own = place ?? places.report(subject)
    writer.object { writer in
      if let place = own ?? rulePlace(rule) {
        places.write(place, to: &writer) { writer in logicalLocation(subject, name: name, &writer) }
      }
      if own == nil { writer.message("message", words.noFile) }
    }
  }

  private func rulePlace(_ rule: String) -> Place? {
    pack.rules(named: rule, asOf: assessment.asOf).first?.place
      ?? BuiltInRule(rawValue: rule).flatMap { pack.builtInRules[$0]?.place }
      ?? assessment.packFiles.first { $0.name == "pack.yaml" }.map { Place(path: $0.path) }
  }

  /// The region and year, or the record, and the indicator or field.
  private func logicalLocation(_ subject: Subject, name: String, _ writer: inout JSONWriter) {
    let path = SubjectPath(subject, pack.regions)
    writer.object { writer in
      writer.member("name", PlainText.visible(name))
      writer.member("fullyQualifiedName", PlainText.visible(path.parts.joined(separator: "/")))
      writer.member("kind", path.variable != nil ? "value" : path.record.isEmpty ? "region" : "record")
    }
  }

  /// Every value that was used, and what was said about it.
  private func relatedLocations(_ verdict: Verdict, _ writer: inout JSONWriter) {
    var related = verdict.locations.map { (place: $0.place, text: words.location($0, verdict.subject)) }
    if let explanation = verdict.explanation {
      related.append((explanation.place, words.explanation(explanation.text)))
    }
    guard !related.isEmpty else { return }
    var seen: Set<String> = []
    writer.key("relatedLocations")
    writer.array { writer in
      for location in related where seen.insert("\(location.place) \(location.text)").inserted {
        writer.object { writer in
          places.write(location.place, to: &writer)
          writer.message("message", location.text)
        }
      }
    }
  }

  private func suppression(_ waiver: WaiverInForce, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", "external")
      writer.member("status", "accepted")
      writer.member("justification", waiver.reason)
      writer.key("location")
      writer.object { writer in places.write(waiver.place, to: &writer) }
      writer.key("properties")
      writer.object { writer in
        writer.member("approved", waiver.approved)
        writer.member("until", waiver.until.description)
      }
    }
  }

  private func taxa(_ verdict: Verdict, _ writer: inout JSONWriter) {
    let places = clauses.places(of: verdict.sources)
    guard !places.isEmpty else { return }
    writer.key("taxa")
    writer.array { writer in for place in places { taxon(place, &writer) } }
  }

  private func properties(of verdict: Verdict, _ writer: inout JSONWriter) {
    writer.key("properties")
    writer.object { writer in
      writer.member("outcome", verdict.outcome.rawValue)
      writer.member("severity", verdict.severity.rawValue)
      writer.member("explanation", verdict.explanation?.text)
      writer.key("messages")
      writer.object { writer in
        for language in Language.allCases {
          writer.member(language.rawValue, Wording(language: language, names: words.names).advised(verdict))
        }
      }
      suggestions(verdict, &writer)
    }
  }
}

// MARK: - What is probably wrong

extension SARIFRendering {
  /// Properties, and no `fixes`: a program offers to apply these, and no figure is changed but by whoever reported it.
  private func suggestions(_ verdict: Verdict, _ writer: inout JSONWriter) {
    guard !verdict.suggestions.isEmpty else { return }
    writer.key("suggestions")
    writer.array { writer in
      for suggestion in verdict.suggestions {
        writer.object { writer in
          for language in Language.allCases {
            let words = Wording(language: language, names: words.names)
            writer.member(language.rawValue, words.suggestion(suggestion, for: verdict.subject))
          }
          writer.key("slips")
          writer.array { writer in for change in suggestion.changes { writer.string(change.slip.word) } }
        }
      }
    }
  }
}

// MARK: - What the earlier assessment had

extension SARIFRendering {
  /// Only what this run would have found again: what it did not judge, or cut from its lists, may be there still.
  var absent: [FormerFinding] {
    guard isCompared else { return [] }
    return presentation.former.filter { former in
      switch former.now {
      case .fixed, .notFound, .notApplicable, .notDue, .recorded: true
      // Among the results it is a suppressed one.
      case .waived, .notJudged, .unknown: false
      }
    }
  }

  func result(_ former: FormerFinding, _ writer: inout JSONWriter) {
    let isOpen = former.outcome == .undetermined
    let name = words.subject(former)
    writer.object { writer in
      writer.member("ruleId", former.rule)
      writer.member("ruleIndex", assessment.rules.firstIndex { $0.id == former.rule })
      writer.member("kind", isOpen ? "open" : "fail")
      writer.member("level", isOpen ? "none" : former.severity.rawValue)
      writer.message("message", name + words.colon + former.message)
      writer.key("locations")
      writer.array { writer in location(nil, rule: former.rule, former.subject, name: name, &writer) }
      writer.key("partialFingerprints")
      writer.object { writer in writer.member("plumblineFingerprint/v1", former.fingerprint) }
      writer.key("suppressions")
      writer.array { _ in }
      writer.member("baselineState", "absent")
      writer.key("properties")
      writer.object { writer in
        writer.member("outcome", former.outcome.rawValue)
        writer.member("severity", former.severity.rawValue)
        writer.member("now", former.now.rawValue)
      }
    }
  }
}

extension Verdict {
  /// Whether it could not be judged, also where a waiver covers that.
  var isUndecided: Bool { outcome == .undetermined || waiver?.covers == .undetermined }

  /// Where a value stands that could not be used, else the first one.
  fileprivate var placeToMend: Place? {
    let unusable = locations.first { location in
      missing.contains { $0.name == location.name && $0.region == location.region && $0.year == location.year }
    }
    return (unusable ?? locations.first)?.place
  }
}

extension Change {
  /// SARIF's word (§3.27.24).
  var baselineState: String {
    switch self {
    case .new: "new"
    case .persisting: "unchanged"
    case .changed: "updated"
    }
  }
}
