import Diagnostics
import Quantities
import Reports
import Testing

@testable import Evaluation

@Suite("Threads that share work")
struct WorkersTests {
  @Test("Each has a number of its own, and what they come to stands in that order", arguments: [0, 1, 2, 7])
  func order(count: Int) {
    #expect(Workers.run(count) { $0 * 10 } == (0..<max(1, count)).map { $0 * 10 })
  }

  @Test("Every chunk is taken once, by however many threads", arguments: [(1, 5), (3, 100), (8, 2), (4, 0)])
  func chunks(threads: Int, count: Int) {
    let queue = ChunkQueue(count)
    let taken = Workers.run(threads) { _ in
      var taken: [Int] = []
      while let chunk = queue.take() { taken.append(chunk) }
      return taken
    }
    #expect(taken.allSatisfy { $0 == $0.sorted() })
    #expect(taken.joined().sorted() == Array(0..<count))
  }

  @Test("Of many faults of form the first are listed, however many threads met them", arguments: [1, 3])
  func faults(threads: Int) throws {
    let good = "甲,230100,2023\n"
    let folder = try Folder()
    let path = try folder.write(
      "name,place,of_year\n" + String(repeating: "乙,230100\n" + good, count: 1_500), to: "zones.csv")
    let pack = try Plan("  - {id: R, for: zone, assert: area > 0}").pack()
    let table = try #require(RegisterTable.open(path, as: "zones", of: pack, bytesPerChunk: 600).table)
    let pass = RegisterPass(
      table, by: pack, asOf: try #require(CalendarDate("2026-01-01")), method: .columns(threads: threads))
    // A fault in every other line, from the second on.
    #expect(pass.summary.rows.faultCount == 1_500)
    #expect(pass.summary.rows.faults.dropLast().map(\.place.line) == (1...1_000).map { 2 * $0 })
    #expect(
      pass.summary.rows.faults.last?.rendered(in: .en) == path
        + ":1:1: error: 500 more faults of form in this file are not listed")
    let kept = pass.results?.totals.chunks.reduce(0) { $0 + $1.faults.count }
    #expect(kept.map { $0 <= threads * 1_000 } == true)
  }

  @Test("Rows asked for here and there are found where they stand, by one thread or more than there are chunks")
  func spots() throws {
    // Rows of 17 bytes behind a header of 16, two of them in a chunk; the fourth has a line end of its own.
    let rows = [
      "aaa,230100,2023\n", "bbb,230100,2023\n", "ccc,230100,2023\n", "\"d\nd\",230100,2023\n", "eee,230100,2023\n",
    ]
    let file = "name,place,of_year\n" + rows.joined()
    let folder = try Folder()
    let path = try folder.write(file, to: "zones.csv")
    let pack = try Plan("  - {id: R, for: zone, assert: area > 0}").pack()
    let table = try #require(RegisterTable.open(path, as: "zones", of: pack, bytesPerChunk: 20).table)
    let index = table.summarize().rows
    // By their numbers: the last of all, one twice, and one that is beyond its chunk.
    let numbers = [5, 1, 4, 4]
    var places = numbers.map { number in
      let chunk = index.rowsBefore.lastIndex { $0 < number } ?? 0
      return RowPlace(chunk: Int32(chunk), row: Int32(number - index.rowsBefore[chunk] - 1))
    }
    places.append(RowPlace(chunk: 0, row: 60))
    let bytes = Array(file.utf8)
    for threads in [1, 9] {
      let spots = RowSpots.find(places, table, index, threads: threads)
      let found = spots.sorted { $0.key < $1.key }.map { number, spot in
        "\(number) \(spot.linesBefore) " + String(decoding: bytes[spot.bytes], as: UTF8.self)
      }
      #expect(found == ["1 1 " + rows[0], "4 4 " + rows[3], "5 6 " + rows[4]])
    }
  }
}
