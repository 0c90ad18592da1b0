/// Texts as CEL sees them: sequences of code points, without canonical equivalence.
extension String {
  /// Whether both are the same code points. Swift's `==` also takes a composed and a decomposed é for the same.
  @inline(__always)
  package func isSameText(as other: String) -> Bool {
    // Not by way of `==`, which puts two Chinese names into normal form to tell that they differ.
    utf8.count == other.utf8.count && hasSameBytes(as: other)
  }

  private func hasSameBytes(as other: String) -> Bool {
    let (a, b) = (utf8.span, other.utf8.span)
    for index in a.indices where a[index] != b[index] { return false }
    return true
  }

  /// The order of the code points, which is that of the UTF-8 bytes.
  func textPrecedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
