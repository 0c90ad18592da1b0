public import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// An assessment as a SARIF 2.1.0 log of one run, for code-scanning views and result-management systems.
///
/// Results are what somebody has to act on, and what waivers cover: viewers show every result as a problem, whatever its
/// `kind`, so that what passes is counted (in the run's and each rule's `properties`) and not listed. An undetermined
/// verdict is `open`, whose level the standard fixes at `none` (§3.27.10); its severity stands in `properties`. A waiver
/// is a suppression that was accepted. An explanation is none: it answers a warning, which stays a finding, and any
/// suppression, whatever its status, makes viewers hide a result; it stands in `properties` and among the related
/// locations. What the earlier assessment had and this one has not is `absent`. Clauses of the plan are a taxonomy. Every text of a rule and a clause is there in both languages,
/// the second as `translations`; the standard translates no messages of results, so that both stand in `properties`.
public struct SARIFRendering {
  /// Renders an assessment, its messages in the given language.
  ///
  /// - Returns: One object and a line feed, in UTF-8; a result stands on a line of its own.
  public static func render(_ presentation: Presentation, language: Language) -> String {
    let rendering = SARIFRendering(presentation, language)
    var writer = JSONWriter()
    rendering.write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  let presentation: Presentation
  let language: Language
  let words: Wording
  let clauses: PlanClauses
  let places: SARIFPlaces
  /// The findings, then what waivers cover.
  let shown: [Finding]
  /// Whether each of them is compared with an earlier assessment: the standard wants all results to have a baseline
  /// state, or none (§3.27.24).
  let isCompared: Bool
  /// By rule: the findings that are not among the results.
  let unlisted: [String: Int]
  var assessment: Assessment { presentation.assessment }
  var pack: Pack { assessment.pack }

  private init(_ presentation: Presentation, _ language: Language) {
    self.presentation = presentation
    self.language = language
    words = Wording(language: language, names: PlanNames(presentation.assessment))
    clauses = PlanClauses(presentation.assessment)
    places = SARIFPlaces(presentation.assessment.inputs)
    unlisted = presentation.unlisted
    shown = presentation.findings + presentation.waived
    isCompared = presentation.comparison != nil && shown.allSatisfy { $0.change != nil }
  }

  private func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("version", "2.1.0")
      writer.member("$schema", Self.schema)
      writer.key("runs")
      writer.array { writer in
        writer.object { writer in run(&writer) }
      }
    }
  }

  private enum Result {
    case shown(Finding)
    /// What was a finding in the earlier assessment and is none now.
    case absent(FormerFinding)
  }

  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  private func run(_ writer: inout JSONWriter) {
    writer.topLevelKey("tool")
    writer.object { writer in
      writer.key("driver")
      driver(&writer)
    }
    writer.topLevelKey("language")
    writer.string(language.tag)
    if !clauses.all.isEmpty {
      writer.topLevelKey("taxonomies")
      writer.array { writer in taxonomy(&writer) }
    }
    writer.topLevelKey("translations")
    writer.array { writer in
      driverTranslation(language.other, &writer)
      if !clauses.all.isEmpty { taxonomyTranslation(language.other, &writer) }
    }
    writer.topLevelKey("automationDetails")
    writer.object { writer in writer.member("id", pack.id + "/") }
    writer.topLevelKey("invocations")
    writer.array { writer in invocation(&writer) }
    writer.topLevelKey("originalUriBaseIds")
    writer.object { writer in
      writer.key(SARIFPlaces.base)
      writer.object { writer in writer.message("description", words.workingFolder) }
    }
    writer.topLevelKey("artifacts")
    writer.lines(places.inputs) { artifact($1, &$0) }
    writer.topLevelKey("columnKind")
    writer.string("unicodeCodePoints")
    writer.topLevelKey("results")
    writer.lines(shown.map(Result.shown) + absent.map(Result.absent)) { writer, result in
      switch result {
      case .shown(let finding): self.result(finding, &writer)
      case .absent(let former): self.result(former, &writer)
      }
    }
    writer.topLevelKey("properties")
    properties(&writer)
    writer.endLines(indentation: 0)
  }

  /// A fault of form keeps what it stands in from being judged.
  private func invocation(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("executionSuccessful", !assessment.faults.contains { $0.severity == .error })
      writer.key("toolExecutionNotifications")
      writer.lines(assessment.faults) { writer, fault in
        writer.object { writer in
          writer.member("level", fault.severity.rawValue)
          writer.message("message", fault.fact.wording(in: language))
          writer.key("locations")
          writer.array { writer in
            writer.object { writer in places.write(fault.place, to: &writer) }
          }
        }
      }
    }
  }

  private func artifact(_ input: Input, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("location")
      writer.object { writer in places.writeURI(of: input.path, to: &writer) }
      writer.key("roles")
      writer.array { writer in writer.string("analysisTarget") }
      if case .report(let bytes, _, _, _) = input.content {
        writer.key("hashes")
        writer.object { writer in writer.member("sha-256", Digest.sha256(bytes)) }
      }
      writer.key("properties")
      writer.object { writer in
        switch input.content {
        case .report(_, let region, let year, let revision):
          writer.member("region", region.map { pack.regions[$0].code })
          writer.member("year", year)
          writer.member("revision", revision)
        case .register(let id, let rows):
          writer.member("register", id)
          writer.member("rows", rows)
        case .observations(let rows): writer.member("rows", rows)
        }
        writer.member("judged", input.isJudged)
      }
    }
  }

  private func properties(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("as_of", assessment.asOf.description)
      writer.key("pack")
      writer.object { writer in
        writer.member("id", pack.id)
        writer.member("version", pack.identity.version)
        writer.member("sha256", Digest.sha256(of: assessment.packFiles))
      }
      writer.key("summary")
      writer.object { writer in
        for outcome in Outcome.allCases { writer.member(outcome.rawValue, assessment.count(outcome)) }
      }
    }
  }
}

extension Language {
  /// Its language tag (RFC 5646).
  var tag: String {
    switch self {
    case .zh: "zh-CN"
    case .en: "en-US"
    }
  }

  var other: Language { self == .zh ? .en : .zh }
}
