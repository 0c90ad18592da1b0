import Testing

@testable import Quantities

@Suite("Units and dimensions")
struct UnitTests {
  @Test(
    "A unit has a factor and a dimension",
    arguments: [
      ("元", "1", .money), ("千元", "1000", .money), ("万元", "10000", .money), ("百万元", "1000000", .money),
      ("千万元", "10000000", .money), ("亿元", "100000000", .money), ("万亿元", "1000000000000", .money),
      ("%", "0.01", .share), ("％", "0.01", .share), ("‰", "0.001", .share), ("个百分点", "0.01", .points),
      ("百分点", "0.01", .points), ("家", "1", .count(of: "家")), ("万人", "10000", .count(of: "人")),
      ("万人年", "10000", .count(of: "人年")), ("人次", "1", .count(of: "人次")), ("千瓦时", "1", .count(of: "千瓦时")),
      ("亿千瓦时", "100000000", .count(of: "千瓦时")), ("万吨标准煤", "10000", .count(of: "吨标准煤")),
      ("百个", "100", .count(of: "个")), ("十万户", "100000", .count(of: "户")),
      ("件/万人", "0.0001", .count(of: "件").divided(by: .count(of: "人"))), ("人/万人", "0.0001", .share),
      ("人年/万人", "0.0001", .count(of: "人年").divided(by: .count(of: "人"))),
      ("元／人", "1", .money.divided(by: .count(of: "人"))),
      ("件 / 万人", "0.0001", .count(of: "件").divided(by: .count(of: "人"))),
      ("亿元/平方公里", "100000000", .money.divided(by: .count(of: "平方公里"))), ("万元/亿元", "0.0001", .share),
    ] as [(String, String, Dimension)])
  func known(symbol: String, factor: String, dimension: Dimension) throws {
    let unit = try #require(Unit(symbol))
    #expect(unit.factor.description == factor)
    #expect(unit.dimension == dimension)
  }

  @Test(
    "What is no unit is refused",
    arguments: [
      "", " ", "/", "元/", "/人", "元/人/年", "万", "亿", "万亿家", "百百家", "万%", "万个百分点", "公斤圆", "percent", "%%", "元元",
    ])
  func unknown(symbol: String) {
    #expect(Unit(symbol) == nil)
  }

  @Test("Symbols are folded, and spellings of one unit are one unit")
  func folding() {
    #expect(Unit("％")?.symbol == "%")
    #expect(Unit(" 件 ／ 万人 ")?.symbol == "件/万人")
    #expect(Unit("百分点") == Unit("个百分点"))
    #expect(Unit("个百分点") == .percentagePoint)
    #expect(Unit.number.symbol == "")
    #expect(Unit.knownSymbols.contains("亿元"))
    #expect(Unit.knownSymbols.allSatisfy { Unit($0) != nil })
  }

  @Test(
    "Only counts in their base unit are exact",
    arguments: [
      ("家", true), ("件", true), ("人", true), ("项", true), ("个", true), ("人次", true), ("万人", false), ("人年", false),
      ("亿元", false), ("元", false), ("%", false), ("件/万人", false), ("公里", false), ("个百分点", false), ("家/家", false),
    ])
  func exactCounts(symbol: String, expected: Bool) throws {
    #expect(try #require(Unit(symbol)).isExactCount == expected)
  }

  @Test("A difference of shares is in 个百分点", arguments: [("%", "个百分点"), ("‰", "个百分点"), ("亿元", "亿元"), ("件/万人", "件/万人")])
  func differences(symbol: String, expected: String) throws {
    #expect(try #require(Unit(symbol)).differenceUnit.symbol == expected)
    #expect(Unit.ratio.differenceUnit == .percentagePoint)
  }

  @Test("Each dimension has a unit to be given in", arguments: ["元", "%", "个百分点", "家", "件/人", "", "人年"])
  func standardUnits(symbol: String) {
    let unit = Unit(symbol) ?? .number
    #expect(Unit.standard(for: unit.dimension) == unit)
  }

  private static let family = Dimension.count(of: "家")
  private static let people = Dimension.count(of: "人")
  private static let perPerson = Dimension.money.divided(by: people)

  @Test(
    "Sums and differences have the dimension of their terms, where they have one",
    arguments: [
      (.number, .number, .number, .number), (.share, .share, .share, .points), (.share, .points, .share, .share),
      (.points, .share, .share, .share), (.points, .points, .points, .points), (.money, .money, .money, .money),
      (family, family, family, family), (.number, family, family, family), (family, .number, family, family),
      (perPerson, perPerson, perPerson, perPerson), (family, people, nil, nil), (.number, .share, nil, nil),
      (.number, .money, nil, nil), (.money, .number, nil, nil), (.number, perPerson, nil, nil),
      (.number, .points, nil, nil),
      (.money, family, nil, nil), (.share, family, nil, nil),
    ] as [(Dimension, Dimension, Dimension?, Dimension?)])
  func sums(left: Dimension, right: Dimension, sum: Dimension?, difference: Dimension?) {
    #expect(left.adding(right) == sum)
    #expect(left.subtracting(right) == difference)
  }

  @Test(
    "Products and quotients combine dimensions and cancel like ones",
    arguments: [
      (.number, .number, .number, .share), (.number, .share, .share, .number), (.share, .number, .share, .share),
      (.share, .share, .share, .share), (.share, .points, .points, .share), (.points, .points, .points, .share),
      (.points, .number, .points, .points), (.points, .share, .points, .points), (.money, .number, .money, .money),
      (.money, .share, .money, .money), (.share, .money, .money, Dimension.share.divided(by: .money)),
      (perPerson, people, .money, Dimension.money.divided(by: people.multiplied(by: people))),
      (.money, .money, Dimension.money.multiplied(by: .money), .share),
      (family, people, family.multiplied(by: people), family.divided(by: people)), (.money, .points, .money, .money),
    ] as [(Dimension, Dimension, Dimension, Dimension)])
  func products(left: Dimension, right: Dimension, product: Dimension, quotient: Dimension) {
    #expect(left.multiplied(by: right) == product)
    #expect(left.divided(by: right) == quotient)
  }

  @Test(
    "Products cancel to shares and counts",
    arguments: [
      (family.divided(by: people).multiplied(by: people), "家"),
      (family.divided(by: people).multiplied(by: people.divided(by: family)), "%"),
      (Dimension.number.divided(by: family), "1/家"), (Dimension.number.divided(by: family).multiplied(by: family), "%"),
      (perPerson, "元/人"), (Dimension.money.multiplied(by: .money), "元·元"), (.points, "个百分点"), (.number, ""),
      (.money, "元"),
    ] as [(Dimension, String)])
  func symbols(dimension: Dimension, symbol: String) {
    #expect(dimension.symbol == symbol)
  }

  @Test(
    "A plain number is compared with counts and plain numbers only",
    arguments: [
      (.number, .number, true), (.number, family, true), (family, family, true), (family, people, false),
      (.number, .share, false),
      (.number, .money, false), (.number, .points, false), (.number, perPerson, false), (.share, .points, false),
      (.share, .share, true),
      (.money, .money, true), (perPerson, perPerson, true), (.money, family, false),
    ] as [(Dimension, Dimension, Bool)])
  func comparisons(left: Dimension, right: Dimension, expected: Bool) {
    #expect(left.compares(with: right) == expected)
    #expect(right.compares(with: left) == expected)
  }
}
