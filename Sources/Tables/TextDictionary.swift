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
  /// 64 less the binary logarithm of that length.
  private var slotShift: UInt64 = 60
  /// All texts behind each other, each in words of eight bytes, the last filled with zeros.
  private var words: [UInt64] = []
  /// Where the text of each code begins in `words`, and how many bytes it has.
  private var texts: [(start: Int, count: Int)] = [(0, 0)]
  private let limit: Int
  /// Whether a text came that had no room.
  public private(set) var isFull = false

  /// - Parameter limit: How many codes there may be, that of blank text included.
  public init(limit: Int = standardLimit) { self.limit = max(1, limit) }

  /// How many codes there are, that of blank text included.
  public var count: Int { texts.count }

  /// The text of a code; that of 0 is empty.
  public func text(of code: UInt32) -> String {
    let text = texts[Int(code)]
    return String(
      decoding: (0..<text.count).map { UInt8(truncatingIfNeeded: words[text.start + $0 / 8] >> UInt64($0 % 8 * 8)) },
      as: UTF8.self)
  }

  /// The code of the text between two offsets, which gets one if it is new and there is room.
  @inline(__always)
  mutating func code(_ view: ByteView, _ start: Int, _ end: Int) -> UInt32 {
    let count = end &- start
    if count == 0 { return 0 }
    guard count <= 8 else { return longCode(view, start, end) }
    let key = TextHash.word(view, start, end)
    let entry = entries[slot(key)]
    if entry.key == key, entry.length == UInt32(truncatingIfNeeded: count) { return entry.code }
    return findOrAdd(key, view, start, end)
  }

  @inline(never)
  private mutating func longCode(_ view: ByteView, _ start: Int, _ end: Int) -> UInt32 {
    findOrAdd(TextHash.hash(view, start, end, into: 0), view, start, end)
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    // The high bits of the product depend on all of the key.
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> slotShift)
  }

  @inline(never)
  private mutating func findOrAdd(_ key: UInt64, _ view: ByteView, _ start: Int, _ end: Int) -> UInt32 {
    let count = end - start
    var slot = slot(key)
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
    guard texts.count < limit else {
      isFull = true
      return Self.overflow
    }
    let code = UInt32(truncatingIfNeeded: texts.count)
    texts.append((words.count, count))
    for offset in stride(from: start, to: end, by: 8) {
      words.append(TextHash.word(view, offset, min(end, offset + 8)))
    }
    entries[slot] = Entry(key: key, length: UInt32(truncatingIfNeeded: count), code: code)
    if texts.count * 2 > entries.count { grow() }
    return code
  }

  private func isSame(_ code: UInt32, _ view: ByteView, _ start: Int, _ end: Int) -> Bool {
    // Of as many bytes: that was compared before.
    var (word, offset) = (texts[Int(code)].start, start)
    while end - offset > 8 {
      guard words[word] == view.load(UInt64.self, at: offset) else { return false }
      word += 1
      offset += 8
    }
    return words[word] == TextHash.word(view, offset, end)
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Entry(), count: old.count * 2)
    slotShift -= 1
    for entry in old where entry.code != 0 {
      var slot = slot(entry.key)
      while entries[slot].code != 0 { slot = (slot + 1) & (entries.count - 1) }
      entries[slot] = entry
    }
  }
}
