internal import Diagnostics

/// Finds the report files that a command line names.
struct ReportFiles {
  private static let deepest = 32

  private(set) var paths: [String] = []
  private(set) var faults: [Diagnostic] = []
  private var seen: Set<String> = []
  /// How often something was found that is a report, could be one, or holds some.
  private var met = 0

  /// - Parameter areNeeded: Whether there is nothing to check without a report.
  init(named arguments: [String], areNeeded: Bool) {
    for argument in arguments { add(argument) }
    if arguments.isEmpty, areNeeded { faults.append(Diagnostic(at: Place(path: "."), CheckFault.noReport)) }
  }

  private mutating func add(_ path: String) {
    switch FileSystem.kind(of: path) {
    case .folder:
      let before = met
      search(path, depth: 0)
      if met == before { report(.emptyFolder, at: path) }
    case .none: report(.noSuchFile, at: path)
    case .file where Self.isReport(path): append(path)
    case .file: report(.notAReport, at: path)
    case .other: report(.notAFile, at: path)
    }
  }

  private mutating func search(_ folder: String, depth: Int) {
    // Symbolic links may lead to a folder on several ways, or round in a circle.
    guard isNew(folder) else {
      met += 1
      return
    }
    guard depth < Self.deepest else { return report(.foldersTooDeep(limit: Self.deepest), at: folder) }
    guard let names = FileSystem.names(in: folder) else { return report(.unreadable, at: folder) }
    for name in names where !name.hasPrefix(".") && !name.hasPrefix("~$") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      switch FileSystem.kind(of: path) {
      case .folder: search(path, depth: depth + 1)
      case .file where Self.isReport(name): append(path)
      case .other where Self.isReport(name): report(.notAFile, at: path)
      case .none where name.unicodeScalars.contains("\u{FFFD}"): report(.nameNotUTF8, at: path)
      case .none where Self.isReport(name): report(.noSuchFile, at: path)
      case .file, .other, .none: break
      }
    }
  }

  /// A file that is named twice is read once.
  private mutating func append(_ path: String) {
    met += 1
    if isNew(path) { paths.append(path) }
  }

  private mutating func isNew(_ path: String) -> Bool {
    FileSystem.identity(of: path).map { seen.insert($0).inserted } ?? true
  }

  private mutating func report(_ fault: CheckFault, at path: String) {
    met += 1
    faults.append(Diagnostic(at: Place(path: path), fault))
  }

  private static func isReport(_ name: String) -> Bool {
    let ending = name.lowercased()
    return ending.hasSuffix(".yaml") || ending.hasSuffix(".yml") || ending.hasSuffix(".json")
  }
}
