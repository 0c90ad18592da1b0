extension CalendarDate {
  /// Reads a day as people and spreadsheets write it: `2023-03-02`, `2023/3/2`, `2023.3.2`, `2023年3月2日`, `20230302`, in
  /// full-width characters too; a time of day behind it is left out.
  ///
  /// `nil` for anything else, such as a month (`2021年9月`, `2021.9`) or the number of a day (`45000`).
  public init?(written text: String) {
    if let plain = CalendarDate(text) {
      self = plain
      return
    }
    // No day takes more, however wide it is written.
    guard text.utf8.count <= 96 else { return nil }
    let parts = text.foldedCell.split(maxSplits: 1) { $0 == " " || $0 == "T" }
    guard let day = parts.first, parts.count == 1 || Self.isTimeOfDay(parts[1]) else { return nil }
    self.init(day: day)
  }

  private init?(day: Substring) {
    if day.utf8.count == 8, let number = Self.number(day) {
      self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
      return
    }
    let signs = day.filter { !Self.digits.contains($0) }
    let numbers = day.split { Self.signs.contains($0) }
    guard ["--", "//", "..", "年月日", "年月号"].contains(signs), numbers.count == 3, numbers[0].count == 4,
      numbers[1].count <= 2, numbers[2].count <= 2, day.first != signs.first, let year = Self.number(numbers[0]),
      let month = Self.number(numbers[1]), let day = Self.number(numbers[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `8:05`, `13:45:00`, `13:45:00.000`.
  private static func isTimeOfDay(_ text: Substring) -> Bool {
    let seconds = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = seconds[0].split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3 || parts.count == 2 && seconds.count == 1 else { return false }
    return seconds.dropFirst().allSatisfy { number($0) != nil }
      && zip(parts, [23, 59, 59]).allSatisfy { part, greatest in
        part.count <= 2 && number(part).map { $0 <= greatest } ?? false
      }
  }

  private static let digits: Set<Character> = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]
  private static let signs: Set<Character> = ["-", "/", ".", "年", "月", "日", "号"]

  /// The number of nothing but digits.
  private static func number(_ text: Substring) -> Int? {
    text.allSatisfy(digits.contains) ? Int(text) : nil
  }
}
