import Authoring
import Diagnostics
import Packs
import Testing

/// A small pack's tests, run.
struct Tested {
  let fixture: PackFixture

  /// One rule of each kind; a test gives its cases.
  static let rules = """
      - {id: R-LIMIT, for: province, value: rd_intensity, at_least: 2.5 %, by: 2025, path: compound, severity: warning}
      - {id: R-ASSERT, for: province, assert: labs >= 3 && gdp > 0, severity: warning}
      - {id: R-ZONE, for: zone, when: tier == 'national', assert: name != '', severity: warning}
      - {id: R-EACH, for: city, each: {field: [黑土, 种业]}, evidence: 方案, by: 2025, severity: warning}

    """

  init(_ tests: String, rules: String = Self.rules, fixtures: [String: String] = [:]) {
    var fixture = PackFixture(rules: rules, tests: tests)
    for (name, text) in fixtures { fixture.files["tests/" + name] = text }
    self.fixture = fixture
  }

  var read: (tests: PackTests?, faults: [Diagnostic]) { PackTests.read(folder: "small", files: fixture.packFiles) }

  func tests() throws -> PackTests {
    let (tests, faults) = read
    return try #require(tests, "\(faults.map { $0.rendered(in: .en) })")
  }

  func run() throws -> TestRun {
    let tests = try tests()
    return TestRun.run(tests.cases, of: tests.pack.pack)
  }

  func report(mutated: Bool = false) throws -> TestReport {
    let tests = try tests()
    return TestReport(
      pack: tests.pack.pack, files: tests.files, run: try run(), mutation: mutated ? MutationRun.run(tests) : nil)
  }

  /// What `test` prints, without the last line, which counts.
  func lines(_ language: Language = .en) throws -> [String] {
    Array(TestFormat.text.rendered(try report(), language).split(separator: "\n").map(String.init).dropLast())
  }

  /// The failures of one case alone, without the values that led to them.
  func failures() throws -> [String] {
    try lines().filter { $0.hasPrefix("  ") && !$0.hasPrefix("    ") }.map { String($0.dropFirst(2)) }
  }

  var faults: [String] { read.faults.map { $0.rendered(in: .en) } }
}

/// One case with what it expects.
func testCase(_ report: String, expect: String, more: String = "") -> Tested {
  Tested("  - test: 例\n    \(report)\n    expect: \(expect)\n\(more)")
}
