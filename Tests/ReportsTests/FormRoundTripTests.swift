import Diagnostics
import Foundation
import Packs
import Quantities
import Reports
import Testing

#if Workbooks
import Workbooks
#endif

@Suite("A form that is filled in from a report reads back as that report")
struct FormRoundTripTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func pack(_ id: String) throws -> Pack {
    let folder = root.appending(path: "Rules/" + id)
    let names = try #require(FileManager.default.subpaths(atPath: folder.path())).sorted()
    let files = names.compactMap { name in
      FileManager.default.contents(atPath: folder.appending(path: name).path()).map {
        PackFile(name: name, path: name, bytes: Array($0))
      }
    }.filter { !$0.bytes.isEmpty }
    return try #require(PackReader.read(folder: id, files: files).pack)
  }

  /// What a report says, a line for each value, places aside.
  private static func lines(_ report: Report, _ pack: Pack) -> [String] {
    func value(_ value: ReportedValue) -> String {
      "\(value.text) \(value.number.map { "\($0)" } ?? "-") ±\(value.slack) \(value.status?.rawValue ?? "-") "
        + (value.series ?? "-")
    }
    func filter(_ filter: SubjectFilter) -> String {
      "\(filter.region ?? -1) \(filter.year ?? -1) \(filter.names.map { "\($0.name)=\($0.text)" })"
    }
    let head = ["\(report.region) \(report.year) \(report.revision)"]
    let years = report.history.merging([report.year: report.indicators]) { $1 }
    let values = years.sorted { $0.key < $1.key }.flatMap { year, values in
      values.sorted { $0.key < $1.key }.map { "\(year) \(pack.indicators[$0.key].id): \(value($0.value))" }
    }
    let records = report.registers.sorted { $0.key < $1.key }.flatMap { index, register in
      ["\(pack.registers[index].id): \(register.records.count)"]
        + register.records.map { "\($0.region ?? -1) \($0.year ?? -1) \($0.row) \($0.fields.map(\.text))" }
    }
    let explanations = report.explanations.map {
      "\($0.rule) \(filter($0.filter)) \($0.revision ?? "-") \($0.values.map { "\($0.name): \(value($0.value))" }) \($0.text)"
    }
    let evidence = report.evidence.map {
      "\($0.rule) \(filter($0.filter)) \($0.text) \($0.date.map { "\($0)" } ?? "-")"
    }
    return head + values + records + explanations + evidence
  }

  /// The kinds of files that a form can be.
  enum Kind: CaseIterable {
    case folder
    #if Workbooks
    case workbook
    #endif
  }

  private static func text(_ form: Form, _ kind: Kind) -> ReportText {
    switch kind {
    case .folder:
      let files = form.files.filter { $0.name.hasSuffix(".csv") }
      return ReportText(csv: files.map { ("form/" + $0.name, $0.bytes) }, path: "form", encoding: nil)
    #if Workbooks
    case .workbook: return ReportText(form.workbook.bytes(), path: "form.xlsx")
    #endif
    }
  }

  /// A report as YAML or JSON, and the same read from the form that it fills in.
  private static func readBack(
    _ report: ReportText, _ pack: Pack, _ kind: Kind, _ language: Language = .zh
  ) throws -> (original: [String], again: [String]) {
    let original = try #require(ReportReader(pack).read(report).report)
    let content = try #require(FormContent.read(report, of: pack).content)
    let today = try #require(CalendarDate(year: 2026, month: 3, day: 31))
    let form = Form(
      of: pack, region: original.region, year: original.year, content: content, asOf: today, language)
    let text = text(form, kind)
    #expect(text.packID == pack.id)
    let read = ReportReader(pack).read(text)
    #expect(read.faults.map { $0.rendered(in: .zh) } == [])
    return (lines(original, pack), read.report.map { lines($0, pack) } ?? [])
  }

  private static func checkExample(_ name: String, _ kind: Kind, _ language: Language = .zh) throws {
    let bytes = try #require(FileManager.default.contents(atPath: examples + "/" + name))
    let report = ReportText(Array(bytes), path: name)
    let (original, again) = try readBack(report, pack("heilongjiang-14fyp"), kind, language)
    #expect(again == original, "\(name)")
  }

  private static let examples = root.appending(path: "Examples/heilongjiang-2025").path()

  @Test("The examples read back word for word", arguments: Kind.allCases)
  func examples(_ kind: Kind) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.examples).sorted().filter {
      $0.hasSuffix(".yaml") || $0.hasSuffix(".json")
    }
    #expect(names.count == 14)
    for name in names { try Self.checkExample(name, kind) }
  }

  @Test("So does a form in English", arguments: Kind.allCases)
  func english(_ kind: Kind) throws { try Self.checkExample("230000-heilongjiang.yaml", kind, .en) }

  @Test(
    "So does what is awkward: units that differ, digits that a number would lose, texts that are no values",
    arguments: Kind.allCases)
  func awkward(_ kind: Kind) throws {
    let report = """
      report: plan
      region: 哈尔滨市
      year: 2025
      revision: 3
      indicators:
        gdp: {value: 5576.30, unit: 亿元, status: preliminary, series: 现价}
        funds: 120500 万元
        rate: 0.50 ‰
        firms: 约3000家
        spare: 12345678901234567890.10
      history:
        2024: {gdp: {value: 5000, unit: 亿元, series: 现价}, funds: 11.8 亿元, firms: 2900 家, spare: 0}
        2022: {gdp: {value: 100, unit: 亿元, status: final}, rate: 5 公斤}
      registers:
        zones:
          - {name: "001", tier: national, area: 12.50, open: true, founded: 2020-03-01, began: 1991, place: 哈尔滨市}
          - {name: "=1+1", tier: 别的, area: 12.5 公顷, open: "1", founded: 2020年3月, began: 约1991}
          - {name: 丙, tier: , area: ~}
        lists: []
      explanations:
        - {for: R-3, revision: 0a1b2c3d, values: {firms: {value: 3605, unit: 家}, funds: 1 亿元}, text: 口径调整}
        - {for: R-4, name: "001", text: 面积待核}
      evidence:
        - {for: [R-5, R-7], field: 种业, document: 哈政〔2025〕1号, date: 2025-03-02}
        - {for: R-7, name: "001", title: 批复}
      """
    let (original, again) = try Self.readBack(
      ReportText(Array(report.utf8), path: "r.yaml"), FormPack.pack(), kind)
    #expect(again == original)
  }

  @Test("An empty form reads back as a report that says nothing, without a fault", arguments: Kind.allCases)
  func empty(_ kind: Kind) throws {
    let pack = try FormPack.pack()
    let read = try ReportReader(pack).read(Self.text(FormPack.form(), kind))
    #expect(read.faults.map { $0.rendered(in: .zh) } == [])
    let report = try #require(read.report)
    #expect(Self.lines(report, pack) == ["1 2025 1"])
  }
}
