#if Workbooks
internal import Quantities

/// Reads the code of a number format, such as `#,##0.00"亿元";[Red]-0.00`.
struct FormatCode {
  private enum Item: Equatable {
    /// A character that is shown as it is. In quotes or behind `\` it is never anything else.
    case literal(Unicode.Scalar)
    /// A currency's sign, `[$元-804]`.
    case currency(String)
    /// `0`, `#` or `?`.
    case digit(Unicode.Scalar)
    case point, comma, percent, exponent, general, text
    /// A letter that stands for a part of a date or time, in lower case, and how often it stands there.
    case date(Unicode.Scalar, Int)
    /// Hours, minutes or seconds of a duration, `[h]`.
    case elapsed
    /// What only takes up room.
    case space
  }

  private(set) var sections: [NumberFormat.Section] = []

  /// Longer ones are no formats; Excel takes 255 characters.
  private static let greatestLength = 255

  init(_ code: String) {
    let scalars = Array(code.unicodeScalars.prefix(Self.greatestLength))
    var items: [Item] = []
    var condition: NumberFormat.Condition?
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case ";":
        sections.append(NumberFormat.Section(condition: condition, form: Self.form(items)))
        items = []
        condition = nil
      case "\"":
        while index < scalars.count, scalars[index] != "\"" {
          items.append(.literal(scalars[index]))
          index += 1
        }
        index += 1
      case "\\", "!":
        if index < scalars.count { items.append(.literal(scalars[index])) }
        index += 1
      case "_", "*":
        items.append(.space)
        index += 1
      case "[":
        let end = scalars[index...].firstIndex(of: "]") ?? scalars.count
        Self.readBrackets(String(scalars[index..<end]), &items, &condition)
        index = end + 1
      default: Self.read(scalars, &index, &items)
      }
    }
    sections.append(NumberFormat.Section(condition: condition, form: Self.form(items)))
  }

  private static func readBrackets(
    _ text: String, _ items: inout [Item], _ condition: inout NumberFormat.Condition?
  ) {
    if text.hasPrefix("$") {
      items.append(.currency(String(text.dropFirst().prefix { $0 != "-" })))
    } else if let first = text.unicodeScalars.first, "<>=".unicodeScalars.contains(first) {
      let comparison = text.prefix { "<>=".contains($0) }
      if let bound = Decimal(text.dropFirst(comparison.count)) {
        condition = NumberFormat.Condition(comparison: String(comparison), bound: bound)
      }
    } else if !text.isEmpty, text.lowercased().allSatisfy({ "hms".contains($0) }) {
      items.append(.elapsed)
    }
  }

  /// Reads what stands at an index, which has been passed.
  private static func read(_ scalars: [Unicode.Scalar], _ index: inout Int, _ items: inout [Item]) {
    let scalar = scalars[index - 1]
    func follows(_ text: String) -> Bool {
      let end = index - 1 + text.unicodeScalars.count
      return end <= scalars.count && String(scalars[(index - 1)..<end]).lowercased() == text.lowercased()
    }
    // The second is what Excel says for it in Chinese; WPS and converters write it.
    for word in ["General", "G/通用格式"] where follows(word) {
      index += word.unicodeScalars.count - 1
      items.append(.general)
      return
    }
    for word in ["AM/PM", "A/P", "上午/下午"] where follows(word) {
      index += word.unicodeScalars.count - 1
      items.append(.date("h", 1))
      return
    }
    switch scalar {
    case "0", "#", "?": items.append(.digit(scalar))
    case ".": items.append(.point)
    case ",": items.append(.comma)
    case "%": items.append(.percent)
    case "@": items.append(.text)
    case "E", "e":
      if index < scalars.count, scalars[index] == "+" || scalars[index] == "-" {
        items.append(.exponent)
        index += 1
      } else {
        items.append(.date("y", 4))
      }
    case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S", "a", "A", "b", "B", "g", "G":
      var count = 1
      while index < scalars.count, scalars[index].properties.lowercaseMapping == scalar.properties.lowercaseMapping {
        count += 1
        index += 1
      }
      let letter = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      // The Buddhist year; the name of an era.
      items.append(letter == "b" ? .date("y", count) : .date(letter, count))
    default: items.append(.literal(scalar))
    }
  }
}

// MARK: - What a section means

extension FormatCode {
  private static func form(_ items: [Item]) -> NumberFormat.Form {
    let firstDigit = items.firstIndex { if case .digit = $0 { true } else { false } }
    let firstDate = items.firstIndex { if case .date = $0 { true } else { $0 == .elapsed } }
    // Digits behind a letter of a date are fractions of a second.
    if let firstDate, !items.contains(.general), firstDigit.map({ $0 > firstDate }) ?? true { return dateForm(items) }
    if let general = items.firstIndex(of: .general) {
      return .number(
        decimals: 0, isPercent: items.contains(.percent), suffix: suffix(items[(general + 1)...]))
    }
    guard let firstDigit, let lastDigit = items.lastIndex(where: { if case .digit = $0 { true } else { false } }) else {
      return .plain
    }
    // Powers of ten and fractions show the same number in another way.
    if items.contains(.exponent) || items[firstDigit...lastDigit].contains(.literal("/")) { return .plain }
    if isScaled(items, firstDigit, lastDigit) { return .scaled }
    let decimals =
      items[firstDigit...].firstIndex(of: .point).map { point in
        let behind = items[(point + 1)...].filter { if case .digit = $0 { true } else { false } }
        return (behind.lastIndex(of: .digit("0")) ?? -1) + 1
      } ?? 0
    // 0000 shows the code 0451 whole.
    let whole = items[firstDigit...lastDigit].prefix { $0 != .point }.drop { $0 != .digit("0") }
      .count { if case .digit = $0 { true } else { false } }
    return .number(
      whole: min(max(whole, 1), 32), decimals: decimals, isPercent: items.contains(.percent),
      suffix: suffix(items[(lastDigit + 1)...]))
  }

  /// Whether the digits that are shown are those of the number divided by a power of ten: by commas behind them, or by a
  /// point that is a mere character among them, as in `0!.0,`. A second percent sign multiplies once more.
  private static func isScaled(_ items: [Item], _ firstDigit: Int, _ lastDigit: Int) -> Bool {
    if items.filter({ $0 == .percent }).count > 1 { return true }
    if items[firstDigit...lastDigit].contains(.literal(".")) { return true }
    for index in items.indices where items[index] == .comma && index > firstDigit {
      guard index + 1 < items.count, case .digit = items[index + 1] else {
        // A comma behind other characters is one itself.
        var before = index - 1
        while before > firstDigit, items[before] == .comma { before -= 1 }
        if case .digit = items[before] { return true }
        if items[before] == .point { return true }
        continue
      }
    }
    return false
  }

  /// What stands behind the digits without what only adorns.
  private static func suffix(_ items: ArraySlice<Item>) -> String {
    var text = String.UnicodeScalarView()
    for item in items {
      switch item {
      case .literal(let scalar): text.append(scalar)
      case .currency(let sign): text.append(contentsOf: sign.unicodeScalars)
      case .percent: text.append("%")
      case .date(let letter, let count): text.append(contentsOf: repeatElement(letter, count: count))
      default: break
      }
    }
    let adorning: (Unicode.Scalar) -> Bool = {
      $0.properties.isWhitespace || "()（）-+*_'\".,¥￥$€£".unicodeScalars.contains($0)
    }
    let kept = text.drop(while: adorning).reversed().drop(while: adorning).reversed()
    var suffix = String.UnicodeScalarView()
    suffix.append(contentsOf: kept)
    return String(suffix)
  }

  private static func dateForm(_ items: [Item]) -> NumberFormat.Form {
    let letters = items.compactMap { item -> Unicode.Scalar? in
      switch item {
      case .date(let letter, _): letter
      case .elapsed: "e"
      default: nil
      }
    }
    // A duration is a number of days, and a time alone a part of one.
    if letters.contains("e") { return .plain }
    var hasTime = false
    var hasMonth = false
    for (index, letter) in letters.enumerated() {
      switch letter {
      case "h", "s": hasTime = true
      case "m":
        let isMinute = index > 0 && letters[index - 1] == "h" || index + 1 < letters.count && letters[index + 1] == "s"
        if isMinute { hasTime = true } else { hasMonth = true }
      default: break
      }
    }
    let hasYear = letters.contains("y")
    let hasDay = letters.contains("d") || letters.contains("a")
    switch (hasYear, hasMonth, hasDay) {
    case (false, false, false): return .plain
    case (true, false, false): return .date(.year)
    case (true, true, false): return .date(hasTime ? .dayAndTime : .yearAndMonth)
    default: return .date(hasTime ? .dayAndTime : .day)
    }
  }
}

extension String {
  fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
#endif
