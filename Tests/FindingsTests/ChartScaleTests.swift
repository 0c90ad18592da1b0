import Quantities
import Testing

@testable import Findings

@Suite("The scale of a chart")
struct ChartScaleTests {
  private static func numbers(_ texts: [String]) -> [Number] { texts.map { Number(Decimal($0)!) } }

  @Test(
    "Ticks are round, few, and include all numbers",
    arguments: [
      (["1.26", "2.5"], "1.0 1.5 2.0 2.5"),
      (["1931", "5000", "6100"], "0 2000 4000 6000 8000"),
      (["-5", "12"], "-5 0 5 10 15"),
      (["100.2", "100.4"], "100.20 100.25 100.30 100.35 100.40"),
      (["980.5", "800"], "800 850 900 950 1000"),
    ])
  func ticks(numbers: [String], labels: String) {
    let scale = ChartScale(covering: Self.numbers(numbers), isCount: false)
    #expect(scale.ticks.map(scale.label).joined(separator: " ") == labels)
    #expect(scale.exponent == 0)
  }

  @Test(
    "One number alone stands at the end of a scale from zero",
    arguments: [
      ("3", "0 1 2 3"), ("-1.5", "-1.5 -1.0 -0.5 0.0"), ("0", "0.0 0.2 0.4 0.6 0.8 1.0"),
    ])
  func alone(number: String, labels: String) {
    let scale = ChartScale(covering: Self.numbers([number, number]), isCount: false)
    #expect(scale.ticks.map(scale.label).joined(separator: " ") == labels)
  }

  @Test("What is counted has no ticks between whole numbers")
  func counts() {
    let scale = ChartScale(covering: [0, 1], isCount: true)
    #expect(scale.ticks.map(scale.label) == ["0", "1"])
  }

  @Test(
    "Long labels leave out a power of ten thousand",
    arguments: [
      (["123456789", "200000000"], "1.2 1.4 1.6 1.8 2.0", 8),
      (["-0.00000012", "0.0000005"], "-20 0 20 40 60", -8),
      (["1e1000", "0"], "0.0 0.2 0.4 0.6 0.8 1.0", 1000),
    ])
  func powers(numbers: [String], labels: String, exponent: Int) {
    let scale = ChartScale(covering: Self.numbers(numbers), isCount: false)
    #expect(scale.exponent == exponent)
    #expect(scale.ticks.map(scale.label).joined(separator: " ") == labels)
  }

  @Test(
    "A number lies in proportion between the lowest tick and the highest",
    arguments: [("1.0", 0), ("1.3", 300), ("1.75", 750), ("1.26", 260), ("2.5", 1500)])
  func heights(number: String, height: Int) {
    let scale = ChartScale(covering: Self.numbers(["1.26", "2.5"]), isCount: false)
    #expect(scale.height(of: Self.numbers([number])[0], along: 1500) == height)
  }

  @Test("Fractions and roots have their place too")
  func inexact() throws {
    let third = try #require(Number(1).divided(by: 3))
    let root = try #require(Number(2).raised(to: 1, over: 2))
    let scale = ChartScale(covering: [third, root, 3], isCount: false)
    #expect(scale.ticks.map(scale.label) == ["0", "1", "2", "3"])
    // 1000 of 3000 is a third of 1000 each: 1/3 lies at 333.3, the root of 2 at 1414.2.
    #expect([third, root].map { scale.height(of: $0, along: 3000) } == [333, 1414])
  }

  @Test(
    "A label that is too long has four digits and a power of ten",
    arguments: [
      ("123456.78", "123456.78"), ("1234567890", "1.235×10⁹"), ("0.0000012345", "1.234×10⁻⁶"),
      ("-98765432.1", "-9.877×10⁷"), ("999960000000", "1×10¹²"), ("-0.00000000001", "-1×10⁻¹¹"),
    ])
  func brief(number: String, label: String) {
    #expect(Decimal(number)?.brief(atMost: 9) == label)
  }
}

@Suite("The layout of a chart")
struct ChartLayoutTests {
  private static func layout(_ years: ClosedRange<Int>) -> ChartLayout {
    ChartLayout(ChartScale(covering: [0, 3], isCount: true), years: Array(years), labels: ["2.5%"])
  }

  @Test("Years follow one another at the same distance, a year alone stands in the middle")
  func years() {
    let layout = Self.layout(2020...2025)
    let places = (2020...2025).map(layout.x)
    #expect(zip(places, places.dropFirst()).map { $1 - $0 }.allSatisfy { abs($0 - layout.yearWidth) <= 1 })
    #expect(places.first == layout.left + 80)
    #expect(places.last == layout.right)
    let single = Self.layout(2023...2023)
    #expect(single.x(2023) == (single.left + single.right) / 2)
  }

  @Test(
    "Not more years are written than there is room for, the last one always",
    arguments: [
      (2020...2025, [2020, 2021, 2022, 2023, 2024, 2025]), (2015...2025, [2015, 2017, 2019, 2021, 2023, 2025]),
      (1990...2024, [1994, 1999, 2004, 2009, 2014, 2019, 2024]),
      (1900...2200, [1900, 1950, 2000, 2050, 2100, 2150, 2200]),
    ])
  func labelledYears(years: ClosedRange<Int>, labelled: [Int]) {
    #expect(Self.layout(years).labelledYears == labelled)
  }

  @Test(
    "Labels at one height give way to each other, and none falls below the scale",
    arguments: [([300], [300]), ([300, 310], [300, 600]), ([1700, 1750], [1490, 1790]), ([400, 900], [400, 900])])
  func labels(wanted: [Int], heights: [Int]) {
    #expect(ChartLayout.apart(wanted, by: 300) == heights)
  }

  @Test("A place in the drawing is written with a digit after the point where it has one")
  func places() {
    #expect([1234, 1230, -5, 0].map(ChartLayout.text) == ["123.4", "123", "-0.5", "0"])
  }
}
