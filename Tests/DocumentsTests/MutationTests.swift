import Diagnostics
import Documents
import Testing

/// Numbers that look random and are the same in every run.
private struct Sequence: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

private let yaml = """
  # 指标
  indicators:
    gdp: {title: {zh: 地区生产总值, en: GDP}, unit: 亿元, baseline: &b {2020: 1.26}}
    "rd": {title: 'R&D', derive: "a / b", baseline: *b}
  rules:
    - id: HLJ-018
      assert: |
        a > b
      by: 2025
      note: >-
        折叠
      tags: [a, "b\\u4e2d", ~]
  """
private let json = #"{"指标": [1, -2.5e3, true, null, {"a": "b\u4e2d\n", "c": []}], "x": "\ud842\udfb7"}"#
private let hostile = Array("\"'[]{}:,-?!&*%@|>#~\t\n\r \\u\u{7}\u{FEFF}标".utf8) + [0xFF, 0x80, 0xC3, 0]

@Suite("Damaged files never crash, and are never taken without a fault or a tree")
struct MutationTests {
  @Test("Every beginning of a file", arguments: [("a.yaml", yaml), ("a.json", json)])
  func truncated(path: String, text: String) {
    let bytes = Array(text.utf8)
    for length in 0...bytes.count { check(Array(bytes.prefix(length)), path: path) }
  }

  @Test("Bytes replaced, added and removed", arguments: [("a.yaml", yaml), ("a.json", json)])
  func mutated(path: String, text: String) {
    var random = Sequence(state: 14)
    for _ in 0..<2_000 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let position = Int.random(in: 0..<bytes.count, using: &random)
        let byte = hostile.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[position] = byte
        case 1: bytes.insert(byte, at: position)
        default: bytes.remove(at: position)
        }
      }
      check(bytes, path: path)
    }
  }

  private func check(_ bytes: [UInt8], path: String) {
    let (document, faults) = Document.parse(bytes, path: path)
    #expect(document != nil || !faults.isEmpty)
    let words = faults.flatMap { [$0.rendered(in: .zh), $0.rendered(in: .en)] }
    #expect(words.allSatisfy { !$0.contains("\n") })
    if let document { #expect(places(document.root).count >= 1) }
  }
}
