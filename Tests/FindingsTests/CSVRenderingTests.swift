import Diagnostics
import Foundation
import Quantities
import Testing

@testable import Evaluation
@testable import Findings
@testable import Packs

/// The cells of a CSV text as RFC 4180 has them.
private func cells(of csv: String) throws -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var cell = ""
  var isQuoted = false
  let scalars = Array(csv.unicodeScalars)
  var place = 0
  while place < scalars.count {
    let scalar = scalars[place]
    let next = place + 1 < scalars.count ? scalars[place + 1] : nil
    switch scalar {
    case "\"" where isQuoted && next == "\"":
      cell += "\""
      place += 1
    case "\"": isQuoted.toggle()
    case "," where !isQuoted:
      row.append(cell)
      cell = ""
    case "\r" where !isQuoted && next == "\n":
      rows.append(row + [cell])
      (row, cell) = ([], "")
      place += 1
    default: cell.unicodeScalars.append(scalar)
    }
    place += 1
  }
  try #require(row.isEmpty && cell.isEmpty && !isQuoted)
  return rows
}

/// A row by its columns, empty cells left out.
private func row(_ number: Int, of csv: String) throws -> [String: String] {
  let rows = try cells(of: csv)
  let pairs = zip(rows[0], rows[number]).filter { !$1.isEmpty }
  return Dictionary(uniqueKeysWithValues: pairs.map { ($0.replacing("\u{FEFF}", with: ""), $1) })
}

private func csv(_ verdicts: [Verdict], _ language: Language = .zh) -> String {
  CSVRendering.render(Presentation(Sample.assessment(verdicts)), language: language)
}

@Suite("Findings as CSV")
struct CSVRenderingTests {
  private static let words = Wording(language: .zh, names: PlanNames(Sample.pack))

  @Test("A row for each finding, in columns that are named in the language of the output")
  func behind() throws {
    #expect(
      try row(1, of: csv([Sample.behind])) == [
        "级别": "提示", "判定": "滞后", "规则": "R-1", "要求": "研发强度达到2.5%", "地区代码": "230000", "地区": "黑龙江省", "年份": "2023",
        "实际值": "1.44", "单位": "%", "应达到": "按复合路径 2023 年应达到 1.90%（2025 年目标 2.5%）", "差距": "-0.460694",
        "差距单位": "个百分点", "情况": "研发强度：实际 1.44%，按复合路径 2023 年应达到 1.90%（2025 年目标 2.5%），低 0.46 个百分点",
        "文件": "province.yaml", "行号": "12", "列号": "9",
        "全部位置": "province.yaml:12:9 研发经费：1542000 万元", "依据": "第一章", "原文": "研发强度（%）",
        "指纹": "8e16d2c8781a08a115c4ee39a5e4bce3",
      ])
  }

  @Test("A record's subject, the explanation and the waiver have columns of their own; what is waived comes last")
  func record() throws {
    var waived = Sample.limited(actual: Sample.figure("3", "家"), limit: Sample.figure("5", "家"), outcome: .waived)
    (waived.subject.register, waived.subject.row) = ("zones", 7)
    waived.subject.key = [NamedText(name: "name", text: "甲")]
    waived.waiver = WaiverInForce(
      covers: .fail, reason: "机构改革", approved: "省科技厅", until: CalendarDate("2026-12-31")!, place: Place(path: "w.yaml"))
    waived.locations = [
      Location(
        name: "area", region: nil, year: 2023, text: "3",
        place: Place(path: "a.xlsx", position: .cell(sheet: "高新区", address: "C9")))
    ]
    var explained = Sample.document(Sample.harbin)
    explained.severity = .note
    explained.explanation = Explained(text: "年底前印发", place: Place(path: "city1.yaml", line: 30, column: 5))
    let text = csv([waived, explained], .en)
    let first = try row(1, of: text)
    #expect(first["Outcome"] == "undetermined")
    #expect(first["Explanation"] == "年底前印发")
    #expect(first["Required"] == "Document on tasks")
    #expect(first["Missing"] == "'R-9' not given")
    let second = try row(2, of: text)
    #expect(second["Outcome"] == "waived")
    #expect(second["Waiver"] == "机构改革, 省科技厅, until 2026-12-31")
    #expect([second["Register"], second["Row"], second["Key"]] == ["Zones", "7", "甲"])
    #expect([second["File"], second["Sheet"], second["Cell"]] == ["a.xlsx", "高新区", "C9"])
    #expect(try cells(of: text).count == 3)
  }

  @Test("The file begins with a byte order mark, its lines end with CR and LF, and every row has every column")
  func form() throws {
    for language in Language.allCases {
      let text = csv([Sample.behind, Sample.document(Sample.harbin)], language)
      #expect(Array(text.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
      #expect(text.hasSuffix("\r\n"))
      #expect(try cells(of: text).map(\.count) == [34, 34, 34])
    }
  }

  @Test(
    "Compared with an earlier assessment a finding has its mark, and what is none any more a row with what became of it"
  )
  func since() throws {
    let old = JSONRendering.render(
      Presentation(Sample.assessment([Sample.behind, Sample.verdict(outcome: .fail)])), language: .zh)
    let earlier = try #require(
      PreviousAssessment.read(
        Array(old.utf8), path: "old.json", of: Sample.pack, asOf: CalendarDate(year: 2026, month: 11, day: 23)!
      ).assessment)
    let passed = Sample.limited(actual: Sample.figure("7", "家"), limit: Sample.figure("5", "家"), outcome: .pass)
    let presentation = Presentation(Sample.assessment([Sample.behind, passed]), since: earlier)
    let text = CSVRendering.render(presentation, language: .zh)
    #expect(try row(1, of: text)["变化"] == "持续")
    var fixed = try row(2, of: text)
    #expect(fixed.removeValue(forKey: "指纹")?.count == 32)
    #expect(fixed == ["规则": "R-2", "要求": "要求", "地区代码": "230100", "地区": "哈尔滨市", "年份": "2023", "情况": "要求：", "变化": "已解决"])
    let markdown = MarkdownRendering.render(presentation, language: .zh)
    #expect(markdown.contains("**较上次：新增 0、持续 1、有变化 0、已解决 1**"))
    #expect(markdown.contains("- 黑龙江省 2023 年（持续） · **滞后**"))
    #expect(markdown.contains("### 上次的问题，已解决 1 项\n\n- 哈尔滨市 2023 年 · `R-2` · 要求： <!-- "))
  }

  @Test("What is counted and not listed has a row without a fingerprint")
  func unlisted() throws {
    var assessment = Sample.assessment([Sample.behind])
    var summary = assessment.rules[0]
    summary.findings.add(4, of: .note)
    assessment = Assessment(
      pack: assessment.pack, packFiles: assessment.packFiles, asOf: assessment.asOf, inputs: [], faults: [],
      result: Judge.Result(rules: [summary], verdicts: assessment.verdicts))
    let text = CSVRendering.render(Presentation(assessment), language: .zh)
    #expect(
      try row(2, of: text) == ["规则": "R-1", "要求": "研发强度达到2.5%", "情况": "另有 4 项未列出，可调高 --limit"])
  }

  @Test(
    "A text is never a formula, a number or a date",
    arguments: [
      ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(1)", "'@SUM(1)"),
      ("\t=1", "' =1"), ("\r=1", "' =1"), (" \u{3000}=1", "' \u{3000}=1"), ("\"=1", "\"'\"\"=1\""), ("“=1", "'“=1"),
      ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠A1", "'＠A1"), ("−1", "'−1"),
      ("\u{200B}=1", "\\u{200B}=1"), ("a=1", "a=1"), ("'=1", "''=1"),
      ("0012", "'0012"), ("12", "12"), ("230100", "230100"), ("123456789012345", "123456789012345"),
      ("1234567890123456", "'1234567890123456"), ("1E5", "'1E5"), ("1-2", "'1-2"), ("3/4", "'3/4"), ("1.10", "'1.10"),
      ("91230100E9", "'91230100E9"), ("91230100M", "91230100M"), ("0", "0"), ("12:30", "'12:30"), ("5 家", "5 家"),
      ("", ""),
      ("a\nb\u{2028}c\u{0}", "a b c\\u{0}"), ("a,b", "\"a,b\""), ("a;b", "\"a;b\""), ("a\"b", "\"a\"\"b\""),
    ])
  func text(text: String, cell: String) {
    #expect(CSVCell(.text(text), Self.words).text == cell)
  }

  @Test("Whatever stands in a report, every row has every cell and no cell is a formula")
  func hostile() throws {
    let texts = [
      "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "a\"b\"\r\n\"c,d;e", "\u{202E}=1", "\u{0}\u{1B}[31m",
      String(repeating: "=\"", count: 20_000),
    ]
    let verdicts = texts.map { text in
      var verdict = Sample.verdict(outcome: .fail)
      verdict.subject.register = "zones"
      (verdict.subject.row, verdict.subject.key) = (1, [NamedText(name: "name", text: text)])
      (verdict.title, verdict.ownMessage) = (LocalizedText(text), LocalizedText(text))
      verdict.explanation = Explained(text: text, place: Place(path: text))
      verdict.locations = [Sample.location(text, text, line: 1, path: text)]
      return verdict
    }
    for language in Language.allCases {
      let rows = try cells(of: csv(verdicts, language))
      #expect(rows.map(\.count) == [Int](repeating: 34, count: texts.count + 1))
      for cell in rows.joined() {
        #expect(cell.utf16.count <= 32_767)
        #expect(!["=", "+", "-", "@"].contains { cell.hasPrefix($0) })
        #expect(!cell.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
      }
    }
  }

  @Test("A number below zero stays a number")
  func number() {
    #expect(CSVCell(.number(Number(Decimal("-0.46")!)), Self.words).text == "-0.46")
  }

  @Test("A cell is as long as Excel takes, and says how long its text was")
  func long() {
    let whole = String(repeating: "长", count: 32_767)
    #expect(CSVCell(.text(whole), Self.words).text == whole)
    let cut = CSVCell(.text(whole + "了"), Self.words).text
    #expect(cut.utf16.count == 32_767)
    #expect(cut.hasSuffix("长…（共 32768 个字符）"))
    // A character beyond the first plane takes two units, and is not torn apart.
    let pairs = CSVCell(.text(String(repeating: "𠀀", count: 20_000)), Self.words).text
    #expect((32_766...32_767).contains(pairs.utf16.count))
    #expect(!pairs.contains("\u{FFFD}"))
  }
}
