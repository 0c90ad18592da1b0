/// How far the clocks of a time zone are from UTC, and when.
///
/// Read from the system's time zone files by code of our own: Foundation would bring ICU onto the path of every check.
struct TimeZoneRules: Sendable {
  private enum Source {
    case fixed(Int)
    case file(TimeZoneFile)
  }

  private static let longestName = 64
  /// Files that stand among the zones but mean another on each machine.
  private static let local: Set = ["localtime", "posixrules"]

  private let source: Source

  /// - Parameter name: `UTC` or nothing, an offset such as `+08:00`, or a name of the IANA's such as `Asia/Shanghai`.
  /// - Throws: `.unknownTimeZone`.
  init(_ name: String) throws(EvaluationFault) {
    if name.isEmpty || name == "UTC" {
      source = .fixed(0)
    } else if let offset = Self.offset(name) {
      source = .fixed(offset)
    } else if Self.isName(name), let file = ZoneInfo.contents(of: name).flatMap({ TimeZoneFile($0) }) {
      source = .file(file)
    } else {
      throw .unknownTimeZone(name.shortened)
    }
  }

  /// The seconds by which the zone's clocks are ahead of UTC at a moment.
  func offset(at timestamp: Timestamp) -> Int {
    switch source {
    case .fixed(let offset): offset
    case .file(let file): file.offset(at: timestamp.seconds)
    }
  }

  private static func offset(_ name: String) -> Int? {
    guard name.utf8.count <= "+00:00".utf8.count else { return nil }
    var cursor = ByteCursor(name)
    guard let offset = cursor.offset(signRequired: false), cursor.isAtEnd else { return nil }
    return offset
  }

  /// Whether the name cannot lead out of the folder of zones: parts of letters, digits, `_`, `+` and `-`, with `/`
  /// between them.
  private static func isName(_ name: String) -> Bool {
    guard name.utf8.count <= longestName, !local.contains(name) else { return false }
    return name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.allSatisfy(isNameByte)
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "+", "-": true
    default: false
    }
  }
}
