internal import Diagnostics
internal import Evaluation
internal import Packs

/// The rules, the clauses of the plan that they answer, and both in the other language.
extension SARIFRendering {
  private static let driverGUID = NameGUID("plumbline:tool").text
  private var taxonomyGUID: String { NameGUID("plumbline:pack:" + pack.id).text }

  func driver(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", Tool.name)
      writer.member("semanticVersion", Tool.version)
      writer.member("guid", Self.driverGUID)
      writer.member("language", language.tag)
      writer.member("minimumRequiredLocalizedDataSemanticVersion", Tool.version)
      writer.message("shortDescription", words.toolDescription)
      if !clauses.all.isEmpty {
        writer.key("supportedTaxonomies")
        writer.array { writer in taxonomyReference(&writer) }
      }
      writer.key("rules")
      writer.lines(assessment.rules) { writer, rule in
        writer.object { writer in
          texts(of: rule, language, &writer)
          writer.key("defaultConfiguration")
          writer.object { writer in writer.member("level", rule.severity.rawValue) }
          relationships(rule, &writer)
          properties(of: rule, &writer)
        }
      }
    }
  }

  func driverTranslation(_ language: Language, _ writer: inout JSONWriter) {
    let words = Wording(language: language, names: self.words.names)
    writer.object { writer in
      writer.member("name", Tool.name)
      writer.member("semanticVersion", Tool.version)
      translation(of: Tool.name, Self.driverGUID, into: language, &writer)
      writer.member("localizedDataSemanticVersion", Tool.version)
      writer.message("shortDescription", words.toolDescription)
      writer.key("rules")
      writer.lines(assessment.rules) { writer, rule in
        writer.object { writer in texts(of: rule, language, &writer) }
      }
    }
  }

  private func translation(of name: String, _ guid: String, into language: Language, _ writer: inout JSONWriter) {
    writer.member("guid", guid)
    writer.member("language", language.tag)
    writer.key("contents")
    writer.array { writer in writer.string("localizedData") }
    writer.key("associatedComponent")
    component(name, guid, &writer)
    writer.key("translationMetadata")
    writer.object { writer in writer.member("name", "\(name) (\(language.tag))") }
  }

  private func component(_ name: String, _ guid: String, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", name)
      writer.member("guid", guid)
    }
  }
}

// MARK: - Rules

extension SARIFRendering {
  private func texts(of rule: RuleSummary, _ language: Language, _ writer: inout JSONWriter) {
    let title = rule.title[language]
    writer.member("id", rule.id)
    writer.message("shortDescription", title)
    writer.message("fullDescription", title)
    let sentences = RuleSentence.sentences(of: rule.id, in: pack, language)
    writer.message("help", sentences?.joined(separator: " ") ?? title)
  }

  /// Every finding by the rule is one about each of its clauses.
  private func relationships(_ rule: RuleSummary, _ writer: inout JSONWriter) {
    let places = clauses.places(of: rule.sources)
    guard !places.isEmpty else { return }
    writer.key("relationships")
    writer.array { writer in
      for place in places {
        writer.object { writer in
          writer.key("target")
          taxon(place, &writer)
          writer.key("kinds")
          writer.array { writer in writer.string("superset") }
        }
      }
    }
  }

  private func properties(of rule: RuleSummary, _ writer: inout JSONWriter) {
    let own = pack.rules(named: rule.id, asOf: assessment.asOf).first
    writer.key("properties")
    writer.object { writer in
      strings("tags", rule.tags, &writer)
      strings("also", rule.also, &writer)
      writer.member("wording", own?.wording?.rawValue)
      for outcome in Outcome.allCases { writer.member(outcome.rawValue, rule.counts[outcome]) }
      writer.member("unlisted", unlisted[rule.id])
    }
  }

  private func strings(_ name: String, _ strings: [String], _ writer: inout JSONWriter) {
    guard !strings.isEmpty else { return }
    writer.key(name)
    writer.array { writer in for string in strings { writer.string(string) } }
  }
}

// MARK: - The plan's clauses

extension SARIFRendering {
  func taxonomy(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", pack.identity.title[language])
      writer.member("version", pack.identity.version)
      writer.member("guid", taxonomyGUID)
      writer.member("language", language.tag)
      writer.member("organization", pack.identity.document?.issuer?[language])
      writer.message("shortDescription", documentTitle(language))
      // Only what rules cite: a plan says more.
      writer.member("isComprehensive", false)
      taxa(language, &writer)
    }
  }

  func taxonomyTranslation(_ language: Language, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", pack.identity.title[language])
      writer.member("version", pack.identity.version)
      translation(of: pack.identity.title[self.language], taxonomyGUID, into: language, &writer)
      writer.member("organization", pack.identity.document?.issuer?[language])
      writer.message("shortDescription", documentTitle(language))
      taxa(language, &writer)
    }
  }

  private func documentTitle(_ language: Language) -> String {
    (pack.identity.document?.title ?? pack.identity.title)[language]
  }

  private func taxa(_ language: Language, _ writer: inout JSONWriter) {
    let words = Wording(language: language, names: self.words.names)
    writer.key("taxa")
    writer.lines(clauses.all) { writer, clause in
      writer.object { writer in
        writer.member("id", clause.id)
        writer.message("shortDescription", clause.text[language])
        if !clause.quotes.isEmpty {
          writer.message("fullDescription", clause.quotes.map(words.quoted).joined(separator: " "))
        }
      }
    }
  }

  private func taxonomyReference(_ writer: inout JSONWriter) {
    component(pack.identity.title[language], taxonomyGUID, &writer)
  }

  /// A clause, by its place among all.
  func taxon(_ place: Int, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", clauses.all[place].id)
      writer.member("index", place)
      writer.key("toolComponent")
      taxonomyReference(&writer)
    }
  }
}
