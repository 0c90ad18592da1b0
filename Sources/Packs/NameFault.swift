internal import CEL
internal import Diagnostics

/// Which words an indicator, a register, a field or a level may bear as its name in expressions.
enum NameFault {
  /// `nil` where the name can stand in an expression.
  static func of(_ name: String, reserved: [String] = []) -> PackFault? {
    let isWellFormed =
      name.utf8.first.map { $0 == UInt8(ascii: "_") || isLetter($0) } ?? false
      && name.utf8.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "_") || ($0 >= 0x30 && $0 <= 0x39) }
    guard isWellFormed else { return .malformedIdentifier(name) }
    let isReserved =
      reservedWords.contains(name) || Comprehension(named: name) != nil || name == "has" || reserved.contains(name)
    return isReserved ? .nameReserved(name) : nil
  }

  /// What every region's row has by itself.
  static func ofRegions(_ levels: [Level]) -> [String] {
    ["year", "region", "previous", "previous_revision", "code", "name", "level"]
      + levels.flatMap { [$0.word, $0.plural] }
  }

  /// What every record has by itself; `year` may be a field, and then is the record's year, and a level's word may be the
  /// column that names its region.
  static func ofRecords(_ levels: [Level]) -> [String] {
    ["region", "previous", "previous_revision"] + levels.map(\.plural)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }
}
