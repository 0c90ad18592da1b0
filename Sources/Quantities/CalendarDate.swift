/// A day of the proleptic Gregorian calendar, such as 2023-03-02.
public struct CalendarDate: Sendable, Hashable {
  /// Year, month and day in fields of bits, so that a date takes four bytes and is ordered as its fields are.
  private let packed: Int32

  private init(validYear year: Int, month: Int, day: Int) {
    packed = Int32(truncatingIfNeeded: year << 9 | month << 5 | day)
  }

  /// From 1 to 9999.
  public var year: Int { Int(packed >> 9) }
  /// From 1 to 12.
  public var month: Int { Int(packed >> 5 & 15) }
  /// From 1 to the length of the month.
  public var day: Int { Int(packed & 31) }

  /// `nil` where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.init(validYear: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD` and nothing else; `nil` where the text has another form or there is no such day.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: CivilDay.isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: Comparable {
  /// Whether the first day is the earlier.
  public static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.packed < b.packed }
}

extension CalendarDate: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension CalendarDate {
  /// The day so many days after 1970-01-01; days outside the years 1 to 9999 give the nearest one within.
  public init(daysSinceEpoch days: Int) {
    let (year, month, day) = CivilDay.date(ofDay: min(max(days, -719_162), 2_932_896))
    self.init(validYear: year, month: month, day: day)
  }
}
