internal import Diagnostics

/// Finds the report files that a command line names.
struct ReportFiles {
  private static let deepest = 32

  private(set) var paths: [String] = []
  private(set) var faults: [Diagnostic] = []

  init(named arguments: [String]) {
    for argument in arguments { add(argument) }
    if arguments.isEmpty { faults.append(Diagnostic(at: Place(path: "."), CheckFault.noReport)) }
  }

  private mutating func add(_ path: String) {
    switch FileSystem.kind(of: path) {
    case .folder:
      let before = paths.count
      search(path, depth: 0)
      if paths.count == before { faults.append(Diagnostic(at: Place(path: path), CheckFault.emptyFolder)) }
    case .none: faults.append(Diagnostic(at: Place(path: path), CheckFault.noSuchFile))
    case .file where Self.isReport(path): append(path)
    case .file: faults.append(Diagnostic(at: Place(path: path), CheckFault.notAReport))
    case .other: faults.append(Diagnostic(at: Place(path: path), CheckFault.notAFile))
    }
  }

  private mutating func search(_ folder: String, depth: Int) {
    guard depth < Self.deepest else {
      faults.append(Diagnostic(at: Place(path: folder), CheckFault.foldersTooDeep(limit: Self.deepest)))
      return
    }
    guard let names = FileSystem.names(in: folder) else {
      faults.append(Diagnostic(at: Place(path: folder), CheckFault.unreadable))
      return
    }
    for name in names where !name.hasPrefix(".") && !name.hasPrefix("~$") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      switch FileSystem.kind(of: path) {
      case .folder: search(path, depth: depth + 1)
      case .file where Self.isReport(name): append(path)
      default: break
      }
    }
  }

  /// A file that is named twice is read once.
  private mutating func append(_ path: String) {
    if !paths.contains(path) { paths.append(path) }
  }

  private static func isReport(_ name: String) -> Bool {
    let ending = name.lowercased()
    return ending.hasSuffix(".yaml") || ending.hasSuffix(".yml") || ending.hasSuffix(".json")
  }
}
