public import Diagnostics
internal import Glibc

/// A file whose bytes the operating system brings in as they are read.
///
/// All of its bytes are there while this object lives. Whoever shortens the file meanwhile ends the program (SIGBUS);
/// an editor that saves by renaming does no harm.
@safe
public final class MappedFile: Sendable {
  public let path: String
  /// All of the file, while this object lives.
  let bytes: ByteView
  private let roomCount: Int

  /// How many bytes may be read before the first byte and behind the last.
  static let margin = 64

  public var byteCount: Int { bytes.count }

  /// Maps a file; an empty one has no bytes.
  public init(path: String) throws(Diagnostic) {
    func fault(_ fault: TableFault) -> Diagnostic { Diagnostic(at: Place(path: path), fault) }
    // Calls of the C library with a path and a status that live throughout.
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw fault(errno == ENOENT || errno == ENOTDIR ? .noSuchFile : .unreadable) }
    defer { _ = close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw fault(.unreadable) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw fault(.notAFile) }
    self.path = path
    let count = Int(status.st_size)
    let page = sysconf(Int32(_SC_PAGESIZE))
    // The file with a page of zeros before and behind it, so that a word at either end can be loaded.
    roomCount = (count + page - 1) / page * page + 2 * page
    let room = unsafe mmap(nil, roomCount, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let room = unsafe room, unsafe room != MAP_FAILED else { throw fault(.unreadable) }
    if count > 0 {
      let mapped = unsafe mmap(room + page, count, PROT_READ, MAP_PRIVATE | MAP_FIXED, file, 0)
      guard unsafe mapped != MAP_FAILED else {
        unsafe munmap(room, roomCount)
        throw fault(.unreadable)
      }
    }
    // Never written to, and there until `deinit`.
    unsafe bytes = ByteView(UnsafeRawPointer(room + page), count: count, margin: page)
  }

  deinit {
    // Undoes the mappings that `init` made, once.
    unsafe bytes.withUnsafeBase { base, margin in
      _ = unsafe munmap(UnsafeMutableRawPointer(mutating: base - margin), roomCount)
    }
  }

  /// Gives all bytes to `body`.
  public func withBytes<Result>(_ body: (RawSpan) throws -> Result) rethrows -> Result {
    // The mapping outlives the call, as `self` does.
    try unsafe bytes.withUnsafeBase { base, _ in
      try withExtendedLifetime(self) { try unsafe body(RawSpan(_unsafeStart: base, byteCount: byteCount)) }
    }
  }
}
