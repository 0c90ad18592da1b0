/// The different texts of a column, each with a code: 0 for blank text, then 1, 2, 3 in the order in which they come.
public struct TextDictionary: Sendable {
  /// Stands for every text that came when the dictionary was full.
  public static let overflow = UInt32.max
  /// How many texts a dictionary holds unless it is told otherwise, the blank one included.
  public static let standardLimit = 65_536

  private var texts: [String] = [""]
  private var codes: [String: UInt32] = [:]
  private let limit: Int
  /// Whether a text came that had no room.
  public private(set) var isFull = false

  public init(limit: Int = standardLimit) { self.limit = max(1, limit) }

  /// How many codes there are, that of blank text included.
  public var count: Int { texts.count }

  /// The text of a code; that of 0 is empty.
  public func text(of code: UInt32) -> String { texts[Int(code)] }

  /// The code of a text that is not blank, which gets one if there is room.
  mutating func code(of text: String) -> UInt32 {
    if let code = codes[text] { return code }
    guard texts.count < limit else {
      isFull = true
      return Self.overflow
    }
    let code = UInt32(texts.count)
    texts.append(text)
    codes[text] = code
    return code
  }
}
