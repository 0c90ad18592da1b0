internal import Diagnostics
internal import Reports

/// Finds the report files that a command line names.
struct ReportFiles {
  private static let deepest = 32

  /// A file, or a folder of CSV files that are one report.
  struct Found {
    let path: String
    let isFolder: Bool
  }

  private(set) var reports: [Found] = []
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
    case .file where Self.isMark(path): append(Self.folder(of: path), isFolder: true)
    case .file where Self.isTable(path): report(.csvAlone, at: path)
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
    if names.contains(where: { Self.isMark($0) }) {
      met += 1
      return reports.append(Found(path: folder, isFolder: true))
    }
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
  private mutating func append(_ path: String, isFolder: Bool = false) {
    met += 1
    if isNew(path) { reports.append(Found(path: path, isFolder: isFolder)) }
  }

  private mutating func isNew(_ path: String) -> Bool {
    FileSystem.identity(of: path).map { seen.insert($0).inserted } ?? true
  }

  private mutating func report(_ fault: CheckFault, at path: String) {
    met += 1
    faults.append(Diagnostic(at: Place(path: path), fault))
  }

  private static func isReport(_ name: String) -> Bool { ReportKind(ofFile: name) != nil }

  /// Whether a file marks its folder as a report.
  private static func isMark(_ path: String) -> Bool {
    path.split(separator: "/").last?.lowercased() == ReportKind.folderMark
  }

  /// Whether a file of a report's folder is a part of the report.
  static func isTable(_ name: String) -> Bool {
    !name.hasPrefix(".") && !name.hasPrefix("~$") && name.lowercased().hasSuffix(".csv")
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }
}
