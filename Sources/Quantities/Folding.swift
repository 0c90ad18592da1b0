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

/// A unit's name with width folded and spaces left out.
func foldedUnit(_ text: String) -> String {
  var folded = String.UnicodeScalarView()
  for scalar in text.unicodeScalars.lazy.map(foldedScalar) where scalar != " " { folded.append(scalar) }
  return String(folded)
}
