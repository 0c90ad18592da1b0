import Foundation
import Testing

@Suite("What the program links")
struct LinkageTests {
  static let ldd = "/usr/bin/ldd"

  @Test(
    "Foundation, which would double the time of a short run, is not linked",
    .enabled(if: FileManager.default.isExecutableFile(atPath: ldd)))
  func foundation() throws {
    let program = try Program.run([], shell: "exec \(Self.ldd) \"$0\"")
    #expect(program.status == 0)
    #expect(program.output.contains("libyaml-0.so.2"))
    for library in ["libFoundation.so", "libFoundationInternationalization.so", "lib_FoundationICU.so"] {
      #expect(!program.output.contains(library))
    }
  }
}
