public import Diagnostics

/// An assessment as one HTML file for people: it holds both languages, asks nothing of the network, and can be read
/// and printed without its script.
///
/// What packs and reports say goes through `HTMLWriter` as text. Beside that, the page forbids itself every source of
/// styles, scripts, pictures and frames but its own style sheet and script, which it names by their digests.
public struct HTMLRendering {
  /// Renders the assessment, shown in the given language at first.
  public static func render(_ presentation: Presentation, language: Language) -> String {
    var writer = HTMLWriter()
    HTMLPage(presentation, language).write(to: &writer)
    return writer.text
  }
}
