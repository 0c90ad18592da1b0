import Diagnostics
import Documents
import Foundation
import Packs
import Testing

@Suite("The pack of the Heilongjiang plan")
struct RealPackTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Rules/heilongjiang-14fyp")
  private static let plan = ProcessInfo.processInfo.environment["PLUMBLINE_PLAN"]

  private static func pack() throws -> Pack {
    let names = FileManager.default.subpaths(atPath: folder.path())?.sorted() ?? []
    let files = names.compactMap { name in
      FileManager.default.contents(atPath: folder.appending(path: name).path()).map {
        PackFile(name: name, path: name, bytes: Array($0))
      }
    }.filter { !$0.bytes.isEmpty }
    let (pack, faults) = PackReader.read(folder: "heilongjiang-14fyp", files: files)
    #expect(faults.map { $0.rendered(in: .en) } == [])
    return try #require(pack)
  }

  /// Every id that the pack answers for: its rules', those in `also`, and those that no machine checks.
  private static func answered(_ pack: Pack) -> [String] {
    pack.rules.flatMap { [$0.id] + $0.also } + pack.builtInRules.values.flatMap(\.also) + pack.unchecked.map(\.id)
  }

  @Test("It loads without a fault, and no requirement is answered twice by rules or unchecked alike")
  func loads() throws {
    let pack = try Self.pack()
    #expect(pack.rules.count > 50)
    let rules = Set(pack.rules.map(\.id))
    let unchecked = pack.unchecked.map(\.id)
    #expect(Set(unchecked).count == unchecked.count)
    #expect(unchecked.filter { rules.contains($0) } == [])
    let also = pack.rules.flatMap(\.also) + pack.builtInRules.values.flatMap(\.also)
    #expect(Set(also).intersection(unchecked).sorted() == [])
    // A requirement of two parts is met where both rules pass, one of which bears its id.
    let parts = pack.rules.flatMap { rule in rule.also.filter { rule.id.hasPrefix($0 + "-") } }
    #expect(Set(also).intersection(rules).subtracting(parts).sorted() == [])
  }

  @Test(
    "Every requirement of the catalogue's checkable kinds, and every one below the province, is answered",
    .enabled(if: plan != nil))
  func complete() throws {
    let answered = Set(Self.answered(try Self.pack()))
    let entries = try Self.catalogue()
    #expect(entries.count > 200)
    let kinds: Set<String> = ["target", "share", "growth", "count", "per_year_count", "consistency"]
    let wanted = entries.filter { kinds.contains($0["kind"]?.text ?? "") || $0["scope"]?["level"]?.text != "province" }
    #expect(wanted.compactMap { $0["id"]?.text }.filter { !answered.contains($0) } == [])
  }

  @Test("Every quote stands in the plan's text", .enabled(if: plan != nil))
  func quotes() throws {
    let pack = try Self.pack()
    let path = try #require(Self.plan) + "/heilongjiang-14fyp.txt"
    let text = Self.folded(String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self))
    let sources = pack.rules.map { ($0.id, $0.sources) } + pack.builtInRules.map { ($0.key.rawValue, $0.value.sources) }
    let strange = sources.flatMap { id, sources in
      sources.compactMap(\.quote).filter { !text.contains(Self.folded($0)) }.map { "\(id): \($0)" }
    }
    #expect(strange == [])
  }

  private static func catalogue() throws -> [Node] {
    let path = try #require(plan) + "/requirements.yaml"
    let bytes = Array(try #require(FileManager.default.contents(atPath: path)))
    let root = try #require(Document.parse(bytes, path: path).document?.root)
    return Array(try #require(root["requirements"]).elements)
  }

  /// Without white space, full-width characters as their plain ones.
  private static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      folded.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(folded)
  }
}
