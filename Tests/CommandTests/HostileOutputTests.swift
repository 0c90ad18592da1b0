import Findings
import Foundation
import FoundationXML
import Testing

#if Workbooks
import Tables
import Workbooks
#endif

@Suite("A hostile report in every output")
struct HostileOutputTests {
  /// What a report may hold that some reader of an output could obey.
  private static let texts = [
    "<script>document.title='pwned'</script>", "\"><img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "+1+1", "-2+3",
    "@SUM(A1:A9)", "\t=1+1", "＝1+1", "]]><!--", "--><script>", "a\"b'c`d\\e", "first\nsecond\r\nthird",
    "\u{202E}gnp.exe\u{202C}",
    "\u{2066}x\u{2069}\u{200F}\u{FEFF}", "\u{1B}[31mred\u{7}", "| a | b |", "[link](javascript:alert(1))",
    "![x](http://e/x.png)",
    "&lt;b&gt; &amp;", "${gdp}", "@everyone #1 :smile:", "𠮷\u{2028}\u{2029}", String(repeating: "长", count: 10_000),
    String(repeating: "x", count: 10_000),
  ]

  /// A report with each of them as the name of a zone, twice, so that each is a finding, and in the notes.
  private static func scratch() throws -> Scratch {
    let scratch = try Scratch()
    func quoted(_ text: String) throws -> String {
      String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }
    let zones = try texts.map { text in
      let name = try quoted(text)
      return #"{"name": \#(name), "tier": "provincial"}, {"name": \#(name), "tier": \#(name)}"#
    }
    let all = try quoted(texts.joined(separator: " "))
    let report = """
      {"report": "heilongjiang-14fyp", "region": "双鸭山市", "year": 2025,
       "indicators": {"gdp": \(all), "rd_expenditure": {"value": 3, "unit": "亿元", "series": \(all), "note": \(all)}},
       "registers": {"high_tech_zones": [\(zones.joined(separator: ",\n"))]},
       "explanations": [{"for": "HLJ-201", "text": \(all)}],
       "evidence": [{"for": "HLJ-275", "title": \(all)}]}
      """
    try scratch.write(report, to: "reports/<i>'\"&=双鸭山.json")
    try scratch.write(
      """
      waivers:
        - {rule: HLJ-129, region: 双鸭山市, until: 2026-12-31, reason: \(all), approved: \(all)}

      """, to: "waivers.yaml")
    return scratch
  }

  /// Written once, for every test.
  private static let outputs = Result { try write() }

  private static func write() throws -> [OutputFormat: String] {
    let scratch = try scratch()
    let files = OutputFormat.allCases.flatMap { ["--output", "\(scratch.path)/out\($0.fileEnding)"] }
    let program = try Program.check(
      "--waivers", scratch.path + "/waivers.yaml", scratch.path + "/reports", seconds: 300)
    let written = try Program.run(
      [
        "check", "--as-of", "2026-03-31", "--pack", Program.pack, "--waivers", scratch.path + "/waivers.yaml",
        scratch.path + "/reports",
      ] + files)
    #expect([program.status, written.status] == [1, 1])
    #expect(program.error + written.error == "")
    var texts: [OutputFormat: String] = [:]
    for format in OutputFormat.allCases where format.isText {
      texts[format] = try scratch.text("out\(format.fileEnding)")
    }
    #if Workbooks
    texts[.xlsx] = try text(ofWorkbook: [UInt8](Data(contentsOf: URL(filePath: scratch.path + "/out.xlsx"))))
    #endif
    return texts
  }

  #if Workbooks
  /// The texts of all cells of a workbook, each on a line.
  private static func text(ofWorkbook bytes: [UInt8]) throws -> String {
    let workbook = try Workbook.open(bytes, path: "out.xlsx")
    let rows = try workbook.sheets.indices.flatMap { try workbook.grid(ofSheet: $0).rows }
    return rows.flatMap(\.cells).map(\.text).joined(separator: "\n")
  }
  #endif

  @Test("Nothing of it is obeyed, and nothing is lost, whatever the format")
  func everyFormat() throws {
    let texts = try Self.outputs.get()
    for (format, text) in texts {
      let hidden = text.unicodeScalars.filter { scalar in
        // A CSV file begins with a byte order mark on purpose.
        scalar.value < 0x20 && scalar != "\n" && scalar != "\r" || (0x7F..<0xA0).contains(scalar.value)
          || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
          || scalar.value == 0x200F
      }
      #expect(hidden.isEmpty, "\(format) holds what nobody sees: \(hidden.prefix(3))")
      #expect(text.contains("document.title="), "\(format) does not show the name")
    }
  }

  @Test(
    "JSON, SARIF and the ESS report hold the text as it stood in the file",
    arguments: [OutputFormat.json, .sarif, .ess])
  func json(format: OutputFormat) throws {
    let texts = try Self.outputs.get()
    let text = try #require(texts[format])
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    var strings: Set<String> = []
    func collect(_ value: Any) {
      if let text = value as? String { strings.insert(text) }
      for member in (value as? [String: Any])?.values ?? [:].values { collect(member) }
      for element in value as? [Any] ?? [] { collect(element) }
    }
    collect(object)
    guard format == .json else { return }
    for text in Self.texts { #expect(strings.contains(text), "\(text.prefix(40)) is not in the JSON") }
  }

  @Test("JUnit is well-formed XML, and a name in it is text")
  func xml() throws {
    let texts = try Self.outputs.get()
    let parser = XMLParser(data: Data(try #require(texts[.junit]).utf8))
    let names = ElementNames()
    parser.delegate = names
    #expect(parser.parse())
    #expect(
      names.found.isSubset(of: [
        "testsuites", "testsuite", "properties", "property", "testcase", "failure", "error", "skipped", "system-out",
        "system-err",
      ]))
  }

  @Test("No markup of a report reaches a page")
  func html() throws {
    let texts = try Self.outputs.get()
    let text = try #require(texts[.html])
    for markup in ["<script>document", "<img", "--><script", "onerror=alert(1)>"] {
      #expect(!text.contains(markup), "\(markup) is in the page")
    }
  }
}

private final class ElementNames: NSObject, XMLParserDelegate {
  var found: Set<String> = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) { found.insert(name) }
}
