import Quantities
import Testing

@testable import Evaluation

@Suite("Units of columns")
struct UnitShiftTests {
  @Test(
    "The point moves by as many digits as the unit's factor has zeros",
    arguments: [
      ("元", 0), ("千元", -3), ("万元", -4), ("亿元", -8), ("万亿元", -12), ("%", 2), ("‰", 3), ("个百分点", 2), ("件/万人", 4),
      ("万元/亿元", 4), ("亿元/平方公里", -8), ("万人/百家", -2),
    ])
  func shift(symbol: String, digits: Int) throws {
    let unit = try #require(Unit(symbol))
    #expect(unit.decimalShift == digits)
  }
}
