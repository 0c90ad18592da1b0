public import Evaluation

/// A form in which an assessment is given out; one file of this target writes each.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// For people.
  case text
  /// For programs (contract §9).
  case json

  /// The ending of a file's name that asks for it.
  public var fileEnding: String {
    switch self {
    case .text: ".txt"
    case .json: ".json"
    }
  }

  /// The format that a file's name asks for.
  public init?(ofFile path: String) {
    guard let format = Self.allCases.first(where: { path.lowercased().hasSuffix($0.fileEnding) }) else { return nil }
    self = format
  }

  public func rendered(_ assessment: Assessment, _ options: TextOptions) -> String {
    switch self {
    case .text: TextRendering.render(assessment, options)
    case .json: JSONRendering.render(assessment, language: options.language)
    }
  }
}
