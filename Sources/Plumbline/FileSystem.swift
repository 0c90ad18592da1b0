public import Diagnostics
internal import Documents
internal import Glibc

/// Reads files and lists folders, by the C library: Foundation would double the time of a short run.
///
/// All unsafe code of the target stands here.
@safe
public enum FileSystem {
  enum Kind {
    case file(size: Int)
    case folder
    case other
    case none
  }

  /// What stands at a path, symbolic links followed.
  static func kind(of path: String) -> Kind {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return .none }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(size: Int(status.st_size))
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// What a file or folder is known by, whatever path leads to it, symbolic links followed.
  static func identity(of path: String) -> String? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return "\(status.st_dev)/\(status.st_ino)"
  }

  /// Whether two paths are equal, or lead to one file.
  public static func isSame(_ path: String, _ other: String) -> Bool {
    path == other || identity(of: path).map { $0 == identity(of: other) } ?? false
  }

  /// Whether anything stands at a path.
  static func exists(_ path: String) -> Bool {
    if case .none = kind(of: path) { false } else { true }
  }

  /// Reads a whole file of ordinary size.
  ///
  /// - Parameter limit: The size that it may have, in bytes; `nil` for that of packs and reports.
  /// - Throws: Why it cannot be read, with the path as its place.
  public static func read(_ path: String, limit: Int? = nil) throws(Diagnostic) -> [UInt8] {
    let place = Place(path: path)
    let limit = limit ?? Limits.standard.bytes
    switch kind(of: path) {
    case .none: throw Diagnostic(at: place, CheckFault.noSuchFile)
    case .folder, .other: throw Diagnostic(at: place, CheckFault.notAFile)
    case .file(let size):
      guard size <= limit else { throw Diagnostic(at: place, DocumentFault.tooLarge(bytes: size, limit: limit)) }
      guard let bytes = contents(of: path, size: size) else { throw Diagnostic(at: place, CheckFault.unreadable) }
      return bytes
    }
  }

  private static func contents(of path: String, size: Int) -> [UInt8]? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { _ = close(file) }
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let more = unsafe Glibc.read(file, buffer.baseAddress?.advanced(by: count), size - count)
        if more < 0, errno == EINTR { continue }
        if more < 0 { failed = true }
        if more <= 0 { break }
        count += more
      }
    }
    return failed ? nil : bytes
  }

  /// The names in a folder, in the order of their code points; a byte that is not UTF-8 stands as U+FFFD.
  static func names(in folder: String) -> [String]? {
    guard let directory = unsafe opendir(folder) else { return nil }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The folder of the running program.
  static func programFolder() -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return nil }
    let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }
}
