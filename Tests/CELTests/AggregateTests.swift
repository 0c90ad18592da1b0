import CEL
import Quantities
import Testing

@Suite("Aggregates bring many members down to one figure")
struct AggregateTests {
  /// `figures` is 4, 1, 7, 2: the median is 3, the deviations from it are 1, 2, 4, 1, and their median is 1.5.
  @Test(
    "Figures are those that one reckons by hand",
    arguments: [
      Case("figures.sum()", "14"), Case("figures.average()", "3.5"), Case("figures.median()", "3"),
      Case("figures.mad()", "1.5"), Case("figures.min()", "1"), Case("figures.max()", "7"),
      Case("[3, 1, 2].median()", "2"), Case("[1, 1, 2].average() == 4 / 3", "true"), Case("[5].mad()", "0"),
      Case("[1, 2].mad()", "0.5"), Case("[0.1, 0.2].sum() == 0.3", "true"),
      Case("figures.sum(f, f * f)", "70"), Case("figures.max(f, -f)", "-1"),
      Case("figures.filter(f, f > 1).min()", "2"), Case("figures.map(f, f + 1).sum()", "18"),
      Case("cities.sum(c, c.gdp) == quantity('440 亿元')", "true"),
      Case("cities.average(c, c.gdp) == quantity('440 亿元') / 3", "true"),
      Case("cities.median(c, c.gdp) == quantity('110 亿元')", "true"),
      Case("cities.mad(c, c.gdp) == quantity('20 亿元')", "true"),
      Case("cities.min(c, c.gdp) == quantity('90 亿元')", "true"),
      Case("figures.share(f, f > 3)", "0.5"), Case("figures.count(f, f > 1)", "3"),
      Case("figures.exists_one(f, f == 7)", "true"),
    ])
  func figures(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "Over nothing a sum is 0, other figures are unknown, and that it was nothing is kept",
    arguments: [
      Case("empty.sum()", "0 | empty (empty)"), Case("empty.average()", "? empty (empty) | empty (empty)"),
      Case("empty.median()", "? empty (empty) | empty (empty)"),
      Case("empty.mad()", "? empty (empty) | empty (empty)"), Case("empty.min()", "? empty (empty) | empty (empty)"),
      Case("empty.max()", "? empty (empty) | empty (empty)"),
      Case("empty.count(x, x > 1)", "0"), Case("empty.share(x, x > 1)", "? empty (empty)"),
      Case("none.sum(z, z.area) == 0", "true | none (empty)"), Case("size(none)", "0"),
    ])
  func nothing(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  /// Of four zones one lacks an area (3), another an output (2), another a tier (4), and one whether it is open (3).
  @Test(
    "With a response rate, who lacks what one aggregate reads is left out of all",
    arguments: [
      ResponseCase("zones.sum(z, z.area)", 75, "70 | area@zone3"),
      ResponseCase("zones.sum(z, z.area)", 74, "70 | area@zone3"),
      ResponseCase("zones.sum(z, z.area)", 76, "? area@zone3 | area@zone3"),
      ResponseCase("zones.count(z, z.open)", 75, "2 | open@zone3"),
      ResponseCase("zones.share(z, z.open) * 3 == quantity('200 %')", 75, "true | open@zone3"),
      // Both leave out zones 2 and 3: of outputs 1 and 4 over areas 10 and 40 remain.
      ResponseCase(
        "zones.sum(z, z.output) / zones.sum(z, z.area) == quantity('5 亿元') / quantity('50 平方公里')", 50,
        "true | output@zone2, area@zone3"),
      ResponseCase(
        "zones.sum(z, z.area) / zones.sum(z, z.output) == quantity('50 平方公里') / quantity('5 亿元')", 50,
        "true | area@zone3, output@zone2"),
      ResponseCase(
        "zones.sum(z, z.output) / zones.sum(z, z.area)", 51, "? output@zone2, area@zone3 | output@zone2, area@zone3"),
      ResponseCase("zones.average(z, z.area)", 100, "? area@zone3 | area@zone3"),
      ResponseCase("zones.filter(z, z.tier == 'national').count(z, z.name != '')", 75, "2 | tier@zone4"),
      ResponseCase("size(zones.filter(z, z.tier == 'national'))", 75, "2 | tier@zone4"),
      ResponseCase("size(zones.filter(z, z.tier == 'national'))", 76, "? tier@zone4 | tier@zone4"),
      // `all` and `exists` judge every member all the same.
      ResponseCase("zones.all(z, z.open) && zones.sum(z, z.area) > 0", 50, "false | open@zone3, area@zone3"),
      ResponseCase("zones.sum(z, z.area) > 0 && zones.all(z, z.name != 'c')", 50, "false | area@zone3"),
      ResponseCase("zones.sum(z, z.area) > 0 && zones.all(z, z.area > 0)", 50, "? area@zone3 | area@zone3"),
      ResponseCase("unsent.sum(z, z.area)", 0, "? unsent"),
      ResponseCase("lost_money + gdp", 0, "? lost_money"),
      ResponseCase("none.sum(z, z.area)", 90, "0 | none (empty)"),
      ResponseCase("zones.map(z, z.area).sum()", 0, "? area@zone3"),
    ])
  func response(_ given: ResponseCase) throws {
    #expect(try evaluated(given.text, rate: Number(given.percent).divided(by: 100)) == given.expected)
  }

  struct ResponseCase: Sendable, CustomTestStringConvertible {
    let text: String
    let percent: Int
    let expected: String

    init(_ text: String, _ percent: Int, _ expected: String) {
      self.text = text
      self.percent = percent
      self.expected = expected
    }

    var testDescription: String { "\(text) at \(percent) %" }
  }
}
