internal import CRE2

/// A pattern in RE2's syntax, ready to be matched in time linear in the text. All unsafe code for patterns stands here.
@safe package final class RegularExpression: Sendable {
  /// No pattern that a person keeps in their head is longer, and the time to compile and to match grows with it.
  static let longestPattern = 1_000
  /// What the program and the states built from it may take; RE2 refuses a larger program and discards older states.
  ///
  /// Enough for 20,000 instructions: `[\p{Han}A-Za-z0-9]{1,100}` has 8,000. RE2's usual 8 MB admit short patterns that
  /// compile for 130 ms and then take a millisecond for each byte of a text.
  private static let memory: Int64 = 1 << 20

  /// RE2 guards its one mutable part, the states met so far, with a lock of its own.
  nonisolated(unsafe) private let expression: OpaquePointer

  /// - Throws: `.invalidPattern`, with what RE2 says is wrong.
  package init(_ pattern: String) throws(EvaluationFault) {
    guard pattern.utf8.count <= Self.longestPattern else {
      throw Self.fault(pattern, "longer than \(Self.longestPattern) bytes")
    }
    var pattern = pattern
    let compiled = pattern.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe plumbline_re2_compile(characters.baseAddress, characters.count, Self.memory)
      }
    }
    guard let compiled = unsafe compiled else { throw Self.fault(pattern, "no memory left") }
    if let problem = unsafe plumbline_re2_error(compiled) {
      let reason = unsafe String(cString: problem)
      unsafe plumbline_re2_delete(compiled)
      throw Self.fault(pattern, reason)
    }
    unsafe expression = compiled
  }

  /// How many instructions its program has: what a byte of text costs at worst, though commonly it costs one step.
  var size: Int { Int(unsafe plumbline_re2_size(expression)) }

  deinit { unsafe plumbline_re2_delete(expression) }

  /// Whether any part of the text matches; without a copy unless the text is not stored as UTF-8.
  ///
  /// - Throws: Where memory ran out: what is not known to match must not be taken for what does not.
  package func matches(_ text: String) throws(EvaluationFault) -> Bool {
    var text = text
    let answer = text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe plumbline_re2_matches(expression, characters.baseAddress, characters.count)
      }
    }
    guard answer >= 0 else { throw .overflow(operation: "matches") }
    return answer > 0
  }

  private static func fault(_ pattern: String, _ reason: String) -> EvaluationFault {
    .invalidPattern(pattern.shortened, reason: reason)
  }
}
