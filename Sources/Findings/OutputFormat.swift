internal import Diagnostics

/// A form in which an assessment is given out; one file of this target writes each.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// For people.
  case text
  /// For programs (contract §9).
  case json
  /// For spreadsheets.
  case csv
  /// For a comment on a pull request.
  case markdown
  /// For code-scanning views.
  case sarif
  /// For continuous integration.
  case junit
  /// The validation report of the European Statistical System.
  case ess
  /// For people, as one page with both languages.
  case html

  /// The ending of a file's name that asks for it.
  public var fileEnding: String {
    switch self {
    case .text: ".txt"
    case .json: ".json"
    case .csv: ".csv"
    case .markdown: ".md"
    case .sarif: ".sarif"
    case .junit: ".xml"
    case .ess: ".ess.json"
    case .html: ".html"
    }
  }

  /// Another ending that asks for it.
  private var otherEnding: String? { self == .sarif ? ".sarif.json" : nil }

  /// The format that a file's name asks for: that of the longest ending that fits.
  public init?(ofFile path: String) {
    let name = path.lowercased()
    let fitting = Self.allCases.flatMap { format in
      [format.fileEnding, format.otherEnding].compactMap { $0 }.filter(name.hasSuffix).map { ($0.utf8.count, format) }
    }
    guard let format = fitting.max(by: { $0.0 < $1.0 }) else { return nil }
    self = format.1
  }

  /// Whether it tells how values came about.
  public var showsSteps: Bool { self == .html }

  public func rendered(_ presentation: Presentation, _ options: TextOptions) -> String {
    switch self {
    case .text: TextRendering.render(presentation, options)
    case .json: JSONRendering.render(presentation, language: options.language)
    case .csv: CSVRendering.render(presentation, language: options.language)
    case .markdown: MarkdownRendering.render(presentation, language: options.language)
    case .sarif: SARIFRendering.render(presentation, language: options.language)
    case .junit: JUnitRendering.render(presentation, language: options.language)
    case .ess: ESSRendering.render(presentation, language: options.language)
    case .html: HTMLRendering.render(presentation, language: options.language)
    }
  }
}
