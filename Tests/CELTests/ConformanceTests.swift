import Foundation
import Testing

/// The upstream suite does not come with the project: `CEL_CONFORMANCE` names a folder that holds it as JSON.
@Suite("The engine conforms to the Common Expression Language")
struct ConformanceTests {
  /// Cases about which engines disagree; they may pass or fail.
  ///
  /// In all of them the suite wants what the specification says, and cel-go, its reference, does otherwise.
  private static let disputed: [String: String] = [
    "fields/qualified_identifier_resolution/map_key_float":
      "wants an error, for no key is a double; cel-go takes 1.0 as a key",
    "fields/qualified_identifier_resolution/map_value_repeat_key":
      "wants an error, for no key may be repeated; cel-go takes one of the entries",
    "fields/qualified_identifier_resolution/map_value_repeat_key_heterogeneous":
      "wants an error, for 0 and 0u are one key; cel-go takes one of the entries",
    "timestamps/duration_converters/get_milliseconds":
      "wants the milliseconds within the second; cel-go gives the whole duration in milliseconds",
  ]

  private static let folder = ProcessInfo.processInfo.environment["CEL_CONFORMANCE"]

  @Test("Every case of the suite gives what it wants", .enabled(if: folder != nil))
  func suite() throws {
    let folder = URL(filePath: try #require(Self.folder), directoryHint: .isDirectory)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".json") }
    #expect(!names.isEmpty, "no JSON file in \(folder.path())")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    var total = Tally()
    for name in names.sorted() {
      let file = try decoder.decode(ConformanceFile.self, from: Data(contentsOf: folder.appending(path: name)))
      let tally = Self.run(file)
      print("\(file.file): \(tally)")
      total.add(tally)
    }
    print("total: \(total)")
  }

  private static func run(_ file: ConformanceFile) -> Tally {
    var tally = Tally()
    for test in file.tests {
      guard test.isSupported else {
        tally.leftOut += 1
        continue
      }
      switch test.run() {
      case .passed: tally.passed += 1
      case .failed(let wanted, let got):
        if let reason = disputed[test.id] {
          tally.disputed += 1
          print("disputed: \(test.id) \(reason); got \(got)")
        } else {
          tally.failed += 1
          Issue.record("\(test.id): \(test.shownText)\n  wanted \(wanted)\n  got    \(got)")
        }
      }
    }
    return tally
  }

  private struct Tally: CustomStringConvertible {
    var passed = 0
    var failed = 0
    var disputed = 0
    /// Cases that need protobuf messages or an extension that the engine does not have.
    var leftOut = 0

    mutating func add(_ other: Tally) {
      passed += other.passed
      failed += other.failed
      disputed += other.disputed
      leftOut += other.leftOut
    }

    var description: String {
      "\(passed) passed, \(failed) failed" + (disputed == 0 ? "" : ", \(disputed) disputed")
        + (leftOut == 0 ? "" : ", \(leftOut) left out")
    }
  }
}
