/// Texts of CSV made at random, the same for the same seed.
struct TextSource {
  private var state: UInt64
  private(set) var delimiter = UInt8(ascii: ",")
  private var lineEnd = "\n"

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// One of the numbers from 0 to `count` - 1.
  mutating func next(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(truncatingIfNeeded: (state &* 0x2545_F491_4F6C_DD1D) >> 33) % count
  }

  mutating func one<Element>(of elements: [Element]) -> Element { elements[next(elements.count)] }

  /// A table that is well-formed but for some rows of too many fields or too few; of one, most have quotes.
  mutating func table() -> String {
    delimiter = one(of: [",", ",", ";", "\t"].map { (text: Character) in text.asciiValue ?? 0 })
    lineEnd = one(of: ["\n", "\n", "\r\n", "\r"])
    let columnCount = 2 + next(5)
    let quotes = next(3)
    let faults = next(3) == 0
    var text = next(4) == 0 ? "\u{FEFF}" : ""
    text += (0..<columnCount).map { "列\($0)" }.joined(separator: separator)
    for _ in 0..<next(60) {
      text += one(of: [lineEnd, lineEnd, lineEnd, quotes == 2 ? "\n\r\n" : lineEnd])
      let count = faults && next(9) == 0 ? 1 + next(8) : columnCount
      text += (0..<count).map { _ in field(quotes: quotes) }.joined(separator: separator)
    }
    return text + (next(2) == 0 ? lineEnd : "")
  }

  /// A table with a quote too many somewhere.
  mutating func malformedTable() -> String {
    var characters = Array(table().unicodeScalars)
    let header = characters.firstIndex { $0 == "\n" || $0 == "\r" } ?? characters.count
    characters.insert("\"", at: header + next(characters.count - header + 1))
    return String(String.UnicodeScalarView(characters))
  }

  private var separator: String { String(UnicodeScalar(delimiter)) }

  private mutating func field(quotes: Int) -> String {
    let plain = ["", "0", "12.50", "-3", "230100", "哈尔滨市", "a somewhat longer text of one field", " ", "x\0y", "𠮷"]
    let text = one(of: plain)
    guard quotes > 0, next(3) == 0 else { return text }
    return "\"" + text + (quotes == 2 ? one(of: ["", "\n", "\r\n", "\r", separator, "\"\"", "\"\"\"\""]) : "") + "\""
  }
}
