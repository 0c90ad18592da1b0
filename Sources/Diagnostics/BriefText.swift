extension String {
  /// What of a user's text to repeat in a message: one line of bearable length.
  public var brief: String {
    let shown = unicodeScalars.prefix(80).map { $0.properties.generalCategory == .control ? " " : $0 }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: shown)
    return String(text) + (unicodeScalars.dropFirst(80).isEmpty ? "" : "…")
  }
}
