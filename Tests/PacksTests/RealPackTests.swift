import Diagnostics
import Foundation
import Packs
import Testing

@Suite("The pack of the Heilongjiang plan")
struct RealPackTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Rules/heilongjiang-14fyp")

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
}
