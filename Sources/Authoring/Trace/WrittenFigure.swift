internal import Quantities

/// A figure as a text bears it: `500亿元`, `2.5%`, `2025年`; of `2—3个` both, each with the whole text.
struct WrittenFigure {
  /// What a number counts.
  enum Measure {
    case year
    case unit(Unit)
    /// A word that counts, and is no unit of the language of rules: 倍.
    case counter
  }

  let number: Decimal
  let measure: Measure
  /// Where it stands in the folded text, its unit included.
  let range: Range<Int>
  /// As it stands.
  let text: String

  /// The figures that stand in a part of a text, down the text.
  static func figures(in text: FoldedText, _ range: Range<Int>) -> [WrittenFigure] {
    var reader = FigureReader(text, range)
    return reader.read()
  }

  /// The figures of a text.
  static func figures(in text: String) -> [WrittenFigure] {
    let folded = FoldedText(text)
    return figures(in: folded, folded.folded.indices)
  }
}

/// Reads the figures of a part of a text.
private struct FigureReader {
  private let text: FoldedText
  private let end: Int
  private var position: Int
  private let start: Int
  private var figures: [WrittenFigure] = []
  /// The beginning of a range, which has the unit of its end.
  private var beginning: (number: Decimal, range: Range<Int>)?
  /// The unit that the head of a table's row gives in brackets.
  private var unitOfRow: Unit?

  init(_ text: FoldedText, _ range: Range<Int>) {
    self.text = text
    start = range.lowerBound
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func read() -> [WrittenFigure] {
    while position < end {
      if text.folded[position] == "(" { readUnitOfRow() }
      if isDigit(position), isBeginning { readFigure() } else { position += 1 }
    }
    return figures
  }

  private mutating func readFigure() {
    let first = position
    guard let number = readNumber() else { return }
    let digits = first..<position
    if let (measure, count) = measure(of: number, digits) {
      position += count
      // What stands between them belongs to both.
      let range = (beginning?.range.lowerBound ?? first)..<position
      if let beginning { add(beginning.number, measure, range) }
      add(number, measure, range)
      beginning = nil
    } else if dashes > 0, isDigit(position + dashes) {
      beginning = (number, digits)
      position += dashes
    } else {
      beginning = nil
      if let unitOfRow, text.gap(before: first) == .breaking { add(number, .unit(unitOfRow), digits) }
    }
  }

  private mutating func add(_ number: Decimal, _ measure: WrittenFigure.Measure, _ range: Range<Int>) {
    figures.append(WrittenFigure(number: number, measure: measure, range: range, text: text.text(range)))
  }

  // MARK: - Numbers

  private func isDigit(_ position: Int) -> Bool {
    position < end && ("0"..."9").contains(text.folded[position])
  }

  private func isJoined(_ position: Int) -> Bool { position < end && text.gap(before: position) == .none }

  /// Whether a number may begin here: not within a word such as CO2, and not where one only counts: 第3项, 专栏8.
  private var isBeginning: Bool {
    guard position > start else { return true }
    let before = text.folded[position - 1]
    let isWord = before.isASCII && (before.properties.isAlphabetic || isDigit(position - 1))
    if isWord, text.gap(before: position) == .none { return false }
    return text.gap(before: position) == .breaking
      || !Self.numbered.contains { text.folded[start..<position].suffix($0.count).elementsEqual($0) }
  }

  private static let numbered = ["第", "专栏", "附件", "表", "图"].map { Array($0.unicodeScalars) }

  /// Digits, separators of thousands among them, and perhaps a point and digits.
  private mutating func readNumber() -> Decimal? {
    var digits = readDigits()
    let isGroup = digits.utf8.count <= 3
    while isGroup, isSeparator(position) {
      position += 1
      digits += readDigits()
    }
    if position < end, text.folded[position] == ".", isJoined(position), isDigit(position + 1), isJoined(position + 1) {
      position += 1
      digits += "." + readDigits()
    }
    return Decimal(digits)
  }

  private mutating func readDigits() -> String {
    var digits = String.UnicodeScalarView()
    repeat {
      digits.append(text.folded[position])
      position += 1
    } while isDigit(position) && isJoined(position)
    return String(digits)
  }

  /// A comma before exactly three digits. The wide one is a comma between clauses.
  private func isSeparator(_ position: Int) -> Bool {
    guard position < end, text.scalars[text.origins[position]] == "," else { return false }
    return (1...3).allSatisfy { isDigit(position + $0) && isJoined(position + $0) } && !isDigit(position + 4)
  }

  private var dashes: Int {
    text.folded[position..<end].prefix(2).prefix { $0 == "-" || $0 == "~" || $0 == "至" || $0 == "到" }.count
  }

  // MARK: - Units

  private static let longestUnit = 8
  /// What counts beside the units of the language of rules; 万 and 亿 where what they count stands elsewhere.
  private static let counters: Set<Unicode.Scalar> = ["倍", "成", "座", "条", "支", "张", "辆", "只", "头", "处", "批", "万", "亿"]

  private func measure(of number: Decimal, _ digits: Range<Int>) -> (WrittenFigure.Measure, count: Int)? {
    guard position < end, text.gap(before: position) != .breaking else { return nil }
    let isYear = digits.count == 4 && number.integer.map { (1900...2200).contains($0) } ?? false
    if isYear, text.folded[position] == "年" { return (.year, 1) }
    if let (unit, count) = unit(at: position) { return (.unit(unit), count) }
    return Self.counters.contains(text.folded[position]) ? (.counter, 1) : nil
  }

  /// The longest unit that begins here.
  private func unit(at position: Int) -> (Unit, count: Int)? {
    let rest = text.folded[position..<end].prefix(Self.longestUnit).prefix { Self.isUnitCharacter($0) }
    for count in stride(from: rest.count, to: 0, by: -1) {
      if let unit = Unit(String(String.UnicodeScalarView(rest.prefix(count)))) { return (unit, count) }
    }
    return nil
  }

  private static func isUnitCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar == "%" || scalar == "/" : scalar == "‰" || scalar.properties.isAlphabetic
  }

  /// `（亿元）`: what the bare numbers of the row's other cells count.
  private mutating func readUnitOfRow() {
    let rest = text.folded[position..<end].dropFirst().prefix(Self.longestUnit + 1)
    guard let close = rest.firstIndex(of: ")") else { return }
    if let unit = Unit(String(String.UnicodeScalarView(rest[..<close]))) { unitOfRow = unit }
  }
}
