extension TimeZoneRule {
  /// Reads the form that POSIX has for the variable `TZ`, with the times up to a week away that RFC 8536 adds.
  ///
  /// `nil` for any other, and for daylight saving time without its dates.
  init?(_ text: [UInt8]) {
    var cursor = ByteCursor(text)
    guard cursor.skipZoneName(), let behind = cursor.clockTime(hours: 24) else { return nil }
    standardOffset = -behind
    if cursor.isAtEnd {
      saving = nil
    } else {
      guard let saving = cursor.saving(standardOffset: standardOffset), cursor.isAtEnd else { return nil }
      self.saving = saving
    }
  }
}

extension ByteCursor {
  /// The abbreviation for a kind of time: letters, or more between `<` and `>`.
  fileprivate mutating func skipZoneName() -> Bool {
    if skip("<") {
      let end = UInt8(ascii: ">")
      return !skip(while: { $0 != end }).isEmpty && skip(">")
    }
    return !skip { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 & 0xDF }.isEmpty
  }

  fileprivate mutating func saving(standardOffset: Int) -> TimeZoneRule.Saving? {
    guard skipZoneName() else { return nil }
    var offset = standardOffset + 3_600
    if next != UInt8(ascii: ",") {
      guard let behind = clockTime(hours: 24) else { return nil }
      offset = -behind
    }
    guard skip(","), let start = change(), skip(","), let end = change() else { return nil }
    return TimeZoneRule.Saving(offset: offset, start: start, end: end)
  }

  /// `hh`, `hh:mm` or `hh:mm:ss`, perhaps with a sign, as seconds.
  fileprivate mutating func clockTime(hours: Int) -> Int? {
    let isNegative = skipSign() ?? false
    guard let hours = number(in: 0...hours) else { return nil }
    var seconds = hours * 3_600
    for unit in [60, 1] where skip(":") {
      guard let part = number(digits: 2), part < 60 else { return nil }
      seconds += part * unit
    }
    return isNegative ? -seconds : seconds
  }

  /// A day, and behind `/` the time if it is not two o'clock.
  private mutating func change() -> TimeZoneRule.Change? {
    guard let day = changeDay() else { return nil }
    guard skip("/") else { return TimeZoneRule.Change(day: day, time: 2 * 3_600) }
    return clockTime(hours: 167).map { TimeZoneRule.Change(day: day, time: $0) }
  }

  private mutating func changeDay() -> TimeZoneRule.Change.Day? {
    if skip("J") { return number(in: 1...365).map { .withoutLeapDay($0) } }
    guard skip("M") else { return number(in: 0...365).map { .withLeapDay($0) } }
    guard let month = number(in: 1...12), skip("."), let week = number(in: 1...5), skip("."),
      let weekday = number(in: 0...6)
    else { return nil }
    return .weekday(month: month, week: week, weekday: weekday)
  }
}
