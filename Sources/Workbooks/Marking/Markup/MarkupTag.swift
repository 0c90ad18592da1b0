#if Workbooks
/// A tag of an XML text: where it stands, in bytes.
struct MarkupTag: Sendable {
  enum Kind: Sendable {
    case start
    case end
    /// `<c r="A1"/>`, which is both.
    case empty
  }

  let kind: Kind
  /// From `<` to `>`.
  let range: Range<Int>
  /// With its prefix, as in `x:c`.
  let name: Range<Int>
}

/// An attribute of a tag: where its parts stand, in bytes.
struct MarkupAttribute: Sendable {
  let name: Range<Int>
  /// Within the quotes.
  let value: Range<Int>
}
#endif
