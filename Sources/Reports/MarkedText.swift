internal import Documents

/// A text of a table that stands for a cell without a value, such as a formula that failed: a character that is no text
/// comes before what the cell shows, so that no reader can take it for a value.
package enum MarkedText {
  /// What each of them begins with, as UTF-8: most of U+FDD0.
  package static let mark: [UInt8] = [0xEF, 0xB7, 0x90]

  private static let forms: [Node.Form] = [.failedFormula, .uncomputedFormula, .scaledNumber, .sharedNumber]
  private static let first: UInt32 = 0xFDD0

  /// The text that stands for what a cell shows.
  static func text(_ text: String, _ form: Node.Form) -> String {
    guard let index = forms.firstIndex(of: form) else { return text }
    return String(decoding: mark, as: UTF8.self) + String(index) + text
  }

  /// What the cell shows, and why it is no value; `nil` for other texts.
  static func parts(_ text: String) -> (shown: String, fault: ValueFault)? {
    // Told at once of nearly all.
    guard text.utf8.first == mark[0], text.unicodeScalars.first?.value == first else { return nil }
    let rest = text.unicodeScalars.dropFirst()
    guard let digit = rest.first, let index = Int(String(digit)), forms.indices.contains(index),
      let fault = ValueFault(forms[index])
    else { return nil }
    return (String(rest.dropFirst()), fault)
  }
}
