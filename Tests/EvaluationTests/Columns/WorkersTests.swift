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
