import Foundation
import Testing

/// No file may crash the program, hang it or be half-read in silence. The time limits are guards against a hang.
@Suite("Hostile input")
struct HostileInputTests {
  /// A file that is refused, and the words that say why.
  struct Refused: CustomTestStringConvertible {
    let name: String
    let reason: String
    let bytes: @Sendable () -> Data

    init(_ name: String, _ reason: String, _ text: @escaping @Sendable () -> String) {
      self.init(name, reason, bytes: { Data(text().utf8) })
    }

    init(_ name: String, _ reason: String, bytes: @escaping @Sendable () -> Data) {
      (self.name, self.reason, self.bytes) = (name, reason, bytes)
    }

    var testDescription: String { name }
  }

  static let refused: [Refused] = [
    Refused("empty.yaml", ":1:1: error: the file is empty; write its content") { "" },
    Refused("empty.json", ":1:1: error: the file is empty; write its content") { "" },
    Refused("tab.yaml", ":2:1: error: a tab is used for indentation; use spaces") { "report: a\n\tregion: b\n" },
    Refused("bomb.yaml", "error: the aliases (*) stand for more than 10000 values; use fewer of them") { bomb },
    Refused("deep.yaml", ":1:65: error: more than 64 levels within one another; write it flatter") {
      String(repeating: "[", count: 1 << 20)
    },
    Refused("deep.json", ":1:65: error: more than 64 levels within one another; write it flatter") {
      String(repeating: "[", count: 1 << 20)
    },
    Refused("maps.yaml", "error: more than 64 levels within one another; write it flatter") {
      String(repeating: "{a: ", count: 1 << 18)
    },
    Refused("garbage.yaml", "error: the file is not UTF-8; save it as UTF-8", bytes: garbage),
    Refused("garbage.json", "error: the file is not UTF-8; save it as UTF-8", bytes: garbage),
    Refused(
      "utf16.yaml", ":1:1: error: the file is not UTF-8; save it as UTF-8",
      bytes: {
        report().data(using: .utf16) ?? Data()
      }),
    Refused("nul.yaml", ":5:9: error: the character U+0000 is not allowed; remove it") {
      report("indicators:\n  gdp: 1\0002")
    },
    Refused("year.yaml", ":3:7: error: '99999999999999999999' is not a year; write four digits from 1900 to 2200") {
      report().replacing("2025", with: "99999999999999999999")
    },
    Refused("revision.yaml", ":4:11: error: the integer '9223372036854775808' is too large; write a smaller one") {
      report("revision: 9223372036854775808")
    },
    Refused("documents.yaml", ":5:1: error: a second document begins here") { report() + "---\n" + report() },
    Refused("scalar.yaml", ":1:1: error: 'report' is not a mapping") { "report" },
    Refused("list.json", ":1:1: error: a sequence is not a mapping") { "[1, 2]" },
    Refused("keys.yaml", ":5:3: error: unknown indicator 'k1'") {
      report("indicators:\n" + (1...10_000).map { "  k\($0): \($0)\n" }.joined())
    },
  ]

  private static let bomb = (0..<12).reduce("a0: &a0 [x, x, x, x, x, x, x, x, x]\n") { text, level in
    text + "a\(level + 1): &a\(level + 1) [" + Array(repeating: "*a\(level)", count: 9).joined(separator: ", ") + "]\n"
  }

  private static let garbage: @Sendable () -> Data = {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    return Data(
      (0..<100_000).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      })
  }

  @Test("A file that cannot be read as a report is refused with a clear message", arguments: refused)
  func refuse(file: Refused) throws {
    let scratch = try Scratch()
    let path = try scratch.write(file.bytes(), to: file.name)
    let program = try Program.check("--lang", "en", path)
    #expect(program.status == 2)
    #expect(program.output == "")
    let first = String(program.errorLines.first ?? "")
    #expect(first.hasPrefix(path + ":") && first.contains(file.reason))
  }

  @Test("What is no file is refused unread")
  func noFile() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path + "/folder.yaml", withIntermediateDirectories: true)
    let made = unsafe mkfifo(scratch.path + "/pipe.yaml", 0o600)
    try #require(made == 0)
    for (path, reason) in [
      (
        scratch.path + "/folder.yaml",
        "the folder holds no report; reports are .xlsx, .yaml, .yml or .json files, or folders with a report.csv"
      ),
      (scratch.path + "/pipe.yaml", "this is no ordinary file and cannot be read"),
      ("/dev/zero", "this is no ordinary file and cannot be read"),
    ] {
      let program = try Program.check("--lang", "en", path, seconds: 20)
      #expect(program.status == 2)
      #expect(program.error == "\(path):1:1: error: \(reason)\n")
    }
    for option in ["--observations", "--register"] {
      for path in [scratch.path + "/pipe.yaml", scratch.path + "/folder.yaml", "/dev/zero"] {
        let value = option == "--register" ? "high_tech_zones=" + path : path
        let program = try Program.run(
          ["check", "--lang", "en", "--pack", Program.pack, option, value], seconds: 20)
        #expect(program.status == 2)
        #expect(program.error == "\(path):1:1: error: this is no ordinary file and cannot be read\n")
      }
    }
  }

  @Test("A file beyond the limit is refused by its size, without being read")
  func large() throws {
    let scratch = try Scratch()
    let path = try scratch.write("", to: "large.yaml")
    let lengthened = unsafe truncate(path, 65 << 20)
    try #require(lengthened == 0)
    let program = try Program.run(
      ["check", "--lang", "en", "--pack", Program.pack, path],
      // Less than the file and the program need together.
      shell: "ulimit -d 60000; exec \"$0\" \"$@\"")
    #expect(program.status == 2)
    #expect(
      program.error
        == "\(path):1:1: error: the file has 68157440 bytes, more than the limit of 67108864; "
        + "split it into several files\n")
  }

  @Test(
    "A number beyond all measure is a finding or a number, never a crash",
    arguments: [
      String(repeating: "9", count: 100_000), "0." + String(repeating: "7", count: 100_000),
      String(repeating: "9", count: 300) + ".5", "1e999999999", "1e-999999999", "1E99999999999999999999999", "-1e400",
      "NaN", ".inf", "0x7FFFFFFFFFFFFFFFFF", "--5", "５５７６", "1_000", "1,000,000",
    ])
  func numbers(text: String) throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      report("indicators:\n  gdp: '\(text) 亿元'\n  rd_expenditure: 1 亿元\n  rd_intensity: 1 %"), to: "a.yaml")
    for format in ["text", "json"] {
      let program = try Program.check("--format", format, path)
      #expect(program.status == 1)
      #expect(program.error == "")
    }
  }

  @Test("A hundred thousand values are judged")
  func manyRecords() throws {
    let scratch = try Scratch()
    let rows = (1...25_000).map { "    - {name: z\($0), tier: provincial, leading_industry: 医药, established: 2020}\n" }
    let path = try scratch.write(report("registers:\n  high_tech_zones:\n" + rows.joined()), to: "a.yaml")
    let program = try Program.check("--format", "json", path)
    #expect(program.status == 1)
    #expect(program.error == "")
    #expect(program.output.contains(#"{"rule": "HLJ-016", "outcome": "pass""#))
  }

  // MARK: - Packs

  private static func pack(_ rules: String, in scratch: Scratch) throws -> String {
    try FileManager.default.copyItem(atPath: Program.pack, toPath: scratch.path + "/pack")
    try scratch.write("rules:\n" + rules, to: "pack/rules/99-hostile.yaml")
    return scratch.path + "/pack"
  }

  private static func rule(_ number: Int, _ expression: String) -> String {
    "  - {id: X-\(number), title: t, for: province, assert: \"\(expression)\", source: {clause: c}}\n"
  }

  @Test(
    "An expression nested ten thousand deep is refused",
    arguments: [
      String(repeating: "(", count: 10_000) + "1 == 1" + String(repeating: ")", count: 10_000),
      String(repeating: "!", count: 10_000) + "(1 == 1)", String(repeating: "[", count: 10_000),
      "0 == " + String(repeating: "-", count: 10_000) + "1", "gdp" + String(repeating: ".a", count: 10_000),
      "1 == 1" + String(repeating: " ? true : 1 == 1", count: 10_000),
    ])
  func deepExpressions(expression: String) throws {
    let scratch = try Scratch()
    let pack = try Self.pack(Self.rule(1, expression), in: scratch)
    let path = try scratch.write(report(), to: "a.yaml")
    let program = try Program.run(["check", "--lang", "en", "--pack", pack, path])
    #expect(program.status == 2)
    #expect(program.output == "")
    // The fault, the line about it and the caret.
    #expect(program.errorLines.count == 3)
    #expect(program.errorLines.allSatisfy { $0.utf8.count < 300 })
    #expect(program.error.hasPrefix("\(pack)/rules/99-hostile.yaml:2:"))
    #expect(
      program.error.contains("nested deeper than 64 levels; simplify it")
        || program.error.contains("longer than 65536 bytes; split it into several rules"))
  }

  @Test("Ten thousand rules are judged")
  func manyRules() throws {
    let scratch = try Scratch()
    let pack = try Self.pack((1...10_000).map { Self.rule($0, "gdp > 0") }.joined(), in: scratch)
    let path = try scratch.write(report().replacing("230100", with: "230000"), to: "a.yaml")
    let program = try Program.run(["check", "--format", "json", "--pack", pack, path], seconds: 300)
    #expect(program.status == 1)
    #expect(program.error == "")
    #expect(program.output.contains(#"{"rule": "X-10000", "outcome": "undetermined""#))
  }
}
