/// How a text's characters are written as bytes.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  /// Of either byte order.
  case utf16 = "utf-16"
  /// What Chinese desktops call ANSI: GB2312 and GBK (code page 936) are parts of it.
  case gb18030

  /// An encoding by its name or another one that is in use, in any case: `utf8`, `gbk`, `gb2312`, `cp936`.
  public init?(named name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "utf-16", "utf16": self = .utf16
    case "gb18030", "gbk", "gb2312", "cp936": self = .gb18030
    default: return nil
    }
  }

  /// As people write it.
  public var title: String { rawValue.uppercased() }

  /// Stands in a text that was made UTF-8 for what its own encoding has no character for. It occurs in no UTF-8, so
  /// that whoever reads the text finds it ill-formed there.
  static let illFormed: UInt8 = 0xFF

  /// The most bytes that one byte comes to in UTF-8: 0x80, which is `€` on Chinese desktops.
  static let greatestGrowth = 3
}
