/// Why a text is no quantity.
public enum QuantityFault: Error, Sendable, Hashable {
  /// The text does not begin with a number, or something that is no unit follows it: `约500`, `500-600`, `1.2.3`, ``.
  case notANumber(text: String)
  /// A number is followed by what is no known unit; `nearest` is the unit that was likely meant.
  case unknownUnit(symbol: String, nearest: String?)
}

extension Quantity {
  /// Reads a number with or without a unit, `1,542,000 万元` or `2.5`.
  ///
  /// White space around both, full-width characters, characters that nobody sees and an apostrophe before the number are
  /// accepted; separators of thousands only in groups of three.
  ///
  /// - Parameter likely: The unit that the text mostly bears, which is then not looked up.
  /// - Returns: The number as written, and its unit; a bare number has none.
  /// - Throws: ``QuantityFault`` for anything else, a range, an estimate or a unit alone included.
  public static func parse(
    _ text: String, likely: Unit? = nil
  ) throws(QuantityFault) -> (number: Decimal, unit: Unit?) {
    if let plain = plain(text, likely) { return plain }
    // A name, as a limit may be: told at once, for it takes long to fold and to split.
    if let first = text.utf8.first, first < 0x80, (first | 0x20) >= 0x61, (first | 0x20) <= 0x7A {
      throw .notANumber(text: text)
    }
    // No number of at most 1000 digits is that long, however wide it is written.
    guard text.utf8.count <= 8192 else { throw .notANumber(text: text) }
    let scalars = text.unicodeScalars.lazy.map(foldedScalar).filter { $0 == " " || !AbsentText.isUnseen($0) }
    let (digits, rest) = split(trimmed(Array(scalars)[...]))
    guard let digits, let number = Decimal(digits) else { throw .notANumber(text: text) }
    guard !rest.isEmpty else { return (number, nil) }
    // A digit or sign after the number, as in 500-600 or 1.2.3, is a number gone wrong, not a unit.
    guard !rest.unicodeScalars.contains(where: { "0123456789+-.,~".unicodeScalars.contains($0) }) else {
      throw .notANumber(text: text)
    }
    guard let unit = Unit(rest) else { throw .unknownUnit(symbol: rest, nearest: Unit.nearestSymbol(to: rest)) }
    return (number, unit)
  }

  /// What needs no folding, read quickly: a figure, then perhaps spaces and a known unit.
  private static func plain(_ text: String, _ likely: Unit?) -> (number: Decimal, unit: Unit?)? {
    let end = text.utf8.firstIndex { !(0x30...0x39 ~= $0 || $0 == 0x2E || $0 == 0x2D) } ?? text.endIndex
    guard let number = Decimal(text[..<end]) else { return nil }
    let rest = text[end...].utf8.drop { $0 == 0x20 }
    guard !rest.isEmpty else { return (number, nil) }
    if let likely, rest.elementsEqual(likely.symbol.utf8) { return (number, likely) }
    return Unit.known(String(Substring(rest))).map { (number, $0) }
  }

  /// The number, without separators, and the trimmed text after it; no number where separators stand amiss.
  private static func split(_ scalars: ArraySlice<Unicode.Scalar>) -> (number: String?, rest: String) {
    let sign = scalars.prefix(1).prefix { $0 == "+" || $0 == "-" }
    var rest = scalars.dropFirst(sign.count)
    let whole = rest.prefix { isDigit($0) || $0 == "," }
    rest = rest.dropFirst(whole.count)
    var number = String.UnicodeScalarView(sign)
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped = (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    guard groups.count == 1 || isGrouped else { return (nil, "") }
    number.append(contentsOf: whole.filter { $0 != "," })
    if rest.first == "." {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      number.append(contentsOf: rest.prefix(1 + fraction.count))
      rest = rest.dropFirst(1 + fraction.count)
    }
    let exponent = exponent(rest)
    number.append(contentsOf: exponent)
    let unit = rest.dropFirst(exponent.count).drop { $0 == " " }
    return (String(number), String(String.UnicodeScalarView(unit)))
  }

  /// The leading `e`, sign and digits; empty where there is none.
  private static func exponent(_ rest: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard rest.first == "e" || rest.first == "E" else { return [] }
    let sign = rest.dropFirst().prefix(1).prefix { $0 == "+" || $0 == "-" }
    let digits = rest.dropFirst(1 + sign.count).prefix(while: isDigit)
    return digits.isEmpty ? [] : rest.prefix(1 + sign.count + digits.count)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
