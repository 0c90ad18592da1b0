import Findings

#if Workbooks
import Workbooks
#endif

extension Rendered {
  /// The text or, of a workbook, the text of all its parts, one after the other.
  var text: String {
    get throws {
      switch self {
      case .text(let text): return text
      case .bytes(let bytes):
        #if Workbooks
        let archive = try Archive(bytes, path: "findings.xlsx")
        let parts = try archive.entries.map { try archive.contents(of: $0.name) ?? [] }
        return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
        #else
        return ""
        #endif
      }
    }
  }
}
