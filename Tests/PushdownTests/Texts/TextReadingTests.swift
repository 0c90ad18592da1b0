import Packs
import Testing

@testable import Pushdown

@Suite struct TextReadingTests {
  @Test("A choice is known by its word and its titles, also with their width folded")
  func choices() throws {
    let field = try TextFixture(kind: "{high: 高新（类）, low: {zh: 其他, en: Other}}").field("kind")
    let reading = try #require(TextReading(.duckdb).choice("k", field))
    #expect(
      reading.value
        == "CASE WHEN k IN ('high', '高新（类）', '高新(类)') THEN 'high' WHEN k IN ('low', '其他', 'Other') THEN 'low' END")
  }

  @Test("A region is known by its code, names and aliases, also without the spaces in them")
  func regions() throws {
    let pack = try TextFixture().pack
    let names = TextReading(.spark).regionNames(pack.regions).map { "\($0.name) \($0.code)" }
    #expect(
      names == [
        "230000 230000", "黑龙江省 230000", "Heilongjiang 230000", "230100 230100", "哈尔滨市 230100", "Harbin City 230100",
        "哈市 230100", "Ｈ市 230100", "230200 230200", "齐齐哈尔市 230200", "HarbinCity 230100", "H市 230100",
      ])
    let value = TextReading(.spark).region("r", pack.regions).value
    #expect(value.hasPrefix("CASE WHEN r IN ('230000', '黑龙江省', 'Heilongjiang') THEN '230000' WHEN r IN ("))
  }

  @Test("Yes and no are known in either case")
  func booleans() {
    #expect(
      TextReading(.postgres).boolean("b").value
        == "CASE WHEN lower(b) IN ('true', '是', '1', '√', '✓', '✔') THEN TRUE "
        + "WHEN lower(b) IN ('false', '否', '0', '×', '✗', '✘') THEN FALSE END")
  }

  @Test("Only a field of choices has a choice")
  func otherKinds() throws {
    #expect(TextReading(.duckdb).choice("k", try TextFixture().field("name")) == nil)
  }
}
