public import CEL
internal import Diagnostics
public import Packs
internal import Quantities

/// Values of expressions as they stand in a sentence.
public enum ValueText {
  /// The value's text: a number in the unit of its type, a region by its name; `…` for what has no short text.
  public static func text(_ value: Value, _ type: ValueType, in pack: Pack) -> String {
    switch value {
    case .string(let text): text
    case .number(let number):
      if case .number(let unit) = type { text(unit.value(ofBase: number), unit) } else { number.description }
    case .boolean(let truth): truth ? "true" : "false"
    case .date(let date): date.description
    case .object(let object): object.register == nil ? pack.regions[Int(object.a)].name.zh : "…"
    case .list(let elements): elements.map { text($0, type.element, in: pack) }.joined(separator: "、")
    case .optional(let inner): inner.map { text($0, type.parts.first ?? .dyn, in: pack) } ?? "…"
    case .timestamp, .duration, .int, .uint, .double, .bytes, .type: value.text ?? "…"
    case .map, .objects, .null, .unknown, .error: "…"
    }
  }

  /// Finite decimals as they are, others to four significant digits.
  private static func text(_ number: Number, _ unit: Unit) -> String {
    let digits = number.decimal?.description ?? number.rounded(significant: 4).description
    return unit.symbol.isEmpty ? digits : unit.symbol == "%" ? digits + "%" : digits + " " + unit.symbol
  }
}
