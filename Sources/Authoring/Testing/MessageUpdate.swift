public import Diagnostics
internal import Documents
public import Packs

/// Tests rewritten where nothing but a message is another than expected.
///
/// Outcomes and figures are never rewritten: they say what the plan asks, and only a person can tell whether the rule
/// or the test is wrong.
public struct MessageUpdate: Sendable {
  /// The files of tests that change, with their new bytes.
  public private(set) var files: [PackFile] = []
  public private(set) var count = 0
  /// Messages that stand in a form that cannot be rewritten in place.
  public private(set) var faults: [Diagnostic] = []

  public init(_ run: TestRun, files: [PackFile]) {
    var edits: [String: [(range: Range<Int>, text: String)]] = [:]
    for result in run.results {
      for failure in result.failures {
        guard case .message(_, _, let found, let node) = failure.kind else { continue }
        guard let range = ScalarSource(node, in: files)?.bytes else {
          faults.append(Diagnostic(at: node.place, TestFault.messageNotRewritable))
          continue
        }
        // A message that an alias repeats stands in the file once.
        if edits[node.place.path]?.contains(where: { $0.range == range }) ?? false { continue }
        edits[node.place.path, default: []].append((range, Self.quoted(found)))
        count += 1
      }
    }
    for file in files {
      guard let edits = edits[file.path] else { continue }
      var bytes = file.bytes
      for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        bytes.replaceSubrange(edit.range, with: edit.text.utf8)
      }
      self.files.append(PackFile(name: file.name, path: file.path, bytes: bytes))
    }
  }

  /// The text as a double-quoted scalar of YAML.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xFEFF:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
