import Diagnostics
import Foundation
import Packs
import Quantities
import Testing

@Suite("The pack of the Heilongjiang plan")
struct RealPackTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Rules/heilongjiang-14fyp")

  private static func pack() throws -> Pack {
    let names = FileManager.default.subpaths(atPath: folder.path())?.sorted() ?? []
    let files = names.compactMap { name in
      FileManager.default.contents(atPath: folder.appending(path: name).path()).map {
        PackFile(name: name, path: name, bytes: Array($0))
      }
    }.filter { !$0.bytes.isEmpty }
    let (pack, faults) = PackReader.read(folder: "heilongjiang-14fyp", files: files)
    #expect(faults.map { $0.rendered(in: .en) } == [])
    return try #require(pack)
  }

  @Test("It loads without a fault, and no requirement is answered twice by rules or unchecked alike")
  func loads() throws {
    let pack = try Self.pack()
    #expect(pack.rules.count > 50)
    let rules = Set(pack.rules.map(\.id))
    let unchecked = pack.unchecked.map(\.id)
    #expect(Set(unchecked).count == unchecked.count)
    #expect(unchecked.filter { rules.contains($0) } == [])
    let also = pack.rules.flatMap(\.also) + pack.builtInRules.values.flatMap(\.also)
    #expect(Set(also).intersection(unchecked).sorted() == [])
    // A requirement of two parts is met where both rules pass, one of which bears its id.
    let parts = pack.rules.flatMap { rule in rule.also.filter { rule.id.hasPrefix($0 + "-") } }
    #expect(Set(also).intersection(rules).subtracting(parts).sorted() == [])
  }

  /// By indicator: the years that rules on the region itself need, latest first; as `2025 2024`.
  private static func years(of region: String) throws -> (years: [String: String], documents: [String]) {
    let pack = try Self.pack()
    let needs = ReportNeeds(
      of: try #require(pack.regions.index(named: region)), in: 2025, by: pack,
      asOf: try #require(CalendarDate(year: 2025, month: 12, day: 31)))
    let direct = needs.cells.filter { !$0.value.direct.isEmpty }.keys
    let years = Dictionary(grouping: direct, by: { pack.indicators[$0.indicator].id }).mapValues { cells in
      cells.map(\.year).sorted(by: >).map { "\($0)" }.joined(separator: " ")
    }
    return (years, needs.documents.map { pack.rules[$0.rule].id })
  }

  @Test("A city needs the year before where a rule asks for growth or change, and its own documents")
  func city() throws {
    let (years, documents) = try Self.years(of: "哈尔滨市")
    #expect(
      years == [
        // HLJ-215 growth; HLJ-135 and HLJ-136 change(high_tech_enterprises); HLJ-131 change(hte_share_among_above_scale)
        "fiscal_sci_tech_expenditure": "2025 2024", "high_tech_enterprises": "2025 2024",
        "high_tech_enterprises_increment": "2025", "hte_share_among_above_scale": "2025 2024",
        "above_scale_hte": "2025 2024", "above_scale_enterprises": "2025 2024",
        // HLJ-129 and HLJ-187
        "hte_cultivation_fund_amount": "2025", "innovative_industrial_clusters": "2025",
      ])
    #expect(documents.contains("HLJ-094"))
    #expect(documents.contains("HLJ-275"))
    #expect(!documents.contains("HLJ-183-daqing"))
    #expect(try Self.years(of: "鸡西市").documents.contains("HLJ-094") == false)
  }

  @Test("The province needs the year from which growth is averaged, and the year before where it has to rise")
  func province() throws {
    let years = try Self.years(of: "黑龙江省").years
    // HLJ-008 average_growth(rd_expenditure, 2020), HLJ-214 growth; HLJ-019 the parts of a ratio of this year
    #expect(years["rd_expenditure"] == "2025 2024 2020")
    #expect(years["above_scale_industrial_revenue"] == "2025")
    // HLJ-222 change(provincial_soe_rd_to_sales_ratio)
    #expect(years["provincial_soe_sales"] == "2025 2024")
    // more_than: in_year(2020)
    #expect(years["soil_organic_matter"] == "2025 2020")
  }
}
