/// Texts as CEL sees them: sequences of code points, without canonical equivalence.
extension String {
  /// Whether both are the same code points. Swift's `==` also takes a composed and a decomposed é for the same.
  @inline(__always)
  func isSameText(as other: String) -> Bool {
    let (a, b) = (utf8, other.utf8)
    return a.count == b.count && a.elementsEqual(b)
  }

  /// The order of the code points, which is that of the UTF-8 bytes.
  func textPrecedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
