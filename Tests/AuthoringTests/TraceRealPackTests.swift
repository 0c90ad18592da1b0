import Authoring
import Diagnostics
import Foundation
import Packs
import Plumbline
import Testing

/// A folder with the plan's text and the catalogue of its requirements.
private let plan = ProcessInfo.processInfo.environment["PLUMBLINE_PLAN"]

@Suite("The pack of the Heilongjiang plan, held against the plan", .enabled(if: plan != nil))
struct TraceRealPackTests {
  private static func trace() throws -> Trace {
    let folder =
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/Rules/heilongjiang-14fyp"
    let files = try PackFolder.files(in: folder)
    let (pack, faults) = PackReader.read(folder: folder, files: files)
    #expect(faults.map { $0.rendered(in: .en) } == [])
    func file(_ name: String) throws -> TextFile {
      let path = try #require(plan) + "/" + name
      return TextFile(path: path, bytes: try FileSystem.read(path))
    }
    let (trace, traceFaults) = Authoring.trace(
      TraceRequest(
        pack: try #require(pack), packFiles: files, plan: try file("heilongjiang-14fyp.txt"),
        catalogue: try file("requirements.yaml")))
    #expect(traceFaults.map { $0.rendered(in: .en) } == [])
    return try #require(trace)
  }

  @Test("Every quote stands in the plan, and no figure differs from it")
  func sound() throws {
    let trace = try Self.trace()
    #expect(trace.found.count > 100)
    #expect(trace.missing.map { "\($0.quote.owner.id ?? "") \($0.quote.text)" } == [])
    #expect(trace.figureCount > 30)
    #expect(trace.figures.map { "\($0.rule) \($0.key) \($0.figure): \($0.quoted)" } == [])
  }

  @Test("Every requirement of the catalogue is a rule, answered by one, or unchecked with the reason")
  func catalogue() throws {
    let coverage = try #require(try Self.trace().catalogue)
    #expect(coverage.absent == [])
    let answered = coverage.rules + coverage.also + coverage.unchecked
    #expect(answered.count == 294)
    #expect(Set(answered).count == 294)
  }
}
