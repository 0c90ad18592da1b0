extension String {
  /// Its beginning, so that a message does not repeat a whole text of a report.
  var shortened: String {
    let longest = 64
    var end = unicodeScalars.startIndex
    guard unicodeScalars.formIndex(&end, offsetBy: longest, limitedBy: unicodeScalars.endIndex),
      end < unicodeScalars.endIndex
    else { return self }
    return String(unicodeScalars[..<end]) + "…"
  }

  /// The same in quotation marks.
  var shortQuote: String { "'\(shortened)'" }
}
