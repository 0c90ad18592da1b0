package import Diagnostics
package import Documents
package import Quantities

extension Decoder {
  /// The unit that a node names.
  mutating func unit(_ node: Node) -> Unit? {
    guard let symbol = string(node) else { return nil }
    if let unit = Unit(symbol) { return unit }
    // The unit that a figure's reader suggests: of near names one that is surely meant, 亿元 for 億元 and not 万元.
    var likely: String?
    do throws(QuantityFault) {
      _ = try Quantity.parse("1 " + symbol)
    } catch .unknownUnit(_, let nearest) {
      likely = nearest
    } catch {
      likely = nil
    }
    report(PackFault.unknownUnit(symbol, nearest: likely), at: node.place)
    return nil
  }

  /// Digits after the point for display: figures are padded to them.
  mutating func decimals(_ node: Node) -> Int? {
    guard let decimals = integer(node) else { return nil }
    if (0...30).contains(decimals) { return decimals }
    report(PackFault.decimalsOutOfRange(decimals), at: node.place)
    return nil
  }

  /// A number with a unit, or a bare one with `nil`.
  package mutating func quantity(_ text: String, at place: Place) -> (number: Decimal, unit: Unit?)? {
    do throws(QuantityFault) {
      return try Quantity.parse(text)
    } catch .unknownUnit(let symbol, let nearest) {
      report(PackFault.unknownUnit(symbol, nearest: nearest), at: place)
    } catch {
      report(PackFault.notAQuantity(text), at: place)
    }
    return nil
  }

  /// A figure in base units; a bare number is in `unit`, one with a unit must convert to it.
  mutating func figure(_ text: String, at place: Place, in unit: Unit) -> (number: Number, slack: Number)? {
    guard let (number, written) = quantity(text, at: place) else { return nil }
    let own = written ?? unit
    guard own.dimension == unit.dimension else {
      report(PackFault.wrongUnit(found: own.symbol, wanted: unit.symbol), at: place)
      return nil
    }
    let slack = own.isExactCount && number.isInteger ? 0 : own.baseValue(of: Number(number.halfUnit()))
    return (own.baseValue(of: Number(number)), slack)
  }

  mutating func figure(_ node: Node, in unit: Unit) -> (number: Number, slack: Number)? {
    string(node).flatMap { figure($0, at: node.place, in: unit) }
  }
}
