public import Diagnostics
public import Packs

/// Finds a pack's folder and reads its files.
public enum PackFolder {
  /// The folder of a pack by its id: under `Rules` in the working folder, then beside the program.
  static func find(_ id: String) -> String? {
    let isSafe = !id.isEmpty && !id.contains("/") && !id.hasPrefix(".")
    guard isSafe else { return nil }
    let folder = "Rules/" + id
    if isFolder(folder) { return folder }
    return FileSystem.programFolder().map { $0 + "/" + folder }.flatMap { isFolder($0) ? $0 : nil }
  }

  /// The folder that a path or a pack's id names; what names none is given back as it is.
  public static func named(_ name: String) -> String { isFolder(name) ? name : find(name) ?? name }

  /// Whether a path leads to a folder.
  static func exists(_ path: String) -> Bool { isFolder(path) }

  /// The packs under the first `Rules` that holds any.
  ///
  /// - Throws: That there is none.
  static func all() throws(Diagnostic) -> [String] {
    for place in places {
      let names = (FileSystem.names(in: place) ?? []).filter { isFile("\(place)/\($0)/pack.yaml") }
      if !names.isEmpty { return names.sorted().map { place + "/" + $0 } }
    }
    throw Diagnostic(at: Place(path: common), CheckFault.noPacks)
  }

  /// Where packs commonly stand.
  static let common = "Rules"

  /// Where packs are looked for: in the working folder, then beside the program.
  private static var places: [String] {
    [common] + (FileSystem.programFolder().map { [$0 + "/Rules"] } ?? [])
  }

  /// All files of a pack, by their names within it.
  ///
  /// - Throws: What keeps the folder or a file from being read, with its path.
  public static func files(in folder: String) throws(Diagnostic) -> [PackFile] {
    guard isFolder(folder) else { throw Diagnostic(at: Place(path: folder), CheckFault.noSuchPack) }
    // Whatever else stands in another folder, a home or a whole disk, is nobody's wish to have read.
    guard isFile(folder + "/pack.yaml") || isFolder(folder + "/rules") else {
      throw Diagnostic(at: Place(path: folder), CheckFault.notAPack)
    }
    var files: [PackFile] = []
    try add(folder, as: "", to: &files, depth: 0)
    return files
  }

  private static func add(
    _ folder: String, as prefix: String, to files: inout [PackFile], depth: Int
  ) throws(Diagnostic) {
    guard depth < 8 else { throw Diagnostic(at: Place(path: folder), CheckFault.foldersTooDeep(limit: 8)) }
    guard let names = FileSystem.names(in: folder) else {
      throw Diagnostic(at: Place(path: folder), CheckFault.unreadable)
    }
    for name in names where !name.hasPrefix(".") && !name.hasPrefix("~$") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      switch FileSystem.kind(of: path) {
      case .folder: try add(path, as: prefix + name + "/", to: &files, depth: depth + 1)
      case .file: files.append(PackFile(name: prefix + name, path: path, bytes: try FileSystem.read(path)))
      // A rule that is left out in silence would be no rule at all, and nobody would know.
      case .other: throw Diagnostic(at: Place(path: path), CheckFault.notAFile)
      case .none where name.unicodeScalars.contains("\u{FFFD}"):
        throw Diagnostic(at: Place(path: path), CheckFault.nameNotUTF8)
      case .none: throw Diagnostic(at: Place(path: path), CheckFault.noSuchFile)
      }
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    if case .folder = FileSystem.kind(of: path) { true } else { false }
  }

  private static func isFile(_ path: String) -> Bool {
    if case .file = FileSystem.kind(of: path) { true } else { false }
  }
}
