internal import Quantities

/// JUnit's XML, by the schema that Apache Ant's reports are commonly checked against.
///
/// Neither the time of day nor the machine is told, and nothing is said to have taken time.
package struct JUnitDocument {
  private let suites: [JUnitSuite]

  package init(_ suites: [JUnitSuite]) { self.suites = suites }

  package var text: String {
    let lines = suites.enumerated().flatMap { Self.suite($0.offset, $0.element) }
    return (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"] + lines + ["</testsuites>"])
      .map { $0 + "\n" }.joined()
  }

  private static func suite(_ id: Int, _ suite: JUnitSuite) -> [String] {
    let cases = suite.cases
    let attributes = [
      ("id", String(id)), ("package", suite.package), ("name", suite.name), ("timestamp", "\(suite.date)T00:00:00"),
      ("hostname", "localhost"), ("tests", String(cases.count)),
      ("failures", String(cases.count { if case .failed = $0.outcome { true } else { false } })),
      ("errors", String(cases.count { if case .errored = $0.outcome { true } else { false } })),
      ("skipped", String(cases.count { if case .skipped = $0.outcome { true } else { false } })), ("time", "0"),
    ]
    return ["  <testsuite\(XMLText.attributes(attributes))>"] + properties(suite.properties)
      + cases.flatMap { lines($0) } + ["    <system-out/>", "    <system-err/>", "  </testsuite>"]
  }

  private static func properties(_ properties: [(name: String, value: String)]) -> [String] {
    guard !properties.isEmpty else { return ["    <properties/>"] }
    let lines = properties.map { property in
      "      <property\(XMLText.attributes([("name", property.name), ("value", property.value)]))/>"
    }
    return ["    <properties>"] + lines + ["    </properties>"]
  }

  private static func lines(_ testCase: JUnitCase) -> [String] {
    let head =
      "    <testcase"
      + XMLText.attributes([("name", testCase.name), ("classname", testCase.className), ("time", "0")])
    let element =
      switch testCase.outcome {
      case .passed: ""
      case .failed(let type, let message, let text):
        Self.element("failure", [("message", message), ("type", type)], text)
      case .errored(let type, let message, let text):
        Self.element("error", [("message", message), ("type", type)], text)
      case .skipped(let message, let text): Self.element("skipped", [("message", message)], text)
      }
    return element.isEmpty ? [head + "/>"] : [head + ">", "      " + element, "    </testcase>"]
  }

  private static func element(_ name: String, _ attributes: [(name: String, value: String)], _ text: String) -> String {
    let open = "<" + name + XMLText.attributes(attributes)
    return text.isEmpty ? open + "/>" : open + ">" + XMLText.escaped(text) + "</\(name)>"
  }
}
