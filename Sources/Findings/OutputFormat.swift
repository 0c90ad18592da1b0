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
  #if Workbooks
  /// For auditors, as a workbook.
  case xlsx
  #endif

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
    #if Workbooks
    case .xlsx: ".xlsx"
    #endif
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

  /// Whether it is text, which a terminal can show.
  public var isText: Bool {
    #if Workbooks
    self != .xlsx
    #else
    true
    #endif
  }

  public func rendered(_ presentation: Presentation, _ options: TextOptions) -> Rendered {
    let language = options.language
    switch self {
    case .text: return .text(TextRendering.render(presentation, options))
    case .json: return .text(JSONRendering.render(presentation, language: language))
    case .csv: return .text(CSVRendering.render(presentation, language: language))
    case .markdown: return .text(MarkdownRendering.render(presentation, language: language))
    case .sarif: return .text(SARIFRendering.render(presentation, language: language))
    case .junit: return .text(JUnitRendering.render(presentation, language: language))
    case .ess: return .text(ESSRendering.render(presentation, language: language))
    case .html: return .text(HTMLRendering.render(presentation, language: language))
    #if Workbooks
    case .xlsx: return .bytes(XLSXRendering.render(presentation, language: language))
    #endif
    }
  }
}

/// What a format makes of an assessment.
public enum Rendered: Sendable, Equatable {
  case text(String)
  case bytes([UInt8])
}
