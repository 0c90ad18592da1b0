internal import Reports
internal import Tables

/// Finds where the rows stand that have whole verdicts: they are scattered over the file, and each is asked for by many
/// rules, so that their chunks are gone through once.
enum RowSpots {
  static func find(_ places: [RowPlace], _ table: RegisterTable, _ rows: RowIndex, threads: Int) -> [Int: RowSpot] {
    let sorted = Set(places).sorted()
    // Where each chunk's rows begin.
    let starts = sorted.indices.filter { $0 == 0 || sorted[$0 - 1].chunk != sorted[$0].chunk }
    let next = ChunkQueue(starts.count)
    let found = Workers.run(min(threads, max(1, starts.count))) { _ in
      var found: [(row: Int, spot: RowSpot)] = []
      var chunk = CSVChunk(table.file)
      while let number = next.take() {
        let end = number + 1 < starts.count ? starts[number + 1] : sorted.count
        let place = Int(sorted[starts[number]].chunk)
        chunk.read(place, faultLimit: 0)
        for kept in sorted[starts[number]..<end] where Int(kept.row) < chunk.rowCount {
          let spot = RowSpot(
            bytes: chunk.byteRange(ofRow: Int(kept.row)),
            linesBefore: rows.linesBefore[place] + chunk.line(ofRow: Int(kept.row)))
          found.append((rows.rowsBefore[place] + Int(kept.row) + 1, spot))
        }
      }
      return found
    }
    return Dictionary(found.joined().lazy.map { ($0.row, $0.spot) }) { first, _ in first }
  }
}
