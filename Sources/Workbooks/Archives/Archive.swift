#if Workbooks
public import Diagnostics

/// A zip archive in memory, whose list of entries was checked against all that a hostile file could say there.
///
/// What the list of entries at its end says counts; the headers before the data only have to agree.
public struct Archive: Sendable {
  /// A file in an archive.
  public struct Entry: Sendable {
    /// Its path in the archive, with `/` between folders.
    public let name: String
    /// Its size in bytes when unpacked, as the list of entries says.
    public let size: Int
    /// Its size in bytes as it stands in the archive.
    public let packedSize: Int
    /// 0 for bytes as they are, 8 for deflated ones.
    let method: Int
    let checksum: UInt32
    /// Its record in the list of entries.
    let record: Range<Int>
    /// Its header, data and what stands behind the data to describe it.
    let whole: Range<Int>
    /// Its data alone.
    let data: Range<Int>
  }

  /// In the order of the list of entries.
  public let entries: [Entry]
  /// All of the file.
  let bytes: [UInt8]
  let path: String
  let limits: WorkbookLimits
  /// Entries by their names in lower case: names of parts are compared so.
  private let indices: [String: Int]

  /// Reads the list of entries; nothing is unpacked yet.
  ///
  /// - Parameter path: What faults call the file.
  public init(_ bytes: [UInt8], path: String, limits: WorkbookLimits = .standard) throws(Diagnostic) {
    let place = Place(path: path)
    guard bytes.count <= limits.bytes else {
      throw Diagnostic(at: place, WorkbookFault.tooLarge(bytes: bytes.count, limit: limits.bytes))
    }
    do throws(WorkbookFault) {
      let entries = try ArchiveDirectory(bytes, limits: limits).entries()
      var indices: [String: Int] = [:]
      for (index, entry) in entries.enumerated() {
        guard indices.updateValue(index, forKey: entry.name.lowercased()) == nil else {
          throw .archive(.nameTwice(entry.name))
        }
      }
      self.entries = entries
      self.indices = indices
    } catch {
      throw Diagnostic(at: place, error)
    }
    self.bytes = bytes
    self.path = path
    self.limits = limits
  }

  /// The entry of a name, whatever the case of its letters.
  public func entry(named name: String) -> Entry? { indices[name.lowercased()].map { entries[$0] } }

  /// An entry unpacked; `nil` where there is none of the name.
  public func contents(of name: String) throws(Diagnostic) -> [UInt8]? {
    guard let entry = entry(named: name) else { return nil }
    return try contents(of: entry)
  }

  /// An entry unpacked.
  func contents(of entry: Entry) throws(Diagnostic) -> [UInt8] {
    guard entry.size <= limits.heldBytes else {
      throw fault(.tooLarge(entry.name, bytes: entry.size, limit: limits.heldBytes))
    }
    var contents: [UInt8] = []
    // Not before the entry was found to be honest about it.
    try check(entry)
    contents.reserveCapacity(entry.size)
    try unpack(entry) { (chunk) throws(Diagnostic) in
      unsafe chunk.withUnsafeBufferPointer { unsafe contents.append(contentsOf: $0) }
    }
    return contents
  }

  /// Unpacks an entry piece by piece.
  ///
  /// That its checksum is right is known behind the last piece only.
  func unpack(_ entry: Entry, _ body: (Span<UInt8>) throws(Diagnostic) -> Void) throws(Diagnostic) {
    try check(entry)
    var checksum = Checksum()
    guard entry.method == 8 else {
      var offset = entry.data.lowerBound
      while offset < entry.data.upperBound {
        let end = min(offset + Inflater.chunkSize, entry.data.upperBound)
        let chunk = bytes.span.extracting(offset..<end)
        checksum.add(chunk)
        try body(chunk)
        offset = end
      }
      guard checksum.value == entry.checksum else { throw fault(.checksum(entry.name)) }
      return
    }
    guard var inflater = Inflater(entry.data) else { throw fault(.damaged(entry.name)) }
    var rest = entry.size
    while true {
      // One byte more than is left would show that the entry holds more than it says.
      guard let count = inflater.next(from: bytes), count <= rest else { throw fault(.damaged(entry.name)) }
      rest -= count
      if count > 0 {
        let chunk = inflater.chunk.span.extracting(0..<count)
        checksum.add(chunk)
        try body(chunk)
      }
      if inflater.isAtEnd { break }
      guard count > 0 else { throw fault(.damaged(entry.name)) }
    }
    guard rest == 0 else { throw fault(.damaged(entry.name)) }
    guard checksum.value == entry.checksum else { throw fault(.checksum(entry.name)) }
  }

  /// Refuses what must not even be begun.
  private func check(_ entry: Entry) throws(Diagnostic) {
    guard entry.method == 8 || entry.method == 0 && entry.size == entry.packedSize else {
      throw fault(entry.method == 0 ? .damaged(entry.name) : .method(entry.name))
    }
    guard entry.size <= limits.streamedBytes else {
      throw fault(.tooLarge(entry.name, bytes: entry.size, limit: limits.streamedBytes))
    }
    guard entry.size <= 1 << 20 || entry.size / limits.ratio <= entry.packedSize else {
      throw fault(.ratio(entry.name, bytes: entry.size, packed: entry.packedSize))
    }
  }

  private func fault(_ problem: ArchiveProblem) -> Diagnostic {
    Diagnostic(at: Place(path: path), WorkbookFault.archive(problem))
  }
}
#endif
