#if Workbooks
extension FileKind {
  /// Looks at what files of each kind begin with, and into the list of entries of a zip archive.
  public init(of bytes: [UInt8]) {
    if bytes.isEmpty {
      self = .empty
    } else if Self.begins(bytes, [0x50, 0x4B, 0x03, 0x04]) || Self.begins(bytes, [0x50, 0x4B, 0x05, 0x06]) {
      self = Self.ofArchive(bytes)
    } else if Self.begins(bytes, [0xD0, 0xCF, 0x11, 0xE0]) {
      // The names of what such a file holds are UTF-16.
      self =
        Self.contains(bytes, "EncryptedPackage".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
        ? .encrypted : .oldWorkbook
    } else if Self.begins(bytes, [0x09]), bytes.count > 5, [0, 2, 4, 8].contains(bytes[1]), bytes[3] == 0,
      [4, 6, 8, 16].contains(bytes[2])
    {
      // The first record of a workbook from before 1993 or, without what holds its parts together, from before 2007.
      self = .oldWorkbook
    } else if Self.begins(bytes, Array("%PDF".utf8)) {
      self = .pdf
    } else {
      self = Self.ofText(bytes)
    }
  }

  private static func begins(_ bytes: [UInt8], _ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }

  private static func contains(_ bytes: [UInt8], _ sought: [UInt8]) -> Bool {
    guard bytes.count >= sought.count, let first = sought.first else { return false }
    return (0...(bytes.count - sought.count)).contains { start in
      bytes[start] == first && bytes[start..<(start + sought.count)].elementsEqual(sought)
    }
  }

  private static func ofArchive(_ bytes: [UInt8]) -> FileKind {
    let entries: [Archive.Entry]
    do throws(WorkbookFault) {
      entries = try ArchiveDirectory(bytes, limits: .standard).entries()
    } catch {
      // Whoever opens it is told what is wrong.
      return error == .truncated ? .truncated : .workbook
    }
    let names = Set(entries.map { $0.name.lowercased() })
    func has(_ folder: String) -> Bool { names.contains { $0.hasPrefix(folder) } }
    if names.contains("xl/workbook.bin") { return .binaryWorkbook }
    if has("xl/") { return .workbook }
    if names.contains("word/document.xml") || names.contains("ppt/presentation.xml") { return .otherOffice }
    if names.contains("content.xml"), names.contains("meta-inf/manifest.xml") { return .openDocument }
    // A workbook may call its parts what it likes, as long as it says which they are.
    return names.contains("[content_types].xml") && names.contains("_rels/.rels") ? .workbook : .otherArchive
  }

  /// What text is, in UTF-8, UTF-16 or any encoding that writes ASCII in single bytes.
  private static func ofText(_ bytes: [UInt8]) -> FileKind {
    // Without what UTF-16 puts between.
    let head = bytes.prefix(4096)
    let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    if !isWide, head.contains(0) { return .binary }
    let start = head.filter { $0 != 0 && $0 < 0x80 }.drop { $0 <= 0x20 }.map {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0
    }
    let text = String(decoding: start, as: UTF8.self)
    // A web page with its pictures is a mail to browsers.
    if text.hasPrefix("mime-version:") || text.hasPrefix("from:") && text.contains("mime-version:") {
      return .webPage
    }
    if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") {
      return .webPage
    }
    guard text.hasPrefix("<") else { return .text }
    if ["<html", "<table", "<head", "<body", "<meta", "<style"].contains(where: text.contains) { return .webPage }
    return text.hasPrefix("<?xml") ? .xml : .text
  }
}
#endif
