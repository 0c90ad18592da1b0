internal import Quantities

/// The errors that are made in a figure with a unit: `2.5 %`, `500 亿元`.
enum QuantityMutations {
  /// - Parameter unit: The unit that a bare 0 is meant in.
  static func mutations(of text: String, unit: Unit) -> [(kind: MutationKind, text: String)] {
    guard let (number, written) = try? Quantity.parse(text) else { return [] }
    let end = text.unicodeScalars.firstIndex { !("0123456789.,-+".unicodeScalars.contains($0)) } ?? text.endIndex
    let rest = String(text[end...])
    var mutations = steps(of: number).map { number -> (kind: MutationKind, text: String) in
      // 0 has every unit, 1 has none: it takes that of the limit.
      let needsUnit = written == nil && unit.dimension != .number
      return (.limit, number.description + (needsUnit ? " " + unit.symbol : rest))
    }
    // 0 is the same in every unit.
    if let written, !number.isZero, let other = otherSize(of: written.symbol) {
      mutations.append((.unit, number.description + " " + other))
    }
    return mutations
  }

  /// One step of the last digit up and down.
  static func steps(of number: Decimal) -> [Decimal] {
    let step = number.halfUnit() + number.halfUnit()
    return [number + step, number - step].map { Number($0).rounded(to: number.scale).padded(to: number.scale) }
  }

  /// Units that are taken for one another, though they differ by 10,000 or by 10.
  private static let confused = ["亿元": "万元", "万元": "亿元", "%": "‰", "‰": "%"]

  /// A unit of another size; of a quotient that of its divisor, else of its dividend.
  private static func otherSize(of symbol: String) -> String? {
    let parts = symbol.split(separator: "/").map(String.init)
    func other(_ part: String) -> String? {
      let plain = part.hasPrefix("万") ? String(part.dropFirst()) : "万" + part
      return confused[part] ?? (Unit(plain) == nil ? nil : plain)
    }
    if parts.count == 2 {
      return other(parts[1]).map { parts[0] + "/" + $0 } ?? other(parts[0]).map { $0 + "/" + parts[1] }
    }
    return other(symbol)
  }
}
