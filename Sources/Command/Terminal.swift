internal import ArgumentParser
internal import Diagnostics
internal import Findings
internal import Glibc
internal import Quantities

/// The program's surroundings: standard output and error, the locale, today's date.
@safe
enum Terminal {
  static var showsColour: Bool {
    isatty(STDOUT_FILENO) == 1 && (variable("NO_COLOR") ?? "").isEmpty
  }

  /// Whether somebody reads standard output as it comes.
  static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The terminal's width in columns, where there is one.
  static var width: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Chinese, unless a text for a terminal meets a locale that speaks another language.
  static func language(isTextForTerminal: Bool) -> Language {
    guard isTextForTerminal, isatty(STDOUT_FILENO) == 1 else { return .zh }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap(variable).first { !$0.isEmpty } ?? ""
    return locale.isEmpty || locale == "C" || locale == "POSIX" || locale.hasPrefix("C.") || locale.hasPrefix("zh")
      ? .zh : .en
  }

  /// Today in UTC.
  static func today() -> CalendarDate {
    CalendarDate(daysSinceEpoch: time(nil) / 86_400)
  }

  static func exit(_ status: Int32) -> Never { Glibc.exit(status) }

  static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Writes a line to standard error; what reports and file names bring with them is shown, never obeyed.
  static func writeError(_ line: String) {
    // Where standard error takes nothing there is nowhere left to say so; the exit status still does.
    try? write(PlainText.visible(line) + "\n", to: STDERR_FILENO)
  }

  static func writeErrors(_ lines: [String]) {
    for line in lines { writeError(line) }
  }

  /// Shows a line on standard error in place of the one that was shown last.
  static func showLine(_ line: String) { try? write("\r\u{1B}[K" + PlainText.visible(line), to: STDERR_FILENO) }

  static func write(_ text: String) throws { try write(.text(text)) }

  static func write(_ content: Rendered) throws {
    do {
      try write(content, to: STDOUT_FILENO)
    } catch {
      throw failure("-")
    }
  }

  static func write(_ content: Rendered, to path: String) throws { try write(content, to: path, O_TRUNC) }

  /// Makes a folder, and those that it stands in, unless they are there.
  static func createFolder(_ path: String) throws {
    var parents = path.indices.filter { path[$0] == "/" && $0 != path.startIndex }.map { String(path[..<$0]) }
    parents.append(path)
    for folder in parents where unsafe mkdir(folder, 0o755) != 0 && errno != EEXIST { throw failure(path) }
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      errno = ENOTDIR
      throw failure(path)
    }
  }

  /// Writes a file that is not there yet.
  static func create(_ path: String, with text: String) throws { try write(.text(text), to: path, O_EXCL) }

  private static func write(_ content: Rendered, to path: String, _ mode: Int32) throws {
    let file = unsafe open(path, O_WRONLY | O_CREAT | mode | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(path) }
    defer { _ = close(file) }
    do {
      try write(content, to: file)
    } catch {
      throw failure(path)
    }
  }

  /// Puts a text in the place of a file's, whole or not at all, with the rights that the file has; where the path is a
  /// link, in the place of the file that it leads to.
  static func replace(_ path: String, with text: String) throws {
    var status = stat()
    guard let resolved = unsafe realpath(path, nil), unsafe stat(resolved, &status) == 0 else { throw failure(path) }
    defer { unsafe free(resolved) }
    let target = unsafe String(cString: resolved)
    let new = target + ".new"
    try create(new, with: text)
    guard unsafe chmod(new, status.st_mode & 0o7777) == 0, unsafe rename(new, target) == 0 else {
      let failure = failure(path)
      _ = unsafe unlink(new)
      throw failure
    }
  }

  private static func failure(_ path: String) -> ExitCode {
    writeError("\(path):1:1: error: \(unsafe String(cString: strerror(errno)))")
    return ExitCode(2)
  }

  private static func write(_ text: String, to file: Int32) throws { try write(.text(text), to: file) }

  private static func write(_ content: Rendered, to file: Int32) throws {
    let isWritten =
      switch content {
      case .text(var text): text.withUTF8 { unsafe writeAll($0, to: file) }
      case .bytes(let bytes): unsafe bytes.withUnsafeBufferPointer { unsafe writeAll($0, to: file) }
      }
    guard isWritten else { throw ExitCode(2) }
  }

  /// - Returns: Whether all of them could be written.
  private static func writeAll(_ bytes: UnsafeBufferPointer<UInt8>, to file: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = unsafe Glibc.write(file, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}
