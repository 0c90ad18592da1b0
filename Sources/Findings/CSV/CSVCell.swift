internal import Diagnostics
internal import Quantities

/// A cell of a CSV file that people open in a spreadsheet and programs read.
///
/// A text never becomes a formula there, nor another text:
/// - On one line, with control characters and invisible marks shown as `\u{1B}`, as everywhere.
/// - What a spreadsheet would take for a formula, and what it would take for a number or a date and so change (`0012`,
///   a code of 18 digits, `1-2`), has an apostrophe before it. A program that wants the text as it was takes it off.
/// - A text that is longer than a spreadsheet's cells may be is cut, and says how long it was.
///
/// Numbers are written as they are in JSON: whole where they end, else with 34 significant digits.
struct CSVCell {
  /// As it stands in the file.
  let text: String

  init(_ cell: FindingsTable.Cell, _ words: Wording) {
    switch cell {
    case .empty: text = ""
    // A number of ours stays one: `-0.46`.
    case .number(let number): text = number.description
    case .integer(let integer): text = String(integer)
    case .identifier(let word): text = word
    case .text(let text): self.text = Self.text(text, words)
    case .texts(let texts): text = Self.text(texts.joined(separator: words.say("；", "; ")), words)
    }
  }

  private static func text(_ text: String, _ words: Wording) -> String {
    let shown = PlainText.visible(text)
    let cell = isFormula(shown) || isChanged(shown) ? "'" + shown : shown
    return quoted(CellText.cut(cell, words))
  }

  // MARK: - Formulas

  /// Whether a spreadsheet might evaluate it.
  ///
  /// White space and quotation marks before the sign are no safeguard: programs strip them. Full-width signs are taken for
  /// their narrow ones.
  /// https://owasp.org/www-community/attacks/CSV_Injection
  private static func isFormula(_ text: String) -> Bool {
    let first = text.unicodeScalars.first { scalar in
      !scalar.properties.isWhitespace && !scalar.properties.isQuotationMark && scalar != "`"
    }
    return switch first {
    case "=", "+", "-", "@", "＝", "＋", "－", "＠", "−", "﹢", "﹣", "﹦", "﹫": true
    default: false
    }
  }

  /// Whether a spreadsheet would read a number or a date from it and show another text.
  private static func isChanged(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first.isDigit || first == UInt8(ascii: "."), bytes.count <= 400 else { return false }
    if bytes.allSatisfy(\.isDigit) { return bytes.count > 15 || (first == UInt8(ascii: "0") && bytes.count > 1) }
    return bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "e"),
        UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "%"):
        true
      default: byte.isDigit
      }
    }
  }

  // MARK: - Quotes

  /// RFC 4180: in quotation marks where it holds one, or what ends a field; those within are doubled.
  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") })
    else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
