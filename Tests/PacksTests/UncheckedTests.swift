import Diagnostics
import Packs
import Testing

@Suite("What no rule judges")
struct UncheckedTests {
  private static func read(_ text: String) -> (pack: Pack?, faults: [String]) {
    var files = SmallPack.files
    files["unchecked.yaml"] = text
    let (pack, faults) = SmallPack.read(files)
    return (pack, faults.map { $0.rendered(in: .en) })
  }

  @Test("An unchecked requirement may quote its clause; a sentence that asks nothing says why")
  func contents() throws {
    let (pack, faults) = Self.read(
      """
      unchecked:
        - {id: U-1, reason: 无法核对, ask: 查看文件, source: {clause: 第一章, quote: 八个突破}}
      no_requirement:
        - {quote: 进入新阶段, reason: {zh: 形势, en: the setting}}

      """)
    #expect(faults == [])
    #expect(pack?.unchecked.first?.sources.map(\.quote) == ["八个突破"])
    #expect(pack?.notRequirements.map(\.quote) == ["进入新阶段"])
    #expect(pack?.notRequirements.map(\.reason.en) == ["the setting"])
  }

  @Test("A sentence without its reason is a fault")
  func reasonless() {
    #expect(
      Self.read("no_requirement:\n  - {quote: 进入新阶段}\n").faults
        == ["demo/unchecked.yaml:2:5: error: the key 'reason' is missing; add it"])
  }
}
