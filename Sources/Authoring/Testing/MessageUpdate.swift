public import Diagnostics
internal import Documents
public import Packs

/// Tests rewritten where nothing but a message is another than expected.
///
/// Outcomes and figures are never rewritten: they say what the plan asks, and only a person can tell whether the rule
/// or the test is wrong. Where they differ, the message is as right or wrong as they are, and stays as well.
public struct MessageUpdate: Sendable {
  /// The files of tests that change, with their new bytes.
  public private(set) var files: [PackFile] = []
  public private(set) var count = 0
  /// Messages that cannot be rewritten in place.
  public private(set) var faults: [Diagnostic] = []

  public init(_ run: TestRun, files: [PackFile]) {
    var edits: [String: [(range: Range<Int>, text: String)]] = [:]
    for message in Self.differing(in: run) {
      guard message.found.count == 1, let found = message.found.first else {
        faults.append(Diagnostic(at: message.node.place, TestFault.messageOfSeveral))
        continue
      }
      guard let range = ScalarSource(message.node, in: files)?.bytes else {
        faults.append(Diagnostic(at: message.node.place, TestFault.messageNotRewritable))
        continue
      }
      edits[message.node.place.path, default: []].append((range, Self.quoted(found)))
      count += 1
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

  /// A message that a file of tests states once, though aliases may repeat it, with what it should be.
  private struct Differing {
    let node: Node
    var found: Set<String>
  }

  /// The messages of cases in which nothing else differs, in the order in which they are met.
  private static func differing(in run: TestRun) -> [Differing] {
    var messages: [Differing] = []
    var places: [Place: Int] = [:]
    for result in run.results {
      let failures = result.failures.compactMap { failure in
        if case .message(_, _, let found, let node) = failure.kind { (found, node) } else { nil }
      }
      guard failures.count == result.failures.count else { continue }
      for (found, node) in failures {
        if let known = places[node.place] {
          messages[known].found.insert(found)
        } else {
          places[node.place] = messages.count
          messages.append(Differing(node: node, found: [found]))
        }
      }
    }
    return messages
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
