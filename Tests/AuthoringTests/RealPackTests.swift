import CEL
import Diagnostics
import Foundation
import Packs
import Plumbline
import Testing

@testable import Authoring

@Suite("The packs that come with Plumbline prove themselves")
struct RealPackTests {
  static let packs = ["heilongjiang-14fyp", "validation-types", "enterprise-microdata"]
  private static let rules =
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/Rules/"

  private static func report(_ name: String, mutated: Bool) throws -> TestReport {
    let folder = rules + name
    let (read, faults) = PackTests.read(folder: folder, files: try PackFolder.files(in: folder))
    let tests = try #require(read, "\(faults.map { $0.rendered(in: .en) })")
    let run = TestRun.run(tests.cases, of: tests.pack.pack)
    return TestReport(
      pack: tests.pack.pack, files: tests.files, run: run, mutation: mutated ? MutationRun.run(tests) : nil)
  }

  @Test("Every case holds", arguments: packs)
  func cases(pack: String) throws {
    let report = try Self.report(pack, mutated: false)
    #expect(report.run.results.count > (pack == "enterprise-microdata" ? 70 : 100))
    #expect(report.run.holds, "\(TestFormat.text.rendered(report, .en))")
  }

  @Test(
    "Errors in the rules are noticed: of hundreds of mutants at least 95 of 100, the others with their reason",
    arguments: packs)
  func mutants(pack: String) throws {
    let report = try Self.report(pack, mutated: true)
    let mutation = try #require(report.mutation)
    #expect(mutation.count >= (pack == "heilongjiang-14fyp" ? 300 : 100))
    #expect(mutation.killedCount * 100 >= mutation.count * 95)
    #expect(mutation.unexplained == 0, "\(TestFormat.text.rendered(report, .en))")
    #expect(mutation.obsolete.isEmpty)
    if pack == "heilongjiang-14fyp" {
      #expect(MutationKind.allCases.filter { mutation.killed[$0, default: 0] == 0 } == [])
    }
  }

  @Test("No case takes a rule as it stands for an altered one")
  func unaltered() throws {
    let folder = Self.rules + "validation-types"
    let (read, faults) = PackTests.read(folder: folder, files: try PackFolder.files(in: folder))
    let tests = try #require(read, "\(faults.map { $0.rendered(in: .en) })")
    let (pack, hunt, dependents) = (tests.pack.pack, MutantHunt(tests), RuleDependents(tests.pack.pack))
    let found = pack.rules.indices.filter {
      hunt.finds(pack, changing: pack.rules[$0].id, judging: dependents.places(of: $0))
    }
    #expect(found.map { pack.rules[$0].id } == [])
  }

  @Test("An expression of a rule is one line, or the rule's note says why", arguments: packs)
  func lines(pack: String) throws {
    let folder = Self.rules + pack
    let (read, _) = PackReader.read(folder: folder, files: try PackFolder.files(in: folder))
    let rules = try #require(read).rules
    let long = rules.filter { rule in
      rule.forms.contains { form in
        form.note == nil && form.expressions.contains { $0.text.count > 110 || $0.text.contains("\n") }
      }
    }
    #expect(long.map(\.id) == [])
  }
}
