#if Workbooks
internal import Diagnostics

/// What a part of a workbook says about which other parts belong to it.
final class Relationships: XMLHandler {
  struct Relationship {
    let id: String
    /// The last word of its type, `worksheet`: what stands before it differs between the two kinds of workbooks.
    let type: Substring
    /// The part's name in the archive.
    let target: String
  }

  private(set) var all: [Relationship] = []
  private let folder: [Substring]
  private var depth = 0

  /// Those of a part; none where nothing says any. The archive itself has the part `""`.
  init(of part: String, in archive: Archive) throws(Diagnostic) {
    var folders = part.split(separator: "/")
    let file = folders.popLast() ?? ""
    folder = folders
    _ = try archive.read((folders + ["_rels", "\(file).rels"]).joined(separator: "/"), self)
  }

  func target(ofType type: String) -> String? { all.first { $0.type == type }?.target }

  func start(_ element: borrowing XMLElement) {
    depth += 1
    guard depth == 2, element.name == .relationship, element.attribute("TargetMode") != "External",
      let id = element.attribute("Id"), let type = element.attribute("Type"), let target = element.attribute("Target")
    else { return }
    all.append(Relationship(id: id, type: type.split(separator: "/").last ?? "", target: resolved(target)))
  }

  func text(_ bytes: Span<UInt8>) {}

  func end(_ name: XMLName) { depth -= 1 }

  /// The name in the archive of a target that is given from the archive's root or from the part's folder.
  private func resolved(_ target: String) -> String {
    var names = target.hasPrefix("/") ? [] : folder
    for name in target.split(separator: "/") {
      switch name {
      case "..": _ = names.popLast()
      case ".": break
      default: names.append(name)
      }
    }
    return names.joined(separator: "/")
  }
}
#endif
