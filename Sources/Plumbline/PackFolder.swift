internal import Diagnostics
internal import Packs

/// Finds a pack's folder and reads its files.
enum PackFolder {
  /// The folder of a pack by its id: under `Rules` in the working folder, then beside the program.
  static func find(_ id: String) -> String? {
    let isSafe = !id.isEmpty && !id.contains("/") && !id.hasPrefix(".")
    guard isSafe else { return nil }
    let places = ["Rules"] + (FileSystem.programFolder().map { [$0 + "/Rules"] } ?? [])
    return places.map { $0 + "/" + id }.first { folder in
      if case .folder = FileSystem.kind(of: folder) { true } else { false }
    }
  }

  /// The only pack under `Rules`.
  static func only() throws(Diagnostic) -> String {
    let names = (FileSystem.names(in: "Rules") ?? []).filter { name in
      if case .file = FileSystem.kind(of: "Rules/\(name)/pack.yaml") { true } else { false }
    }
    guard names.count == 1 else { throw Diagnostic(at: Place(path: "Rules"), CheckFault.severalPacks(names)) }
    return "Rules/" + names[0]
  }

  /// All files of a pack, by their names within it.
  static func files(in folder: String) throws(Diagnostic) -> [PackFile] {
    guard case .folder = FileSystem.kind(of: folder) else {
      throw Diagnostic(at: Place(path: folder), CheckFault.noSuchPack)
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
      case .other, .none: continue
      }
    }
  }
}
