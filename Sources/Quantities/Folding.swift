/// Folds the full-width forms that Chinese input methods give (digits, sign, point, comma, percent sign, slash) and the
/// minus sign to ASCII, and other spaces to the plain one.
package func foldedScalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  case 0x2212: "-"
  case 0x09, 0xA0, 0x2002...0x200A, 0x202F, 0x3000: " "
  default: scalar
  }
}

extension String {
  /// As a value is read: width folded, without what nobody sees, without spaces at either end, and without the apostrophe
  /// before a digit by which spreadsheets keep a number as text.
  package var foldedCell: String {
    // Nothing of the kind begins with any other byte, a digit's, a letter's or that of nearly all Chinese characters.
    guard utf8.contains(where: { $0 < 0x30 || $0 == 0x7F || $0 >= 0xC2 && !(0xE4...0xEE).contains($0) }) else {
      return self
    }
    let scalars = unicodeScalars.lazy.map(foldedScalar).filter { $0 == " " || !AbsentText.isUnseen($0) }
    return String(String.UnicodeScalarView(trimmed(Array(scalars)[...])))
  }
}

/// Without spaces at either end, and without an apostrophe before a number.
func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
  var rest = scalars.drop { $0 == " " }
  while rest.last == " " { rest.removeLast() }
  guard let first = rest.first, first == "'" || first == "\u{2018}" || first == "\u{2019}",
    let second = rest.dropFirst().first, ("0"..."9").contains(second) || second == "+" || second == "-"
  else { return rest }
  return rest.dropFirst()
}

/// A unit's name with width folded and spaces left out.
func foldedUnit(_ text: String) -> String {
  var folded = String.UnicodeScalarView()
  for scalar in text.unicodeScalars.lazy.map(foldedScalar) where !AbsentText.isUnseen(scalar) { folded.append(scalar) }
  return String(folded)
}
