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

  /// The ending of a file's name that asks for it.
  public var fileEnding: String {
    switch self {
    case .text: ".txt"
    case .json: ".json"
    case .csv: ".csv"
    case .markdown: ".md"
    }
  }

  /// The format that a file's name asks for: that of the longest ending that fits.
  public init?(ofFile path: String) {
    let name = path.lowercased()
    let fitting = Self.allCases.filter { name.hasSuffix($0.fileEnding) }
    guard let format = fitting.max(by: { $0.fileEnding.utf8.count < $1.fileEnding.utf8.count }) else { return nil }
    self = format
  }

  /// Whether it tells how values came about.
  public var showsSteps: Bool { false }

  public func rendered(_ presentation: Presentation, _ options: TextOptions) -> String {
    switch self {
    case .text: TextRendering.render(presentation, options)
    case .json: JSONRendering.render(presentation, language: options.language)
    case .csv: CSVRendering.render(presentation, language: options.language)
    case .markdown: MarkdownRendering.render(presentation, language: options.language)
    }
  }
}
