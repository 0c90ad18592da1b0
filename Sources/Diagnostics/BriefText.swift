extension String {
  /// What of a user's text to repeat in a message, so that its line is of bearable length.
  public var brief: String {
    let scalars = unicodeScalars
    let end = scalars.index(scalars.startIndex, offsetBy: 80, limitedBy: scalars.endIndex) ?? scalars.endIndex
    return end == scalars.endIndex ? self : String(scalars[..<end]) + "…"
  }
}
