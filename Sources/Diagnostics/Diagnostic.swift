/// Something that code found and a person has to be told: typed, without words.
///
/// Each target states its facts as cases of its own types and turns them into words in its `Wording.swift`.
public protocol Fact: Sendable {
  /// What is wrong, then what to do, as one line without a final full stop.
  var chinese: String { get }
  /// The same in English.
  var english: String { get }
}

extension Fact {
  public func wording(in language: Language) -> String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }
}

/// A fault of form in a file, at its place.
public struct Diagnostic: Error, Sendable {
  public enum Severity: String, Sendable {
    /// What stands here cannot be used.
    case error
    /// It can be used, but hardly says what its author means.
    case warning
  }

  public let severity: Severity
  public let place: Place
  public let fact: any Fact
  /// The line around the spot, where it helps to see it.
  public let excerpt: SourceExcerpt?

  public init(
    _ severity: Severity = .error, at place: Place, _ fact: any Fact, excerpt: SourceExcerpt? = nil
  ) {
    self.severity = severity
    self.place = place
    self.fact = fact
    self.excerpt = excerpt
  }

  /// `path:line:column: error: what is wrong`. The word `error` is never translated: programs look for it.
  public func rendered(in language: Language) -> String {
    "\(place): \(severity.rawValue): \(fact.wording(in: language))"
  }

  /// The same for people: with the line and a caret below it where there is one.
  public func lines(in language: Language) -> [String] { [rendered(in: language)] + (excerpt?.lines ?? []) }
}

extension Sequence<Diagnostic> {
  /// Down each file, files by path, each fault once however often it was met.
  public func sortedByPlace() -> [Diagnostic] {
    var seen: Set<String> = []
    return sorted { a, b in
      a.place == b.place
        ? a.fact.wording(in: .en) < b.fact.wording(in: .en)
        : a.place < b.place
    }.filter { seen.insert($0.rendered(in: .en)).inserted }
  }
}
