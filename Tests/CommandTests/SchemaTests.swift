import Foundation
import Testing

/// What `Tests/schemas.py` finds, where the schemas and what it needs are there.
@Suite("Published schemas")
struct SchemaTests {
  private static let schemas = ProcessInfo.processInfo.environment["PLUMBLINE_SCHEMAS"]

  /// A Python that has jsonschema, and xmllint beside it.
  private static let python = ["python3", "/usr/bin/python3"].first { python in
    (try? Program.run([], shell: "xmllint --version 2>&1 && \(python) -c 'import jsonschema'"))?.status == 0
  }

  @Test(
    "SARIF, JUnit and ESS documents of the examples and of a hostile report are valid",
    .enabled(if: schemas != nil && python != nil))
  func valid() throws {
    let command = "exec \(try #require(Self.python)) -B Tests/schemas.py \"$0\" \"$1\""
    let checked = try Program.run([try #require(Self.schemas)], shell: command)
    #expect(checked.status == 0, "\(checked.output)\(checked.error)")
  }
}
