/// The different texts of a column, each with a code: 0 for blank text, then 1, 2, 3 in the order in which they come.
public struct TextDictionary: Sendable {
  /// Stands for every text that came when the dictionary was full.
  public static let overflow = UInt32.max
  /// How many texts a dictionary holds unless it is told otherwise, the blank one included.
  public static let standardLimit = 65_536

  /// A text of at most eight bytes by itself, a longer one by its hash.
  private struct Entry {
    var key: UInt64 = 0
    var length: UInt32 = 0
    /// 0 in an entry that is free.
    var code: UInt32 = 0
  }

  /// Open addressing, at least half of it free, its length a power of two.
  private var entries = [Entry](repeating: Entry(), count: 16)
  /// All texts behind each other, and where each ends.
  private var bytes: [UInt8] = []
  private var ends = [0]
  private let limit: Int
  /// Whether a text came that had no room.
  public private(set) var isFull = false

  /// - Parameter limit: How many codes there may be, that of blank text included.
  public init(limit: Int = standardLimit) { self.limit = max(1, limit) }

  /// How many codes there are, that of blank text included.
  public var count: Int { ends.count }

  /// The text of a code; that of 0 is empty.
  public func text(of code: UInt32) -> String {
    String(decoding: code == 0 ? [] : bytes[ends[Int(code) - 1]..<ends[Int(code)]], as: UTF8.self)
  }

  /// The code of the text between two offsets, which gets one if it is new and there is room.
  @inline(__always)
  mutating func code(_ view: ByteView, _ start: Int, _ end: Int) -> UInt32 {
    let count = end - start
    if count == 0 { return 0 }
    guard count <= 8 else { return longCode(view, start, end) }
    let key = TextHash.word(view, start, end)
    let entry = entries[slot(key, count)]
    if entry.key == key, entry.length == UInt32(truncatingIfNeeded: count) { return entry.code }
    return findOrAdd(key, view, start, end)
  }

  @inline(never)
  private mutating func longCode(_ view: ByteView, _ start: Int, _ end: Int) -> UInt32 {
    findOrAdd(TextHash.hash(view, start, end, into: 0), view, start, end)
  }

  @inline(__always)
  private func slot(_ key: UInt64, _ count: Int) -> Int {
    let mixed = TextHash.fold(key ^ UInt64(truncatingIfNeeded: count), 0x9E37_79B9_7F4A_7C15)
    return Int(truncatingIfNeeded: mixed) & (entries.count - 1)
  }

  @inline(never)
  private mutating func findOrAdd(_ key: UInt64, _ view: ByteView, _ start: Int, _ end: Int) -> UInt32 {
    let count = end - start
    var slot = slot(key, count)
    while entries[slot].code != 0 {
      let entry = entries[slot]
      if entry.key == key, entry.length == UInt32(truncatingIfNeeded: count),
        count <= 8 || isSame(entry.code, view, start, end)
      {
        return entry.code
      }
      slot = (slot + 1) & (entries.count - 1)
    }
    if view.isBlank(start, end) { return 0 }
    guard ends.count < limit else {
      isFull = true
      return Self.overflow
    }
    let code = UInt32(truncatingIfNeeded: ends.count)
    for offset in start..<end { bytes.append(view[offset]) }
    ends.append(bytes.count)
    entries[slot] = Entry(key: key, length: UInt32(truncatingIfNeeded: count), code: code)
    if ends.count * 2 > entries.count { grow() }
    return code
  }

  private func isSame(_ code: UInt32, _ view: ByteView, _ start: Int, _ end: Int) -> Bool {
    let stored = bytes[ends[Int(code) - 1]..<ends[Int(code)]]
    return stored.count == end - start && zip(stored, start..<end).allSatisfy { $0 == view[$1] }
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Entry(), count: old.count * 2)
    for entry in old where entry.code != 0 {
      var slot = slot(entry.key, Int(entry.length))
      while entries[slot].code != 0 { slot = (slot + 1) & (entries.count - 1) }
      entries[slot] = entry
    }
  }
}
