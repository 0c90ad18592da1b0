@unsafe @preconcurrency internal import Glibc

/// A client as a process: started, read to the end of both its outputs, and never left behind.
///
/// By the C library: swift-subprocess is asynchronous throughout, and the command is not. Unsafe code stands here alone.
@safe
enum ClientProcess {
  enum End: Hashable {
    case exited(Int)
    case killed(signal: Int)
    /// We were asked to stop, and the process with us.
    case interrupted(signal: Int)
  }

  struct Ending {
    let end: End
    /// The beginning and the end of what it wrote to standard error.
    let errors: [UInt8]
  }

  /// How much of the beginning, and of the end, of standard error is kept, in bytes.
  static let keptErrors = 32 << 10

  /// Runs a command with a text as its standard input, and hands its output on as it arrives.
  static func run(
    _ command: ClientCommand, input: [UInt8], _ take: (ArraySlice<UInt8>) throws(EngineFault) -> Void
  ) throws(EngineFault) -> Ending {
    // A file, not a pipe: however the client reads, nobody waits for the other, and no pipe breaks.
    let input = try temporaryFile(input)
    defer { _ = close(input) }
    let output = try pipe(of: command)
    defer { _ = close(output.read) }
    let errors: (read: Int32, write: Int32)
    do {
      errors = try pipe(of: command)
    } catch {
      _ = close(output.write)
      throw error
    }
    defer { _ = close(errors.read) }

    let signals = Signals()
    defer { signals.restore() }
    let process: pid_t
    do {
      defer {
        _ = close(output.write)
        _ = close(errors.write)
      }
      process = try start(command, [input, output.write, errors.write], mask: signals.before)
    }
    var kept = KeptErrors()
    let stop: Int?
    do throws(EngineFault) {
      stop = try drain(output.read, errors.read, signals, &kept, take)
    } catch {
      _ = finish(process)
      throw error
    }
    if let stop {
      _ = finish(process)
      return Ending(end: .interrupted(signal: stop), errors: kept.bytes)
    }
    return Ending(end: wait(process, signals), errors: kept.bytes)
  }

  // MARK: Reading

  /// The beginning and the end of what was written.
  private struct KeptErrors {
    private var first: [UInt8] = []
    private var last: [UInt8] = []

    var bytes: [UInt8] { first + last.suffix(keptErrors) }

    mutating func add(_ bytes: ArraySlice<UInt8>) {
      let room = keptErrors - first.count
      first += bytes.prefix(room)
      last += bytes.dropFirst(room)
      if last.count > 4 * keptErrors { last.removeFirst(last.count - keptErrors) }
    }
  }

  /// Reads both pipes to their ends, or until a signal asks to stop, which it gives.
  private static func drain(
    _ output: Int32, _ errors: Int32, _ signals: borrowing Signals, _ kept: inout KeptErrors,
    _ take: (ArraySlice<UInt8>) throws(EngineFault) -> Void
  ) throws(EngineFault) -> Int? {
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    var polled = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0), pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
    ]
    while polled.contains(where: { $0.fd >= 0 }) {
      if let signal = signals.pending { return signal }
      // Signals are kept back, so that one is seen after a tenth of a second.
      guard unsafe poll(&polled, nfds_t(polled.count), 100) > 0 else { continue }
      for index in polled.indices where polled[index].fd >= 0 && polled[index].revents != 0 {
        let count = unsafe read(polled[index].fd, &buffer, buffer.count)
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        if count <= 0 {
          // A negative one is not asked any more.
          polled[index].fd = -1
        } else if index == 0 {
          try take(buffer[..<count])
        } else {
          kept.add(buffer[..<count])
        }
      }
    }
    return nil
  }

  // MARK: Ending

  /// Waits for a process whose outputs are closed.
  private static func wait(_ process: pid_t, _ signals: borrowing Signals) -> End {
    var pause: UInt32 = 500
    while true {
      var status: Int32 = 0
      let done = unsafe waitpid(process, &status, WNOHANG)
      if done == process { return end(status) }
      // Somebody else took its status: nobody knows how it ended.
      if done < 0, errno != EINTR { return .exited(-1) }
      if let signal = signals.pending {
        _ = finish(process)
        return .interrupted(signal: signal)
      }
      _ = usleep(pause)
      pause = min(pause * 2, 50_000)
    }
  }

  /// Asks a process to end, and ends it two seconds later if it did not.
  private static func finish(_ process: pid_t) -> End {
    _ = kill(process, SIGTERM)
    var status: Int32 = 0
    for _ in 0..<200 {
      let done = unsafe waitpid(process, &status, WNOHANG)
      if done == process { return end(status) }
      if done < 0, errno != EINTR { return .exited(-1) }
      _ = usleep(10_000)
    }
    _ = kill(process, SIGKILL)
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return end(status)
  }

  /// The words of a status, which the C library has as macros.
  private static func end(_ status: Int32) -> End {
    let signal = status & 0x7F
    return signal == 0 ? .exited(Int(status >> 8 & 0xFF)) : .killed(signal: Int(signal))
  }

  /// Signals that ask to stop, kept back from this thread while a client runs, so that it is ended first.
  ///
  /// Once they are let through again, they do what they would have done.
  private struct Signals: ~Copyable {
    let before: sigset_t
    private let watched: [Int32]

    init() {
      var set = sigset_t()
      var before = sigset_t()
      _ = unsafe sigemptyset(&set)
      // One that is ignored stays ignored; kept back, it would be pending.
      let watched = [SIGINT, SIGTERM, SIGHUP].filter { !Self.isIgnored($0) }
      for signal in watched { _ = unsafe sigaddset(&set, signal) }
      _ = unsafe pthread_sigmask(SIG_BLOCK, &set, &before)
      self.before = before
      self.watched = watched
    }

    var pending: Int? {
      var set = sigset_t()
      guard unsafe sigpending(&set) == 0 else { return nil }
      return watched.first { unsafe sigismember(&set, $0) == 1 }.map { Int($0) }
    }

    func restore() {
      var before = before
      _ = unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    private static func isIgnored(_ signal: Int32) -> Bool {
      var action = sigaction()
      guard unsafe sigaction(signal, nil, &action) == 0 else { return false }
      let handler = unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      let ignoring = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
      return handler == ignoring
    }
  }

  // MARK: Starting

  /// Starts a command with three files as its standard input, output and error.
  private static func start(
    _ command: ClientCommand, _ files: [Int32], mask: sigset_t
  ) throws(EngineFault) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    _ = unsafe posix_spawn_file_actions_init(&actions)
    _ = unsafe posix_spawnattr_init(&attributes)
    defer {
      _ = unsafe posix_spawn_file_actions_destroy(&actions)
      _ = unsafe posix_spawnattr_destroy(&attributes)
    }
    for (index, file) in files.enumerated() {
      _ = unsafe posix_spawn_file_actions_adddup2(&actions, file, Int32(index))
    }
    // The client gets signals as we got them, and ends where its output is not read any more.
    var mask = mask
    var defaults = sigset_t()
    _ = unsafe sigemptyset(&defaults)
    _ = unsafe sigaddset(&defaults, SIGPIPE)
    _ = unsafe posix_spawnattr_setsigmask(&attributes, &mask)
    _ = unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    _ = unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var process = pid_t()
    let failure = unsafe withPointers([command.client] + command.arguments) { arguments in
      unsafe withEnvironment(command.environment) { environment in
        unsafe posix_spawn(&process, command.client, &actions, &attributes, arguments, environment)
      }
    }
    guard failure == 0 else { throw .notStarted(client: command.client, reason: reason(failure)) }
    return process
  }

  private typealias Texts = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  private static func withPointers(_ texts: [String], _ body: (Texts) -> Int32) -> Int32 {
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe texts.map { unsafe strdup($0) }
    unsafe pointers.append(nil)
    defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
    return unsafe body(&pointers)
  }

  /// Our environment, byte by byte, with some variables in place of ours.
  private static func withEnvironment(
    _ added: [(name: String, value: String)], _ body: (Texts) -> Int32
  ) -> Int32 {
    let owned = unsafe added.map { unsafe strdup("\($0.name)=\($0.value)") }
    defer { for index in unsafe owned.indices { unsafe free(owned[index]) } }
    let names = added.map { $0.name + "=" }
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe owned
    var next = unsafe environ
    while let variable = unsafe next.pointee {
      if !names.contains(where: { unsafe strncmp(variable, $0, $0.utf8.count) == 0 }) {
        unsafe pointers.append(variable)
      }
      unsafe next += 1
    }
    unsafe pointers.append(nil)
    return unsafe body(&pointers)
  }

  // MARK: Files

  private static func pipe(of command: ClientCommand) throws(EngineFault) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard unsafe Glibc.pipe(&ends) == 0 else {
      throw .notStarted(client: command.client, reason: reason(errno))
    }
    return (aside(ends[0]), aside(ends[1]))
  }

  static var temporaryFolder: String { variable("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp" }

  /// A file with this content, to be read from its beginning, that no folder lists.
  private static func temporaryFile(_ content: [UInt8]) throws(EngineFault) -> Int32 {
    var path = Array("\(temporaryFolder)/plumbline-XXXXXX".utf8CString)
    let file = unsafe mkstemp(&path)
    guard file >= 0 else { throw .noTemporaryFile(reason: reason(errno)) }
    _ = unsafe unlink(path)
    var written = 0
    while written < content.count {
      let count = unsafe content[written...].withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let failure = errno
        _ = close(file)
        throw .noTemporaryFile(reason: reason(failure))
      }
      written += count
    }
    _ = lseek(file, 0, SEEK_SET)
    return aside(file)
  }

  /// The same file, kept from programs that are started, under a number that is not one of the standard three.
  private static func aside(_ file: Int32) -> Int32 {
    let other = file > STDERR_FILENO ? -1 : fcntl(file, F_DUPFD, STDERR_FILENO + 1)
    if other >= 0 { _ = close(file) }
    let kept = other >= 0 ? other : file
    _ = fcntl(kept, F_SETFD, FD_CLOEXEC)
    return kept
  }

  /// The path of a program: of a name, the first on the search path.
  static func executable(_ name: String, searchPath: String? = variable("PATH")) -> String? {
    if name.contains("/") { return isExecutable(name) ? name : nil }
    guard !name.isEmpty else { return nil }
    for folder in (searchPath ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":") {
      let path = "\(folder)/\(name)"
      if isExecutable(path) { return path }
    }
    return nil
  }

  private static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return unsafe access(path, X_OK) == 0
  }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// The beginning of a file, nothing of one that cannot be read.
  static func start(of path: String, bytes: Int) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return [] }
    defer { _ = close(file) }
    return unsafe [UInt8](unsafeUninitializedCapacity: bytes) { buffer, count in
      while count < bytes {
        let more = unsafe read(file, buffer.baseAddress?.advanced(by: count), bytes - count)
        if more < 0, errno == EINTR { continue }
        if more <= 0 { break }
        count += more
      }
    }
  }

  static func variable(_ name: String) -> String? { unsafe getenv(name).map { unsafe String(cString: $0) } }

  private static func reason(_ failure: Int32) -> String { unsafe String(cString: strerror(failure)) }
}
