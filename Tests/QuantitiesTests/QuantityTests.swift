import Testing

@testable import Quantities

@Suite("Quantities as written")
struct QuantityTests {
  @Test(
    "A number with or without a unit is read",
    arguments: [
      ("2.5 %", "2.5", "%"), ("5576.3亿元", "5576.3", "亿元"), ("1542000 万元", "1542000", "万元"), ("-50 %", "-50", "%"),
      ("12", "12", nil),
      ("  12  ", "12", nil), ("\u{3000}1.20\u{A0}件/万人\u{3000}", "1.20", "件/万人"), ("１２．５％", "12.5", "%"),
      ("－３", "-3", nil),
      ("１，２３４", "1234", nil), ("42,635", "42635", nil), ("1,234,567.5 家", "1234567.5", "家"), ("+7 家", "7", "家"),
      ("1e3 元", "1000", "元"), ("'0012", "12", nil), ("’１２", "12", nil), ("'-5 家", "-5", "家"),
      ("\u{200B}12\u{200B}", "12", nil), ("\u{FEFF}5\u{AD}00\u{200E}亿元", "500", "亿元"), ("５，５７６．３亿元", "5576.3", "亿元"),
      ("5，576 万\u{200B}元", "5576", "万元"), ("1.26％", "1.26", "%"), ("3\t", "3", nil),
      ("\u{2212}0.5 个百分点", "-0.5", "个百分点"), ("3 百分点", "3", "个百分点"), ("12 亿 元", "12", "亿元"), ("0", "0", nil),
      ("12,345.678,9", nil, nil), ("1.5E-3", "0.0015", nil),
    ] as [(String, String?, String?)])
  func reading(text: String, number: String?, unit: String?) throws {
    guard let number else {
      #expect(throws: QuantityFault.notANumber(text: text)) { try Quantity.parse(text) }
      return
    }
    let quantity = try Quantity.parse(text)
    #expect(quantity.number.description == number)
    #expect(quantity.unit?.symbol == unit)
  }

  @Test(
    "What is no number is refused with its text",
    arguments: [
      "", " ", "'", "'x", "''5", "'约5", "近500", "逾500", "500－600", "500～600", "约500", "500-600", "500-600亿元",
      "500~600", "1.2.3", "NaN", "inf", "0x10", "亿元", "%", "4,26", "1234,567",
      ",500", "1,,000",
      "42 635", ".5", "5.", "5.亿元", "- 5", "--5", "1,2345", "1e1001", "+", "一百", "12 13", "<5", "Ⅻ", "٣",
    ])
  func refusing(text: String) {
    #expect(throws: QuantityFault.notANumber(text: text)) { try Quantity.parse(text) }
  }

  @Test(
    "An unknown unit is refused, with the one that was likely meant",
    arguments: [
      ("5 亿圆", "亿圆", "亿元"), ("5 萬元", "萬元", "万元"), ("3 平方公理", "平方公理", "平方公里"), ("1 件/萬人", "件/萬人", "件/万人"),
      ("2 %左右", "%左右", nil), ("7 X", "X", nil), ("2.5 percent", "percent", nil), ("9 个百分", "个百分", "个百分点"),
      ("5万", "万", nil),
    ] as [(String, String, String?)])
  func unknownUnits(text: String, symbol: String, nearest: String?) {
    #expect(throws: QuantityFault.unknownUnit(symbol: symbol, nearest: nearest)) { try Quantity.parse(text) }
  }

  @Test(
    "Values convert within a dimension and not beyond",
    arguments: [
      ("1542000 万元", "亿元", "154.2"), ("154.2 亿元", "元", "15420000000"), ("2.5 %", "‰", "25"),
      ("3.2 件/万人", "件/人", "0.00032"),
      ("5 人/万人", "%", "0.05"), ("1 家", "件", nil), ("1 %", "个百分点", nil), ("1 元", "元/人", nil),
    ] as [(String, String, String?)])
  func converting(text: String, symbol: String, expected: String?) throws {
    let (number, unit) = try Quantity.parse(text)
    let quantity = Quantity(number, try #require(unit))
    let converted = quantity.converted(to: try #require(Unit(symbol)))
    #expect(converted?.decimal?.description == expected)
  }

  @Test("Twenty-five in a thousand is 2.5 %")
  func shares() throws {
    let quantity = Quantity(try #require(Decimal("2.5")), try #require(Unit("%")))
    #expect(quantity.base == Number(25).divided(by: 1000))
    #expect(quantity.base.decimal?.description == "0.025")
    #expect(quantity.unit.value(ofBase: quantity.base).decimal?.description == "2.5")
    #expect(quantity.unit.baseValue(of: 3).decimal?.description == "0.03")
  }
}
