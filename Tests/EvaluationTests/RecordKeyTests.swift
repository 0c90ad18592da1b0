import Packs
import Reports
import Testing

@testable import Evaluation

@Suite("Keys of records")
struct RecordKeyTests {
  private static let file =
    "name,place,of_year\n甲,230100,2023\n乙,230100,2023\n甲,230100,2023\n甲,230200,2023\n甲,230100,2023\ne\u{301},,\n\u{E9},,\n"

  private func submissions() throws -> Submissions {
    let pack = try Plan("  - {id: A, for: zone, assert: area > 0}").pack()
    let folder = try Folder()
    let (table, _) = RegisterTable.open(try folder.write(Self.file, to: "zones.csv"), as: "zones", of: pack)
    let opened = try #require(table)
    return Submissions([], registers: [(opened, opened.summarize())], of: pack)
  }

  /// Of each record which of its key it is, and all that share it.
  private func found(_ submissions: Submissions) -> [String] {
    submissions.judgedRecords(of: 0).map { index in
      let key = submissions.key(of: index)
      let occurrence = submissions.indices.occurrence(of: index, with: key, of: 0, in: submissions)
      return "\(occurrence) of \(submissions.indices.records(like: index, with: key, of: 0, in: submissions))"
    }
  }

  @Test("A record is told from those that share its region, year and key; texts are equal where their code points are")
  func occurrences() throws {
    #expect(
      found(try submissions()) == [
        "1 of [0, 2, 4]", "1 of [1]", "2 of [0, 2, 4]", "1 of [3]", "3 of [0, 2, 4]", "1 of [5]", "1 of [6]",
      ])
  }

  @Test("Equal keys that somebody has found already are taken as they are")
  func known() throws {
    let submissions = try submissions()
    submissions.indices.setEqualKeys([[0, 2, 4]], of: 0)
    #expect(found(submissions) == found(try self.submissions()))
  }
}
